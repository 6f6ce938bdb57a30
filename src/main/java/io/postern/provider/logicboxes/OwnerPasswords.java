package io.postern.provider.logicboxes;

import static io.postern.provider.logicboxes.LogicBoxesApi.AUTHENTICATE;
import static io.postern.provider.logicboxes.LogicBoxesApi.CHANGE_PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.platform.http.Parameter;
import io.postern.platform.secret.Secret;
import io.postern.provider.logicboxes.Refusals.Call;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxState;
import java.util.List;
import java.util.function.Consumer;

/** Calls that carry a mailbox owner's password, so that a refusal may be about that or about the account's own key. */
final class OwnerPasswords {
    private final LogicBoxesCalls calls;
    private final Consumer<MailDomain> ping;

    OwnerPasswords(LogicBoxesCalls calls, Consumer<MailDomain> ping) {
        this.calls = calls;
        this.ping = ping;
    }

    void change(MailboxRef mailbox, Secret oldPassword, Secret newPassword) {
        List<Parameter> parameters = Parameters.and(
                Parameters.of(mailbox),
                new Parameter("old-passwd", oldPassword.reveal()),
                new Parameter("new-passwd", newPassword.reveal()));
        try {
            JsonNode _ = calls.call(Call.CHANGE_PASSWORD, CHANGE_PASSWORD, parameters, oldPassword, newPassword);
        } catch (DriverException refused) {
            if (refused.kind() == Kind.CREDENTIALS) {
                requireOwnCredentials(mailbox.domain());
                throw DriverException.refused(Kind.FORBIDDEN, "oldPassword", refused.getMessage())
                        .withCode(Refusals.OLD_PASSWORD)
                        .ofOwnerCredentials();
            }
            throw refused;
        }
    }

    MailboxState authenticate(MailboxRef mailbox, Secret password) {
        List<Parameter> parameters = Parameters.and(Parameters.of(mailbox), new Parameter("passwd", password.reveal()));
        try {
            return Users.of(calls.call(Call.AUTHENTICATE, AUTHENTICATE, parameters, password), mailbox);
        } catch (DriverException refused) {
            if (refused.kind() == Kind.CREDENTIALS) {
                requireOwnCredentials(mailbox.domain());
            }
            throw switch (refused.kind()) {
                // how a wrong password is answered is not documented; and an unknown address must look the same
                case NOT_FOUND, INVALID, FORBIDDEN, CREDENTIALS ->
                    new DriverException(Kind.FORBIDDEN, "The sign-in was refused.").ofOwnerCredentials();
                case ALREADY_EXISTS,
                        PASSWORD_REJECTED,
                        CONFLICT,
                        LIMIT,
                        BUSY,
                        UNAVAILABLE,
                        TIMEOUT,
                        UNSUPPORTED,
                        UNEXPECTED -> refused;
            };
        }
    }

    /**
     * The gateway refuses a reseller's key in words that it might also use for a mailbox's password. Throws when it is
     * the key.
     */
    private void requireOwnCredentials(MailDomain domain) {
        try {
            ping.accept(domain);
        } catch (DriverException failed) {
            if (failed.kind() == Kind.CREDENTIALS) {
                throw new DriverException(Kind.CREDENTIALS, "The provider refuses the account itself.")
                        .withCode(failed.code());
            }
        }
    }
}

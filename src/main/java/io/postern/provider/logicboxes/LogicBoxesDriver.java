package io.postern.provider.logicboxes;

import static io.postern.provider.logicboxes.LogicBoxesApi.ACTIVATE;
import static io.postern.provider.logicboxes.LogicBoxesApi.AUTHENTICATE;
import static io.postern.provider.logicboxes.LogicBoxesApi.CHANGE_PASSWORD;
import static io.postern.provider.logicboxes.LogicBoxesApi.MODIFY;
import static io.postern.provider.logicboxes.LogicBoxesApi.NUMBER_OF_USERS;
import static io.postern.provider.logicboxes.LogicBoxesApi.ORDER_ID;
import static io.postern.provider.logicboxes.LogicBoxesApi.RESET_PASSWORD;
import static io.postern.provider.logicboxes.LogicBoxesApi.SEARCH;
import static io.postern.provider.logicboxes.LogicBoxesApi.SUSPEND;
import static io.postern.provider.logicboxes.LogicBoxesApi.SUSPEND_ALL;
import static io.postern.provider.logicboxes.LogicBoxesApi.UNSUSPEND;
import static io.postern.provider.logicboxes.LogicBoxesApi.UNSUSPEND_ALL;
import static io.postern.provider.logicboxes.LogicBoxesApi.UPDATE_AUTORESPONDER;
import static io.postern.provider.logicboxes.LogicBoxesApi.USER;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.platform.http.OutboundAnswer;
import io.postern.platform.http.OutboundFailure;
import io.postern.platform.http.Parameter;
import io.postern.platform.secret.Secret;
import io.postern.provider.logicboxes.Refusals.Call;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.Autoresponders;
import io.postern.provider.spi.BulkSuspension;
import io.postern.provider.spi.Counts;
import io.postern.provider.spi.Details;
import io.postern.provider.spi.DomainActivation;
import io.postern.provider.spi.DomainLookup;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailDriver;
import io.postern.provider.spi.MailboxCounts;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxPage;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.OwnerSignIn;
import io.postern.provider.spi.PasswordChange;
import io.postern.provider.spi.PasswordReset;
import io.postern.provider.spi.Suspension;
import io.postern.provider.spi.SuspensionEffect;
import io.postern.provider.spi.SuspensionMemory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** One LogicBoxes reseller account. */
final class LogicBoxesDriver
        implements MailDriver,
                Counts,
                Suspension,
                BulkSuspension,
                PasswordChange,
                PasswordReset,
                OwnerSignIn,
                Autoresponders,
                Details,
                DomainLookup,
                DomainActivation {
    private final LogicBoxesApi api;

    LogicBoxesDriver(LogicBoxesApi api) {
        this.api = api;
    }

    /** A domain that is not activated, or not found by its name, still proves that the credentials are good. */
    @Override
    public void ping(MailDomain domain) {
        try {
            if (domain.externalId() == null) {
                String _ = externalId(domain.name());
            } else {
                MailboxCounts _ = count(domain);
            }
        } catch (DriverException refused) {
            boolean answered = refused.kind() == Kind.CONFLICT
                    || (refused.kind() == Kind.NOT_FOUND && domain.externalId() == null);
            if (!answered) {
                throw refused;
            }
        }
    }

    @Override
    public MailboxPage list(MailDomain domain, MailboxFilter filter, String cursor) {
        int number = cursor == null ? 1 : Integer.parseInt(cursor);
        OutboundAnswer answer = sent(Call.READ, () -> api.call(SEARCH, Parameters.search(domain, filter, number)));
        if (AnswerReader.read(answer) instanceof Answer.Refused refused && saysEmpty(refused.message())) {
            return new MailboxPage(List.of(), null);
        }
        JsonNode content = done(Call.READ, answer);
        if (!content.path("users").isContainerNode() && !saysEmpty(Users.text(content, "message"))) {
            throw new DriverException(Kind.UNEXPECTED, "The provider's answer holds no list.");
        }
        List<MailboxState> users = Users.all(content).stream()
                .filter(user -> user.address().domain().equals(domain.name()))
                .toList();
        // the answer has no total; its size before our own filter tells whether there may be more
        boolean full = content.path("users").size() >= LogicBoxesInfo.PAGE_SIZE;
        return new MailboxPage(users, full ? String.valueOf(number + 1) : null);
    }

    @Override
    public MailboxState read(MailboxRef mailbox) {
        return user(done(Call.READ, sent(Call.READ, () -> api.call(USER, Parameters.of(mailbox)))), mailbox);
    }

    @Override
    public MailboxCounts count(MailDomain domain) {
        JsonNode content = done(Call.READ, sent(Call.READ, () -> api.call(NUMBER_OF_USERS, Parameters.of(domain))));
        return new MailboxCounts(number(content, "noOfMailAccounts"), number(content, "noOfForwardOnlyAccounts"));
    }

    @Override
    public SuspensionMemory suspend(MailboxRef mailbox, Set<SuspensionEffect> effects) {
        set(SUSPEND, Parameters.of(mailbox));
        return SuspensionMemory.NONE;
    }

    @Override
    public void resume(MailboxRef mailbox, SuspensionMemory memory) {
        set(UNSUSPEND, Parameters.of(mailbox));
    }

    @Override
    public void suspendAll(MailDomain domain, List<Address> addresses) {
        write(SUSPEND_ALL, Parameters.of(domain, addresses));
    }

    @Override
    public void resumeAll(MailDomain domain, List<Address> addresses) {
        write(UNSUSPEND_ALL, Parameters.of(domain, addresses));
    }

    @Override
    public void changePassword(MailboxRef mailbox, Secret oldPassword, Secret newPassword) {
        List<Parameter> parameters = Parameters.and(
                Parameters.of(mailbox),
                new Parameter("old-passwd", oldPassword.reveal()),
                new Parameter("new-passwd", newPassword.reveal()));
        try {
            OutboundAnswer answer = sent(Call.CHANGE_PASSWORD, () -> api.call(CHANGE_PASSWORD, parameters));
            JsonNode _ = done(Call.CHANGE_PASSWORD, answer, oldPassword, newPassword);
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

    @Override
    public Secret resetPassword(MailboxRef mailbox) {
        JsonNode content = write(RESET_PASSWORD, Parameters.of(mailbox));
        String generated = Users.text(content, "data");
        if (generated.isEmpty()) {
            throw new DriverException(Kind.UNEXPECTED, "The provider did not tell the new password.");
        }
        return Secret.of(generated);
    }

    @Override
    public MailboxState authenticate(MailboxRef mailbox, Secret password) {
        List<Parameter> parameters = Parameters.and(Parameters.of(mailbox), new Parameter("passwd", password.reveal()));
        try {
            OutboundAnswer answer = sent(Call.AUTHENTICATE, () -> api.call(AUTHENTICATE, parameters));
            return user(done(Call.AUTHENTICATE, answer, password), mailbox);
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

    @Override
    public void updateAutoresponder(MailboxRef mailbox, Autoresponder autoresponder) {
        List<Parameter> parameters = Parameters.of(mailbox, autoresponder);
        JsonNode _ =
                done(Call.AUTORESPONDER, sent(Call.AUTORESPONDER, () -> api.call(UPDATE_AUTORESPONDER, parameters)));
    }

    @Override
    public void updateDetails(MailboxRef mailbox, MailboxDetails details) {
        write(MODIFY, Parameters.of(mailbox, details));
    }

    @Override
    public String externalId(String domainName) {
        var parameters = List.of(new Parameter("domain-name", domainName));
        JsonNode content = done(Call.ORDER_LOOKUP, sent(Call.ORDER_LOOKUP, () -> api.call(ORDER_ID, parameters)));
        String order = content.isValueNode() ? content.asText().strip() : "";
        if (!order.matches("[0-9]{1,18}")) {
            throw new DriverException(Kind.UNEXPECTED, "The provider's answer is not an order id.");
        }
        return order;
    }

    @Override
    public void activate(MailDomain domain) {
        write(ACTIVATE, Parameters.of(domain));
    }

    /**
     * The gateway refuses a reseller's key in words that it might also use for a mailbox's password. Throws when it is
     * the key.
     */
    private void requireOwnCredentials(MailDomain domain) {
        try {
            ping(domain);
        } catch (DriverException failed) {
            if (failed.kind() == Kind.CREDENTIALS) {
                throw new DriverException(Kind.CREDENTIALS, "The provider refuses the account itself.")
                        .withCode(failed.code());
            }
        }
    }

    /** A write that may be repeated: how the upstream answers the second time is not documented. */
    private void set(LogicBoxesApi.Method method, List<Parameter> parameters) {
        try {
            write(method, parameters);
        } catch (DriverException refused) {
            if (!Refusals.ALREADY_SO.equals(refused.code())) {
                throw refused;
            }
        }
    }

    private JsonNode write(LogicBoxesApi.Method method, List<Parameter> parameters) {
        return done(Call.WRITE, sent(Call.WRITE, () -> api.call(method, parameters)));
    }

    private static OutboundAnswer sent(Call call, Supplier<OutboundAnswer> exchange) {
        try {
            return exchange.get();
        } catch (OutboundFailure failure) {
            throw Refusals.of(failure, call);
        }
    }

    /** @param secrets what the call carried besides the credentials */
    private JsonNode done(Call call, OutboundAnswer answer, Secret... secrets) {
        return switch (AnswerReader.read(answer)) {
            case Answer.Done done when done.confirmed() || !call.writes() -> done.content();
            case Answer.Done _ -> throw blamed(call, Refusals.unconfirmed());
            case Answer.Refused refused ->
                throw blamed(call, Refusals.of(refused, call, answer.retryAfter(), api.unspoken(secrets)));
            case Answer.Unreadable unreadable -> throw blamed(call, Refusals.of(unreadable, call, answer.retryAfter()));
        };
    }

    private static DriverException blamed(Call call, DriverException refusal) {
        return call.triesPassword() ? refusal.ofOwnerCredentials() : refusal;
    }

    private static MailboxState user(JsonNode content, MailboxRef mailbox) {
        return Users.single(content)
                .filter(user -> user.address().equals(mailbox.address()))
                .orElseThrow(() -> new DriverException(Kind.UNEXPECTED, "The provider's answer is not this mailbox."));
    }

    private static long number(JsonNode content, String name) {
        String text = Users.text(content, name);
        if (!text.matches("[0-9]{1,18}")) {
            throw new DriverException(Kind.UNEXPECTED, "The provider's answer is not a number.");
        }
        return Long.parseLong(text);
    }

    private static boolean saysEmpty(String message) {
        return message.toLowerCase(Locale.ROOT).contains("no records found");
    }
}

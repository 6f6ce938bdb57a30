package io.postern.provider.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.platform.secret.Secret;
import io.postern.provider.opensrs.OpenSrsApi.Method;
import io.postern.provider.spi.AppPassword;
import io.postern.provider.spi.AppPasswords;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.OwnerSignIn;
import io.postern.provider.spi.PasswordChange;
import io.postern.provider.spi.PasswordSetting;
import io.postern.provider.spi.SignInTokens;
import java.time.Duration;
import java.util.List;

/** What lets people in. A new password ends the sessions that the old one opened. */
interface Passwords extends PasswordSetting, PasswordChange, OwnerSignIn, AppPasswords, SignInTokens {
    /** The longest that any client of the upstream asks for. */
    long MOST_HOURS = 744;

    OpenSrsApi api();

    @Override
    default void setPassword(MailboxRef mailbox, Secret newPassword) {
        Existing.user(api(), mailbox).change(OpenSrsApi.request("password", newPassword.reveal()), newPassword);
        Services.endSessions(api(), mailbox);
    }

    /** The upstream has no such call: the old password is tried, then the new one set. */
    @Override
    default void changePassword(MailboxRef mailbox, Secret oldPassword, Secret newPassword) {
        try {
            OpenSrsApi.beforeWriting(() -> {
                api().authenticate(mailbox.address(), oldPassword);
                return true;
            });
        } catch (DriverException refused) {
            if (refused.kind() == Kind.FORBIDDEN && refused.code() == null) {
                throw DriverException.refused(Kind.FORBIDDEN, "oldPassword", refused.getMessage())
                        .withCode("old-password")
                        .ofOwnerCredentials();
            }
            throw refused;
        }
        setPassword(mailbox, newPassword);
    }

    @Override
    default MailboxState authenticate(MailboxRef mailbox, Secret password) {
        api().authenticate(mailbox.address(), password);
        JsonNode content = api().read(Method.GET_USER, OpenSrsApi.request("user", mailbox.address()));
        return Users.state(content, mailbox.address());
    }

    @Override
    default List<AppPassword> appPasswords(MailboxRef mailbox) {
        JsonNode content = api().read(Method.GET_USER, OpenSrsApi.request("user", mailbox.address()));
        return content.path("metadata")
                .path("app_passwords")
                .valueStream()
                .map(each -> new AppPassword(Lenient.text(each, "tag"), Lenient.moment(each, "created")))
                .toList();
    }

    @Override
    default Secret addAppPassword(MailboxRef mailbox, String tag) {
        if (!tag.matches("[ -~]+")) {
            throw DriverException.invalid("tag", "Only plain letters, digits and signs are taken.");
        }
        return secret(api().write(Method.APP_PASSWORD, appPassword(mailbox, "add", tag)), "password");
    }

    @Override
    default void removeAppPassword(MailboxRef mailbox, String tag) {
        api().write(Method.APP_PASSWORD, appPassword(mailbox, "remove", tag));
    }

    private static ObjectNode appPassword(MailboxRef mailbox, String mode, String tag) {
        return OpenSrsApi.request("user", mailbox.address()).put("mode", mode).put("tag", tag);
    }

    /** Good for one sign-in: it may have to travel in a URL. */
    @Override
    default Secret signInToken(MailboxRef mailbox, String reason, Duration lifetime) {
        long hours = Math.clamp(lifetime.plusMinutes(59).toHours(), 1, MOST_HOURS);
        ObjectNode request = OpenSrsApi.request("user", mailbox.address())
                .put("reason", reason)
                .put("duration", hours)
                .put("type", "sso");
        return secret(api().write(Method.GENERATE_TOKEN, request), "token");
    }

    private static Secret secret(JsonNode content, String name) {
        String value = Lenient.text(content, name);
        if (value.isEmpty()) {
            throw new DriverException(Kind.UNEXPECTED, "The provider did not tell what it made.");
        }
        return Secret.of(value);
    }
}

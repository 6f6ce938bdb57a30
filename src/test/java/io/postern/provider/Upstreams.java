package io.postern.provider;

import io.postern.platform.secret.Secret;
import io.postern.sandbox.AtmailControl;
import io.postern.sandbox.OpensrsControl;
import io.postern.sandbox.SandboxControl;
import java.util.Map;
import java.util.UUID;

/** Opens connections to accounts of the sandbox. */
final class Upstreams {
    private Upstreams() {}

    static ConnectionAccess access(SandboxControl.Account account, String apiKey) {
        return new ConnectionAccess(
                UUID.randomUUID(),
                "logicboxes",
                account.endpoint(),
                Map.of("auth-userid", Secret.of(account.authUserId()), "api-key", Secret.of(apiKey)),
                1);
    }

    static ConnectionAccess access(AtmailControl.Account account, String password) {
        return new ConnectionAccess(
                UUID.randomUUID(),
                "atmail",
                account.endpoint(),
                Map.of("username", Secret.of(account.username()), "password", Secret.of(password)),
                1);
    }

    static ConnectionAccess access(OpensrsControl.Account account, String password) {
        return new ConnectionAccess(
                UUID.randomUUID(),
                "opensrs",
                account.endpoint(),
                Map.of("user", Secret.of(account.user()), "password", Secret.of(password)),
                1);
    }

    static ConnectionAccess access(OpensrsControl.Account account) {
        return access(account, account.password());
    }

    static ConnectionAccess access(SandboxControl.Account account) {
        return access(account, account.apiKey());
    }
}

package io.postern.provider.spi;

import io.postern.platform.secret.Secret;
import java.time.Duration;

/** Lets staff into a mailbox's webmail without its password. Capability {@link Capability#SIGN_IN_TOKEN}. */
public interface SignInTokens {
    /** @param reason logged at the upstream */
    Secret signInToken(MailboxRef mailbox, String reason, Duration lifetime);
}

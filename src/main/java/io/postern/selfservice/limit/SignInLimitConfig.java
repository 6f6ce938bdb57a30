package io.postern.selfservice.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "postern.self-service.limits")
public interface SignInLimitConfig {
    /** Wrong passwords of one mailbox before a wait is asked for. */
    @WithDefault("3")
    int mailboxTries();

    /** The first wait; each further one is twice as long. */
    @WithDefault("10s")
    Duration firstWait();

    /** The longest wait; never more than a quarter of an hour. */
    @WithDefault("15m")
    Duration longestWait();

    /** Wrong passwords from one range of internet addresses before they are slowed down. */
    @WithDefault("20")
    int rangeTries();

    /** How long it takes until such a range may try once more. */
    @WithDefault("30s")
    Duration rangeRecovery();

    /** Wrong passwords of all mailboxes of one tenant before they are slowed down. */
    @WithDefault("100")
    int tenantTries();

    /** How long it takes until the tenant's owners may try once more. */
    @WithDefault("2s")
    Duration tenantRecovery();
}

package io.postern.hosting.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

@ConfigMapping(prefix = "postern.services")
interface ServiceConfig {
    /** How often services are looked for that are not as their billing system wants them. */
    @WithDefault("10s")
    Duration sweep();

    /** How long after a change that was given up the same is tried again. */
    @WithDefault("5m")
    Duration retry();

    /** How long a call of the API waits for the provider before it answers "under way". */
    @WithName("wait")
    @WithDefault("10s")
    Duration callWait();
}

package io.postern.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "postern.webhooks")
interface WebhookConfig {
    /** Whole origins that may be told although they are not https on the public internet. */
    Optional<List<String>> allowedOrigins();

    /** How long an event is tried before it is given up. */
    @WithDefault("24h")
    Duration giveUpAfter();

    /** How long events and what became of them are kept. */
    @WithDefault("30d")
    Duration kept();

    /** How often events that nobody works on are looked for. */
    @WithDefault("30s")
    Duration sweep();
}

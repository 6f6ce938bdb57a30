package io.postern.change;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

@ConfigMapping(prefix = "postern.changes")
interface ChangeConfig {
    /** How long a page waits for the outcome of a click before it shows "in progress". */
    @WithName("wait")
    @WithDefault("3s")
    Duration pageWait();

    /** How long a worker may hold a change without finishing it. */
    @WithDefault("20s")
    Duration lease();

    /** How often changes that nobody works on are looked for. */
    @WithDefault("5s")
    Duration sweep();

    /** How long a change is tried again before it is given up. */
    @WithDefault("60m")
    Duration giveUpAfter();

    /** How long a generated password waits for its actor to look at it. */
    @WithDefault("10m")
    Duration secretKept();

    /** Changes worked on at once for one connection. */
    @WithDefault("4")
    int perConnection();
}

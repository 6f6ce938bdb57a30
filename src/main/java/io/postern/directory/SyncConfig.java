package io.postern.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the directory is kept fresh. */
@ConfigMapping(prefix = "postern.sync")
interface SyncConfig {
    /** Whether domains are read by themselves; when not, only on demand. */
    @WithDefault("true")
    boolean automatic();

    /** From the start of one pass over a domain to the next. */
    @WithDefault("15m")
    Duration interval();

    /** How soon a pass that failed for a passing reason is tried again. */
    @WithDefault("2m")
    Duration retry();

    /** Calls to one connection; each node keeps to it by itself. */
    @WithDefault("5")
    double pagesPerSecond();
}

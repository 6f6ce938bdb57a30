package io.postern.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What an operator says about this installation as a whole. */
@ConfigMapping(prefix = "postern")
interface SetupConfig {
    /** The portal's own address as browsers see it, without a path: redirect addresses and origin checks use it. */
    Optional<URI> baseUrl();

    /** A YAML file that lists the tenants; applied at start and whenever it changes. */
    Optional<String> tenantsFile();

    /** How often the tenants file is looked at for changes. */
    @WithDefault("3S")
    Duration tenantsFileInterval();

    /** Demo tenants, in dev mode and tests, when there is no tenants file. */
    @WithDefault("false")
    boolean demoTenants();

    /** Does one thing and exits instead of serving. */
    Optional<String> command();
}

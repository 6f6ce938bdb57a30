package io.postern.platform.installation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What an operator says about this installation as a whole. */
@ConfigMapping(prefix = "postern")
public interface InstallationConfig {
    /** The portal's own address as browsers see it, without a path: redirect addresses and origin checks use it. */
    URI baseUrl();

    /** People who run the installation, of any tenant or none. */
    List<Operator> operators();

    /** A YAML file that lists the tenants; applied at start and whenever it changes. */
    Optional<String> tenantsFile();

    /** Demo tenants, in dev mode and tests, when there is no tenants file. */
    @WithDefault("false")
    boolean demoTenants();

    /** Does one thing and exits instead of serving: {@code rotate-secrets}. */
    Optional<String> command();

    interface Operator {
        String issuer();

        String subject();
    }
}

package io.postern.platform.http;

import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Where this application itself answers, in dev and test only: a simulated upstream may run inside it. */
@ApplicationScoped
public class OwnOrigins {
    private final Config config;

    OwnOrigins(Config config) {
        this.config = config;
    }

    public List<URI> get() {
        LaunchMode mode = LaunchMode.current();
        if (!mode.isDevOrTest()) {
            return List.of();
        }
        // read each time: the port is chosen at start when it is configured as 0
        String name = mode == LaunchMode.TEST ? "quarkus.http.test-port" : "quarkus.http.port";
        int port = config.getValue(name, Integer.class);
        return List.of(URI.create("http://localhost:" + port), URI.create("http://127.0.0.1:" + port));
    }
}

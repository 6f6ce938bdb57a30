package io.postern.setup;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * In tests: a free port, chosen before the start. Port 0 would be known only after it, too late for whatever names our
 * own origin: the base URL, the allowed hosts, the demo tenants. One per JVM.
 */
public class OwnPort implements ConfigSourceFactory {
    private static final String PORT = "io.postern.test-port";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        boolean test = context.getProfiles().getLast().equals("test");
        String configured = context.getValue("quarkus.http.test-port").getValue();
        if (!test || (configured != null && !configured.equals("0"))) {
            return List.of();
        }
        return List.of(new PropertiesConfigSource(Map.of("quarkus.http.test-port", port()), "own port", 260));
    }

    private static String port() {
        synchronized (System.class) {
            String chosen = System.getProperty(PORT);
            if (chosen == null) {
                try (var socket = new ServerSocket(0)) {
                    chosen = Integer.toString(socket.getLocalPort());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                System.setProperty(PORT, chosen);
            }
            return chosen;
        }
    }
}

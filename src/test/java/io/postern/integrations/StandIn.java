package io.postern.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A billing system's stand-in, with the packaged module in it: on the command line, and as a site with its client area. */
public final class StandIn {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Path packages;

    private final String system;

    private StandIn(String system) {
        this.system = system;
    }

    public static StandIn of(String system) {
        packages();
        return new StandIn(system);
    }

    /** Made once per run, by the command that an operator uses. */
    static synchronized Path packages() {
        if (packages == null) {
            Path target = Path.of("target", "integrations-test").toAbsolutePath();
            Php.Result built = Php.run(List.of("integrations/build.php", target.toString()), "");
            assertThat(built.err() + built.out()).contains("hostbill");
            assertThat(built.exit()).isZero();
            packages = target;
        }
        return packages;
    }

    /** Runs one call of the module. Whatever PHP complains about fails the test. */
    JsonNode run(Map<String, Object> order) {
        Php.Result result = Php.run(List.of(script()), json(with(order)));
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).as(result.out()).isZero();
        try {
            return JSON.readTree(result.out());
        } catch (JsonProcessingException e) {
            throw new AssertionError(result.out(), e);
        }
    }

    /** A site of that billing system, whose only page is the client area of one service. */
    public Site serve(Map<String, Object> order) {
        try {
            int port;
            try (var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                port = free.getLocalPort();
            }
            var builder = new ProcessBuilder(Php.command(List.of("-S", "127.0.0.1:" + port, script())))
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", system + "-site.log").toFile());
            builder.environment().put("STAND_IN", json(with(order)));
            Process process = builder.start();
            var site = new Site(process, "http://127.0.0.1:" + port);
            for (int tries = 0; !answers(port); tries++) {
                assertThat(tries).as("tries to reach the site of " + system).isLessThan(100);
                Thread.sleep(100);
            }
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A running site. */
    public record Site(Process process, String origin) implements AutoCloseable {
        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private Map<String, Object> with(Map<String, Object> order) {
        Map<String, Object> all = new LinkedHashMap<>(order);
        all.put("package", packages().resolve(system).toString());
        return all;
    }

    private String script() {
        return Path.of("src", "test", "php", system + ".php").toAbsolutePath().toString();
    }

    private static boolean answers(int port) {
        try (var _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static String json(Map<String, Object> order) {
        try {
            return JSON.writeValueAsString(order);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

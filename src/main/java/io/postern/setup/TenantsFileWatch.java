package io.postern.setup;

import io.postern.setup.file.Problem;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Applies the tenants file at start and whenever its text is another one. It is read again every few seconds: a file
 * that is replaced behind a symbolic link, as Kubernetes does it, gives no reliable notice.
 */
@ApplicationScoped
class TenantsFileWatch {
    private static final Logger LOG = Logger.getLogger(TenantsFileWatch.class);
    private static final String DEMO = "demo-tenants.yaml";
    private static final Pattern REFERENCED = Pattern.compile("file:(/[^\\s\"',}\\]]+)");

    private final SetupConfig config;
    private final TenantsFiles files;
    private ScheduledExecutorService timer;
    private ScheduledFuture<?> watching;
    private Optional<String> last = Optional.empty();

    TenantsFileWatch(SetupConfig config, TenantsFiles files) {
        this.config = config;
        this.files = files;
    }

    void start(@Observes StartupEvent event) {
        if (config.command().isPresent()) {
            return;
        }
        Optional<Path> file = config.tenantsFile().map(Path::of);
        if (file.isPresent()) {
            look(file.get());
            timer = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("tenants-file").factory());
            long millis = config.tenantsFileInterval().toMillis();
            watching = timer.scheduleWithFixedDelay(() -> look(file.get()), millis, millis, TimeUnit.MILLISECONDS);
        } else if (config.demoTenants()) {
            apply(demo(), DEMO);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (watching != null) {
            watching.cancel(false);
            timer.close();
        }
    }

    private void look(Path file) {
        try {
            String text = Files.readString(file);
            Optional<String> now = Optional.of(fingerprint(text));
            if (!last.equals(now)) {
                apply(text, file.toString());
                last = now;
            }
        } catch (IOException e) {
            if (last.isPresent() || watching == null) {
                LOG.errorf("The tenants file %s cannot be read (%s); tenants stay as they are.", file, e);
            }
            last = Optional.empty();
        } catch (RuntimeException e) {
            // the text was not applied: the next look tries again
            LOG.errorf(e, "The tenants file %s could not be applied; tenants stay as they are.", file);
        }
    }

    /** Of the text and of every file it takes a value from: a renewed secret is a change too. */
    private static String fingerprint(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            REFERENCED
                    .matcher(text)
                    .results()
                    .map(match -> Path.of(match.group(1)))
                    .forEach(file -> {
                        digest.update((byte) 0);
                        try {
                            digest.update(Files.readAllBytes(file));
                        } catch (IOException _) {
                            // applying it will say so
                            digest.update((byte) 1);
                        }
                    });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void apply(String text, String name) {
        List<Problem> problems = files.apply(text);
        if (problems.isEmpty()) {
            LOG.infof("The tenants file %s is applied.", name);
            return;
        }
        LOG.errorf("The tenants file %s is wrong; nothing of it is applied and tenants stay as they are.", name);
        problems.forEach(problem -> LOG.errorf("%s, %s", name, problem));
    }

    private static String demo() {
        try (InputStream stream = TenantsFileWatch.class.getResourceAsStream("/" + DEMO)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

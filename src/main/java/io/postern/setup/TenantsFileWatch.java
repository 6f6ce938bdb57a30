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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Applies the tenants file at start and whenever its text is another one. It is read again every few seconds: a file
 * that is replaced behind a symbolic link, as Kubernetes does it, gives no reliable notice.
 */
@ApplicationScoped
class TenantsFileWatch {
    private static final Logger LOG = Logger.getLogger(TenantsFileWatch.class);
    private static final String DEMO = "demo-tenants.yaml";

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
            if (!last.equals(Optional.of(text))) {
                apply(text, file.toString());
                last = Optional.of(text);
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

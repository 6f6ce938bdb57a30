package io.postern.setup;

import io.postern.platform.secret.Rotation;
import io.postern.setup.SecretRotation.Report;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** {@code -Dpostern.command=…}: what operators run beside the portal. Does its one thing and exits. */
@ApplicationScoped
class Commands {
    private static final Logger LOG = Logger.getLogger(Commands.class);

    private final SetupConfig config;
    private final Rotation rotation;
    private final SecretRotation secrets;

    Commands(SetupConfig config, Rotation rotation, SecretRotation secrets) {
        this.config = config;
        this.rotation = rotation;
        this.secrets = secrets;
    }

    void start(@Observes @Priority(1) StartupEvent event) {
        config.command().ifPresent(command -> {
            run(command);
            Quarkus.asyncExit(0);
        });
    }

    void run(String command) {
        switch (command) {
            case "add-key" ->
                withFile(file -> {
                    rotation.add(file);
                    LOG.infof(
                            "A key is added to %s. Restart every copy of the portal with it, then run rotate-secrets.",
                            file);
                });
            case "rotate-secrets" -> {
                rotation.file().ifPresent(rotation::promote);
                renew();
            }
            default ->
                throw new ConfigurationException(
                        "postern.command knows add-key and rotate-secrets, not " + command + ".");
        }
    }

    private void renew() {
        Report report = secrets.renewAll();
        LOG.infof(
                "Secrets: %d sealed anew, %d already sealed with the current key, %d that no key opens.",
                report.renewed(), report.current(), report.broken());
    }

    private void withFile(Consumer<Path> work) {
        work.accept(rotation.file()
                .orElseThrow(() -> new ConfigurationException("The keyset is not in a file: add a key to"
                        + " postern.secrets.keyset yourself, for example with Tink's tinkey.")));
    }
}

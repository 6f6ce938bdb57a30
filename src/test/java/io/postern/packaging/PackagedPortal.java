package io.postern.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built artifact, run as an operator runs it: another JVM, in production mode, with nothing of ours around it. */
public final class PackagedPortal implements AutoCloseable {
    public static final Path FOLDER = Path.of("target", "quarkus-app");
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

    private final Process process;
    private final Path output;

    private PackagedPortal(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    public static PackagedPortal start(Map<String, String> properties, String... jvmOptions) {
        return start(FOLDER, properties, jvmOptions);
    }

    public static PackagedPortal start(Path folder, Map<String, String> properties, String... jvmOptions) {
        return startJar(folder.resolve("quarkus-run.jar"), properties, jvmOptions);
    }

    public static PackagedPortal startJar(Path jar, Map<String, String> properties, String... jvmOptions) {
        try {
            Path home = Files.createTempDirectory("postern-packaged");
            Path output = home.resolve("output.txt");
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(jvmOptions));
            if (!properties.containsKey("quarkus.http.port")) {
                command.add("-Dquarkus.http.port=0");
            }
            properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
            command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
            var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
            // settings of the machine that builds must not reach the portal under test
            builder.environment().keySet().removeIf(name -> name.matches("(QUARKUS|POSTERN|JAVA_TOOL).*"));
            return new PackagedPortal(builder.redirectOutput(output.toFile()).start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the portal listens; fails with what it said when it stops before. */
    public URI awaitListening(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < end) {
            Matcher listening = LISTENING.matcher(output());
            if (listening.find()) {
                return URI.create("http://localhost:" + listening.group(1));
            }
            if (!process.isAlive()) {
                break;
            }
            pause();
        }
        throw new AssertionError("the packaged portal did not start:\n" + output());
    }

    /** The exit code of a portal that is expected to stop by itself. */
    public int awaitExit(Duration most) {
        try {
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the packaged portal still runs:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** As {@code kill -9}: nothing is told to it, and it tells nobody. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, and waits. */
    public void stop(Duration most) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the packaged portal does not stop:\n" + output());
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

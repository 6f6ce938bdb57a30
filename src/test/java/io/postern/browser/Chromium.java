package io.postern.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The browser of the tests: an installed Chromium or Chrome, else the system's package where we may install one, else
 * Playwright's own download, else one sentence that says what to do.
 */
final class Chromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome");
    private static final List<Path> APPLICATIONS = List.of(
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe"));
    static final String NONE = "The browser tests need Chromium or Chrome. None is installed here, and none could be"
            + " installed: install one (on Debian or Ubuntu: apt-get install chromium), or set POSTERN_CHROMIUM to its"
            + " program.";

    private Chromium() {}

    /** The program to start; empty when Playwright is to use the browser it downloads itself. */
    static Optional<Path> provide() {
        return installed().or(() -> mayInstall() && install() ? installed() : Optional.empty());
    }

    static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Optional<Path> installed() {
        String named = System.getenv("POSTERN_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(System.getProperty("path.separator"), -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(onPath, APPLICATIONS.stream())
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean mayInstall() {
        return root() && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }

    private static boolean install() {
        System.err.println("Installing Chromium for the browser tests with apt-get; this is done once.");
        return run("apt-get", "update") && run("apt-get", "install", "-y", "--no-install-recommends", "chromium");
    }

    private static boolean run(String... command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            Path log = Files.createDirectories(Path.of("target")).resolve("chromium-install.log");
            Process process = builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

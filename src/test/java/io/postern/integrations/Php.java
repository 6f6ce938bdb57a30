package io.postern.integrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * PHP's command line: what is installed, else the system's package where we may install it, else one sentence that says what to
 * do. It runs without the machine's php.ini, so that what is tested is the same everywhere.
 */
public final class Php {
    static final String NONE =
            "The tests of the modules for billing systems need PHP 8.1 or newer on the command line. None is"
                    + " installed here, and none could be installed: install it (on Debian or Ubuntu: apt-get install php-cli"
                    + " php-curl), or set POSTERN_PHP to its program.";

    private static String program;

    private Php() {}

    /** What it printed, and how it ended. */
    record Result(int exit, String out, String err) {}

    static Result run(List<String> arguments, String input) {
        return start(command(arguments), Map.of(), input);
    }

    /** The same with the php.ini of the machine, for what is done with PHP outside of a test. */
    static Result runAsInstalled(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program()));
        command.addAll(arguments);
        return start(command, Map.of(), "");
    }

    static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program(), "-n", "-d", "zend.assertions=1"));
        command.addAll(arguments);
        return command;
    }

    /** Whether PHP can be told to use curl; without, streams are all there is. */
    static boolean hasCurl() {
        return run(List.of("-d", "extension=curl", "-r", "echo extension_loaded('curl') ? 'yes' : 'no';"), "")
                .out()
                .equals("yes");
    }

    private static synchronized String program() {
        if (program == null) {
            String named = System.getenv("POSTERN_PHP");
            program = named == null || named.isBlank() ? "php" : named;
            if (!works() && !(mayInstall() && install() && works())) {
                throw new IllegalStateException(NONE);
            }
        }
        return program;
    }

    private static boolean works() {
        try {
            String check = "echo PHP_VERSION_ID >= 80100 && extension_loaded('sodium') && extension_loaded('openssl');";
            return start(List.of(program, "-n", "-r", check), Map.of(), "")
                    .out()
                    .equals("1");
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private static boolean mayInstall() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }

    private static boolean install() {
        System.err.println("Installing PHP's command line for the tests with apt-get; this is done once.");
        Map<String, String> quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
        List<String> packages = List.of("apt-get", "install", "-y", "--no-install-recommends", "php-cli", "php-curl");
        return start(List.of("apt-get", "update"), quiet, "").exit() == 0
                && start(packages, quiet, "").exit() == 0;
    }

    private static Result start(List<String> command, Map<String, String> environment, String input) {
        try {
            Path err = Files.createTempFile("postern-php", ".txt");
            Path out = Files.createTempFile("postern-php", ".txt");
            var builder =
                    new ProcessBuilder(command).redirectError(err.toFile()).redirectOutput(out.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command.getFirst() + " does not end");
            }
            var result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(err);
            Files.delete(out);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package io.postern.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the system says about a process. */
record Vitals(long pid) {
    /** Ticks of 10 ms on every Linux that Java runs on. */
    private static final long TICK_MILLIS = 10;

    String memory() {
        return line("VmRSS:") / 1024 + " MB";
    }

    String mostMemory() {
        return line("VmHWM:") / 1024 + " MB";
    }

    /** Processor time, user and system. Unlike the clock's, it says little about what else the machine does. */
    Duration processor() {
        String stat = read("stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Duration.ofMillis((Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MILLIS);
    }

    private long line(String name) {
        return read("status")
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

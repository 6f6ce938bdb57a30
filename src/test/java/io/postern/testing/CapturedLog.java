package io.postern.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** All that our own code and the HTTP client log, whatever the level; and the rest as configured. */
public final class CapturedLog extends Handler {
    private static final List<String> TALKATIVE = List.of("io.postern", "io.vertx.core", "io.netty");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    public void start() {
        setLevel(Level.ALL);
        Logger.getLogger("").addHandler(this);
        TALKATIVE.forEach(name -> Logger.getLogger(name).setLevel(Level.ALL));
    }

    public void stop() {
        Logger.getLogger("").removeHandler(this);
        TALKATIVE.forEach(name -> Logger.getLogger(name).setLevel(null));
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord entry) {
        var text =
                new StringBuilder(entry instanceof ExtLogRecord full ? full.getFormattedMessage() : entry.getMessage());
        for (Throwable at = entry.getThrown(); at != null; at = at.getCause()) {
            text.append(' ').append(at);
        }
        lines.add(text.toString());
    }

    @Override
    public void flush() {
        // kept in memory
    }

    @Override
    public void close() {
        // nothing is open
    }
}

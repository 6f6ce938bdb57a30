package io.postern.setup.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that stand elsewhere: <code>${property or ENV}</code> and {@code file:/run/secrets/x}. */
final class Values {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
    private static final String FILE = "file:";

    private final Function<String, Optional<String>> property;

    Values(Function<String, Optional<String>> property) {
        this.property = property;
    }

    /** A value that cannot be had; the message says why and never shows a value. */
    static final class Missing extends Exception {
        private static final long serialVersionUID = 1L;

        Missing(String message) {
            super(message);
        }
    }

    String resolve(String written) throws Missing {
        if (written.startsWith(FILE)) {
            return content(written.substring(FILE.length()));
        }
        Matcher references = REFERENCE.matcher(written);
        StringBuilder resolved = new StringBuilder();
        while (references.find()) {
            String name = references.group(1);
            String value = property.apply(name)
                    .orElseThrow(
                            () -> new Missing("${" + name + "} has no value; set the property or environment variable "
                                    + name + ", or write the value here"));
            references.appendReplacement(resolved, Matcher.quoteReplacement(value));
        }
        return references.appendTail(resolved).toString();
    }

    private static String content(String name) throws Missing {
        Path path = Path.of(name);
        if (!path.isAbsolute()) {
            throw new Missing("write an absolute path after file:, for example file:/run/secrets/name");
        }
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new Missing(path + " cannot be read (" + e.getClass().getSimpleName()
                    + "); put the value there or name another file");
        }
    }
}

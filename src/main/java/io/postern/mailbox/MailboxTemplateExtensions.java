package io.postern.mailbox;

import io.postern.directory.MailboxRow;
import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How templates write values of ours. */
@TemplateExtension
final class MailboxTemplateExtensions {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private MailboxTemplateExtensions() {}

    /** For the query of a URL. */
    static String urlEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String day(Instant at) {
        return DAY.format(at);
    }

    static String asSize(Long bytes) {
        return Sizes.bytes(bytes);
    }

    /** Of a number that was written down. */
    static String asSize(String bytes) {
        return Sizes.bytes(Long.parseLong(bytes));
    }

    static String slug(Enum<?> value) {
        return ListForm.slug(value);
    }

    /** Null when no name is known. */
    static String owner(MailboxRow row) {
        return name(row.firstName(), row.lastName());
    }

    static String owner(MailboxFacts facts) {
        return name(facts.firstName(), facts.lastName());
    }

    static String used(MailboxFacts facts) {
        return Sizes.bytes(Optional.ofNullable(facts.usedBytes()).orElse(0L));
    }

    static String quota(MailboxFacts facts) {
        return Sizes.bytes(Optional.ofNullable(facts.quotaBytes()).orElse(0L));
    }

    private static String name(String first, String last) {
        String name = Stream.of(first, last)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }
}

package io.postern.mailbox.autoresponder;

import io.postern.provider.FieldError;
import io.postern.provider.spi.Autoresponder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;

/** What is typed about an automatic reply. */
public class AutoresponderForm {
    private static final Set<String> TEXT = Set.of("", "text", "text/plain");
    private static final Set<String> HTML = Set.of("html", "text/html");

    @RestForm
    public String enabled;

    @RestForm
    public String subject;

    @RestForm
    public String message;

    @RestForm
    public String format;

    @RestForm("quote-original")
    public String quoteOriginal;

    @RestForm("end-date")
    public String endDate;

    @RestForm
    public UUID operation;

    static AutoresponderForm of(Autoresponder set) {
        var form = new AutoresponderForm();
        form.enabled = set.enabled() ? "true" : "";
        form.subject = set.subject();
        form.message = set.message();
        form.format = set.format() == Autoresponder.Format.HTML ? "html" : "text";
        form.quoteOriginal = set.quoteOriginal() ? "true" : "";
        form.endDate = set.endDate() == null ? "" : set.endDate().toString();
        return form;
    }

    /** What cannot be understood at all; the rest is the provider's rules. */
    List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        if (!HTML.contains(chosenFormat()) && !TEXT.contains(chosenFormat())) {
            errors.add(new FieldError("format", "not-a-format", Map.of()));
        }
        if (!isDay(text(endDate).strip())) {
            errors.add(new FieldError("endDate", "not-a-date", Map.of()));
        }
        return errors;
    }

    Autoresponder autoresponder() {
        return new Autoresponder(
                on(enabled),
                text(subject).strip(),
                text(message).replace("\r\n", "\n").replace("\0", ""),
                html() ? Autoresponder.Format.HTML : Autoresponder.Format.TEXT,
                on(quoteOriginal),
                endDate == null || endDate.isBlank() ? null : LocalDate.parse(endDate.strip()));
    }

    public boolean enabled() {
        return on(enabled);
    }

    public boolean quoteOriginal() {
        return on(quoteOriginal);
    }

    public boolean html() {
        return HTML.contains(chosenFormat());
    }

    private String chosenFormat() {
        return text(format).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isDay(String typed) {
        try {
            return typed.isEmpty() || LocalDate.parse(typed) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static boolean on(String value) {
        return value != null && List.of("true", "on", "1", "yes").contains(value);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}

package io.postern.mailbox.autoresponder;

import io.postern.provider.FieldError;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.AutoresponderOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;

/** What is typed about an automatic reply. */
public class AutoresponderForm {
    private static final Set<String> TEXT = Set.of("", "text", "text/plain");
    private static final Set<String> HTML = Set.of("html", "text/html");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("|-?\\d{1,6}");

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

    @RestForm("interval-hours")
    public String intervalHours;

    @RestForm
    public UUID operation;

    public static AutoresponderForm of(Autoresponder set) {
        var form = new AutoresponderForm();
        form.enabled = set.enabled() ? "true" : "";
        form.subject = set.subject();
        form.message = set.message();
        form.format = set.format() == Autoresponder.Format.HTML ? "html" : "text";
        form.quoteOriginal = set.quoteOriginal() ? "true" : "";
        form.endDate = set.endDate() == null ? "" : set.endDate().toString();
        form.intervalHours =
                set.intervalHours() == null ? "" : set.intervalHours().toString();
        return form;
    }

    /** What cannot be understood at all; the rest is the provider's rules. */
    public List<FieldError> errors(Set<AutoresponderOption> offered) {
        List<FieldError> errors = new ArrayList<>();
        if (offered.contains(AutoresponderOption.HTML)
                && !HTML.contains(chosenFormat())
                && !TEXT.contains(chosenFormat())) {
            errors.add(new FieldError("format", "not-a-format", Map.of()));
        }
        if (offered.contains(AutoresponderOption.END_DATE)
                && !isDay(text(endDate).strip())) {
            errors.add(new FieldError("endDate", "not-a-date", Map.of()));
        }
        if (offered.contains(AutoresponderOption.INTERVAL)
                && !WHOLE_NUMBER.matcher(text(intervalHours).strip()).matches()) {
            errors.add(new FieldError("intervalHours", "not-a-number", Map.of()));
        }
        return errors;
    }

    /** @param offered what the provider has; the rest is left out */
    public Autoresponder autoresponder(Set<AutoresponderOption> offered) {
        String day =
                offered.contains(AutoresponderOption.END_DATE) ? text(endDate).strip() : "";
        String hours = offered.contains(AutoresponderOption.INTERVAL)
                ? text(intervalHours).strip()
                : "";
        return new Autoresponder(
                on(enabled),
                offered.contains(AutoresponderOption.SUBJECT) ? text(subject).strip() : "",
                text(message).replace("\r\n", "\n").replace("\0", ""),
                html() && offered.contains(AutoresponderOption.HTML)
                        ? Autoresponder.Format.HTML
                        : Autoresponder.Format.TEXT,
                on(quoteOriginal) && offered.contains(AutoresponderOption.QUOTE_ORIGINAL),
                day.isEmpty() ? null : LocalDate.parse(day),
                hours.isEmpty() ? null : Integer.valueOf(hours));
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

package io.postern.mailbox.forwarding;

import io.postern.provider.FieldError;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Forwards;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;

/** What is typed about forwarding: one address a line; commas and blanks part addresses too, as people paste them. */
public class ForwardingForm {
    private static final int TOLD = 3;

    @RestForm
    public List<String> targets;

    @RestForm("keep-copy")
    public String keepCopy;

    @RestForm
    public UUID operation;

    static ForwardingForm of(Forwards set) {
        var form = new ForwardingForm();
        form.targets = set.targets().stream().map(Address::toString).toList();
        form.keepCopy = set.keepCopy() ? "true" : "";
        return form;
    }

    /** As typed, for the form to show again. */
    public String text() {
        return targets == null ? "" : String.join("\n", targets);
    }

    /** More than one line of a single field could hold. */
    boolean several() {
        return typed().skip(1).findAny().isPresent();
    }

    public boolean keepsCopy() {
        return keepCopy != null && List.of("true", "on", "1", "yes").contains(keepCopy);
    }

    List<FieldError> errors() {
        if (targets == null) {
            // a form that was cut off must not switch forwarding off
            return List.of(new FieldError("targets", "required", Map.of()));
        }
        List<String> wrong =
                typed().filter(text -> Address.parse(text).isEmpty()).toList();
        return wrong.isEmpty()
                ? List.of()
                : List.of(new FieldError("targets", "not-addresses", Map.of("texts", told(wrong))));
    }

    /** @param choice whether to keep a copy is asked at all; else one is kept */
    Forwards forwards(boolean choice) {
        List<Address> addresses =
                typed().flatMap(text -> Address.parse(text).stream()).toList();
        return new Forwards(addresses, !choice || addresses.isEmpty() || keepsCopy());
    }

    private Stream<String> typed() {
        return Stream.of(text().split("[\\s,;]+")).filter(text -> !text.isEmpty());
    }

    private static String told(List<String> wrong) {
        String first = wrong.stream().limit(TOLD).collect(Collectors.joining(", "));
        return wrong.size() > TOLD ? first + ", …" : first;
    }
}

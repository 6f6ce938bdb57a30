package io.postern.mailbox.suspension;

import io.postern.provider.FieldError;
import io.postern.provider.spi.SuspensionEffect;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;

/** What is ticked to be stopped. */
public class SuspensionForm {
    /** Set when the form had something to tick. */
    @RestForm
    public String choice;

    @RestForm
    public List<String> effects;

    @RestForm
    public UUID operation;

    /** Empty for all that the provider stops, as where there was nothing to choose. */
    Set<SuspensionEffect> chosen() {
        Set<SuspensionEffect> chosen = EnumSet.noneOf(SuspensionEffect.class);
        Stream.of(SuspensionEffect.values())
                .filter(effect -> ticked().contains(effect.name().toLowerCase(Locale.ROOT)))
                .forEach(chosen::add);
        return chosen;
    }

    List<FieldError> errors(Set<SuspensionEffect> offered) {
        if (choice == null && ticked().isEmpty()) {
            return List.of();
        }
        if (ticked().isEmpty()) {
            return List.of(new FieldError("effects", "required", Map.of()));
        }
        Set<SuspensionEffect> chosen = chosen();
        return chosen.size() == Set.copyOf(ticked()).size() && offered.containsAll(chosen)
                ? List.of()
                : List.of(new FieldError("effects", "not-offered", Map.of()));
    }

    private List<String> ticked() {
        return effects == null ? List.of() : effects;
    }
}

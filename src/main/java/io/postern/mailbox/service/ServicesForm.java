package io.postern.mailbox.service;

import io.postern.provider.FieldError;
import io.postern.provider.spi.MailService;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;

/** Which services are ticked, of those that the form showed. */
public class ServicesForm {
    @RestForm
    public List<String> shown;

    @RestForm
    public List<String> services;

    @RestForm
    public UUID operation;

    Map<MailService, Boolean> wanted() {
        var wanted = new EnumMap<MailService, Boolean>(MailService.class);
        named(shown).forEach(service -> wanted.put(service, false));
        named(services).forEach(service -> wanted.put(service, true));
        return wanted;
    }

    List<FieldError> errors(Set<MailService> offered) {
        boolean known = Stream.of(shown, services)
                .allMatch(names -> names == null || names.size() == named(names).size());
        if (!known || !offered.containsAll(wanted().keySet())) {
            return List.of(new FieldError("services", "not-offered", Map.of()));
        }
        return wanted().isEmpty() ? List.of(new FieldError("services", "required", Map.of())) : List.of();
    }

    private static Set<MailService> named(List<String> names) {
        return names == null
                ? Set.of()
                : Stream.of(MailService.values())
                        .filter(service -> names.contains(slug(service)))
                        .collect(Collectors.toSet());
    }

    static String slug(MailService service) {
        return service.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

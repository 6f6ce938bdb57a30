package io.postern.webhook;

import io.postern.platform.http.OutboundPolicy;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the form of an endpoint shows.
 *
 * @param refusal why the address may not be told, or null
 */
public record EndpointForm(String url, Set<EventType> types, List<Problem> problems, OutboundPolicy.Refusal refusal) {
    public enum Problem {
        NO_URL,
        URL,
        TAKEN,
        TOO_MANY,
        NO_TYPE
    }

    static EndpointForm fresh() {
        EnumSet<EventType> all = EnumSet.noneOf(EventType.class);
        EventType.choices().forEach(all::add);
        return new EndpointForm("", all, List.of(), null);
    }

    static Set<EventType> types(Collection<String> slugs) {
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        if (slugs != null) {
            EventType.choices().filter(type -> slugs.contains(type.slug())).forEach(types::add);
        }
        return types;
    }

    public List<EventType> all() {
        return EventType.choices().toList();
    }

    public boolean has(EventType type) {
        return types.contains(type);
    }

    public boolean wrong(String field) {
        return problems.stream().anyMatch(problem -> field(problem).equals(field));
    }

    public Problem first(String field) {
        return problems.stream()
                .filter(problem -> field(problem).equals(field))
                .findFirst()
                .orElse(null);
    }

    public String field(Problem problem) {
        return switch (problem) {
            case NO_URL, URL, TAKEN, TOO_MANY -> "url";
            case NO_TYPE -> "type";
        };
    }
}

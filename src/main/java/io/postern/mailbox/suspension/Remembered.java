package io.postern.mailbox.suspension;

import io.postern.provider.spi.SuspensionEffect;
import io.postern.provider.spi.SuspensionMemory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a resume has to bring back, and how one sees that it did.
 *
 * @param services what was on, in the provider's own words; empty: everything is to work again
 * @param effects what was stopped by us; empty: everything
 * @param remaining those of {@code effects} that were stopped by somebody else before
 */
record Remembered(Map<String, String> services, Set<SuspensionEffect> effects, Set<SuspensionEffect> remaining) {
    static final Remembered NOTHING = new Remembered(Map.of(), Set.of(), Set.of());

    private static final String SERVICE = "service.";
    private static final String EFFECTS = "effects";
    private static final String REMAINING = "remaining";

    Remembered {
        services = Map.copyOf(services);
        effects = Set.copyOf(effects);
        remaining = Set.copyOf(remaining);
    }

    /** How a suspend ended, for the resume that follows. */
    enum Ending {
        /** What was on before is known. */
        REMEMBERED,
        /** All of it was stopped already, so that nothing was done. */
        NOTHING_DONE,
        /** It took effect, or may have, but nobody knows what was on before. */
        FORGOTTEN
    }

    /** Facts of a suspend that found everything stopped already. */
    static Map<String, String> nothingDone() {
        return Map.of(EFFECTS, "");
    }

    Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>();
        services.forEach((service, value) -> facts.put(SERVICE + service, value));
        facts.put(EFFECTS, written(effects));
        facts.put(REMAINING, written(remaining));
        return facts;
    }

    static Ending ending(Map<String, String> facts) {
        return !facts.containsKey(EFFECTS)
                ? Ending.FORGOTTEN
                : facts.get(EFFECTS).isEmpty() ? Ending.NOTHING_DONE : Ending.REMEMBERED;
    }

    /**
     * Of the suspends since the last resume, the oldest first: what was on before each service was stopped by the
     * first of them. When one of them forgot what was on, everything has to work again.
     */
    static Remembered merged(List<Map<String, String>> suspends) {
        Map<String, String> services = new HashMap<>();
        Set<SuspensionEffect> effects = EnumSet.noneOf(SuspensionEffect.class);
        Set<SuspensionEffect> remaining = EnumSet.noneOf(SuspensionEffect.class);
        for (Map<String, String> facts : suspends) {
            switch (ending(facts)) {
                case FORGOTTEN -> {
                    return NOTHING;
                }
                case NOTHING_DONE -> {}
                case REMEMBERED -> {
                    Remembered one = of(facts);
                    one.services.forEach(services::putIfAbsent);
                    one.remaining.stream()
                            .filter(effect -> !effects.contains(effect))
                            .forEach(remaining::add);
                    effects.addAll(one.effects);
                }
            }
        }
        return services.isEmpty() ? NOTHING : new Remembered(services, effects, remaining);
    }

    private static Remembered of(Map<String, String> facts) {
        Map<String, String> services = facts.entrySet().stream()
                .filter(fact -> fact.getKey().startsWith(SERVICE))
                .collect(Collectors.toMap(fact -> fact.getKey().substring(SERVICE.length()), Map.Entry::getValue));
        return new Remembered(services, read(facts.get(EFFECTS)), read(facts.getOrDefault(REMAINING, "")));
    }

    SuspensionMemory memory() {
        return services.isEmpty() ? SuspensionMemory.NONE : new SuspensionMemory(services);
    }

    /** @param stopped what is stopped now */
    boolean broughtBack(Set<SuspensionEffect> stopped) {
        return effects.isEmpty()
                ? stopped.isEmpty()
                : stopped.stream().allMatch(effect -> remaining.contains(effect) || !effects.contains(effect));
    }

    private static String written(Set<SuspensionEffect> effects) {
        return effects.stream().sorted().map(Enum::name).collect(Collectors.joining(" "));
    }

    private static Set<SuspensionEffect> read(String written) {
        return Arrays.stream(written.split(" "))
                .filter(name -> !name.isEmpty())
                .map(SuspensionEffect::valueOf)
                .collect(Collectors.toSet());
    }
}

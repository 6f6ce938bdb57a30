package io.postern.embed.settings;

import io.postern.installation.InstallationScope;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the form of a billing system shows.
 *
 * @param id what its tokens name as {@code iss}
 * @param wrong what is wrong, in the order of the form
 */
public record InstallationForm(String id, String name, Set<InstallationScope> scopes, List<Wrong> wrong) {
    private static final int LONGEST_NAME = 100;

    public enum Problem {
        MISSING,
        NOT_AN_ID,
        TAKEN,
        NOT_A_NAME,
        NO_SCOPE
    }

    public record Wrong(String field, Problem problem) {}

    static InstallationForm fresh() {
        return new InstallationForm("", "", EnumSet.of(InstallationScope.LAUNCH), List.of());
    }

    static Set<InstallationScope> scopes(Collection<String> slugs) {
        Set<InstallationScope> scopes = EnumSet.noneOf(InstallationScope.class);
        if (slugs != null) {
            slugs.forEach(slug -> InstallationScope.of(slug).ifPresent(scopes::add));
        }
        return scopes;
    }

    static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
    }

    InstallationForm with(List<Wrong> found) {
        return new InstallationForm(id, name, scopes, List.copyOf(found));
    }

    public Wrong wrong(String field) {
        return wrong.stream()
                .filter(candidate -> candidate.field().equals(field))
                .findFirst()
                .orElse(null);
    }

    public List<InstallationScope> all() {
        return List.of(InstallationScope.values());
    }

    public boolean has(InstallationScope scope) {
        return scopes.contains(scope);
    }
}

package io.postern.tenant.register;

import io.postern.platform.tenancy.ReservedSlugs;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.Address;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A new tenant, as typed.
 *
 * @param owner e-mail address or subject of its first owner at {@code issuer}
 */
record TenantForm(String slug, String name, String issuer, String owner, List<Wrong> wrong) {
    private static final int LONGEST = 200;
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e&&[^@]]{1,255}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    enum Problem {
        MISSING,
        NOT_A_SLUG,
        RESERVED,
        TAKEN,
        NOT_A_NAME,
        NOT_AN_ISSUER,
        NOT_A_PERSON
    }

    record Wrong(String field, Problem problem) {}

    TenantForm {
        slug = trimmed(slug);
        name = trimmed(name);
        issuer = trimmed(issuer);
        owner = trimmed(owner);
        wrong = List.copyOf(wrong);
    }

    TenantForm checked() {
        List<Wrong> found = new ArrayList<>();
        if (slug.isEmpty()) {
            found.add(new Wrong("slug", Problem.MISSING));
        } else if (ReservedSlugs.contains(slug)) {
            found.add(new Wrong("slug", Problem.RESERVED));
        } else if (TenantId.parse(slug).isEmpty()) {
            found.add(new Wrong("slug", Problem.NOT_A_SLUG));
        }
        found.addAll(name(name));
        if (!isIssuer(issuer)) {
            found.add(new Wrong("issuer", issuer.isEmpty() ? Problem.MISSING : Problem.NOT_AN_ISSUER));
        }
        if (Address.parse(owner).isEmpty() && !SUBJECT.matcher(owner).matches()) {
            found.add(new Wrong("owner", owner.isEmpty() ? Problem.MISSING : Problem.NOT_A_PERSON));
        }
        return with(found);
    }

    TenantForm with(List<Wrong> found) {
        return new TenantForm(slug, name, issuer, owner, found);
    }

    static List<Wrong> name(String text) {
        if (text.isEmpty()) {
            return List.of(new Wrong("name", Problem.MISSING));
        }
        boolean plain = text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
        return plain ? List.of() : List.of(new Wrong("name", Problem.NOT_A_NAME));
    }

    /** The problem of a field, or null. */
    public Problem wrong(String field) {
        return wrong.stream()
                .filter(one -> one.field().equals(field))
                .map(Wrong::problem)
                .findFirst()
                .orElse(null);
    }

    /** As in the tenants file: https anywhere, plain http on this machine only. */
    private static boolean isIssuer(String text) {
        try {
            URI uri = new URI(text);
            boolean plain = uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            return plain
                    && ("https".equals(uri.getScheme())
                            || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    static String trimmed(String text) {
        return text == null ? "" : text.strip();
    }
}

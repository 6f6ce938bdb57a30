package io.postern.platform.tenancy;

import java.util.Optional;
import java.util.regex.Pattern;

/** A tenant's slug: the first path segment, and the value every row of the tenant carries. */
public record TenantId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,38}[a-z0-9]");

    public TenantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a tenant slug");
        }
    }

    public static Optional<TenantId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new TenantId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}

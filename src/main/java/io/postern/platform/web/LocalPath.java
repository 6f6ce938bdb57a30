package io.postern.platform.web;

/** A path on this portal that a person may be sent back to. */
public final class LocalPath {
    private LocalPath() {}

    /** {@code wanted} if it is a plain path (with query) at or below {@code base}, else {@code otherwise}. */
    public static String below(String base, String wanted, String otherwise) {
        if (wanted == null || !RequestPath.acceptableWithQuery(wanted)) {
            return otherwise;
        }
        boolean inside = wanted.equals(base) || wanted.startsWith(base + "/") || wanted.startsWith(base + "?");
        return inside ? wanted : otherwise;
    }
}

package io.postern.platform.web;

import java.time.ZoneId;
import java.util.List;

/**
 * How a page looks and what it calls itself. Every part may be missing; then the portal's own stands.
 *
 * @param name instead of the tenant's, or null
 * @param accent six hex digits, or null
 * @param logo or null
 * @param welcome to mailbox owners who sign in, or null
 * @param theme {@code light}, {@code dark}, or null for the browser's choice
 * @param zone in which times are shown
 * @param support whom to ask; shown to those who do not work here
 */
public record PageBrand(
        String name,
        String accent,
        Logo logo,
        String welcome,
        String theme,
        ZoneId zone,
        List<Link> links,
        Support support) {
    public static final PageBrand NONE =
            new PageBrand(null, null, null, null, null, Moments.USUAL, List.of(), new Support(null, null, null));

    public PageBrand {
        links = List.copyOf(links);
    }

    /** The same in another colour. */
    public PageBrand in(String otherAccent) {
        return new PageBrand(name, otherAccent, logo, welcome, theme, zone, links, support);
    }

    /**
     * @param ground {@code light} or {@code dark} where only such a page may be behind it, or {@code any}
     * @param alone it holds the name already
     */
    public record Logo(String address, int width, int height, String ground, boolean alone) {}

    /** @param kind {@code imprint}, {@code privacy} or {@code help} */
    public record Link(String kind, String address) {}

    /** Each may be null. */
    public record Support(String email, String phone, String address) {
        public boolean isEmpty() {
            return email == null && phone == null && address == null;
        }
    }
}

package io.postern.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.temporal.TemporalAccessor;
import java.util.Set;

/**
 * What the layout of every page shows, {@code cdi:page} in templates. The access check fills it in, pages read it.
 * Every member has a value that suits a page for nobody.
 */
@Named("page")
@RequestScoped
public class PageModel {
    private final Exchange exchange;
    private final Flashes flashes;
    private String tenant = "";
    private String tenantName = "";
    private String csrf = "";
    private String person = "";
    private Set<String> areas = Set.of();
    private String theme;
    private String returnUrl;
    private Standing acting;
    private PageBrand brand = PageBrand.NONE;
    private boolean guest;

    PageModel(Exchange exchange, Flashes flashes) {
        this.exchange = exchange;
        this.flashes = flashes;
    }

    /** Whose page it is. A slug that names no tenant may be given too. */
    public void tenant(String slug, String name) {
        tenant = slug;
        tenantName = name;
    }

    /** Who reads it, and which areas of the menu are open: {@code mailboxes}, {@code domains}, … */
    public void signedIn(String name, String token, Set<String> open) {
        person = name;
        csrf = token;
        areas = Set.copyOf(open);
    }

    /** @param outside it is for somebody who does not work here: told whom to ask */
    public void brand(PageBrand looks, boolean outside) {
        brand = looks;
        guest = outside;
    }

    /** For somebody who does not work here: nothing is said of connections, nor of whoever runs them. */
    public boolean isGuest() {
        return guest;
    }

    public PageBrand getBrand() {
        return brand;
    }

    /** Whom to ask when something does not work; null for those who are asked. */
    public PageBrand.Support getSupport() {
        return guest && !brand.support().isEmpty() ? brand.support() : null;
    }

    /** What a provider is called: to those who do not work here it is the portal's own affair whom it buys from. */
    public String provider(String name) {
        return guest ? getTenantName() : name;
    }

    /** The colours; the same address for whoever chose the same, so that it tells nothing. */
    public String getColours() {
        return "/" + tenant + (brand.accent() == null ? "/brand.css" : "/brand/" + brand.accent() + ".css");
    }

    /** What the site around a frame asked for; either may be null. */
    public void surroundings(String wantedTheme, String backTo) {
        theme = wantedTheme;
        returnUrl = backTo;
    }

    /** For whom the person acts just now. */
    public void acting(Standing standing) {
        acting = standing;
    }

    /** Null for nobody but oneself. */
    public Standing getActing() {
        return acting;
    }

    /** {@code light}, {@code dark}, or null for the browser's own choice. */
    public String getTheme() {
        return theme == null ? brand.theme() : theme;
    }

    /** A moment in the time zone of the tenant, to the minute. */
    public String moment(TemporalAccessor at) {
        return Moments.minute(at, brand.zone());
    }

    /** The same to the second. */
    public String exact(TemporalAccessor at) {
        return Moments.second(at, brand.zone());
    }

    /** The time of that day. */
    public String time(TemporalAccessor at) {
        return Moments.time(at, brand.zone());
    }

    /** Where a launched visitor goes back to, or null. */
    public String getReturnUrl() {
        return returnUrl;
    }

    /** The sites that may frame this page, joined by spaces. */
    public String getFrameOrigins() {
        return String.join(" ", exchange.frameOrigins());
    }

    /** What every link starts with: {@code /acme}, or {@code /acme/embed} in a frame; empty without a tenant. */
    public String getBase() {
        return tenant.isEmpty() ? "" : "/" + tenant + (isEmbedded() ? "/embed" : "");
    }

    public String getTenant() {
        return tenant;
    }

    /** What the portal is called here. */
    public String getTenantName() {
        if (brand.name() != null) {
            return brand.name();
        }
        return tenantName.isEmpty() ? tenant : tenantName;
    }

    /** The path after stripping {@code embed}, without the query. */
    public String getPath() {
        return exchange.path();
    }

    public String getNonce() {
        return exchange.nonce();
    }

    public String getCsrf() {
        return csrf;
    }

    public String getPerson() {
        return person;
    }

    public boolean isSignedIn() {
        return !person.isEmpty();
    }

    public boolean isEmbedded() {
        return exchange.embedded();
    }

    public boolean open(String area) {
        return areas.contains(area);
    }

    /** Reading it uses it up: only a page that shows it may ask. */
    public Flash getFlash() {
        return flashes.take();
    }
}

package io.postern.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Set;

/**
 * What the layout of every page shows, {@code cdi:page} in templates. The edge fills it in, sign-in adds the person;
 * pages read it. Every member has a value that suits a page for nobody.
 */
@Named("page")
@RequestScoped
public class PageModel {
    private String tenant = "";
    private String tenantName = "";
    private String path = "/";
    private String nonce = "";
    private String csrf = "";
    private String person = "";
    private boolean embedded;
    private Set<String> areas = Set.of();
    private Flash flash = Flash.NONE;

    /** The edge: which tenant's page, and how it is framed. {@code path} is the one the person sees, with its query. */
    public void open(String slug, String path, String nonce, boolean embedded) {
        this.tenant = slug;
        this.path = path;
        this.nonce = nonce;
        this.embedded = embedded;
    }

    /** Sign-in: who it is, and which areas of the menu are open: {@code mailboxes}, {@code domains}, … */
    public void signedIn(String tenantName, String person, String csrf, Set<String> areas) {
        this.tenantName = tenantName;
        this.person = person;
        this.csrf = csrf;
        this.areas = Set.copyOf(areas);
    }

    public void flash(Flash flash) {
        this.flash = flash;
    }

    /** What every link starts with: {@code /acme}, or {@code /acme/embed} in a frame; empty without a tenant. */
    public String getBase() {
        return tenant.isEmpty() ? "" : "/" + tenant + (embedded ? "/embed" : "");
    }

    public String getTenant() {
        return tenant;
    }

    public String getTenantName() {
        return tenantName.isEmpty() ? tenant : tenantName;
    }

    public String getPath() {
        return path;
    }

    public String getNonce() {
        return nonce;
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
        return embedded;
    }

    public boolean open(String area) {
        return areas.contains(area);
    }

    public Flash getFlash() {
        return flash;
    }
}

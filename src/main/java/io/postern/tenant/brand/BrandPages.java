package io.postern.tenant.brand;

import io.postern.access.PublicPage;
import io.postern.platform.tenancy.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * What browsers load for a brand. Anybody may ask, so the answers tell nothing: colours follow from the address alone,
 * whoever is a tenant or not, and a picture is only found by who has seen a page with its name.
 */
@Path("/{tenant}")
@RunOnVirtualThread
public class BrandPages {
    private static final String CSS = "text/css;charset=UTF-8";
    private static final int CIRCLE = 360;

    private final Brands brands;

    BrandPages(Brands brands) {
        this.brands = brands;
    }

    /** Who chose no colour has a hue by the slug, so that two tenants are told apart at a glance. */
    @GET
    @Path("brand.css")
    @Produces(CSS)
    @PublicPage("The sign-in pages have colours too; it says nothing about who is a tenant")
    public RestResponse<String> hue(@RestPath String tenant) {
        int hue = Math.floorMod(tenant.hashCode() * 137, CIRCLE);
        return css(":root:root{--brand-hue:" + hue + "}\n");
    }

    @GET
    @Path("brand/{accent:[0-9a-f]+}.css")
    @Produces(CSS)
    @PublicPage("colours that follow from the address alone; it says nothing about who chose them")
    public RestResponse<String> colours(@RestPath String accent) {
        Colour colour = Colour.parse(accent)
                .filter(parsed -> parsed.hex().equals(accent))
                .orElseThrow(NotFoundException::new);
        return css(Shades.of(colour).css());
    }

    @GET
    @Path("brand/{hash:[0-9a-f]+}")
    @PublicPage("the sign-in page of mailbox owners shows it; its name cannot be guessed")
    public RestResponse<byte[]> logo(@RestPath String tenant, @RestPath String hash) {
        BrandLogo logo =
                TenantId.parse(tenant).flatMap(id -> brands.picture(id, hash)).orElseThrow(NotFoundException::new);
        return ResponseBuilder.ok(logo.content)
                .header("Content-Type", logo.type.mediaType())
                .header("Content-Disposition", "inline; filename=\"logo\"")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .build();
    }

    private static RestResponse<String> css(String text) {
        return ResponseBuilder.ok(text)
                .header("Cache-Control", "public, max-age=3600")
                .build();
    }
}

package io.postern.tenant;

import io.postern.access.PublicPage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * A tenant's colours, as custom properties. The hue comes from the slug, so that two tenants are told apart at a
 * glance; lightness stays with the style sheet, so that every hue is readable.
 */
@Path("/{tenant}/brand.css")
@RunOnVirtualThread
public class BrandPages {
    private static final int CIRCLE = 360;

    @GET
    @Produces("text/css;charset=UTF-8")
    @PublicPage("The sign-in pages have colours too; it says nothing about who is a tenant")
    public RestResponse<String> brand(@RestPath String tenant) {
        return ResponseBuilder.ok(":root:root{--brand-hue:" + hue(tenant) + "}\n")
                .header("Cache-Control", "public, max-age=3600")
                .build();
    }

    static int hue(String slug) {
        return Math.floorMod(slug.hashCode() * 137, CIRCLE);
    }
}

package io.postern.tenant.settings;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import org.jboss.resteasy.reactive.RestResponse;

/** What an identity provider says about itself. */
@Path("/.well-known/openid-configuration")
public interface DiscoveryApi {
    @GET
    RestResponse<InputStream> read();
}

package io.postern.provider.opensrs;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The upstream's one kind of request: its method is the path, all else is one JSON object in the body. */
// the address of a connection is set when a client is opened; this one is never called
@RegisterRestClient(baseUri = "http://localhost:1")
@Consumes(MediaType.APPLICATION_JSON)
interface OpenSrsResource {
    @POST
    @Path("/{method}")
    RestResponse<InputStream> call(@RestPath String method, String body);
}

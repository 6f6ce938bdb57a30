package io.postern.access;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Routes of the tests that answer with any status. */
@Path("/{tenant}/trouble")
public class TroublePages {
    @GET
    @Path("/language")
    @SignedIn
    public String language(@Context HttpHeaders headers) {
        return headers.getAcceptableLanguages().getFirst().toLanguageTag();
    }

    @GET
    @Path("/{status}")
    @PublicPage("of the tests alone")
    public Response answer(@PathParam("tenant") String tenant, @PathParam("status") int status) {
        if (status == 500) {
            throw new IllegalStateException("asked for");
        }
        if (status / 100 == 3) {
            return Response.status(status)
                    .location(URI.create("/" + tenant + "/embed/mailboxes"))
                    .build();
        }
        throw new WebApplicationException(status);
    }
}

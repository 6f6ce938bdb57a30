package io.postern.access;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;

/** Where the edge sends requests that it refuses, so that they get a page like any other. Not reachable from outside. */
@Path("/~")
@RunOnVirtualThread
public class RefusalPages {
    @GET
    @Path("/{status:[0-9]+}")
    @PublicPage("says why a request was refused")
    public void refuse(@PathParam("status") int status) {
        throw new WebApplicationException(status);
    }
}

package io.postern.webhook;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;

/** What a receiver is sent. */
// the address of an endpoint is set when a client is opened; this one is never called
@RegisterRestClient(baseUri = "http://localhost:1")
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
interface WebhookCall {
    @POST
    RestResponse<InputStream> send(
            @RestHeader("Postern-Webhook-Id") String id,
            @RestHeader("Postern-Webhook-Timestamp") String timestamp,
            @RestHeader("Postern-Webhook-Signature") String signature,
            String body);
}

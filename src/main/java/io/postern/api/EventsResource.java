package io.postern.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.access.ApiScope;
import io.postern.access.Signed;
import io.postern.webhook.Event;
import io.postern.webhook.Events;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What has happened, for billing systems that were away while webhooks told it. */
@Tag(name = "Events", description = "What has happened.")
@Path("/{tenant}/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EventsResource {
    private final Caller caller;
    private final ApiJson json;
    private final ServiceRules rules;
    private final Events events;
    private final ObjectMapper reader;

    EventsResource(Caller caller, ApiJson json, ServiceRules rules, Events events, ObjectMapper reader) {
        this.caller = caller;
        this.json = json;
        this.rules = rules;
        this.events = events;
        this.reader = reader;
    }

    @Operation(
            operationId = "listEvents",
            summary = "List what has happened",
            description = "What webhooks tell, of the whole tenant and oldest first. Reading on from the last sequence"
                    + " misses nothing.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = EventPage.class)))
    @GET
    @Signed(ApiScope.EVENTS)
    public Response list(
            @Parameter(description = "Those after this one: what next or sequence said", example = "1042") @RestQuery
                    String after,
            @RestQuery String limit) {
        long last = rules.sequence(after);
        int most = rules.limit(limit);
        List<Event> page = events.after(caller.tenant(), last, most + 1);
        List<Event> shown = page.subList(0, Math.min(most, page.size()));
        var view = new EventPage(
                shown.stream().map(this::view).toList(),
                page.size() > most ? Long.toString(shown.getLast().sequence()) : null);
        return Response.ok(json.write(view), MediaType.APPLICATION_JSON).build();
    }

    private EventView view(Event event) {
        try {
            JsonNode told = reader.readTree(event.body());
            return new EventView(
                    event.sequence(),
                    event.id().toString(),
                    event.type(),
                    Instant.parse(told.path("created_at").asText()),
                    told.path("tenant").asText(),
                    told.path("data"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that cannot be read", e);
        }
    }
}

package io.postern.api;

import io.postern.access.ApiScope;
import io.postern.access.Signed;
import io.postern.api.ApiProblem.Type;
import io.postern.hosting.service.Service;
import io.postern.hosting.service.ServiceName;
import io.postern.hosting.service.ServiceRefusal;
import io.postern.hosting.service.ServiceSettling;
import io.postern.hosting.service.Services;
import io.postern.hosting.service.Wish;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Services in the state that billing systems want. {@link CommonDescription} describes what all calls have in common. */
@Tag(name = "Services", description = "Domains as they are sold: what billing wants of them, and how they are.")
@Path("/{tenant}/api/v1/services/{installation}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ServicesResource {
    private final Caller caller;
    private final ApiJson json;
    private final ServiceRules rules;
    private final Services services;
    private final ServiceSettling settling;
    private final ServiceViews views;
    private final ServiceProblems problems;
    private final IdempotentCalls calls;

    ServicesResource(
            Caller caller,
            ApiJson json,
            ServiceRules rules,
            Services services,
            ServiceSettling settling,
            ServiceViews views,
            ServiceProblems problems,
            IdempotentCalls calls) {
        this.caller = caller;
        this.json = json;
        this.rules = rules;
        this.services = services;
        this.settling = settling;
        this.views = views;
        this.problems = problems;
        this.calls = calls;
    }

    @Operation(
            operationId = "putService",
            summary = "Say how a service is to be",
            description =
                    "Makes the service if it is new: its domain is taken as the provider has it, or made where the"
                            + " provider makes domains. Sending the same again does no harm and tells how it stands.")
    @APIResponse(
            responseCode = "200",
            description = "It is so",
            content = @Content(schema = @Schema(implementation = ServiceView.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is new and so",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where to ask for it",
                            schema = @Schema(type = SchemaType.STRING, format = "uri")),
            content = @Content(schema = @Schema(implementation = ServiceView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Under way: ask for it, or send the same again",
            content = @Content(schema = @Schema(implementation = ServiceView.class)))
    @PUT
    @Path("{service}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Signed(ApiScope.SERVICES)
    public Response put(
            @RestPath String installation,
            @RestPath String service,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ServiceBody.class),
                                            examples = {
                                                @ExampleObject(name = "create", value = Examples.NEW_SERVICE),
                                                @ExampleObject(name = "suspend", value = Examples.SUSPENDED_SERVICE),
                                                @ExampleObject(name = "resume", value = Examples.RESUMED_SERVICE),
                                                @ExampleObject(name = "resize", value = Examples.LARGER_SERVICE),
                                                @ExampleObject(name = "terminate", value = Examples.ENDED_SERVICE)
                                            }))
                    byte[] body)
            throws Exception {
        ServiceName name = caller.service(installation, service);
        Wish wish = rules.wish(service, json.read(body, ServiceBody.class));
        return calls.run("PUT", () -> put(name, wish));
    }

    private ApiAnswer put(ServiceName name, Wish wish) throws InterruptedException {
        try {
            Services.Wanted wanted = services.want(caller.tenant(), caller.actor(), name, wish);
            settling.settle(caller.tenant(), caller.actor(), wanted.id());
            // gone: refused to another request that began it at the same time
            Service now = services.find(caller.tenant(), wanted.id())
                    .orElseThrow(() -> ApiProblem.later(Type.IN_PROGRESS, "", IdempotentCalls.SOON));
            boolean made = wanted.created() && now.settledAt != null;
            return new ApiAnswer(
                    now.settledAt == null ? 202 : made ? 201 : 200,
                    views.one(caller.tenant(), now),
                    made ? "/services/" + name.installation() + "/" + name.externalId() : null);
        } catch (ServiceRefusal refusal) {
            throw problems.of(refusal);
        }
    }

    @Operation(
            operationId = "getService",
            summary = "Ask how a service is",
            description = "Tells the first 20 mailboxes that are not as desired, and why.")
    @APIResponse(
            responseCode = "200",
            description = "The service",
            content = @Content(schema = @Schema(implementation = ServiceView.class)))
    @GET
    @Path("{service}")
    @Signed(ApiScope.SERVICES)
    public Response get(@RestPath String installation, @RestPath String service) {
        return ok(views.one(caller.tenant(), find(installation, service)));
    }

    @Operation(
            operationId = "listServices",
            summary = "List the services of the installation",
            description = "With what each holds, so that one call serves a nightly update of usage.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = ServicePage.class)))
    @GET
    @Signed(ApiScope.SERVICES)
    public Response list(
            @RestPath String installation,
            @Parameter(description = "The page after this one: what next said", example = "4711") @RestQuery
                    String after,
            @RestQuery String limit) {
        String named = caller.service(installation, "").installation();
        int most = rules.limit(limit);
        List<Service> page = services.page(caller.tenant(), named, after == null ? "" : after, most + 1);
        List<Service> shown = page.subList(0, Math.min(most, page.size()));
        return ok(new ServicePage(
                views.many(caller.tenant(), shown), page.size() > most ? shown.getLast().externalId : null));
    }

    @Operation(
            operationId = "getUsage",
            summary = "Ask what a service holds",
            description = "As the provider told it last; as_of says when.")
    @APIResponse(
            responseCode = "200",
            description = "The usage",
            content = @Content(schema = @Schema(implementation = UsageView.class)))
    @GET
    @Path("{service}/usage")
    @Signed(ApiScope.SERVICES)
    public Response usage(@RestPath String installation, @RestPath String service) {
        return ok(views.usage(caller.tenant(), find(installation, service)));
    }

    private Service find(String installation, String service) {
        return services.find(caller.tenant(), caller.service(installation, service))
                .orElseThrow(() -> new ApiProblem(Type.NO_SERVICE));
    }

    private Response ok(Object view) {
        return Response.ok(json.write(view), MediaType.APPLICATION_JSON).build();
    }
}

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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Services in the state that billing systems want. */
@SecurityRequirement(name = "signed")
@APIResponse(
        responseCode = "401",
        description = "The request is not signed as it has to be",
        content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
@APIResponse(
        responseCode = "403",
        description = "The installation may not do this",
        content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
@APIResponse(
        responseCode = "429",
        description = "Too many requests; Retry-After says how long to wait",
        content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
@APIResponse(
        responseCode = "500",
        description = "The portal failed; it was written down",
        content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
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
                    "Makes the service if it is new: its domain is taken as the provider has it, or made where the provider makes domains. Sending the same again does no harm and tells how it stands.")
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description =
                    "A key of your own for this one request: sent again with the same key, what was done is answered again for 24 hours",
            example = "0f9b1c1e5a",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255))
    @APIResponse(
            responseCode = "200",
            description = "It is so",
            content = @Content(mediaType = Problems.JSON, schema = @Schema(implementation = ServiceView.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is new and so",
            content = @Content(mediaType = Problems.JSON, schema = @Schema(implementation = ServiceView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Under way; ask for it, or send the same again, after as many seconds as Retry-After says",
            content = @Content(mediaType = Problems.JSON, schema = @Schema(implementation = ServiceView.class)))
    @APIResponse(
            responseCode = "400",
            description = "The body cannot be read, or has members that nobody knows",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @APIResponse(
            responseCode = "409",
            description = "The domain belongs to something else, or the same request is being worked on",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @APIResponse(
            responseCode = "413",
            description = "The body is larger than 64 kB",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @APIResponse(
            responseCode = "415",
            description = "The body is not JSON",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @APIResponse(
            responseCode = "422",
            description = "Some of it cannot be used; errors names the members",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @PUT
    @Path("{service}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Signed(ApiScope.SERVICES)
    public Response put(
            @Parameter(description = "The installation that signs", example = "whmcs-1") @RestPath String installation,
            @Parameter(description = "The billing system’s own id of the service", example = "4711") @RestPath
                    String service,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = Problems.JSON,
                                            schema = @Schema(implementation = ServiceBody.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "create",
                                                        value =
                                                                "{\"state\": \"active\", \"domain\": \"example.com\", \"connection\": \"lb\", \"customer\": {\"id\": \"whmcs-17\", \"name\": \"Example GmbH\"}, \"limits\": {\"mailboxes\": 10, \"quota_bytes\": 5368709120}}"),
                                                @ExampleObject(
                                                        name = "suspend",
                                                        value =
                                                                "{\"state\": \"suspended\", \"reason\": \"invoice 4711 unpaid\"}"),
                                                @ExampleObject(name = "resume", value = "{\"state\": \"active\"}"),
                                                @ExampleObject(
                                                        name = "terminate",
                                                        value = "{\"state\": \"terminated\"}")
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
            Service now = services.find(caller.tenant(), wanted.id()).orElseThrow();
            int status = now.settledAt == null ? 202 : wanted.created() ? 201 : 200;
            return ApiAnswer.of(status, views.one(caller.tenant(), now));
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
            content = @Content(mediaType = Problems.JSON, schema = @Schema(implementation = ServiceView.class)))
    @APIResponse(
            responseCode = "404",
            description = "The installation has no such service",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @GET
    @Path("{service}")
    @Signed(ApiScope.SERVICES)
    public Response get(
            @Parameter(description = "The installation that signs", example = "whmcs-1") @RestPath String installation,
            @Parameter(description = "The billing system’s own id of the service", example = "4711") @RestPath
                    String service) {
        return ok(views.one(caller.tenant(), find(installation, service)));
    }

    @Operation(
            operationId = "listServices",
            summary = "List the services of the installation",
            description = "With what each holds, so that one call serves a nightly update of usage.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(mediaType = Problems.JSON, schema = @Schema(implementation = ServicePage.class)))
    @APIResponse(
            responseCode = "422",
            description = "limit cannot be used",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @GET
    @Signed(ApiScope.SERVICES)
    public Response list(
            @Parameter(description = "The installation that signs", example = "whmcs-1") @RestPath String installation,
            @Parameter(description = "The page after this one: what next said", example = "4711") @RestQuery
                    String after,
            @Parameter(description = "Most items, up to 200", example = "50") @RestQuery String limit) {
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
            content = @Content(mediaType = Problems.JSON, schema = @Schema(implementation = UsageView.class)))
    @APIResponse(
            responseCode = "404",
            description = "The installation has no such service",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @GET
    @Path("{service}/usage")
    @Signed(ApiScope.SERVICES)
    public Response usage(
            @Parameter(description = "The installation that signs", example = "whmcs-1") @RestPath String installation,
            @Parameter(description = "The billing system’s own id of the service", example = "4711") @RestPath
                    String service) {
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

package io.postern.api;

import io.postern.access.ApiScope;
import io.postern.access.Signed;
import io.postern.api.ApiProblem.Type;
import io.postern.directory.Mailbox;
import io.postern.hosting.service.Service;
import io.postern.hosting.service.Services;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/** Mailboxes of a service. */
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
@Path("/{tenant}/api/v1/services/{installation}/{service}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MailboxesResource {
    private final Caller caller;
    private final ApiJson json;
    private final ServiceRules rules;
    private final Services services;
    private final ServiceMailboxes mailboxes;
    private final ServicePasswords passwords;
    private final IdempotentCalls calls;

    MailboxesResource(
            Caller caller,
            ApiJson json,
            ServiceRules rules,
            Services services,
            ServiceMailboxes mailboxes,
            ServicePasswords passwords,
            IdempotentCalls calls) {
        this.caller = caller;
        this.json = json;
        this.rules = rules;
        this.services = services;
        this.mailboxes = mailboxes;
        this.passwords = passwords;
        this.calls = calls;
    }

    @Operation(
            operationId = "listMailboxes",
            summary = "List the mailboxes of a service",
            description = "From the portal’s copy, which it reads anew every quarter of an hour.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(mediaType = Problems.JSON, schema = @Schema(implementation = MailboxPage.class)))
    @APIResponse(
            responseCode = "404",
            description = "The installation has no such service",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @APIResponse(
            responseCode = "422",
            description = "limit cannot be used",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @GET
    @Path("mailboxes")
    @Signed(ApiScope.MAILBOXES)
    public Response list(
            @Parameter(description = "The installation that signs", example = "whmcs-1") @RestPath String installation,
            @Parameter(description = "The billing system’s own id of the service", example = "4711") @RestPath
                    String service,
            @Parameter(description = "The page after this one: what next said", example = "grace@example.com")
                    @RestQuery
                    String after,
            @Parameter(description = "Most items, up to 200", example = "50") @RestQuery String limit,
            @Parameter(description = "Only addresses that contain this", example = "grace") @RestQuery String q) {
        int most = rules.limit(limit);
        List<Mailbox> page =
                mailboxes.page(find(installation, service), after == null ? "" : after, q == null ? "" : q, most + 1);
        List<Mailbox> shown = page.subList(0, Math.min(most, page.size()));
        var view = new MailboxPage(
                shown.stream().map(row -> MailboxView.of(row, null)).toList(),
                page.size() > most ? shown.getLast().address : null);
        return Response.ok(json.write(view), MediaType.APPLICATION_JSON).build();
    }

    @Operation(
            operationId = "createMailbox",
            summary = "Make a mailbox",
            description = "At most as many as the service’s limits allow, whoever makes them.")
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description =
                    "A key of your own for this one request: sent again with the same key, what was done is answered again for 24 hours",
            example = "0f9b1c1e5a",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255))
    @APIResponse(
            responseCode = "201",
            description = "It was made",
            content = @Content(mediaType = Problems.JSON, schema = @Schema(implementation = MailboxView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Under way; it appears in the list",
            content = @Content(mediaType = Problems.JSON, schema = @Schema(implementation = MailboxView.class)))
    @APIResponse(
            responseCode = "400",
            description = "The body cannot be read, or has members that nobody knows",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such service or mailbox",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "There is such a mailbox already, the service is not active, or the same request is being worked on",
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
    @APIResponse(
            responseCode = "503",
            description = "The provider cannot be used right now, or its answer got lost",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @POST
    @Path("mailboxes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Signed(ApiScope.MAILBOXES)
    public Response create(
            @Parameter(description = "The installation that signs", example = "whmcs-1") @RestPath String installation,
            @Parameter(description = "The billing system’s own id of the service", example = "4711") @RestPath
                    String service,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = Problems.JSON,
                                            schema = @Schema(implementation = MailboxBody.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "create",
                                                        value =
                                                                "{\"local_part\": \"grace\", \"first_name\": \"Grace\", \"last_name\": \"Hopper\", \"notification_email\": \"grace@elsewhere.example\"}")
                                            }))
                    byte[] body)
            throws Exception {
        Service sold = find(installation, service);
        MailboxBody wanted = json.read(body, MailboxBody.class);
        return calls.run("POST", () -> mailboxes.create(sold, wanted, calls.operation()));
    }

    @Operation(
            operationId = "setPassword",
            summary = "Set the password of a mailbox",
            description = "Some providers only make passwords themselves: there generate has to be true.")
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description =
                    "A key of your own for this one request: sent again with the same key, what was done is answered again for 24 hours",
            example = "0f9b1c1e5a",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255))
    @APIResponse(
            responseCode = "200",
            description = "It was made",
            content = @Content(mediaType = Problems.JSON, schema = @Schema(implementation = PasswordView.class)))
    @APIResponse(responseCode = "202", description = "Under way")
    @APIResponse(responseCode = "204", description = "It was set")
    @APIResponse(
            responseCode = "400",
            description = "The body cannot be read, or has members that nobody knows",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such service or mailbox",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "There is such a mailbox already, the service is not active, or the same request is being worked on",
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
    @APIResponse(
            responseCode = "503",
            description = "The provider cannot be used right now, or its answer got lost",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @PUT
    @Path("mailboxes/{id}/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Signed(ApiScope.MAILBOXES)
    public Response password(
            @Parameter(description = "The installation that signs", example = "whmcs-1") @RestPath String installation,
            @Parameter(description = "The billing system’s own id of the service", example = "4711") @RestPath
                    String service,
            @Parameter(description = "The portal’s id of the mailbox, or its address", example = "grace@example.com")
                    @RestPath
                    String id,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = Problems.JSON,
                                            schema = @Schema(implementation = PasswordBody.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "choose",
                                                        value = "{\"password\": \"a-long-passphrase-of-theirs\"}"),
                                                @ExampleObject(name = "make", value = "{\"generate\": true}")
                                            }))
                    byte[] body)
            throws Exception {
        Service sold = find(installation, service);
        PasswordBody wanted = json.read(body, PasswordBody.class);
        return calls.run("PUT", () -> passwords.set(sold, id, wanted, calls.operation()));
    }

    @Operation(
            operationId = "setPasswordOf",
            summary = "Set the password of the mailbox with an address",
            description = "The same as setPassword, for billing systems that know mailboxes by address.")
    @Parameter(
            name = "Idempotency-Key",
            in = ParameterIn.HEADER,
            description =
                    "A key of your own for this one request: sent again with the same key, what was done is answered again for 24 hours",
            example = "0f9b1c1e5a",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255))
    @APIResponse(
            responseCode = "200",
            description = "It was made",
            content = @Content(mediaType = Problems.JSON, schema = @Schema(implementation = PasswordView.class)))
    @APIResponse(responseCode = "202", description = "Under way")
    @APIResponse(responseCode = "204", description = "It was set")
    @APIResponse(
            responseCode = "400",
            description = "The body cannot be read, or has members that nobody knows",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such service or mailbox",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "There is such a mailbox already, the service is not active, or the same request is being worked on",
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
    @APIResponse(
            responseCode = "503",
            description = "The provider cannot be used right now, or its answer got lost",
            content = @Content(mediaType = Problems.TYPE, schema = @Schema(implementation = ProblemView.class)))
    @PUT
    @Path("password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Signed(ApiScope.MAILBOXES)
    public Response passwordOf(
            @Parameter(description = "The installation that signs", example = "whmcs-1") @RestPath String installation,
            @Parameter(description = "The billing system’s own id of the service", example = "4711") @RestPath
                    String service,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = Problems.JSON,
                                            schema = @Schema(implementation = PasswordBody.class),
                                            examples = {
                                                @ExampleObject(
                                                        name = "choose",
                                                        value =
                                                                "{\"address\": \"grace@example.com\", \"password\": \"a-long-passphrase-of-theirs\"}")
                                            }))
                    byte[] body)
            throws Exception {
        Service sold = find(installation, service);
        PasswordBody wanted = json.read(body, PasswordBody.class);
        if (wanted.address() == null || wanted.address().isBlank()) {
            throw ApiProblem.invalid(List.of(rules.wrong("address", "required", "")));
        }
        return calls.run("PUT", () -> passwords.set(sold, wanted.address(), wanted, calls.operation()));
    }

    private Service find(String installation, String service) {
        return services.find(caller.tenant(), caller.service(installation, service))
                .orElseThrow(() -> new ApiProblem(Type.NO_SERVICE));
    }
}

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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Mailboxes of a service. {@link CommonDescription} describes what all calls have in common. */
@Tag(name = "Mailboxes", description = "The mailboxes of one service, and their passwords.")
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
            content = @Content(schema = @Schema(implementation = MailboxPage.class)))
    @GET
    @Path("mailboxes")
    @Signed(ApiScope.MAILBOXES)
    public Response list(
            @RestPath String installation,
            @RestPath String service,
            @Parameter(description = "The page after this one: what next said", example = "grace@example.com")
                    @RestQuery
                    String after,
            @RestQuery String limit,
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
            description = "At most as many as the service’s limits allow, whoever makes them. Without a password one is"
                    + " made and told in the answer, once.")
    @APIResponse(
            responseCode = "201",
            description = "It was made",
            content = @Content(schema = @Schema(implementation = MailboxView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Under way: it appears in the list",
            content = @Content(schema = @Schema(implementation = MailboxView.class)))
    @POST
    @Path("mailboxes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Signed(ApiScope.MAILBOXES)
    public Response create(
            @RestPath String installation,
            @RestPath String service,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = MailboxBody.class),
                                            examples = {
                                                @ExampleObject(name = "make", value = Examples.NEW_MAILBOX),
                                                @ExampleObject(name = "choose", value = Examples.MAILBOX_WITH_PASSWORD)
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
    @APIResponse(
            responseCode = "200",
            description = "It was made",
            content = @Content(schema = @Schema(implementation = PasswordView.class)))
    @APIResponse(responseCode = "202", description = "Under way")
    @APIResponse(responseCode = "204", description = "It was set")
    @PUT
    @Path("mailboxes/{id}/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Signed(ApiScope.MAILBOXES)
    public Response password(
            @RestPath String installation,
            @RestPath String service,
            @Parameter(description = "The portal’s id of the mailbox, or its address", example = "grace@example.com")
                    @RestPath
                    String id,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = PasswordBody.class),
                                            examples = {
                                                @ExampleObject(name = "choose", value = Examples.CHOSEN_PASSWORD),
                                                @ExampleObject(name = "make", value = Examples.MADE_PASSWORD)
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
    @APIResponse(
            responseCode = "200",
            description = "It was made",
            content = @Content(schema = @Schema(implementation = PasswordView.class)))
    @APIResponse(responseCode = "202", description = "Under way")
    @APIResponse(responseCode = "204", description = "It was set")
    @PUT
    @Path("password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Signed(ApiScope.MAILBOXES)
    public Response passwordOf(
            @RestPath String installation,
            @RestPath String service,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = PasswordBody.class),
                                            examples = {
                                                @ExampleObject(name = "choose", value = Examples.CHOSEN_PASSWORD_OF),
                                                @ExampleObject(name = "make", value = Examples.MADE_PASSWORD_OF)
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

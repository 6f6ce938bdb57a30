package io.postern.api;

import io.postern.access.ApiScope;
import io.postern.access.PublicPage;
import io.postern.access.Signed;
import io.postern.connection.Connections;
import io.postern.installation.InstallationScope;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.tenancy.TenantLookup;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What the API is and who asks. */
@Tag(name = "Connection", description = "Whether the billing system and the portal understand each other.")
@SecurityScheme(
        securitySchemeName = "signed",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description =
                "A token that the installation signs for this one request: header typ postern-api+jwt, claims iss,"
                        + " aud, iat, exp within 60 s, jti, method, path and body. See docs/api.md.")
@Path("/{tenant}/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RootResource {
    private final Caller caller;
    private final ApiJson json;
    private final TenantLookup tenants;
    private final Connections connections;
    private final Description description;
    private final Clock clock;
    private final String version;

    RootResource(
            Caller caller,
            ApiJson json,
            TenantLookup tenants,
            Connections connections,
            Description description,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.caller = caller;
        this.json = json;
        this.tenants = tenants;
        this.connections = connections;
        this.description = description;
        this.clock = clock;
        this.version = version;
    }

    @Operation(
            operationId = "about",
            summary = "Ask who you are",
            description = "For a test of the connection: needs a signature, but no scope.")
    @APIResponse(
            responseCode = "200",
            description = "It works",
            content = @Content(schema = @Schema(implementation = RootView.class)))
    @GET
    @Signed(ApiScope.ANY)
    public Response about() {
        TenantId tenant = caller.tenant();
        var view = new RootView(
                tenant.value(),
                tenants.name(tenant).orElse(tenant.value()),
                caller.installation().externalId(),
                caller.installation().scopes().stream()
                        .map(InstallationScope::slug)
                        .sorted()
                        .toList(),
                version,
                clock.instant(),
                connections.inUse(tenant).stream()
                        .map(connection -> new RootView.Account(connection.externalId, connection.provider))
                        .toList());
        return Response.ok(json.write(view), MediaType.APPLICATION_JSON).build();
    }

    /** The same for all tenants, known or not: it tells nothing of them. */
    @Operation(
            operationId = "describe",
            summary = "Read this description",
            description = "Made from the code of the portal that answers. Needs no signature.")
    @APIResponse(
            responseCode = "200",
            description = "An OpenAPI document",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @GET
    @Path("openapi.json")
    @PublicPage("it describes the API, which is in the documents too")
    public Response description(@RestPath String tenant) {
        return Response.ok(description.of(tenant), MediaType.APPLICATION_JSON).build();
    }
}

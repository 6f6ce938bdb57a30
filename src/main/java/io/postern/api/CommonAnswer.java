package io.postern.api;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** A problem that several calls may answer with, as the description of the API tells it. */
enum CommonAnswer {
    UNREADABLE("400", "Unreadable", "The body cannot be read, or has members that nobody knows; they are named"),
    UNSIGNED("401", "Unsigned", "The request is not signed as it has to be; the portal’s log says which check failed"),
    FORBIDDEN("403", "Forbidden", "The installation lacks the scope, or another installation is named"),
    NOT_FOUND("404", "NotFound", "The installation has no such service, or the service no such mailbox"),
    CONFLICT(
            "409",
            "Conflict",
            "It belongs to something else, is there already, or the service is not active; or the same request is still"
                    + " being worked on"),
    TOO_LARGE("413", "TooLarge", "The body is larger than 64 kB"),
    NOT_JSON("415", "NotJson", "The body is not JSON"),
    INVALID(
            "422",
            "Invalid",
            "Some of it cannot be used, which errors names; or a limit is reached, or the provider does not offer it, or"
                    + " refused it"),
    TOO_MANY("429", "TooMany", "More than 200 requests at once, or 20 a second"),
    FAILED("500", "Failed", "The portal failed; reference finds it in the log"),
    LATER("503", "Later", "The provider cannot be used right now, or its answer got lost");

    final String status;
    final String component;
    private final String description;

    CommonAnswer(String status, String component, String description) {
        this.status = status;
        this.component = component;
        this.description = description;
    }

    APIResponse response() {
        APIResponse response = OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))));
        return switch (this) {
            case TOO_MANY, LATER -> response.addHeader("Retry-After", retryAfter());
            default -> response;
        };
    }

    static Header retryAfter() {
        return OASFactory.createHeader()
                .description("Seconds to wait before the next try")
                .schema(OASFactory.createSchema().addType(SchemaType.INTEGER));
    }
}

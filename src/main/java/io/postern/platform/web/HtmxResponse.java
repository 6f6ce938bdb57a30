package io.postern.platform.web;

import jakarta.ws.rs.core.Response;

/** What a response may ask of htmx. */
public final class HtmxResponse {
    private final Response.ResponseBuilder response;

    private HtmxResponse(Response.ResponseBuilder response) {
        this.response = response;
    }

    /** {@code entity} is a rendered fragment. */
    public static HtmxResponse of(int status, Object entity) {
        return new HtmxResponse(Response.status(status).entity(entity).type("text/html;charset=UTF-8"));
    }

    /** Puts the answer into another element. */
    public HtmxResponse into(String selector) {
        response.header("HX-Retarget", selector)
                .header("HX-Reswap", "innerHTML")
                // the whole answer, whatever part of a page the sender of the request is after
                .header("HX-Reselect", "unset");
        return this;
    }

    public Response build() {
        return response.build();
    }
}

package io.postern.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers of RFC 9457, for what machines ask. */
@ApplicationScoped
public class ProblemAnswers {
    public static final String TYPE = "application/problem+json";
    public static final String NAMESPACE = "urn:postern:problem:";

    private final Exchange exchange;
    private final ProblemMessages messages;
    private final ObjectMapper json;

    ProblemAnswers(Exchange exchange, ProblemMessages messages, ObjectMapper json) {
        this.exchange = exchange;
        this.messages = messages;
        this.json = json;
    }

    /** One member of the request that is wrong. */
    public record Wrong(String field, String detail) {}

    /** What is told by the status alone. */
    Response.ResponseBuilder of(int status) {
        String kind = kind(status);
        return of(status, kind, messages.title(kind), messages.detail(kind), List.of());
    }

    /** @param kind stable; what machines tell problems apart by */
    public Response.ResponseBuilder of(int status, String kind, String title, String detail, List<Wrong> errors) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", NAMESPACE + kind);
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        members.put("errors", errors);
        members.put("reference", exchange.reference());
        return Response.status(status).type(TYPE).entity(bytes(members));
    }

    private byte[] bytes(Map<String, Object> members) {
        try {
            return json.writeValueAsString(members).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kind(int status) {
        return switch (status) {
            case 400, 414, 431 -> "bad-request";
            case 401 -> "unauthenticated";
            case 403 -> "forbidden";
            case 404, 410 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 409, 412 -> "conflict";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            case 421 -> "other-host";
            case 422 -> "invalid";
            case 426 -> "needs-https";
            case 429 -> "too-many";
            case 503 -> "unavailable";
            default -> "failed";
        };
    }
}

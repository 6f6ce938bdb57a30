package io.postern.sandbox.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One received call. {@code body} is null where it was not a JSON object. */
record Call(Cluster cluster, String verb, String method, String contentType, ObjectNode body) {
    private static final Set<String> SECRETS = Set.of("password", "token", "session_token");
    private static final List<String> OBJECTS = List.of("user", "new_name", "domain", "company");
    private static final String MASK = "***";

    /** Who says to be calling. */
    String user() {
        return body == null
                ? ""
                : body.path("credentials").path("user").asText("").toLowerCase(Locale.ROOT);
    }

    /** The names of the objects that the call is about. */
    List<String> objects() {
        List<String> objects = new ArrayList<>();
        if (body != null) {
            OBJECTS.forEach(name -> add(objects, body.get(name)));
            OBJECTS.forEach(name -> add(objects, body.path("criteria").get(name)));
        }
        return objects;
    }

    private static void add(List<String> objects, JsonNode name) {
        if (name != null && name.isTextual()) {
            objects.add(name.asText());
        }
    }

    /** What may be kept of it: never a secret's value. */
    Call masked() {
        return body == null ? this : new Call(cluster, verb, method, contentType, (ObjectNode) mask(body.deepCopy()));
    }

    private static JsonNode mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (SECRETS.contains(member.getKey()) && !member.getValue().isContainerNode()) {
                    object.put(member.getKey(), MASK);
                } else {
                    mask(member.getValue());
                }
            });
        } else {
            node.forEach(Call::mask);
        }
        return node;
    }
}

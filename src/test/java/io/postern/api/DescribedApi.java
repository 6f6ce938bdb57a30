package io.postern.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The served description of the API, and whether what is served is as it says. */
final class DescribedApi {
    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    final byte[] bytes;
    final JsonNode document;

    private DescribedApi(byte[] bytes) {
        this.bytes = bytes;
        this.document = parsed(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
    }

    static DescribedApi at(String tenant) {
        var answer = given().get("/" + tenant + "/api/v1/openapi.json");
        answer.then().statusCode(200).contentType("application/json");
        return new DescribedApi(answer.asByteArray());
    }

    static JsonNode parsed(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /** One call. */
    record Operation(String path, String verb, JsonNode node) {
        String id() {
            return node.path("operationId").asText();
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    List<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(member -> VERBS.contains(member.getKey()))
                        .map(member -> new Operation(
                                path.getKey(), member.getKey().toUpperCase(java.util.Locale.ROOT), member.getValue())))
                .toList();
    }

    Operation operation(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<JsonNode> parameters(Operation operation) {
        return Stream.of(
                        document.path("paths").path(operation.path()).path("parameters"),
                        operation.node().path("parameters"))
                .flatMap(DescribedApi::items)
                .map(this::resolved)
                .toList();
    }

    /** By status. */
    List<Map.Entry<String, JsonNode>> answers(Operation operation) {
        return operation.node().path("responses").properties().stream()
                .map(answer -> Map.entry(answer.getKey(), resolved(answer.getValue())))
                .toList();
    }

    /** What {@code answer} has to look like when the call ends with its status. */
    void describes(String operationId, io.restassured.response.Response answer, int status) {
        assertThat(answer.statusCode())
                .as(operationId + ": " + answer.asString())
                .isEqualTo(status);
        JsonNode described =
                resolved(operation(operationId).node().path("responses").path(Integer.toString(status)));
        assertThat(described.isMissingNode()).as(operationId + " " + status).isFalse();
        if (!described.has("content")) {
            assertThat(answer.asString()).as(operationId + " " + status).isEmpty();
            return;
        }
        String type = answer.contentType().replaceFirst(";.*", "");
        JsonNode schema = described.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode())
                .as(operationId + " " + status + " " + type)
                .isFalse();
        fits(resolved(schema), parsed(answer.asString()), operationId);
    }

    private void fits(JsonNode schema, JsonNode value, String where) {
        assertThat(types(schema)).as(where + ": " + value).contains(type(value));
        if (schema.has("enum")) {
            assertThat(items(schema.path("enum")).toList()).as(where).contains(value);
        }
        if (value.isArray()) {
            items(value).forEach(item -> fits(resolved(schema.path("items")), item, where + "[]"));
        }
        if (value.isObject() && schema.has("properties")) {
            var described = names(schema.path("properties"));
            // the one that is left out where it has nothing to tell
            described.removeIf(name -> name.equals("password") && !value.has("password"));
            assertThat(names(value)).as(where).isEqualTo(described);
            value.properties()
                    .forEach(member -> fits(
                            resolved(schema.path("properties").path(member.getKey())),
                            member.getValue(),
                            where + "." + member.getKey()));
        }
    }

    private static Set<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        Set<String> types =
                new TreeSet<>(type.isArray() ? items(type).map(JsonNode::asText).toList() : List.of(type.asText()));
        if (types.contains("number")) {
            types.add("integer");
        }
        return types;
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> "null";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> "object";
        };
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Everything that is referred to, from anywhere in the document. */
    Set<String> references() {
        Set<String> found = new TreeSet<>();
        document.findValues("$ref").forEach(reference -> found.add(reference.asText()));
        return found;
    }
}

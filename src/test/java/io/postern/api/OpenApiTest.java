package io.postern.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.api.DescribedApi.Operation;
import io.postern.embed.BillingSystems;
import io.postern.embed.BillingSystems.BillingSystem;
import io.postern.installation.InstallationScope;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is described is what is served: all of it, nothing else, and in words. */
@QuarkusTest
class OpenApiTest {
    private static final Pattern ROUTE = Pattern.compile("(\\w+) /\\{tenant}/api/v1(\\S*) - .*");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final String PROBLEM = "application/problem+json";

    @Inject
    Sellers sellers;

    @Inject
    MadeUpResellers resellers;

    @Inject
    BillingSystems billing;

    private DescribedApi api;

    @BeforeEach
    void read() {
        api = DescribedApi.at("acme");
    }

    @Test
    void aReaderOfTheStandardTakesIt() {
        var read = SmallRyeOpenAPI.builder()
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableAnnotationScan(false)
                .enableStandardFilter(false)
                .withCustomStaticFile(() -> new ByteArrayInputStream(api.bytes))
                .build()
                .model();
        assertThat(read.getOpenapi()).startsWith("3.1.");
        assertThat(read.getPaths().getPathItems()).hasSameSizeAs(api.document.path("paths"));
        assertThat(read.getServers().getFirst().getUrl()).endsWith("/acme/api/v1");
        assertThat(read.getInfo().getDescription()).isNotBlank();
        assertThat(read.getComponents().getSecuritySchemes()).containsOnlyKeys("signed");
    }

    @Test
    void itHoldsTheRoutesOfTheApiAndNothingElse() throws Exception {
        Set<String> routes = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/routes.txt"))) {
            Matcher route = ROUTE.matcher(line);
            if (route.matches()) {
                routes.add(route.group(1) + " " + (route.group(2).isEmpty() ? "/" : route.group(2)));
            }
        }
        assertThat(routes).hasSizeGreaterThan(10);
        assertThat(api.operations()).extracting(Operation::toString).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void eachCallSaysWhatItIsFor() {
        Set<String> tags = new HashSet<>();
        api.document.path("tags").forEach(tag -> {
            assertThat(tag.path("description").asText()).as(tag.toString()).isNotBlank();
            tags.add(tag.path("name").asText());
        });
        assertThat(api.operations())
                .extracting(Operation::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-zA-Z]+"));
        for (Operation operation : api.operations()) {
            assertThat(operation.node().path("summary").asText())
                    .as(operation.toString())
                    .isNotBlank();
            assertThat(operation.node().path("description").asText())
                    .as(operation.toString())
                    .isNotBlank();
            assertThat(operation.node().path("tags"))
                    .as(operation.toString())
                    .hasSize(1)
                    .allMatch(tag -> tags.contains(tag.asText()));
            boolean open = operation.path().equals(CommonDescription.PUBLIC);
            assertThat(operation.node().path("security").toString())
                    .as(operation.toString())
                    .isEqualTo(open ? "" : "[{\"signed\":[]}]");
        }
    }

    @Test
    void eachParameterIsExplained() {
        for (Operation operation : api.operations()) {
            Set<String> inPath = new TreeSet<>();
            for (JsonNode parameter : api.parameters(operation)) {
                String name = operation + " " + parameter.path("name").asText();
                assertThat(parameter.path("description").asText()).as(name).isNotBlank();
                assertThat(parameter.path("example").asText()).as(name).isNotBlank();
                assertThat(parameter.path("schema").has("type")).as(name).isTrue();
                if (parameter.path("in").asText().equals("path")) {
                    inPath.add(parameter.path("name").asText());
                }
                JsonNode pattern = parameter.path("schema").path("pattern");
                if (!pattern.isMissingNode()) {
                    assertThat(parameter.path("example").asText()).as(name).matches(pattern.asText());
                }
            }
            assertThat(inPath)
                    .as(operation.toString())
                    .isEqualTo(new TreeSet<>(PLACE.matcher(operation.path())
                            .results()
                            .map(place -> place.group(1))
                            .toList()));
            assertThat(api.parameters(operation).stream()
                            .anyMatch(
                                    parameter -> parameter.path("name").asText().equals("Idempotency-Key")))
                    .as(operation.toString())
                    .isEqualTo(!operation.verb().equals("GET"));
        }
    }

    @Test
    void whatGoesWrongIsAProblem() {
        for (Operation operation : api.operations()) {
            Set<String> statuses = new TreeSet<>();
            api.answers(operation).forEach(answer -> {
                statuses.add(answer.getKey());
                assertThat(answer.getValue().path("description").asText())
                        .as(operation + " " + answer.getKey())
                        .isNotBlank();
                if (answer.getKey().compareTo("400") >= 0) {
                    JsonNode content = answer.getValue().path("content");
                    assertThat(DescribedApi.names(content))
                            .as(operation + " " + answer.getKey())
                            .containsExactly(PROBLEM);
                    assertThat(content.path(PROBLEM).path("schema").path("$ref").asText())
                            .endsWith("/schemas/Problem");
                }
            });
            assertThat(statuses).as(operation.toString()).contains("500");
            if (!operation.path().equals(CommonDescription.PUBLIC)) {
                assertThat(statuses).as(operation.toString()).contains("401", "429");
            }
            if (operation.node().has("requestBody")) {
                assertThat(statuses).as(operation.toString()).contains("400", "403", "409", "413", "415", "422");
            }
        }
        assertThat(DescribedApi.names(api.operation("getService").node().path("responses")))
                .containsExactly("200", "401", "403", "404", "429", "500");
    }

    @Test
    void eachMemberIsExplainedAndNothingIsLeftOver() {
        api.document.path("components").path("schemas").properties().forEach(schema -> {
            assertThat(schema.getValue().path("description").asText())
                    .as(schema.getKey())
                    .isNotBlank();
            schema.getValue().path("properties").properties().forEach(member -> {
                String name = schema.getKey() + "." + member.getKey();
                assertThat(member.getKey()).as(name).matches("[a-z][a-z0-9_]*");
                assertThat(member.getValue().path("description").asText())
                        .as(name)
                        .isNotBlank();
                boolean composed = member.getValue().toString().contains("$ref")
                        || api.resolved(member.getValue()).path("type").asText().equals("object");
                assertThat(member.getValue().path("examples").size())
                        .as(name + " has an example")
                        .isEqualTo(composed ? 0 : 1);
            });
        });
        Set<String> references = api.references();
        for (String kind : List.of("schemas", "parameters", "responses")) {
            for (String name :
                    DescribedApi.names(api.document.path("components").path(kind))) {
                assertThat(references).contains("#/components/" + kind + "/" + name);
            }
        }
        assertThat(references)
                .allMatch(reference -> !api.document.at(reference.substring(1)).isMissingNode());
    }

    /** A tenant that is as the examples have it: each of them is sent as it is, and works. */
    @Test
    void theExamplesWork() {
        var reseller = resellers.another("oas-examples", "lb");
        reseller.domain("example.com", null);
        BillingSystem system = billing.open(reseller.tenant, "whmcs-1", "https://billing.example");
        billing.allow(system, InstallationScope.values());
        DescribedApi own = DescribedApi.at("oas-examples");
        sent(own, system, "putService", "create", 201);
        sent(own, system, "putService", "suspend", 200);
        sent(own, system, "putService", "resume", 200);
        sent(own, system, "putService", "resize", 200).then().body("limits.mailboxes", equalTo(25));
        sent(own, system, "createMailbox", "make", 201);
        sent(own, system, "createMailbox", "choose", 201);
        sent(own, system, "setPassword", "choose", 204);
        sent(own, system, "setPassword", "make", 200);
        sent(own, system, "setPasswordOf", "choose", 204);
        sent(own, system, "setPasswordOf", "make", 200);
        sent(own, system, "putService", "terminate", 200);
        assertThat(own.operations().stream()
                        .mapToInt(operation -> examples(operation).size())
                        .sum())
                .as("all of them")
                .isEqualTo(11);
    }

    private static Response sent(DescribedApi api, BillingSystem system, String id, String example, int status) {
        Operation operation = api.operation(id);
        String path = operation.path();
        for (JsonNode parameter : api.parameters(operation)) {
            path = path.replace(
                    "{" + parameter.path("name").asText() + "}",
                    parameter.path("example").asText());
        }
        JsonNode value = examples(operation).path(example).path("value");
        assertThat(value.isObject()).as(id + " " + example + " " + value).isTrue();
        Response answer =
                system.call(operation.verb(), path).body(value.toString()).send();
        api.describes(id, answer, status);
        return answer;
    }

    private static JsonNode examples(Operation operation) {
        return operation
                .node()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("examples");
    }

    @Test
    void answersAreAsDescribed() {
        Sellers.Seller seller = sellers.open("oas-answers", 2);
        BillingSystem system = seller.system();
        String service = "/services/whmcs-1/1";
        api.describes("putService", seller.sell(), 201);
        api.describes("about", system.call("GET", "").send(), 200);
        api.describes("getService", seller.get(), 200);
        api.describes("listServices", system.call("GET", "/services/whmcs-1").send(), 200);
        api.describes("getUsage", system.call("GET", service + "/usage").send(), 200);
        api.describes(
                "listMailboxes", system.call("GET", service + "/mailboxes").send(), 200);
        api.describes("listEvents", system.call("GET", "/events").send(), 200);
        api.describes("putService", seller.put("{'state':'terminated'}"), 200);
        api.describes("describe", given().get("/oas-answers/api/v1/openapi.json"), 200);
        api.describes("putService", seller.put("{'state':'on','customer':{'id':'-'}}"), 422);
        api.describes("putService", seller.put("{'shoe':44}"), 400);
        api.describes(
                "getService", system.call("GET", "/services/whmcs-1/nothing").send(), 404);
        api.describes("about", given().get("/oas-answers/api/v1"), 401);
    }

    /** 405 with what can be done there, whatever the signature. */
    @Test
    void aMethodThatAnAddressLacksIsNotAllowedThere() {
        for (String path : DescribedApi.names(api.document.path("paths"))) {
            Set<String> offered = new TreeSet<>(api.operations().stream()
                    .filter(operation -> operation.path().equals(path))
                    .map(Operation::verb)
                    .toList());
            String address = "/acme/api/v1"
                    + (path.equals("/")
                            ? ""
                            : path.replace("{installation}", "whmcs-1").replaceAll("\\{\\w+}", "4711"));
            for (String method : List.of("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS")) {
                if (!offered.contains(method)) {
                    Response answer = given().request(method, address);
                    answer.then().statusCode(405).contentType(PROBLEM).body("status", equalTo(405));
                    assertThat(Set.of(answer.header("Allow").split(", ")))
                            .as(method + " " + path)
                            .containsAll(offered);
                }
            }
        }
        given().request("DELETE", "/acme/api/v1/nothing").then().statusCode(404).contentType(PROBLEM);
    }

    /** It would describe it once more, as nobody's. */
    @Test
    void besideItNothingIsDescribed() {
        for (String path : List.of("/q/openapi", "/q/openapi.json", "/q/openapi?format=json", "/q/swagger-ui")) {
            assertThat(given().get(path).statusCode()).as(path).isEqualTo(404);
        }
    }
}

package io.postern.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Says once what holds for all calls – signature, problems, idempotency, well-known parameters – so that each route says
 * only what is special about it. Runs once, when the portal starts.
 */
public class CommonDescription implements OASFilter {
    /** The one call that needs no signature. */
    static final String PUBLIC = "/openapi.json";

    private static final String BASE = "/{tenant}/api/v1";
    private static final String SCHEME = "signed";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var paths = OASFactory.createPaths();
        new TreeMap<>(document.getPaths().getPathItems()).forEach((whole, item) -> {
            String path = whole.equals(BASE) ? "/" : whole.substring(BASE.length());
            item.getOperations().forEach((method, operation) -> complete(path, method, operation));
            paths.addPathItem(path, item);
        });
        document.setPaths(paths);
        Components components = document.getComponents();
        components.addParameter(IDEMPOTENCY_KEY, idempotencyKey());
        for (CommonAnswer answer : CommonAnswer.values()) {
            components.addResponse(answer.component, answer.response());
        }
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        operation.setParameters(parameters(operation.getParameters()));
        if (path.equals(PUBLIC)) {
            answers(operation, Stream.of(CommonAnswer.FAILED));
            return;
        }
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SCHEME));
        boolean changes = method != PathItem.HttpMethod.GET;
        if (changes) {
            operation.addParameter(OASFactory.createParameter().ref(IDEMPOTENCY_KEY));
            operation.getResponses().getAPIResponses().forEach(CommonDescription::headers);
        }
        answers(
                operation,
                Stream.of(CommonAnswer.values()).filter(answer -> applies(answer, path, changes, operation)));
    }

    private static boolean applies(CommonAnswer answer, String path, boolean changes, Operation operation) {
        boolean makesService = changes && path.endsWith("{service}");
        return switch (answer) {
            case UNSIGNED, TOO_MANY, FAILED -> true;
            case FORBIDDEN -> !path.equals("/");
            case NOT_FOUND -> path.contains("{service}") && !makesService;
            case UNREADABLE, TOO_LARGE, NOT_JSON -> operation.getRequestBody() != null;
            case INVALID -> operation.getRequestBody() != null || takes(operation, "limit");
            case CONFLICT -> changes;
            case LATER -> changes && !makesService;
        };
    }

    private static boolean takes(Operation operation, String name) {
        return operation.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()));
    }

    private static void answers(Operation operation, Stream<CommonAnswer> answers) {
        answers.forEach(answer -> operation
                .getResponses()
                .addAPIResponse(answer.status, OASFactory.createAPIResponse().ref(answer.component)));
    }

    private static void headers(String status, APIResponse response) {
        if (status.equals("202")) {
            response.addHeader("Retry-After", CommonAnswer.retryAfter());
        } else {
            response.addHeader(
                    "Idempotent-Replay",
                    OASFactory.createHeader()
                            .description("true: it was done before, with the same key; this is its answer again")
                            .schema(OASFactory.createSchema().addType(SchemaType.BOOLEAN)));
        }
    }

    /** Without the tenant, which is part of the server's address. */
    private static List<Parameter> parameters(List<Parameter> found) {
        List<Parameter> parameters = new ArrayList<>(Optional.ofNullable(found).orElse(List.of()));
        parameters.removeIf(parameter -> "tenant".equals(parameter.getName()));
        parameters.forEach(CommonDescription::describe);
        return parameters;
    }

    private static void describe(Parameter parameter) {
        switch (parameter.getName()) {
            case "installation" ->
                parameter.description("The installation that signs").example("whmcs-1");
            case "service" -> {
                parameter
                        .description("The billing system’s own id of the service")
                        .example("4711");
                parameter.getSchema().setPattern("^" + ServiceRules.SERVICE_ID + "$");
            }
            case "limit" ->
                parameter
                        .description("Most items")
                        .example(50)
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .minimum(BigDecimal.ONE)
                                .maximum(BigDecimal.valueOf(ServiceRules.MOST_LISTED))
                                .defaultValue(ServiceRules.MOST_LISTED));
            default -> {
                // described at its route
            }
        }
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name(IDEMPOTENCY_KEY)
                .in(Parameter.In.HEADER)
                .description(
                        "A key of your own for this one wish: sent again with the same key, what was done is answered"
                                + " again for 24 hours")
                .example("suspend-4711-1764122400")
                .schema(OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .minLength(1)
                        .maxLength(255)
                        .pattern("^" + IdempotentCalls.KEY + "$"));
    }
}

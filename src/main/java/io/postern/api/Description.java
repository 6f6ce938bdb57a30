package io.postern.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.platform.web.ApiMethods;
import io.postern.platform.web.BaseUrl;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The description of the API, made from its code, and what follows from it. */
@ApplicationScoped
class Description implements ApiMethods {
    private static final String BASE = "/[^/]+/api/v1";

    private final BaseUrl baseUrl;
    private final ObjectMapper json;
    private final ObjectNode document;
    private final Map<Pattern, Set<String>> methods = new HashMap<>();

    Description(OpenApiDocumentService documents, BaseUrl baseUrl, ObjectMapper json) {
        this.baseUrl = baseUrl;
        this.json = json;
        try {
            document = (ObjectNode) json.readTree(documents.getDocument("<default>", Format.JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        document.withObject("paths")
                .properties()
                .forEach(path -> methods.put(addresses(path.getKey()), methods((ObjectNode) path.getValue())));
    }

    /** As one tenant's. */
    byte[] of(String tenant) {
        ObjectNode own = document.deepCopy();
        own.putArray("servers").addObject().put("url", baseUrl.origin() + "/" + tenant + "/api/v1");
        try {
            return json.writeValueAsBytes(own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<String> at(String path) {
        return methods.entrySet().stream()
                .filter(offered -> offered.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Set.of());
    }

    private static Pattern addresses(String path) {
        String below = path.equals("/") ? "" : path.replace(".", "\\.").replaceAll("\\{[^}]+}", "[^/]+");
        return Pattern.compile(BASE + below + "/?");
    }

    private static Set<String> methods(ObjectNode path) {
        Set<String> methods = new TreeSet<>();
        path.properties().stream()
                .filter(member -> member.getValue().has("operationId"))
                .forEach(member -> methods.add(member.getKey().toUpperCase(Locale.ROOT)));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }
}

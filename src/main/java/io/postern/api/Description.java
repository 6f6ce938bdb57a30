package io.postern.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.platform.web.BaseUrl;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The description of the API, made from its code: as one tenant's, with paths below its address. */
@ApplicationScoped
class Description {
    private static final String PREFIX = "/{tenant}/api/v1";

    private final OpenApiDocumentService documents;
    private final BaseUrl baseUrl;
    private final ObjectMapper json;

    Description(OpenApiDocumentService documents, BaseUrl baseUrl, ObjectMapper json) {
        this.documents = documents;
        this.baseUrl = baseUrl;
        this.json = json;
    }

    byte[] of(String tenant) {
        try {
            var document = (ObjectNode) json.readTree(documents.getDocument("<default>", Format.JSON));
            document.putArray("servers").addObject().put("url", baseUrl.origin() + "/" + tenant + "/api/v1");
            ObjectNode paths = json.createObjectNode();
            document.withObject("paths").properties().stream()
                    .filter(path -> path.getKey().startsWith(PREFIX))
                    .forEach(path -> paths.set(below(path.getKey()), path.getValue()));
            document.set("paths", paths);
            return json.writeValueAsBytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String below(String path) {
        return path.equals(PREFIX) ? "/" : path.substring(PREFIX.length());
    }
}

package io.postern.embed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.embed.LaunchRefusal.Check;
import java.io.IOException;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A launch as posted, taken apart but not yet believed. What two readers could understand differently – repeated names,
 * anything behind the end, header fields that name or carry keys – is refused here.
 */
record LaunchToken(String text, String algorithm, String kid, JsonNode claims) {
    private static final String TYPE = "postern-launch+jwt";
    private static final int LONGEST = 8_000;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Set<String> HEADER = Set.of("typ", "alg", "kid");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static LaunchToken parse(String text) {
        if (text == null || text.length() > LONGEST || !FORM.matcher(text).matches()) {
            throw new LaunchRefusal(Check.FORM);
        }
        String[] parts = text.split("\\.");
        JsonNode header = read(parts[0]);
        for (var field : header.properties()) {
            if (!HEADER.contains(field.getKey()) || !field.getValue().isTextual()) {
                throw new LaunchRefusal(Check.HEADER);
            }
        }
        if (!TYPE.equals(header.path("typ").textValue())) {
            throw new LaunchRefusal(Check.TYPE);
        }
        return new LaunchToken(
                text, header.path("alg").asText(), header.path("kid").asText(), read(parts[1]));
    }

    /** Whom it claims to come from; empty if it does not say. */
    String issuer() {
        String issuer = claims.path("iss").textValue();
        return issuer == null ? "" : issuer;
    }

    private static JsonNode read(String part) {
        try {
            JsonNode node = JSON.readTree(Base64.getUrlDecoder().decode(part));
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException | IllegalArgumentException _) {
            // refused below; what it said is nobody's business
        }
        throw new LaunchRefusal(Check.FORM);
    }

    @Override
    public String toString() {
        return "a launch";
    }
}

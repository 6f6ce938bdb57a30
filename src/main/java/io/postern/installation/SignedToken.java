package io.postern.installation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.installation.TokenRefusal.Check;
import java.io.IOException;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an installation signed, taken apart but not yet believed. What two readers could understand differently – repeated names,
 * anything behind the end, header fields that name or carry keys – is refused here.
 */
public record SignedToken(String text, String algorithm, String kid, JsonNode claims) {
    private static final int LONGEST = 8_000;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Set<String> HEADER = Set.of("typ", "alg", "kid");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * @param type what {@code typ} has to be, so that a token for one purpose serves no other
     * @throws TokenRefusal when it is not a token of this type
     */
    public static SignedToken parse(String text, String type) {
        if (text == null || text.length() > LONGEST || !FORM.matcher(text).matches()) {
            throw new TokenRefusal(Check.FORM);
        }
        String[] parts = text.split("\\.");
        JsonNode header = read(parts[0]);
        for (var field : header.properties()) {
            if (!HEADER.contains(field.getKey()) || !field.getValue().isTextual()) {
                throw new TokenRefusal(Check.HEADER);
            }
        }
        if (!type.equals(header.path("typ").textValue())) {
            throw new TokenRefusal(Check.TYPE);
        }
        return new SignedToken(
                text, header.path("alg").asText(), header.path("kid").asText(), read(parts[1]));
    }

    /** Whom it claims to come from; empty if it does not say. */
    public String issuer() {
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
        throw new TokenRefusal(Check.FORM);
    }

    @Override
    public String toString() {
        return "a signed token";
    }
}

package io.postern.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.regex.Pattern;

/** What a signed request says about itself, checked against the request that was sent. */
record RequestClaims(String tokenId, Instant expires) {
    static final int LONGEST_LIFE = 60;
    static final int SKEW = 30;
    private static final Pattern TOKEN_ID = Pattern.compile("[\\x21-\\x7e]{8,128}");

    /** What a request is. */
    record Sent(String audience, String method, String uri, String bodyHash) {}

    /** What does not fit, for the log. */
    static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misfit(String check) {
            super(check, null, false, false);
        }
    }

    static RequestClaims read(JsonNode claims, Sent sent, Instant now) {
        require(sent.audience().equals(claims.path("aud").textValue()), "aud is not the address of the API");
        long issued = seconds(claims.path("iat"));
        long expires = seconds(claims.path("exp"));
        require(expires > issued && expires - issued <= LONGEST_LIFE, "exp is not within 60 s after iat");
        require(issued <= now.getEpochSecond() + SKEW, "the token is from the future");
        require(expires > now.getEpochSecond() - SKEW, "the token has expired");
        String tokenId = claims.path("jti").textValue();
        require(tokenId != null && TOKEN_ID.matcher(tokenId).matches(), "jti is missing, too short or too long");
        require(sent.method().equals(claims.path("method").textValue()), "method is not the one of the request");
        require(sent.uri().equals(claims.path("path").textValue()), "path is not the one of the request");
        require(sent.bodyHash().equals(claims.path("body").textValue()), "body is not the hash of what was sent");
        return new RequestClaims(tokenId, Instant.ofEpochSecond(expires));
    }

    private static long seconds(JsonNode time) {
        // the bound keeps sums from turning over
        require(time.isIntegralNumber() && time.canConvertToInt(), "iat or exp is missing or no whole number");
        return time.longValue();
    }

    private static void require(boolean holds, String check) {
        if (!holds) {
            throw new Misfit(check);
        }
    }
}

package io.postern.provider.opensrs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.postern.platform.http.OutboundAnswer;
import java.time.Duration;

/** What OpenSRS answered. Its documents promise one JSON object that says whether the call succeeded, under status 200. */
sealed interface Answer {
    ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxNameLength(1_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** It succeeded. Members that nobody documents ({@code audit}, {@code job}) are among {@code content}. */
    record Done(JsonNode content) implements Answer {}

    /**
     * It was refused. Metadata may come with it (a user that could be created); they prove nothing and are dropped.
     *
     * @param number one of the upstream's fifty, another one, or {@link Refusals#NO_NUMBER}
     */
    record Refused(int number, String message) implements Answer {
        /** Both are seen where a session has ended: its own number, and the one of wrong credentials. */
        boolean mayBeOfTheToken() {
            return number == Refusals.EXPIRED || number == Refusals.WRONG_CREDENTIALS;
        }
    }

    /**
     * Nothing readable.
     *
     * @param retryAfter of the header, or null
     */
    record Unreadable(int httpStatus, Duration retryAfter) implements Answer {}

    static Answer of(OutboundAnswer answer) {
        JsonNode root = tree(answer.text());
        String success = Lenient.text(root, "success");
        if (success.equals("false") || success.equals("0")) {
            Long number = Lenient.number(root, "error_number");
            boolean known = number != null && number >= 0 && number < 1_000;
            return new Refused(known ? number.intValue() : Refusals.NO_NUMBER, Lenient.text(root, "error"));
        }
        boolean done = answer.status() == 200 && (success.equals("true") || success.equals("1"));
        return done ? new Done(root) : new Unreadable(answer.status(), answer.retryAfter());
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException _) {
            return JSON.missingNode();
        }
    }
}

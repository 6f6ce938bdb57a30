package io.postern.provider.logicboxes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.postern.platform.http.OutboundAnswer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises the four families of answers. */
final class AnswerReader {
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(50).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> GOOD = Set.of("success", "ok", "true");
    private static final Set<String> BAD = Set.of("failure", "failed", "fail", "error", "false");

    private static final Pattern ID = Pattern.compile("[0-9]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private AnswerReader() {}

    static Answer read(OutboundAnswer answer) {
        String text = answer.text().strip();
        int status = answer.status();
        if (text.isEmpty()) {
            return new Answer.Unreadable(true, status);
        }
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException _) {
            return bareText(text, status);
        }
        if (!root.isObject()) {
            return scalar(root, status);
        }
        JsonNode response = root.get("response");
        if (response != null && response.isObject()) {
            return judged(response, true, status);
        }
        return judged(root, false, status);
    }

    private static Answer judged(JsonNode node, boolean byMail, int httpStatus) {
        String status = first(node, "status", "actionstatus").toLowerCase(Locale.ROOT);
        String message = first(node, "message", "error", "actionstatusdesc");
        if (BAD.contains(status)) {
            return new Answer.Refused(byMail, message, first(node, "errorCode"), httpStatus);
        }
        if (GOOD.contains(status)) {
            return new Answer.Done(node, true);
        }
        boolean looksRefused = httpStatus >= 400 || node.has("error");
        if (looksRefused && !message.isEmpty()) {
            // without a status nobody has said that it was decided
            return new Answer.Refused(false, message, first(node, "errorCode"), httpStatus);
        }
        // an "empty list" is documented without a dependable status beside it
        return httpStatus < 400 && (byMail || status.isEmpty())
                ? new Answer.Done(node, false)
                : new Answer.Unreadable(false, httpStatus);
    }

    private static Answer scalar(JsonNode value, int httpStatus) {
        if (value.isBoolean() && !value.booleanValue()) {
            return new Answer.Refused(true, "", "", httpStatus);
        }
        return httpStatus < 400 && value.isValueNode() && !value.isNull()
                ? new Answer.Done(value, confirms(value))
                : new Answer.Unreadable(false, httpStatus);
    }

    /** The values that are documented for what was done: true, a number, an id, or a word of success. */
    private static boolean confirms(JsonNode value) {
        if (value.isTextual()) {
            String text = value.asText().strip().toLowerCase(Locale.ROOT);
            return text.startsWith("success")
                    || GOOD.contains(text)
                    || ID.matcher(text).matches();
        }
        return value.isBoolean() || value.isIntegralNumber();
    }

    private static Answer bareText(String text, int httpStatus) {
        boolean success = httpStatus < 400
                && text.length() < 200
                && text.toLowerCase(Locale.ROOT).startsWith("success");
        return success ? new Answer.Done(TextNode.valueOf(text), true) : new Answer.Unreadable(false, httpStatus);
    }

    private static String first(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.get(name);
            if (value != null && value.isValueNode() && !value.isNull()) {
                return value.asText().strip();
            }
        }
        return "";
    }
}

package io.postern.provider.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.provider.spi.Address;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads members as loosely as they come: numbers in quotes, one value in place of a list, anything missing. */
final class Lenient {
    private Lenient() {}

    /** Empty when it is missing or no plain value. */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }

    static String textOrNull(JsonNode node, String name) {
        String text = text(node, name);
        return text.isEmpty() ? null : text;
    }

    /** Null when it is missing or no whole number. */
    static Long number(JsonNode node, String name) {
        String text = text(node, name);
        return text.matches("-?[0-9]{1,18}") ? Long.valueOf(text) : null;
    }

    static boolean truth(JsonNode node, String name) {
        String text = text(node, name);
        return text.equals("true") || text.equals("1");
    }

    /** Seconds since 1970; zero stands for never. */
    static Instant moment(JsonNode node, String name) {
        Long seconds = number(node, name);
        try {
            return seconds == null || seconds == 0 ? null : Instant.ofEpochSecond(seconds);
        } catch (DateTimeException _) {
            return null;
        }
    }

    static List<String> texts(JsonNode node, String name) {
        JsonNode values = node.path(name);
        var texts = new ArrayList<String>();
        (values.isArray() ? values : List.of(values)).forEach(value -> {
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                texts.add(value.asText().strip());
            }
        });
        return texts;
    }

    static List<Address> addresses(JsonNode node, String name) {
        return texts(node, name).stream()
                .flatMap(text -> Address.parse(text).stream())
                .toList();
    }
}

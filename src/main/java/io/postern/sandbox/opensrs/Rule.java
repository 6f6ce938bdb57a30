package io.postern.sandbox.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an attribute takes as its value. */
interface Rule {
    Pattern ADDRESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9.-]{3,160}");

    Object read(JsonNode value);

    static Rule text(int most) {
        return value -> {
            if (value.isContainerNode() || value.isBoolean() || characters(value.asText()) > most) {
                throw bad();
            }
            return value.asText();
        };
    }

    static Rule truth() {
        return value -> Fields.truth(value).orElseThrow(Rule::bad);
    }

    static Rule number(long least, long most) {
        return value -> {
            if (value.isContainerNode() || !value.asText().matches("[0-9]{1,18}")) {
                throw bad();
            }
            long number = Long.parseLong(value.asText());
            if (number < least || number > most) {
                throw bad();
            }
            return number;
        };
    }

    static Rule word(String... words) {
        return value -> {
            if (!value.isTextual() || !List.of(words).contains(value.asText())) {
                throw bad();
            }
            return value.asText();
        };
    }

    /** Addresses, maybe with wildcards; {@code full} is the number of the error when there are too many. */
    static Rule addresses(int most, boolean wildcards, int full) {
        return value -> {
            if (!value.isArray()) {
                throw bad();
            }
            List<String> addresses = new ArrayList<>();
            for (JsonNode item : value) {
                boolean fits = wildcards
                        ? item.isTextual() && item.asText().matches("\\S{1,128}")
                        : item.isTextual() && ADDRESS.matcher(item.asText()).matches();
                if (!fits) {
                    throw bad();
                }
                addresses.add(item.asText().toLowerCase(Locale.ROOT));
            }
            if (addresses.size() > most) {
                throw new Refusal(full);
            }
            return List.copyOf(addresses);
        };
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    static Refusal bad() {
        return new Refusal(Errors.ATTRIBUTE);
    }
}

package io.postern.sandbox.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The attributes that a call wants to change, all read before any is applied. A value of null takes one away. */
record Wish(Map<String, Object> values) {
    private static final String SECOND_FACTOR = "2fa_required_oma";
    private static final Pattern ALWAYS_THERE = Pattern.compile("password|type|quota|service_.+|delivery_.+");
    private static final String END_DATE = "autoresponder_option_enddate";

    static Wish of(Fields attributes, Map<String, Attribute> known, Level level, Switches switches) {
        Map<String, Object> values = new LinkedHashMap<>();
        boolean forbidden = false;
        for (Map.Entry<String, JsonNode> member : attributes.node().properties()) {
            String name = member.getKey();
            if (name.equals(SECOND_FACTOR)) {
                throw new Refusal(Errors.NEEDS_SECOND_FACTOR);
            }
            Attribute attribute = known.get(name);
            if (attribute == null) {
                throw Rule.bad();
            }
            values.put(name, clears(name, member.getValue(), switches) ? null : read(attribute, member.getValue()));
            forbidden |= attribute.least().compareTo(level) > 0;
        }
        if (forbidden) {
            throw new Refusal(Errors.ATTRIBUTE_FORBIDDEN);
        }
        return new Wish(values);
    }

    private static Object read(Attribute attribute, JsonNode value) {
        if (value.isNull()) {
            throw Rule.bad();
        }
        return attribute.rule().read(value);
    }

    private static boolean clears(String name, JsonNode value, Switches switches) {
        boolean empty = value.isTextual() && value.asText().isEmpty();
        if (!name.equals(END_DATE)) {
            return value.isNull() && !ALWAYS_THERE.matcher(name).matches();
        }
        return switch (switches.endDateClearing()) {
            case NULL_OR_EMPTY -> value.isNull() || empty;
            case NULL -> value.isNull();
            case EMPTY -> empty;
            case ZERO -> value.asText().equals("0");
            case NEVER -> false;
        };
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Object get(String name) {
        return values.get(name);
    }
}

package io.postern.sandbox.atmail;

import io.postern.sandbox.atmail.Switches.Generation;
import io.postern.sandbox.atmail.Switches.ListShape;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes an answer as the upstream's framework does. */
final class Envelope {
    private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private final Answer answer;
    private final Switches switches;

    Envelope(Answer answer, Switches switches) {
        this.answer = answer;
        this.switches = switches;
    }

    String xml() {
        String element = switches.elements().getOrDefault(answer.method(), answer.element());
        Map<String, Object> members = members();
        StringBuilder xml = new StringBuilder(switches.withoutProlog() ? "" : PROLOG);
        boolean bare = answer.method().isEmpty() && answer.code() == 404;
        // a function that is not known has no class around it
        xml.append(bare ? "<" + element : "<api").append(" generator=\"zend\" version=\"1.0\">");
        Object body = bare ? members : Map.of(element, members);
        write(xml, body);
        xml.append(bare ? "</" + element + ">" : "</api>");
        return xml.append(switches.strayWhitespace() ? "\n \n" : "\n").toString();
    }

    int status() {
        if (answer.code() != 0) {
            return answer.code();
        }
        return answer.success() ? 200 : switches.failureStatus();
    }

    private Map<String, Object> members() {
        String status = answer.success() ? "success" : "failed";
        Object said = switches.oddStatusCase()
                ? status.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + status.substring(1)
                : status;
        Map<String, Object> members = new LinkedHashMap<>();
        if (switches.generation() == Generation.RESULTS && !answer.method().isEmpty()) {
            Map<String, Object> response = new LinkedHashMap<>();
            response.put("message", answer.message() == null ? "Success" : answer.message());
            response.put("results", rows());
            members.put("status", said);
            members.put("response", response);
            return members;
        }
        Map<String, Object> content = new LinkedHashMap<>();
        if (answer.message() != null) {
            content.put("message", answer.message());
        }
        content.putAll(rows());
        boolean flat = Elements.flat(answer.method()) || (answer.list() && switches.listShape() == ListShape.FLAT);
        if (flat) {
            members.putAll(content);
        } else {
            members.put("response", content);
        }
        members.put("status", said);
        return members;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> rows() {
        Map<String, Object> rows = answer.content();
        boolean single = answer.list() && rows.size() == 1;
        if (single
                && switches.listShape() == ListShape.SINGLE_BARE
                && rows.values().iterator().next() instanceof Map<?, ?> row) {
            return (Map<String, Object>) row;
        }
        return rows;
    }

    private void write(StringBuilder xml, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> element(xml, named(key.toString(), member), member));
        } else if (value instanceof Iterable<?> list) {
            int number = 0;
            for (Object member : list) {
                element(xml, "key_" + number++, member);
            }
        } else {
            xml.append(escaped(value.toString()));
        }
    }

    private String named(String key, Object member) {
        if (!key.chars().allMatch(Character::isDigit)) {
            return key;
        }
        return "key_"
                + (switches.keysAreIds() && member instanceof Map<?, ?> row && row.containsKey("id")
                        ? row.get("id")
                        : key);
    }

    private void element(StringBuilder xml, String name, Object value) {
        String blank = switches.strayWhitespace() ? "\n \t" : "";
        xml.append(blank);
        if (value == null || value.equals("") || (value instanceof Map<?, ?> map && map.isEmpty())) {
            xml.append('<').append(name).append("/>");
        } else {
            boolean padded = switches.strayWhitespace()
                    && (!(value instanceof String) || name.equals("message") || name.equals("status"));
            xml.append('<').append(name).append('>').append(padded ? blank : "");
            write(xml, value);
            xml.append(padded ? blank : "").append("</").append(name).append('>');
        }
        xml.append(blank);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\r' -> escaped.append("&#13;");
                case '\t', '\n' -> escaped.append((char) character);
                default -> {
                    if (character >= 0x20 && character != 0xFFFE && character != 0xFFFF) {
                        escaped.appendCodePoint(character);
                    }
                }
            }
        });
        return escaped.toString();
    }
}

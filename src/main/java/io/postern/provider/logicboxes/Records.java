package io.postern.provider.logicboxes;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.provider.spi.DnsState.DnsRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds records of the domain name system in an answer whose shape is not documented: every object with a value is one,
 * wherever it stands; its type is its own word for it or the name of the list it is in.
 */
final class Records {
    private static final List<String> VALUES = List.of("value", "data", "content", "target", "destination", "text");
    private static final List<String> NAMES = List.of("host", "hostName", "hostname", "name", "record");
    private static final List<String> TYPES = List.of("type", "recordType", "record-type");
    private static final List<String> PRIORITIES = List.of("priority", "preference", "pref", "mxPriority");
    private static final Pattern TYPE =
            Pattern.compile("(?i)\\b(MX|TXT|CNAME|AAAA|A|NS|SRV|SPF)(?:[-_ ]?records?)?\\b");
    private static final Pattern WITH_PRIORITY = Pattern.compile("(\\d{1,5})\\s+(\\S.*)");

    private final List<DnsRecord> found = new ArrayList<>();
    private final String domain;

    private Records(String domain) {
        this.domain = domain;
    }

    static List<DnsRecord> in(JsonNode content, String domain) {
        var records = new Records(domain);
        records.walk(content, "");
        return records.found;
    }

    /** @param type of the list that {@code node} is in, or empty */
    private void walk(JsonNode node, String type) {
        if (node.isObject()) {
            String value = first(node, VALUES);
            String own = type(first(node, TYPES), type);
            if (!value.isEmpty() && !own.isEmpty()) {
                add(own, first(node, NAMES), value, first(node, PRIORITIES));
            } else {
                node.properties().forEach(each -> walk(each.getValue(), type(each.getKey(), type)));
            }
        } else if (node.isArray()) {
            node.forEach(each -> walk(each, type));
        } else if (node.isTextual() && !type.isEmpty() && !node.asText().isBlank()) {
            add(type, "", node.asText().strip(), "");
        }
    }

    private void add(String type, String name, String value, String priority) {
        Matcher both = WITH_PRIORITY.matcher(value);
        boolean inside = priority.isEmpty() && type.equals("MX") && both.matches();
        String number = inside ? both.group(1) : priority;
        found.add(new DnsRecord(
                type,
                name.isEmpty() || name.equals("@") ? domain : name,
                inside ? both.group(2) : value,
                number.matches("\\d{1,5}") ? Integer.valueOf(number) : null));
    }

    private static String type(String text, String otherwise) {
        Matcher named = TYPE.matcher(text);
        return named.find() ? named.group(1).toUpperCase(Locale.ROOT) : otherwise;
    }

    private static String first(JsonNode node, List<String> names) {
        return names.stream()
                .map(name -> Users.text(node, name))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}

package io.postern.provider.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.provider.opensrs.OpenSrsApi.Method;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads what comes in ranges. How much the upstream gives at most is not documented, so its own count of a page leads to
 * the next; it may give less than was asked for.
 */
record Search(OpenSrsApi api, Method method, String rows) {
    private static final int MOST_PAGES = 100;

    /** @param next where the following page begins, or null at the end */
    record Page(List<JsonNode> rows, String next) {}

    Page page(ObjectNode request, String cursor, int limit) {
        long first = position(cursor);
        JsonNode content = fetch(request, first, limit);
        List<JsonNode> found = found(content);
        Long total = Lenient.number(content, "total_count");
        boolean more = total == null ? found.size() == limit : first + found.size() < total;
        return new Page(found, more && !found.isEmpty() ? String.valueOf(first + found.size()) : null);
    }

    /** The rows from {@code first} on, before {@code end}. */
    List<JsonNode> between(ObjectNode request, long first, long end) {
        var all = new ArrayList<JsonNode>();
        for (int page = 0; page < MOST_PAGES && first + all.size() < end; page++) {
            List<JsonNode> found = found(fetch(request, first + all.size(), end - first - all.size()));
            if (found.isEmpty()) {
                break;
            }
            all.addAll(found);
        }
        return all;
    }

    List<JsonNode> all(ObjectNode request) {
        return between(request, 0, total(request));
    }

    long total(ObjectNode request) {
        JsonNode content = fetch(request, 0, 1);
        Long total = Lenient.number(content, "total_count");
        return total == null ? found(content).size() : total;
    }

    static long position(String cursor) {
        if (cursor != null && !cursor.matches("[0-9]{1,9}")) {
            throw DriverException.invalid("cursor", "That is not a place in a list.");
        }
        return cursor == null ? 0 : Long.parseLong(cursor);
    }

    private JsonNode fetch(ObjectNode request, long first, long limit) {
        ObjectNode ranged = request.deepCopy();
        ranged.putObject("range").put("first", first).put("limit", limit);
        return api.read(method, ranged);
    }

    private List<JsonNode> found(JsonNode content) {
        if (!content.path(rows).isArray()) {
            throw new DriverException(Kind.UNEXPECTED, "The provider's answer holds no list.");
        }
        return Stream.of(content.path(rows)).flatMap(JsonNode::valueStream).toList();
    }
}

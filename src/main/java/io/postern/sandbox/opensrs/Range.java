package io.postern.sandbox.opensrs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The part of a result that was asked for. Either bound may be missing; none asked for is not the same as zero. */
record Range(long first, long limit) {
    static Range of(Fields request, Switches switches) {
        Fields range = request.object("range").only("first", "limit");
        return new Range(
                range.number("first").orElse(0L),
                Math.min(
                        unlimited(switches.pageCap()),
                        range.number("limit").orElse(unlimited(switches.defaultPage()))));
    }

    private static long unlimited(int size) {
        return size == 0 ? Long.MAX_VALUE : size;
    }

    <T> Map<String, Object> of(List<T> all, String name, Function<T, ?> row) {
        List<?> page = all.stream().skip(first).limit(limit).map(row).toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("count", page.size());
        body.put("total_count", all.size());
        body.put(name, page);
        return body;
    }
}

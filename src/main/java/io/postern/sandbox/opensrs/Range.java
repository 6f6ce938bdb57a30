package io.postern.sandbox.opensrs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The part of a result that was asked for. Either bound may be missing; none asked for is not the same as zero. */
record Range(long first, long limit) {
    static Range of(Fields request, Switches switches) {
        Fields range = request.object("range").only("first", "limit");
        long cap = switches.pageCap() == 0 ? Long.MAX_VALUE : switches.pageCap();
        long unasked = switches.defaultPageIsCap() ? cap : Long.MAX_VALUE;
        return new Range(
                range.number("first").orElse(0L),
                Math.min(cap, range.number("limit").orElse(unasked)));
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

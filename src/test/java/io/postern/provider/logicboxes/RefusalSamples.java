package io.postern.provider.logicboxes;

import io.postern.provider.spi.Kind;
import java.util.List;
import java.util.stream.Stream;

/** One answer for each row of the table of refusals; {@link RefusalsTest} proves that none is missing. */
public final class RefusalSamples {
    private RefusalSamples() {}

    /**
     * What the provider may say.
     *
     * @param call what it is about, as the table names it
     * @param errorCode the provider's own, or null
     * @param field the refused member, or null
     * @param code our reason, or null
     */
    public record Sample(String call, String errorCode, String message, Kind kind, String field, String code) {}

    public static List<Sample> all() {
        return Stream.of(RefusalsTest.SAMPLES)
                .map(row -> new Sample(row[0], row[1], row[2], Kind.valueOf(row[3]), row[4], row[5]))
                .toList();
    }
}

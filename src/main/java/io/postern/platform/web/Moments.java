package io.postern.platform.web;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How moments are written, in the time zone of the tenant, which is always named. */
public final class Moments {
    public static final ZoneId USUAL = ZoneId.of("UTC");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss z", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ENGLISH);
    private static final Pattern OF_PLACES =
            Pattern.compile("(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");

    private Moments() {}

    /** The names of those that can be chosen, beside the usual one. */
    public static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(OF_PLACES.asMatchPredicate())
                .sorted()
                .toList();
    }

    /** @param name one of {@link #zones}; the usual one for anything else */
    public static ZoneId zone(String name) {
        return name != null && ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : USUAL;
    }

    public static String minute(TemporalAccessor at, ZoneId zone) {
        return MINUTE.withZone(zone).format(at);
    }

    public static String second(TemporalAccessor at, ZoneId zone) {
        return SECOND.withZone(zone).format(at);
    }

    public static String time(TemporalAccessor at, ZoneId zone) {
        return TIME.withZone(zone).format(at);
    }

    public static String day(TemporalAccessor at, ZoneId zone) {
        return DAY.withZone(zone).format(at);
    }
}

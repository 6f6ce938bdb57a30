package io.postern.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Moments name the time zone that they are in. */
class MomentsTest {
    private static final Instant WINTER = Instant.parse("2026-01-04T23:30:05Z");
    private static final Instant SUMMER = Instant.parse("2026-07-04T13:30:05Z");

    @Test
    void withoutAChoiceTheyAreInUtc() {
        assertThat(Moments.minute(WINTER, Moments.zone(null))).isEqualTo("2026-01-04 23:30 UTC");
        assertThat(Moments.second(WINTER.atOffset(ZoneOffset.ofHours(3)), Moments.zone("Mars/Olympus")))
                .isEqualTo("2026-01-04 23:30:05 UTC");
    }

    @Test
    void aPlaceHasItsDayAndItsSummerTime() {
        var zurich = Moments.zone("Europe/Zurich");
        assertThat(Moments.minute(WINTER, zurich)).isEqualTo("2026-01-05 00:30 CET");
        assertThat(Moments.minute(SUMMER, zurich)).isEqualTo("2026-07-04 15:30 CEST");
        assertThat(Moments.time(SUMMER.atOffset(ZoneOffset.UTC), zurich)).isEqualTo("15:30 CEST");
        assertThat(Moments.day(WINTER, zurich)).isEqualTo("2026-01-05");
    }

    @Test
    void everyZoneThatIsOfferedCanBeUsed() {
        assertThat(Moments.zones())
                .contains("Europe/Zurich", "America/New_York")
                .hasSizeGreaterThan(300);
        assertThat(Moments.zones()).allSatisfy(zone -> {
            assertThat(Moments.zone(zone).getId()).isEqualTo(zone);
            assertThat(Moments.minute(SUMMER, Moments.zone(zone))).matches("2026-07-0[45] \\d\\d:\\d\\d \\S+");
        });
    }
}

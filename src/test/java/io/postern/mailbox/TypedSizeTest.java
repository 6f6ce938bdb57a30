package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class TypedSizeTest {
    private static final long MEGABYTE = 1024L * 1024;

    @Property
    void wholeMegabytesComeBackAsTheyWereShown(@ForAll @LongRange(min = 1, max = 10_000_000) long megabytes) {
        assertThat(TypedSize.of(megabytes * MEGABYTE).bytes()).hasValue(megabytes * MEGABYTE);
    }

    @Example
    void commaAndPointAreBothUnderstood() {
        assertThat(new TypedSize(" 1,5 ", "GB").bytes()).hasValue(1536 * MEGABYTE);
        assertThat(new TypedSize("1.5", "mb").bytes()).hasValue(MEGABYTE * 3 / 2);
    }

    @Example
    void whatIsNoWholeStepGoesToTheNearestOne() {
        assertThat(new TypedSize("0.3", "GB").bytes(MEGABYTE)).hasValue(307 * MEGABYTE);
        assertThat(new TypedSize("1.5", "MB").bytes(MEGABYTE)).hasValue(2 * MEGABYTE);
        assertThat(new TypedSize("0.0001", "MB").bytes(MEGABYTE)).hasValue(0L);
        assertThat(new TypedSize("1.5", "MB").bytes(0)).hasValue(MEGABYTE * 3 / 2);
        assertThat(new TypedSize("much", "MB").bytes(MEGABYTE)).isEmpty();
    }

    @Property
    void roundingMovesByHalfAStepAtMost(@ForAll @LongRange(min = 0, max = 1_000_000) long thousandths) {
        var typed = new TypedSize(thousandths / 1000 + "." + "%03d".formatted(thousandths % 1000), "GB");
        long rounded = typed.bytes(MEGABYTE).orElseThrow();
        assertThat(rounded % MEGABYTE).isZero();
        assertThat(Math.abs(rounded - typed.bytes().orElseThrow())).isLessThanOrEqualTo(MEGABYTE / 2);
    }

    @Property
    void anythingElseIsNoNumberButNeverAnError(@ForAll String text) {
        assertThat(new TypedSize(text, "GB").bytes()).isNotNull();
    }

    @Example
    void enormousNumbersAreNone() {
        assertThat(new TypedSize("1e99", "GB").bytes()).isEmpty();
        assertThat(new TypedSize("9".repeat(50), "GB").bytes()).isEmpty();
        assertThat(new TypedSize(null, null).isEmpty()).isTrue();
    }
}

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

package io.postern.selfservice.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.254",
        "2001:db8:0:1::1, 2001:db8:0:1:ffff:ffff:ffff:ffff",
        "::ffff:192.0.2.1, 192.0.2.7",
        "fe80::1%eth0, fe80::2%eth1"
    })
    void neighboursCountTogether(String one, String other) {
        assertThat(AddressRange.of(one)).isEqualTo(AddressRange.of(other)).isNotEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.3.1", "2001:db8:0:1::1, 2001:db8:0:2::1", "192.0.2.1, 2001:db8:0:1::1"})
    void othersDoNot(String one, String other) {
        assertThat(AddressRange.of(one)).isNotEqualTo(AddressRange.of(other));
    }

    @ParameterizedTest
    @CsvSource(
            value = {"null", "localhost", "''", "256.1.1.1", "mail.example"},
            nullValues = "null")
    void whatIsNoAddressIsNeverLookedUp(String text) {
        assertThat(AddressRange.of(text)).isEqualTo("unknown");
    }
}

package io.postern.embed.settings;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only exact origins are saved, in the one spelling that browsers compare. */
class TypedOriginTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            https://billing.example.com,        https://billing.example.com
            HTTPS://Billing.EXAMPLE.com,        https://billing.example.com
            https://billing.example.com:443,    https://billing.example.com
            https://billing.example.com:8443,   https://billing.example.com:8443
            https://billing.example.com:08443,  https://billing.example.com:8443
            https://bücher.example,             https://xn--bcher-kva.example
            https://xn--bcher-kva.example,      https://xn--bcher-kva.example
            https://192.0.2.7,                  https://192.0.2.7
            https://intranet,                   https://intranet
            http://localhost:8000,              http://localhost:8000
            http://localhost:80,                http://localhost
            """)
    void isSavedAs(String typed, String origin) {
        assertThat(TypedOrigin.parse(typed, true)).isEqualTo(new TypedOrigin(typed, origin, null));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            https://*.example.com,              WILDCARD,       -
            *,                                  WILDCARD,       -
            https://billing.example.com:*,      WILDCARD,       -
            billing.example.com,                SCHEME,         -
            //billing.example.com,              SCHEME,         -
            https:billing.example.com,          SCHEME,         -
            ftp://billing.example.com,          SCHEME,         https://billing.example.com
            javascript:alert(1),                SCHEME,         -
            'self',                             SCHEME,         -
            http://billing.example.com,         NOT_HTTPS,      https://billing.example.com
            http://localhost.example.com,       NOT_HTTPS,      https://localhost.example.com
            https://billing.example.com/,       TRAILING_SLASH, https://billing.example.com
            https://billing.example.com/cart,   PATH,           https://billing.example.com
            https://billing.example.com?x=1,    PATH,           https://billing.example.com
            https://billing.example.com#x,      PATH,           https://billing.example.com
            https://user@billing.example.com,   USER_INFO,      https://billing.example.com
            https://billing.example.com:0,      PORT,           -
            https://billing.example.com:99999,  PORT,           -
            https://billing.example.com:,       PORT,           -
            https://billing.example.com.,       HOST,           -
            https://-billing.example.com,       HOST,           -
            https://bill ing.example.com,       HOST,           -
            https://a.example;script-src,       HOST,           -
            "https://a.example,b.example",      HOST,           -
            https://[2001:db8::1],              HOST,           -
            https://,                           HOST,           -
            """, quoteCharacter = '"')
    void isRefusedBecauseOf(String typed, OriginProblem problem, String instead) {
        assertThat(TypedOrigin.parse(typed, true)).isEqualTo(new TypedOrigin(typed, instead, problem));
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:8000", "http://127.0.0.1"})
    void plainHttpIsForThisMachineInDevelopmentOnly(String typed) {
        assertThat(TypedOrigin.parse(typed, false).problem()).isEqualTo(OriginProblem.NOT_HTTPS);
    }

    /** Whatever is typed, nothing can be saved that means more to a browser than one site. */
    @Property
    void whatIsTakenIsOneSiteInItsOneSpelling(@ForAll String noise) {
        for (String typed : new String[] {noise, "https://" + noise, "https://a.example" + noise}) {
            TypedOrigin read = TypedOrigin.parse(typed, false);
            if (read.problem() == null) {
                assertThat(read.origin()).matches("https://[a-z0-9.-]+(:[0-9]{1,5})?");
                assertThat(TypedOrigin.parse(read.origin(), false))
                        .isEqualTo(new TypedOrigin(read.origin(), read.origin(), null));
            }
        }
    }
}

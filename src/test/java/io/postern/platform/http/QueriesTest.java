package io.postern.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueriesTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https://h/x?passwd=s&api-key=k&page-no=2, https://h/x?page-no=2",
                "https://h/x?q=anna%40example.com, https://h/x",
                "https://u:p@h/x, https://h/x",
                "https://h/x#s, https://h/x",
                "/x?secret, /x",
                "/x?page-no=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, /x",
                "/x?sort=name&passwd=a&sort=Secret%21, /x?sort=name",
                "/x, /x"
            })
    void onlyListedParametersSurvive(String url, String shown) {
        assertThat(Queries.scrubbedUrl(url)).isEqualTo(shown);
    }
}

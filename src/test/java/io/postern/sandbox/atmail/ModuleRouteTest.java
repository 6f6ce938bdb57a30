package io.postern.sandbox.atmail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;

/** Path arguments, as the upstream's framework reads them. */
class ModuleRouteTest {
    @Test
    void segmentsAreNamesAndValuesInTurn() {
        Arguments arguments = arguments("users/update/name/anna@example.com/UserQuota/100", null, "");
        assertThat(arguments.text("name")).isEqualTo("anna@example.com");
        assertThat(arguments.text("UserQuota")).isEqualTo("100");
    }

    @Test
    void aPlusIsABlankAndAnEncodedOneIsNot() {
        assertThat(arguments("users/view/name/a+b@example.com", null, "").text("name"))
                .isEqualTo("a b@example.com");
        assertThat(arguments("users/view/name/a%2Bb@example.com", null, "").text("name"))
                .isEqualTo("a+b@example.com");
    }

    @Test
    void anEncodedSlashIsPartOfAValue() {
        assertThat(arguments("users/update/MailDir/%2Fvar%2Fmail", null, "").text("MailDir"))
                .isEqualTo("/var/mail");
    }

    @Test
    void aLastNameWithoutAValueIsNullAndAnEmptyMiddleOneIsEmpty() {
        Arguments last = arguments("users/update/name/a@example.com/Forward/", null, "");
        assertThat(last.has("Forward")).isTrue();
        assertThat(last.text("Forward")).isNull();
        Arguments middle = arguments("users/update/name/a@example.com/Forward//UserQuota/5", null, "");
        assertThat(middle.text("Forward")).isEmpty();
        assertThat(middle.text("UserQuota")).isEqualTo("5");
    }

    @Test
    void aRepeatedNameCollectsItsValues() {
        Arguments arguments = arguments("subadmin/create/Domains/a.example/Domains/b.example", null, "");
        assertThat(arguments.list("Domains")).containsExactly("a.example", "b.example");
        assertThat(arguments.text("Domains")).isEqualTo("Array");
    }

    @Test
    void thePathGoesBeforeTheQueryAndTheQueryBeforeTheForm() {
        assertThat(arguments("users/view/name/path", "name=query", "name=form").text("name"))
                .isEqualTo("path");
        assertThat(arguments("users/view", "name=query", "name=form").text("name"))
                .isEqualTo("query");
        assertThat(arguments("users/view", null, "name=form").text("name")).isEqualTo("form");
    }

    @Test
    void inAFormTheLastOneCountsUnlessBracketsCollect() {
        assertThat(arguments("subadmin/update", null, "Domains=a&Domains=b").list("Domains"))
                .containsExactly("b");
        assertThat(arguments("subadmin/update", null, "Domains[]=a&Domains%5B%5D=b")
                        .list("Domains"))
                .containsExactly("a", "b");
    }

    @Test
    void onlyAPostHasAForm() {
        Call put = Call.of("PUT", "", "", "users/update", null, "UserQuota=5", null);
        assertThat(Arguments.of(put).has("UserQuota")).isFalse();
    }

    @Property
    void whatIsEncodedArrivesAsItWas(@ForAll @NotBlank String value) {
        String path = "users/update/AutoReply/" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        String readable = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(arguments(path, null, "").text("AutoReply")).isEqualTo(readable);
    }

    @Property
    void noPathBreaksIt(@ForAll String path) {
        assertThat(ModuleRoute.of(path).parameters()).isNotNull();
    }

    @Test
    void noSecretIsKeptWhereverItTravels() {
        Call call = Call.of(
                "POST",
                "",
                "/x/Password/one",
                "users/update/Password/one",
                "PasswordMD5=two",
                "Password=three",
                new Call.Login("u", "four"));
        assertThat(List.of(call.masked().toString(), call.requestLine()))
                .noneMatch(kept -> kept.matches("(?s).*(one|two|three|four).*"));
    }

    private static Arguments arguments(String path, String query, String form) {
        return Arguments.of(Call.of("POST", "", "", path, query, form, null));
    }
}

package io.postern.sandbox.logicboxes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.sandbox.SandboxControl;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code mail/users/search} and its pages. */
@QuarkusTest
class SandboxSearchTest {
    private static final JsonNode NOTHING = nothing("SUCCESS");

    @Test
    void fourHundredAndOneMailboxesAreThreePages() throws Exception {
        Caller caller = caller(SandboxControl.here().account("pages.example", 401));
        List<String> all = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            List<String> addresses = addresses(search(caller, "page-no", String.valueOf(page)));
            assertThat(addresses).hasSize(page == 3 ? 1 : 200);
            all.addAll(addresses);
        }
        assertThat(all).doesNotHaveDuplicates().hasSize(401);
        assertThat(addresses(search(caller))).isEqualTo(all.subList(0, 200));
        assertThat(search(caller, "page-no", "4")).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @CsvSource({"page-no,0", "page-no,-1", "page-no,one", "statuses,ACTIVE", "statuses,deleted", "over-quota,True"})
    void anUnknownWordIsAnError(String name, String value) throws Exception {
        Caller caller = caller(SandboxControl.here().account("words.example", 1));
        assertThat(search(caller, name, value).get("status").asText()).isEqualTo("ERROR");
    }

    @Test
    void filtersNarrowTogether() throws Exception {
        SandboxControl.Account account = SandboxControl.here().account("filter.example", 5);
        account.put("s@filter.example", Map.of("status", "SUSPENDED"));
        account.put("p@filter.example", Map.of("status", "PENDING_ACTIVATION"));
        account.put("f@filter.example", Map.of("forwardOnly", true, "quotaLimit", 0, "quotaUsed", 0));
        account.put("q@filter.example", Map.of("quotaUsed", 5_242_880, "status", "SUSPENDED"));
        Caller caller = caller(account);
        assertThat(addresses(search(caller, "statuses", "suspended")))
                .containsExactlyInAnyOrder("s@filter.example", "q@filter.example");
        assertThat(addresses(search(caller, "statuses", "suspended,pending_activation")))
                .hasSize(3);
        assertThat(addresses(search(caller, "statuses", "suspended", "over-quota", "true")))
                .containsExactly("q@filter.example");
        assertThat(addresses(search(caller, "over-quota", "false"))).hasSize(8);
        assertThat(addresses(search(caller, "account-types", "forward_only"))).containsExactly("f@filter.example");
        assertThat(addresses(search(caller, "account-types", "pop_with_auto_responder")))
                .hasSize(8);
        assertThat(addresses(search(caller, "email", "s@filter.example"))).containsExactly("s@filter.example");
        assertThat(search(caller, "email", "s@filter.example", "statuses", "active"))
                .isEqualTo(NOTHING);
    }

    @Test
    void aPatternIsARegularExpressionOverTheWholeAddress() throws Exception {
        SandboxControl.Account account = SandboxControl.here().account("pattern.example", 0);
        account.put("a.b@pattern.example", Map.of());
        account.put("axb@pattern.example", Map.of());
        Caller caller = caller(account);
        assertThat(addresses(search(caller, "email-pattern", ".*a\\.b.*"))).containsExactly("a.b@pattern.example");
        assertThat(addresses(search(caller, "email-pattern", ".*a.b.*"))).hasSize(2);
        assertThat(search(caller, "email-pattern", "a\\.b")).isEqualTo(NOTHING);
    }

    @Test
    void patternsThatOnlySomeDialectsKnowAreErrors() throws Exception {
        Caller caller = caller(SandboxControl.here().account("dialect.example", 1));
        for (String pattern : List.of("[", "\\Qa\\E", "(?i)a", "a".repeat(257))) {
            assertThat(search(caller, "email-pattern", pattern).get("status").asText())
                    .isEqualTo("ERROR");
        }
    }

    @Test
    void aPatternThatNeverEndsIsCutShort() throws Exception {
        SandboxControl.Account account = SandboxControl.here().account("slow.example", 0);
        account.put("a".repeat(60) + "@slow.example", Map.of());
        JsonNode answer = search(caller(account), "email-pattern", "((a*)*b?)*c");
        assertThat(answer.get("message").asText()).isEqualTo("The search took too long");
    }

    @Test
    void theListMayMoveBetweenPages() throws Exception {
        SandboxControl.Account account = SandboxControl.here().account("shift.example", 300);
        Caller caller = caller(account);
        List<String> before = addresses(search(caller));
        account.shift(1, 1, 0);
        List<String> first = addresses(search(caller));
        List<String> second = addresses(search(caller, "page-no", "2"));
        assertThat(first).isEqualTo(before);
        assertThat(second).hasSize(99);
        var seen = new HashSet<>(first);
        seen.addAll(second);
        assertThat(seen).as("one slipped through between the pages").hasSize(299);
        account.shift(0, 0, 2);
        assertThat(addresses(search(caller)))
                .startsWith("shifted-in-2@shift.example", "shifted-in-1@shift.example", before.get(1));
    }

    @Test
    void otherShapesOfTheSameListCanBeHad() throws Exception {
        SandboxControl.Account account = SandboxControl.here().account("shape.example", 2);
        Caller caller = caller(account);
        account.switches(Map.of("usersShape", "KEYED_OBJECT"));
        assertThat(search(caller).at("/response/users/2/emailAddress").asText()).contains("@shape.example");
        account.switches(Map.of("usersShape", "SINGLE_AS_OBJECT", "noRecordsStatus", "FAILURE"));
        assertThat(search(caller, "email-pattern", ".*1@.*")
                        .at("/response/users/emailAddress")
                        .asText())
                .contains("1@shape.example");
        assertThat(search(caller, "page-no", "2")).isEqualTo(nothing("FAILURE"));
    }

    @Test
    void aMillionMailboxesCostNothingUntilTheyAreTouched() throws Exception {
        SandboxControl.Account account = SandboxControl.here().account("million.example", 1_000_000);
        Caller caller = caller(account);
        List<String> last = addresses(search(caller, "page-no", "5000"));
        assertThat(last).hasSize(200).doesNotHaveDuplicates();
        assertThat(search(caller, "page-no", "5001")).isEqualTo(NOTHING);
        caller.post("mail/user/suspend", "email", last.getLast());
        assertThat(addresses(search(caller, "statuses", "suspended"))).containsExactly(last.getLast());
        account.remove(last.getFirst());
        assertThat(addresses(search(caller, "page-no", "5000"))).hasSize(199);
        account.delete();
    }

    @Test
    void theDemoAccountsAreThere() throws Exception {
        SandboxControl.Account acme = SandboxControl.here().existing("1001");
        assertThat(acme.apiKey()).isEqualTo("sandbox-acme");
        assertThat(acme.orderId("example.com")).isEqualTo(4711);
        assertThat(acme.orderId("example.net")).isEqualTo(4712);
        assertThat(acme.orderId("example.org")).isEqualTo(4713);
        Caller caller = new Caller(acme);
        assertThat(addresses(search(caller, "page-no", "3"))).hasSizeGreaterThan(50);
        for (String[] filter : new String[][] {
            {"statuses", "suspended"},
            {"statuses", "pending_activation"},
            {"account-types", "forward_only"},
            {"account-types", "pop_with_autoresponder"},
            {"over-quota", "true"}
        }) {
            assertThat(addresses(search(caller, filter))).as(filter[1]).hasSizeGreaterThan(5);
        }
        Caller globex = new Caller(SandboxControl.here().existing("2002"));
        assertThat(addresses(search(globex))).hasSize(25);
    }

    private static JsonNode search(Caller caller, String... parameters) throws Exception {
        return caller.json(caller.get("mail/users/search", parameters));
    }

    private static List<String> addresses(JsonNode answer) {
        return answer.at("/response/users").findValuesAsText("emailAddress");
    }

    private static Caller caller(SandboxControl.Account account) {
        return new Caller(account);
    }

    private static JsonNode nothing(String status) {
        var answer = Caller.JSON.createObjectNode();
        answer.putObject("response").put("status", status).put("message", "No Records found");
        return answer;
    }
}

package io.postern.sandbox.opensrs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.sandbox.OpensrsControl;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists come in pages that must fit together, filtered and sorted as asked. */
@QuarkusTest
class OpensrsSearchTest {
    private static final String DOMAIN = "search-oma.example";
    private OpensrsControl.Account account;
    private Caller caller;

    @BeforeEach
    void anAccountOfOurOwn() {
        account = OpensrsControl.here().account(DOMAIN, 10);
        caller = new Caller(account);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{}; 10",
                "{'limit':4}; 4",
                "{'first':7}; 3",
                "{'first':7,'limit':2}; 2",
                "{'first':'7','limit':'2'}; 2",
                "{'first':10,'limit':5}; 0",
                "{'first':99}; 0",
                "{'limit':0}; 0",
                "{'first':0,'limit':1000}; 10"
            })
    void eitherBoundOfARangeMayBeMissing(String range, int count) throws Exception {
        JsonNode page = search("'range':" + range);
        assertThat(page.get("count").asInt()).isEqualTo(count);
        assertThat(page.get("users").size()).isEqualTo(count);
        assertThat(page.get("total_count").asInt()).isEqualTo(10);
    }

    @Test
    void aNegativeRangeAndAnUnknownWordAreErrors() throws Exception {
        for (String bad : List.of(
                "'range':{'first':-1}",
                "'range':{'offset':1}",
                "'sort':{'by':'size'}",
                "'sort':{'by':'delete_time'}",
                "'sort':{'direction':'up'}",
                "'fields':['password']")) {
            assertThat(search(bad).get("error_number").asInt()).as(bad).isEqualTo(5);
        }
        assertThat(caller.call("search_users", "{'criteria':{}}")
                        .get("error_number")
                        .asInt())
                .isEqualTo(5);
        assertThat(criteria("'type':['folder']").get("error_number").asInt()).isEqualTo(5);
    }

    @Test
    void pagesFitTogether() throws Exception {
        List<String> all = names(search("'range':{}"));
        List<String> read = new ArrayList<>();
        for (int first = 0; first < 10; first += 3) {
            read.addAll(names(search("'range':{'first':" + first + ",'limit':3}")));
        }
        assertThat(read).isEqualTo(all).isSorted();
        assertThat(names(search("'sort':{'by':'user','direction':'descending'}")))
                .isEqualTo(all.reversed());
    }

    @Test
    void aPageMayBeCappedAndAListingMayMoveUnderTheReader() throws Exception {
        account.switches(Map.of("pageCap", 4));
        assertThat(search("'range':{'limit':100}").get("count").asInt()).isEqualTo(4);
        account.switches(Map.of("defaultPage", 3));
        assertThat(search("'range':{'limit':100}").get("count").asInt()).isEqualTo(10);
        assertThat(search("'range':{}").get("count").asInt()).isEqualTo(3);
        account.switches(Map.of());
        account.shift(1, 0, 2);
        Set<String> seen = new HashSet<>(names(search("'range':{'first':0,'limit':5}")));
        List<String> next = names(search("'range':{'first':5,'limit':5}"));
        assertThat(seen).containsAll(next.subList(0, 2));
        assertThat(search("'range':{}").get("total_count").asInt()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({"ada*,1", "*,10", "?da*,2", "*ARNOLD*,1", "ada,0", "search-oma*,0", "*@search-oma.example,0"})
    void aPatternIsHeldAgainstTheNameBeforeTheDomain(String pattern, int found) throws Exception {
        assertThat(criteria("'match':'" + pattern + "'").get("total_count").asInt())
                .isEqualTo(found);
    }

    @Test
    void orAgainstTheWholeAddressWhereTheSwitchSaysSo() throws Exception {
        account.switches(Map.of("matchScope", "ADDRESS"));
        assertThat(criteria("'match':'*@search-oma.example'").get("total_count").asInt())
                .isEqualTo(10);
    }

    @Test
    void anAliasIsARowOfItsOwn() throws Exception {
        account.put("box@" + DOMAIN, Map.of("aliases", List.of("a@" + DOMAIN, "z@" + DOMAIN)));
        JsonNode aliases = criteria("'type':['alias']");
        assertThat(names(aliases)).containsExactly("a@" + DOMAIN, "z@" + DOMAIN);
        assertThat(aliases.at("/users/0/alias_target").asText()).isEqualTo("box@" + DOMAIN);
        assertThat(criteria("'type':'mailbox'").get("total_count").asInt()).isEqualTo(11);
        assertThat(search("'range':{}").get("total_count").asInt()).isEqualTo(13);
    }

    @Test
    void aRowHasWhatWasAskedForAndItsTypeAnyway() throws Exception {
        account.put(
                "list@" + DOMAIN,
                Map.of(
                        "type",
                        "forward",
                        "attributes",
                        Map.of("forward_recipients", List.of("x@example.net", "y@example.net"))));
        JsonNode plain = criteria("'match':'list'").at("/users/0");
        assertThat(fields(plain)).containsExactly("user", "type", "id", "workgroup", "status");
        assertThat(plain.get("id").isTextual()).isTrue();
        JsonNode rich = caller.call(
                        "search_users",
                        "{'criteria':{'domain':'" + DOMAIN + "','match':'list'},'fields':['forward','createtime']}")
                .at("/users/0");
        assertThat(fields(rich))
                .containsExactly("user", "type", "id", "createtime", "forward_recepient_count", "forward_recepient");
        assertThat(rich.get("forward_recepient_count").asInt()).isEqualTo(2);
    }

    @Test
    void aStateIsFoundByItsName() throws Exception {
        List<String> services = User.SERVICES;
        account.put("full@" + DOMAIN, Map.of("bytesUsed", 6L << 30));
        account.put("sender@" + DOMAIN, Map.of("sent", 1000));
        account.put("off@" + DOMAIN, Map.of("suspended", services));
        account.put("half@" + DOMAIN, Map.of("suspended", services.subList(0, 3)));
        account.put("gone@" + DOMAIN, Map.of("deletedDaysAgo", 3));
        assertThat(names(criteria("'status':['quota']"))).containsExactly("full@" + DOMAIN);
        assertThat(names(criteria("'status':['smtplimit']"))).containsExactly("sender@" + DOMAIN);
        assertThat(names(criteria("'status':['suspended']"))).containsExactly("off@" + DOMAIN);
        assertThat(names(criteria("'status':['deleted']"))).containsExactly("gone@" + DOMAIN);
        assertThat(names(criteria("'deleted':true"))).containsExactly("gone@" + DOMAIN);
        assertThat(names(search("'range':{}"))).doesNotContain("gone@" + DOMAIN);
        account.switches(Map.of("suspendedStatus", "ANY"));
        assertThat(names(criteria("'status':['suspended']"))).containsExactly("half@" + DOMAIN, "off@" + DOMAIN);
        account.switches(Map.of("suspendedStatus", "RECEIVING"));
        assertThat(names(criteria("'status':['suspended']"))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"createtime", "id", "lastlogin", "status", "target", "type", "workgroup"})
    void everyOrderHoldsAllRows(String by) throws Exception {
        assertThat(names(search("'sort':{'by':'" + by + "'}"))).hasSize(10).doesNotHaveDuplicates();
    }

    private JsonNode search(String more) throws Exception {
        return caller.call("search_users", "{'criteria':{'domain':'" + DOMAIN + "'}," + more + "}");
    }

    private JsonNode criteria(String more) throws Exception {
        return caller.call("search_users", "{'criteria':{'domain':'" + DOMAIN + "'," + more + "}}");
    }

    private static List<String> names(JsonNode answer) {
        return answer.get("users").findValuesAsText("user");
    }

    private static List<String> fields(JsonNode row) {
        List<String> names = new ArrayList<>();
        row.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

package io.postern.sandbox.opensrs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.sandbox.OpensrsControl;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is there without anybody having made it shows every kind of mailbox. */
@QuarkusTest
class OpensrsDemoTest {
    @Test
    void theLargeDomainHasEveryTypeAndEveryState() throws Exception {
        Caller acme = new Caller(OpensrsControl.here().existing("acme"));
        JsonNode all = acme.call(
                "search_users",
                "{'criteria':{'domain':'oma.example','status':['active','deleted','quota','smtplimit','suspended']}}");
        Set<String> states = new HashSet<>(all.get("users").findValuesAsText("status"));
        Set<String> types = new HashSet<>(all.get("users").findValuesAsText("type"));
        assertThat(states).containsExactlyInAnyOrder("active", "deleted", "quota", "smtplimit", "suspended");
        assertThat(types).containsExactlyInAnyOrder("mailbox", "forward", "alias");
        assertThat(all.get("total_count").asInt()).isBetween(120, 140);
    }

    @Test
    void eachCompanyIsOnItsOwnCluster() throws Exception {
        OpensrsControl.Account globex = OpensrsControl.here().existing("globex");
        assertThat(globex.endpoint().getPath()).isEqualTo("/sandbox/opensrs-b/api");
        JsonNode found = new Caller(globex)
                .call("search_users", "{'criteria':{'domain':'globex-mail.example','type':['mailbox','forward']}}");
        assertThat(found.get("total_count").asInt()).isEqualTo(25);
        Caller acme = new Caller(OpensrsControl.here().existing("acme"));
        assertThat(acme.call("get_domain", "{'domain':'globex-mail.example'}")
                        .get("error_number")
                        .asInt())
                .isEqualTo(2);
    }
}

package io.postern.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.DirectorySync;
import io.postern.provider.spi.Address;
import io.postern.testing.MadeUpResellers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A provider that no line of the portal names is read, listed, shown, and suspends its mailboxes. */
@QuarkusTest
class FourthProviderTest {
    private static final String TENANT = "fourth-provider";

    @Inject
    TestSessions sessions;

    @Inject
    MadeUpResellers resellers;

    @Inject
    DirectorySync sync;

    private SignedInAs staff;

    @Test
    @Timeout(60)
    void itsMailboxesAreInTheListAndCanBeSuspended() throws Exception {
        MadeUpResellers.Reseller reseller = resellers.open(TENANT, 1);
        var grace = new Address("grace", TENANT + ".example");
        reseller.account.put(grace);
        sync.requestSync(reseller.tenant, reseller.domain.id);
        staff = sessions.signIn(TENANT, Role.OWNER);

        Document list = get("/" + TENANT + "/mailboxes");
        while (list.select("tbody tr").size() < 2) {
            Thread.sleep(200);
            list = get("/" + TENANT + "/mailboxes");
        }
        assertThat(list.select("tbody tr a").eachText())
                .containsExactly(grace.toString(), "user-01@" + TENANT + ".example");

        String page = list.select("tbody tr a").first().attr("href");
        assertThat(get(page).select("h1").text()).isEqualTo(grace.toString());
        assertThat(get(page + "/suspension").select("main").text()).contains("Mail waits at its senders.");
        staff.request().post(page + "/suspension").then().statusCode(303);
        assertThat(reseller.upstream(grace.toString()).stopped()).isNotEmpty();
        assertThat(get(page).select("dl.facts .badge").text()).isEqualTo("Suspended");
        assertThat(get("/" + TENANT + "/connections").text()).contains("Made-up Mail");
    }

    private Document get(String path) {
        return Jsoup.parse(
                staff.request().get(path).then().statusCode(200).extract().asString());
    }
}

package io.postern.selfservice.link;

import static io.postern.selfservice.link.IssuedLinks.GOOD;
import static io.postern.selfservice.link.IssuedLinks.awaitMail;
import static io.postern.selfservice.link.IssuedLinks.base;
import static io.postern.selfservice.link.IssuedLinks.issue;
import static io.postern.selfservice.link.IssuedLinks.mailTo;
import static io.postern.selfservice.link.IssuedLinks.open;
import static io.postern.selfservice.link.IssuedLinks.state;
import static io.postern.selfservice.link.IssuedLinks.use;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.Role;
import io.postern.access.TestSessions;
import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Mailbox;
import io.postern.platform.job.Work;
import io.postern.testing.MadeUpResellers;
import io.postern.testing.TestMailer;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Links are mailed, and are good for whoever copied them when no mail server takes them. */
@QuarkusTest
class LinkMailTest {
    @Inject
    MadeUpResellers resellers;

    @Inject
    TestSessions sessions;

    @Inject
    IssuedLinks links;

    @Inject
    LinkMailJob mails;

    @Inject
    MockMailbox outbox;

    @Inject
    Clock clock;

    @Test
    void itIsMailedAsTextAndAsHtmlAndStaffSeeThat() throws InterruptedException {
        var reseller = resellers.open("link-mail", 1);
        Mailbox box = reseller.mailbox("user-01@link-mail.example").orElseThrow();
        SignedInAs staff = sessions.signIn("link-mail", Role.SUPPORT);
        String url = issue(staff, box, "home@link-mail-elsewhere.example");
        var mail = links.sent("home@link-mail-elsewhere.example").getFirst();
        assertThat(mail.getSubject()).contains(box.address);
        assertThat(mail.getFrom()).contains("link-mail", "<portal@postern.test>");
        assertThat(mail.getText()).contains(url, "It works once", "ignore it");
        assertThat(Jsoup.parse(mail.getHtml()).select("a").attr("href")).isEqualTo(url);
        awaitMail(staff, box, "mailed to home@link-mail-elsewhere.example");
        assertThat(links.last(reseller.tenant, box).sealed).isNull();
        assertThat(open(url).statusCode()).isEqualTo(200);

        assertThat(mailTo(staff, box, "not an address").statusCode()).isEqualTo(422);
        Response own = mailTo(staff, box, box.address);
        assertThat(own.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(own.asString()).select("#mailTo-error").text()).contains("another address");
    }

    @Test
    void aMailThatCannotBeSentIsToldAndTheLinkIsGoodAllTheSame() throws InterruptedException {
        var reseller = resellers.open("link-mail-down", 1);
        Mailbox box = reseller.mailbox("user-01@link-mail-down.example").orElseThrow();
        SignedInAs staff = sessions.signIn("link-mail-down", Role.SUPPORT);
        Response issued = mailTo(staff, box, "home@" + TestMailer.UNREACHABLE);
        assertThat(Jsoup.parse(issued.asString()).text()).contains("the link is good all the same");
        String url = Jsoup.parse(issued.asString()).select("#made").text();
        awaitMail(staff, box, "so far, and is tried again");
        SetPasswordLink link = links.last(reseller.tenant, box);
        Optional<Instant> next = Optional.of(clock.instant());
        for (int tries = 0; tries < 5 && next.isPresent(); tries++) {
            next = mails.run(Work.of(reseller.tenant, link.id));
        }
        assertThat(next).isEmpty();
        assertThat(state(staff, box)).contains("could not be mailed", "The link itself still works");
        assertThat(links.last(reseller.tenant, box).sealed).isNull();
        assertThat(outbox.getMailsSentTo("home@" + TestMailer.UNREACHABLE)).isEmpty();
        assertThat(use(url, GOOD).statusCode()).isEqualTo(303);
    }

    @Test
    void whatARequestSaysOfItsHostIsInNoLinkNoMailAndNoPage() throws InterruptedException {
        var reseller = resellers.open("link-host", 1);
        Mailbox box = reseller.mailbox("user-01@link-host.example").orElseThrow();
        SignedInAs staff = sessions.signIn("link-host", Role.OWNER);
        String page = hostile(staff.request())
                .formParam("operation", UUID.randomUUID().toString())
                .formParam("mail-to", "home@link-host-elsewhere.example")
                .post("/link-host/mailboxes/" + box.id + "/self-service/link")
                .asString();
        String url = Jsoup.parse(page).select("#made").text();
        assertThat(url).startsWith(base() + "/link-host/me/link?code=");
        var mail = links.sent("home@link-host-elsewhere.example").getFirst();
        assertThat(mail.getText()).contains(url);
        String invited = hostile(staff.request())
                .formParam("email", "ada@link-host-elsewhere.example")
                .formParam("role", "viewer")
                .post("/link-host/members/new")
                .header("Location");
        var invitation = links.sent("ada@link-host-elsewhere.example").getFirst();
        assertThat(invitation.getText()).contains(base() + "/link-host");
        String member =
                hostile(staff.request()).get(URI.create(invited).getPath()).asString();
        String form =
                hostile(RestAssured.given()).get(url.substring(base().length())).asString();
        assertThat(List.of(
                        page, member, form, mail.getText(), mail.getHtml(), invitation.getText(), invitation.getHtml()))
                .allSatisfy(text -> assertThat(text).doesNotContain("attacker.example", "127.0.0.1:1"));
        assertThat(staff.request()
                        .header("Host", "attacker.example")
                        .formParam("email", "eve@link-host-elsewhere.example")
                        .formParam("role", "viewer")
                        .post("/link-host/members/new")
                        .statusCode())
                .as("a host that is not the portal's own is refused")
                .isEqualTo(426);
        assertThat(outbox.getMailsSentTo("eve@link-host-elsewhere.example")).isEmpty();
    }

    private static RequestSpecification hostile(RequestSpecification request) {
        return request.redirects()
                .follow(false)
                .header("Host", "127.0.0.1:1")
                .header("X-Forwarded-Host", "attacker.example")
                .header("X-Forwarded-Proto", "http")
                .header("Forwarded", "host=attacker.example;proto=http");
    }
}

package io.postern.selfservice.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Mailbox;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jsoup.Jsoup;

/** Links to set a password: how staff make them, where they go, and how owners use them. */
@ApplicationScoped
class IssuedLinks {
    static final String GOOD = "Kiosk.Zoo4-Regen7";

    private final MockMailbox outbox;
    private final Tenancy tenancy;
    private final EntityManager entities;

    IssuedLinks(MockMailbox outbox, Tenancy tenancy, EntityManager entities) {
        this.outbox = outbox;
        this.tenancy = tenancy;
        this.entities = entities;
    }

    static String issue(SignedInAs staff, Mailbox box, String mailTo) {
        Response answer = mailTo(staff, box, mailTo);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Jsoup.parse(answer.asString()).select("#made").text();
    }

    static Response mailTo(SignedInAs staff, Mailbox box, String mailTo) {
        return staff.request()
                .formParam("operation", UUID.randomUUID().toString())
                .formParam("mail-to", mailTo)
                .post("/" + staff.tenant() + "/mailboxes/" + box.id + "/self-service/link");
    }

    static Response open(String url) {
        return RestAssured.given().redirects().follow(false).get(url.substring(base().length()));
    }

    static Response use(String url, String password) {
        RequestSpecification form = RestAssured.given()
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("code", code(url))
                .formParam("new-password", password);
        return form.post(url.substring(base().length()).replaceAll("\\?.*", ""));
    }

    static String code(String url) {
        return url.substring(url.indexOf('=') + 1);
    }

    static String base() {
        return ConfigProvider.getConfig().getValue("postern.base-url", String.class);
    }

    static String state(SignedInAs staff, Mailbox box) {
        Response page = staff.request().get("/" + staff.tenant() + "/mailboxes/" + box.id + "/self-service");
        return Jsoup.parse(page.asString()).select(".links li").first().text();
    }

    static void awaitMail(SignedInAs staff, Mailbox box, String words) throws InterruptedException {
        for (int tenths = 0; tenths < 100 && !state(staff, box).contains(words); tenths++) {
            Thread.sleep(100);
        }
        assertThat(state(staff, box)).contains(words);
    }

    List<Mail> sent(String to) throws InterruptedException {
        for (int tenths = 0; tenths < 100 && outbox.getMailsSentTo(to).isEmpty(); tenths++) {
            Thread.sleep(100);
        }
        return outbox.getMailsSentTo(to);
    }

    SetPasswordLink last(TenantId tenant, Mailbox box) {
        return tenancy.inTenant(tenant, () -> entities.createQuery(
                        "from SetPasswordLink where mailboxId = ?1 order by createdAt desc", SetPasswordLink.class)
                .setParameter(1, box.id)
                .setMaxResults(1)
                .getSingleResult());
    }
}

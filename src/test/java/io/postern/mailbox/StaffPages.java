package io.postern.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.access.TestSessions.SignedInAs;
import io.postern.directory.Mailbox;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Kind;
import io.quarkus.qute.Qute;
import io.quarkus.qute.i18n.MessageBundles;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What the pages of one mailbox tell the staff when a call to the provider did not work. */
final class StaffPages {
    private static final MailboxMessages WORDS = MessageBundles.get(MailboxMessages.class);

    private final SignedInAs staff;

    StaffPages(SignedInAs staff) {
        this.staff = staff;
    }

    /**
     * What a page says.
     *
     * @param status of the first answer, before a redirect was followed
     * @param says all that is told in our own words
     * @param quotes the provider's words, where they are marked as such
     */
    record Told(int status, String says, String quotes, Document page) {
        static Told of(int status, Document page) {
            Element main = page.body().clone();
            String quotes = main.select("q").text();
            main.select("q, input, textarea").remove();
            return new Told(status, main.text(), quotes, page);
        }

        /** Plain words, and whatever the provider said stands only where it is marked. */
        Told plainly(String said) {
            String all = page.text();
            assertThat(all).doesNotContain("Exception", "oma-", "error_number", "UNEXPECTED", "CREDENTIALS");
            assertThat(says).doesNotContain(said);
            return this;
        }

        Told asCopy(String happened) {
            assertThat(status).isEqualTo(200);
            assertThat(says).contains(happened, WORDS.effect(Trouble.Effect.READ));
            return this;
        }

        /** The write was refused: the form comes back and says so. */
        Told asRefusal(String happened) {
            assertThat(status).as(says).isEqualTo(422);
            assertThat(says).contains(happened, WORDS.effect(Trouble.Effect.NOTHING));
            assertThat(page.select("main form button")).isNotEmpty();
            return this;
        }

        Told asLater() {
            assertThat(status).as(says).isEqualTo(303);
            assertThat(page.select("#change").text())
                    .contains(WORDS.working_text())
                    .doesNotContain(WORDS.working_checking(), WORDS.effect(Trouble.Effect.NOTHING));
            return this;
        }

        Told asDoubt() {
            assertThat(status).as(says).isEqualTo(303);
            assertThat(page.select("#change").text())
                    .contains(WORDS.working_checking(), WORDS.working_text())
                    .doesNotContain(WORDS.effect(Trouble.Effect.NOTHING));
            return this;
        }

        /** How a write of this kind of failure is told, when it was not applied. */
        Told asWrite(Kind kind, String happened) {
            return switch (kind) {
                case BUSY -> asLater();
                case TIMEOUT, UNEXPECTED -> asDoubt();
                case NOT_FOUND,
                        ALREADY_EXISTS,
                        INVALID,
                        PASSWORD_REJECTED,
                        CONFLICT,
                        CREDENTIALS,
                        FORBIDDEN,
                        LIMIT,
                        UNAVAILABLE,
                        UNSUPPORTED -> asRefusal(happened);
            };
        }
    }

    Told show(Mailbox mailbox) {
        return told(staff.request().get(path(mailbox)));
    }

    Told details(Mailbox mailbox, String name) {
        return told(
                mailbox,
                "/details",
                staff.request()
                        .formParam("name", name)
                        .formParam("first-name", name)
                        .formParam("last-name", "Last")
                        .formParam("notification-email", "n@example.net"));
    }

    /** @param current null where the provider needs none */
    Told password(Mailbox mailbox, String current, String next) {
        RequestSpecification form = staff.request().formParam("new-password", next);
        return told(mailbox, "/password", current == null ? form : form.formParam("current-password", current));
    }

    Told autoresponder(Mailbox mailbox, String message) {
        return told(
                mailbox,
                "/autoresponder",
                staff.request()
                        .formParam("enabled", "true")
                        .formParam("subject", "Away")
                        .formParam("message", message)
                        .formParam("format", "text"));
    }

    Told creation(String domain, String localPart, String password) {
        return told(staff.request()
                .formParam("domain", domain)
                .formParam("local-part", localPart)
                .formParam("first-name", "New")
                .formParam("last-name", "Last")
                .formParam("notification-email", "n@example.net")
                .formParam("password-choice", "typed")
                .formParam("new-password", password)
                .post("/" + staff.tenant() + "/mailboxes/new"));
    }

    Told deletion(Mailbox mailbox) {
        String phrase = staff.tenant() + " " + mailbox.address;
        return told(mailbox, "/deletion", staff.request().formParam("confirmation", phrase));
    }

    Told forwarding(Mailbox mailbox, String target) {
        return told(mailbox, "/forwarding", staff.request().formParam("targets", target));
    }

    Told alias(Mailbox mailbox, String alias) {
        return told(mailbox, "/aliases", staff.request().formParam("alias", alias));
    }

    Told withoutAlias(Mailbox mailbox, String alias) {
        return told(mailbox, "/aliases/delete", staff.request().formParam("alias", alias));
    }

    /** What a page would say of a call that no form makes yet. */
    static Told ofCall(ProviderError error) {
        var trouble = new Trouble(error.kind(), error.code(), error.upstreamMessage(), Trouble.Effect.NOTHING);
        String html = Qute.fmt("{#include mailboxes/trouble /}")
                .data("trouble", trouble)
                .render();
        return Told.of(0, Jsoup.parse(html));
    }

    /** The words for a failure that has none of its provider's. */
    static String words(Kind kind, String code) {
        return switch (code == null ? "" : code) {
            case "old-password" -> WORDS.happened_old_password();
            case "not-activated" -> WORDS.happened_not_activated();
            case "address-not-allowed" -> WORDS.happened_address_not_allowed();
            case "method-withdrawn" -> WORDS.happened_method_withdrawn();
            default -> WORDS.happened(kind);
        };
    }

    private Told told(Mailbox mailbox, String form, RequestSpecification typed) {
        return told(typed.post(path(mailbox) + form));
    }

    private Told told(Response first) {
        Response last = first;
        if (first.statusCode() == 303) {
            URI location = URI.create(first.header("Location"));
            String query = location.getRawQuery() == null ? "" : "?" + location.getRawQuery();
            last = staff.request().get(location.getRawPath() + query);
        }
        assertThat(last.statusCode()).as(last.asString()).isLessThan(500);
        return Told.of(first.statusCode(), Jsoup.parse(last.asString()));
    }

    private String path(Mailbox mailbox) {
        return "/" + staff.tenant() + "/mailboxes/" + mailbox.id;
    }
}

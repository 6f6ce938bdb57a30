package io.postern.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What the frame of every page offers to each role, and that every page is offered somewhere. */
@QuarkusTest
class NavigationTest {
    private static final Path SNAPSHOT = Path.of("src/test/resources/navigation.txt");
    private static final String TENANT = "navigation";
    private static final String MENU = "header.top a[href], header.top form[action]";

    /** Pages that nobody chooses from a menu: doors, stations of signing in, and what a link in a message leads to. */
    private static final Set<String> ELSEWHERE = Set.of(
            "/",
            "/{tenant}",
            "/{tenant}/brand.css",
            "/{tenant}/brand/{accent}.css",
            "/{tenant}/brand/{hash}",
            "/{tenant}/api/v1/openapi.json",
            "/{tenant}/changes/{id}",
            "/{tenant}/me/change",
            "/{tenant}/me/sign-in",
            "/{tenant}/providers",
            "/{tenant}/self-test",
            "/{tenant}/self-test/cookies",
            "/{tenant}/me/link",
            "/{tenant}/sign-in",
            "/{tenant}/sign-in/done",
            "/{tenant}/sign-in/framed",
            "/{tenant}/sign-out/done",
            "/sign-in/callback",
            "/sign-in/failed",
            "/~/{status}");

    @Inject
    TestSessions sessions;

    @Test
    void eachRoleIsOfferedTheLinksOfTheSnapshot() throws IOException {
        List<String> now = new ArrayList<>();
        for (Role role : Role.values()) {
            links(role).forEach(link -> now.add(role.slug() + ": " + link));
        }
        if (Boolean.getBoolean("refresh-navigation")) {
            Files.write(SNAPSHOT, now);
        }
        assertThat(now)
                .as("the menu differs from " + SNAPSHOT
                        + "; if that is meant, run ./mvnw test -Dtest=NavigationTest -Drefresh-navigation=true")
                .isEqualTo(Files.readAllLines(SNAPSHOT));
    }

    @Test
    void everyPageIsInTheMenuOrBelowAnEntryOfIt() {
        List<String> menu = Stream.concat(
                        Stream.of(Role.values()).flatMap(role -> links(role).stream()), ofOperators().stream())
                .map(link -> link.substring(0, link.indexOf(' ')))
                .filter(path -> !path.equals("/{tenant}"))
                .toList();
        List<String> own = offered(Role.MAILBOX_OWNER, "/me", "main nav a[href]").stream()
                .map(link -> link.substring(0, link.indexOf(' ')))
                .toList();
        List<String> pages = Route.all().stream()
                .filter(route -> route.verb().equals("GET") && !(route.rule() instanceof RouteRule.Signature))
                .map(Route::template)
                .toList();
        assertThat(pages)
                .filteredOn(page -> page.matches("/\\{tenant}/me(/.*)?") && !ELSEWHERE.contains(page))
                .as("pages of an owner")
                .isSubsetOf(own);
        assertThat(pages)
                .filteredOn(page -> !ELSEWHERE.contains(page) && !own.contains(page))
                .allMatch(page -> menu.stream().anyMatch(entry -> page.equals(entry) || page.startsWith(entry + "/")));
        assertThat(pages).as("the list of exceptions is not stale").containsAll(ELSEWHERE);
    }

    @Test
    void theTenantsOfTheInstallationAreOfferedToItsOperatorsAlone() {
        assertThat(ofOperators()).contains("/{tenant}/tenants Tenants");
        for (Role role : Role.values()) {
            assertThat(links(role)).as(role.slug()).doesNotContain("/{tenant}/tenants Tenants");
        }
    }

    private List<String> links(Role role) {
        String path = role == Role.MAILBOX_OWNER ? "/me" : "/sessions";
        return offered(role, path, MENU);
    }

    private List<String> ofOperators() {
        return offered(sessions.signInOperator(TENANT), "/sessions", MENU);
    }

    private List<String> offered(Role role, String path, String which) {
        // a customer's administrator is one of a customer
        UUID customer =
                role == Role.CUSTOMER_ADMIN ? sessions.customer(TENANT, "navigation-" + UUID.randomUUID()) : null;
        return offered(sessions.signIn(TENANT, role, customer), path, which);
    }

    private static List<String> offered(TestSessions.SignedInAs who, String path, String which) {
        Document page = Jsoup.parse(who.request()
                .get("/" + TENANT + path)
                .then()
                .statusCode(200)
                .extract()
                .asString());
        return page.select(which).stream().map(NavigationTest::line).toList();
    }

    private static String line(Element offer) {
        String path =
                offer.attr(offer.tagName().equals("a") ? "href" : "action").replace("/" + TENANT, "/{tenant}");
        String name = offer.hasAttr("title") ? offer.attr("title") : offer.text();
        return path + " " + name;
    }
}

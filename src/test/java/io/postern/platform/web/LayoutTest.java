package io.postern.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.qute.Engine;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LayoutTest {
    @Inject
    Engine engine;

    @Inject
    PageModel page;

    @Inject
    Assets assets;

    @Test
    @ActivateRequestContext
    void theMenuShowsOnlyWhatIsOpenToThePerson() {
        page.open("acme", "/acme/mailboxes", "n0nce", false);
        page.signedIn("Acme <Mail>", "Alice", "t0ken", Set.of("mailboxes"));
        Document html = render();
        assertThat(html.select("header nav a").eachText()).containsExactly("Mailboxes");
        assertThat(html.select("header nav a").attr("href")).isEqualTo("/acme/mailboxes");
        assertThat(html.select("header nav a").attr("aria-current")).isEqualTo("page");
        assertThat(html.select(".brand").text()).isEqualTo("Acme <Mail>");
        assertThat(html.select("input[name=csrf]").attr("value")).isEqualTo("t0ken");
        assertThat(html.select("script").eachAttr("nonce")).containsOnly("n0nce");
        assertThat(html.select("main").text()).isEqualTo("Hello");
        assertThat(html.title()).isEqualTo("Greeting · Acme <Mail>");
    }

    @Test
    @ActivateRequestContext
    void aFramedPageHasNoChromeAndKeepsItsLinksInTheFrame() {
        page.open("acme", "/acme/embed/mailboxes", "n0nce", true);
        page.signedIn("Acme", "Alice", "t0ken", Set.of("mailboxes"));
        Document html = render();
        assertThat(html.select("header")).isEmpty();
        assertThat(page.getBase()).isEqualTo("/acme/embed");
    }

    @Test
    void stylesAndScriptsAreOneFileEachAndMayBeKeptForEver() {
        given().get(assets.getStyles())
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"))
                .body(containsString("--brand"));
        given().get(assets.getScripts()).then().statusCode(200).body(containsString("announcer"));
        given().get("/app/0123456789abcdef/postern.css").then().statusCode(200).header("Cache-Control", is("no-cache"));
        given().get("/webjars/htmx.org/2.0.10/dist/htmx.min.js").then().statusCode(200);
        given().get("/app/icon.svg").then().statusCode(200);
    }

    private Document render() {
        return Jsoup.parse(engine.parse("{#include layout/page title='Greeting' section='mailboxes'}Hello{/include}")
                .render());
    }
}

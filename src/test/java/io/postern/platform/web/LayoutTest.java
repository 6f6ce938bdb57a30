package io.postern.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.postern.access.Role;
import io.postern.access.SignedIn;
import io.postern.access.TestSessions;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LayoutTest {
    @Inject
    TestSessions sessions;

    @Inject
    Assets assets;

    @Path("/{tenant}/layout-probe")
    @RunOnVirtualThread
    public static class ProbePages {
        private final Engine engine;

        ProbePages(Engine engine) {
            this.engine = engine;
        }

        @GET
        @SignedIn
        @Produces(MediaType.TEXT_HTML)
        public TemplateInstance hello() {
            return engine.parse("{#include layout/page title='Greeting' section='mailboxes'}Hello{/include}")
                    .instance();
        }
    }

    @Test
    void theBrandLeadsToTheFrontPageWhereThereIsNoTenant() {
        assertThat(org.jsoup.Jsoup.parse(io.restassured.RestAssured.given()
                                .accept("text/html")
                                .get("/")
                                .asString())
                        .select("a.brand")
                        .attr("href"))
                .isEqualTo("/");
    }

    @Test
    void theMenuShowsOnlyWhatIsOpenToThePerson() {
        var viewer = sessions.signIn("layout-probe", Role.VIEWER);
        Document html = Jsoup.parse(viewer.request()
                .get("/layout-probe/layout-probe")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        assertThat(html.select("header nav a").eachText()).containsExactly("Mailboxes", "Domains");
        assertThat(html.select("header nav a[aria-current=page]").attr("href")).isEqualTo("/layout-probe/mailboxes");
        assertThat(html.select(".brand").text()).isEqualTo("layout-probe");
        assertThat(html.select(".person").text()).contains("Test viewer");
        assertThat(html.select("input[name=csrf]").attr("value")).isEqualTo(viewer.csrf());
        assertThat(html.select("script").eachAttr("nonce")).hasSize(2).doesNotContain("");
        assertThat(html.select("main").text()).isEqualTo("Hello");
        assertThat(html.title()).isEqualTo("Greeting · layout-probe");
    }

    @Test
    void anOwnerSeesTheWholeMenu() {
        var owner = sessions.signIn("layout-probe", Role.OWNER);
        Document html = Jsoup.parse(owner.request()
                .get("/layout-probe/layout-probe")
                .then()
                .extract()
                .asString());
        assertThat(html.select("header nav a").eachText())
                .containsExactly("Mailboxes", "Domains", "Connections", "Customers", "Members", "Settings");
    }

    @Test
    void stylesAndScriptsAreOneFileEachAndMayBeKeptForEver() {
        given().get(assets.getStyles())
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"))
                .body(containsString("--brand"));
        given().get(assets.getScripts())
                .then()
                .statusCode(200)
                .body(containsString("announcer"), not(containsString("hand-over")));
        given().get(assets.getFramedScripts())
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("immutable"))
                .body(containsString("announcer"), containsString("hand-over"));
        given().get("/app/0123456789abcdef/postern.css").then().statusCode(200).header("Cache-Control", is("no-cache"));
        given().get("/webjars/htmx.org/2.0.10/dist/htmx.min.js").then().statusCode(200);
        given().get("/app/icon.svg").then().statusCode(200);
    }
}

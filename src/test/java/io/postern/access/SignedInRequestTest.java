package io.postern.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SignedInRequestTest {
    @Inject
    TestSessions sessions;

    @Path("/{tenant}/probe")
    @RunOnVirtualThread
    public static class ProbePages {
        private final Session session;

        ProbePages(Session session) {
            this.session = session;
        }

        @GET
        @Requires(Permission.MEMBERS)
        public String who() {
            return session.tenant() + " " + session.role() + " "
                    + Thread.currentThread().isVirtual();
        }

        @POST
        @SignedIn
        public String post(@FormParam("word") String word) {
            return word;
        }

        @GET
        @Path("fails/{status}")
        @SignedIn
        public String fails(@PathParam("status") int status) {
            if (status == 500) {
                throw new IllegalStateException("the inside of it");
            }
            throw new WebApplicationException("the inside of it", status);
        }

        @GET
        @Path("undeclared")
        public String undeclared() {
            return "secret";
        }
    }

    @Test
    void eachRequestGetsItsOwnSession() {
        sessions.signIn("probe-one", Role.OWNER)
                .request()
                .get("/probe-one/probe")
                .then()
                .statusCode(200)
                .body(containsString("probe-one OWNER true"));
        sessions.signIn("probe-two", Role.OWNER)
                .request()
                .get("/probe-two/probe")
                .then()
                .statusCode(200)
                .body(containsString("probe-two OWNER true"));
    }

    @Test
    void nobodyAndTheWrongTenantGoToSignIn() {
        given().redirects()
                .follow(false)
                .get("/nowhere/probe")
                .then()
                .statusCode(303)
                .header("Location", containsString("/nowhere/sign-in?return=%2Fnowhere%2Fprobe"));
        var owner = sessions.signIn("probe-one", Role.OWNER);
        sessions.tenant("probe-two");
        owner.request().get("/probe-two/probe").then().statusCode(303);
    }

    @Test
    void aMissingPermissionIsRefused() {
        sessions.signIn("probe-one", Role.VIEWER)
                .request()
                .get("/probe-one/probe")
                .then()
                .statusCode(403);
        sessions.signIn("probe-one", Role.OWNER)
                .request()
                .get("/probe-one/probe/undeclared")
                .then()
                .statusCode(403);
    }

    @Test
    void theTokenMayComeAsFieldOrHeader() {
        var viewer = sessions.signIn("probe-one", Role.VIEWER);
        viewer.request()
                .formParam("word", "hi")
                .post("/probe-one/probe")
                .then()
                .statusCode(200)
                .body(containsString("hi"));
        given().cookie("__Host-sid", viewer.cookie())
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("csrf", viewer.csrf())
                .formParam("word", "hi")
                .post("/probe-one/probe")
                .then()
                .statusCode(200)
                .body(containsString("hi"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 409, 413, 422, 429, 500, 503})
    void everyFailureIsAPageInPlainWordsWithANumberToAskBy(int status) {
        var viewer = sessions.signIn("probe-one", Role.VIEWER);
        var page = viewer.request().get("/probe-one/probe/fails/" + status);
        page.then()
                .statusCode(status)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .body(containsString("<html"))
                .body(containsString(page.header("X-Request-Id")))
                .body(not(containsString("the inside of it")))
                .body(not(containsString("Exception")));
        viewer.htmx()
                .get("/probe-one/probe/fails/" + status)
                .then()
                .statusCode(status)
                .header("HX-Retarget", "#flash")
                .body(containsString("role=\"alert\""))
                .body(not(containsString("<html")));
    }
}

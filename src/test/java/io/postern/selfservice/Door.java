package io.postern.selfservice;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The door of one tenant's mailbox owners, as a browser without scripts meets it. */
public record Door(String tenant, boolean framed) {
    public static Door of(Object tenant) {
        return new Door(tenant.toString(), false);
    }

    public static Door framed(Object tenant) {
        return new Door(tenant.toString(), true);
    }

    public String path() {
        return "/" + tenant + (framed ? "/embed/me" : "/me");
    }

    RequestSpecification browser() {
        return given().redirects().follow(false).header("Sec-Fetch-Site", "same-origin");
    }

    public Response knock(String address, String password) {
        return browser()
                .formParam("address", address)
                .formParam("password", password)
                .post(path() + "/sign-in");
    }

    /** A request of the one whom {@code entered} let in. */
    public RequestSpecification inside(Response entered) {
        String cookie = framed ? "__Host-esid" : "__Host-sid";
        return browser().cookie(cookie, entered.cookie(cookie));
    }
}

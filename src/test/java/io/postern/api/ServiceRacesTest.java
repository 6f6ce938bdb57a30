package io.postern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.postern.api.Sellers.Seller;
import io.postern.hosting.service.DesiredState;
import io.postern.hosting.service.ServiceActor;
import io.postern.hosting.service.ServiceName;
import io.postern.hosting.service.Services;
import io.postern.hosting.service.Wish;
import io.postern.mailbox.suspension.Suspensions;
import io.postern.provider.spi.Kind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several who want services at once, and whoever died while working on one. */
@QuarkusTest
class ServiceRacesTest {
    @Inject
    Sellers sellers;

    @Inject
    Services services;

    @Inject
    Suspensions suspensions;

    @Test
    void twoAtOnceMakeOneService() throws Exception {
        Seller seller = sellers.open("api-race", 2);
        for (Response answer : atOnce(6, _ -> seller.sell())) {
            answer.then().body("state", equalTo("active"));
        }
        for (Response answer : atOnce(3, _ -> seller.put("{'state':'suspended'}"))) {
            answer.then().body("state", equalTo("suspended"));
        }
        assertThat(seller.reseller().account.calls("suspend")
                        + seller.reseller().account.calls("suspend-all"))
                .isBetween(1L, 2L);
    }

    @Test
    void ofTwoServicesThatWantOneDomainAtOnceOneGetsIt() throws Exception {
        Seller seller = sellers.open("api-rivals", 0);
        List<Response> answers = atOnce(6, number -> seller.service("PUT", "r" + number)
                .body("{'state':'active','domain':'one.api-rivals.example','customer':{'id':'c1'}}")
                .send());
        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        assertThat(seller.reseller().account.calls("create-domain")).isEqualTo(1);
    }

    @Test
    void severalAtOnceShareACustomerWhoIsNew() throws Exception {
        Seller seller = sellers.open("api-family", 0);
        List<Response> answers = atOnce(6, number -> seller.service("PUT", "f" + number)
                .body("{'state':'active','domain':'d" + number
                        + ".api-family.example','customer':{'id':'c8','name':'Eight'}}")
                .send());
        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers).extracting(answer -> answer.path("customer.name")).containsOnly("Eight");
    }

    @Test
    void whoIsRefusedAtTheSameTimeIsToldSoOrToAskAgain() throws Exception {
        Seller seller = sellers.open("api-refused", 0);
        for (int call = 0; call < 6; call++) {
            seller.reseller().account.refuse("domain-exists", Kind.LIMIT);
        }
        List<Response> answers = atOnce(6, _ -> seller.service("PUT", "9")
                .body("{'state':'active','domain':'none.api-refused.example','customer':{'id':'c1'}}")
                .send());
        // whoever comes after the last refusal makes it
        assertThat(answers).extracting(Response::statusCode).contains(422).isSubsetOf(422, 409, 201, 200);
    }

    /** Whoever worked on it died: the first time before anything was done, the second time in the middle. */
    @Test
    void aServiceThatWasLeftHalfWayIsBroughtToItsEnd() {
        Seller seller = sellers.open("api-left", 3);
        var reseller = seller.reseller();
        var name = new ServiceName("whmcs-1", "1");
        services.want(
                reseller.tenant,
                ServiceActor.of("whmcs-1"),
                name,
                new Wish(DesiredState.ACTIVE, "left.api-left.example", null, null, "c1", null, null, null));
        Sellers.eventually(() -> seller.get().then().body("state", equalTo("active")));
        assertThat(reseller.account.domains).containsKey("left.api-left.example");

        var second = reseller.domain("half.api-left.example", null);
        for (String localPart : List.of("ada", "bob", "cyd")) {
            reseller.add(second, localPart);
        }
        seller.service("PUT", "2")
                .body("{'state':'active','domain':'half.api-left.example','customer':{'id':'c1'}}")
                .send()
                .then()
                .statusCode(201);
        services.want(
                reseller.tenant,
                ServiceActor.of("whmcs-1"),
                new ServiceName("whmcs-1", "2"),
                new Wish(DesiredState.SUSPENDED, null, null, null, null, null, null, "unpaid"));
        var one = reseller.mailbox("ada@half.api-left.example").orElseThrow();
        assertThat(suspensions.stopForBilling(
                        reseller.tenant, ServiceActor.of("whmcs-1"), () -> List.of(reseller.target(one))))
                .isPresent();
        Sellers.eventually(() -> seller.service("GET", "2")
                .send()
                .then()
                .body("state", equalTo("suspended"))
                .body("failures", empty()));
        for (String localPart : List.of("ada", "bob", "cyd")) {
            assertThat(reseller.upstream(localPart + "@half.api-left.example").stopped())
                    .as(localPart)
                    .isNotEmpty();
        }
    }

    private static List<Response> atOnce(int times, IntFunction<Response> call) throws Exception {
        List<Callable<Response>> calls = IntStream.range(0, times)
                .<Callable<Response>>mapToObj(number -> () -> call.apply(number))
                .toList();
        List<Response> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Response> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}

package io.postern.sandbox.atmail;

import io.postern.sandbox.atmail.Subscription.Credits;
import io.postern.sandbox.atmail.Subscription.Plan;
import io.postern.sandbox.atmail.Subscription.Plan.Domain;
import io.postern.sandbox.atmail.Subscription.Plan.Named;
import java.util.List;
import java.util.Map;

/** The subscriptions that are always there, the same after every start. */
final class DemoSubscriptions {
    private DemoSubscriptions() {}

    static List<Plan> all() {
        return List.of(
                new Plan(
                        "acme.atmailcloud.com",
                        "sandbox-acme-atmail",
                        List.of(
                                new Domain("at.example", 52, true, large()),
                                new Domain("branch.example", 2, false, small())),
                        Credits.UNLIMITED),
                // the examples of the upstream's own page, which work here as they stand there
                new Plan("subscriptionname.atmailcloud.com", "changeme", List.of(), Credits.UNLIMITED));
    }

    private static List<Named> large() {
        return List.of(
                person("anna@at.example", "Anna", "Example"),
                new Named("paused@at.example", Map.of("FirstName", "Paul", "LastName", "Paused", "UserStatus", "1")),
                new Named("away@at.example", Map.of("FirstName", "Alma", "AutoReply", "I am back on Monday.\n\nAlma")),
                new Named("info@at.example", Map.of("Forward", "anna@at.example")),
                person("renee@at.example", "Renée", "Müller-Lüdenscheidt"),
                person("yamada@at.example", "太郎", "山田"),
                person("sean@at.example", "Seán", "O'Hara & \"Sons\" <b>"),
                person("first.last+tag@at.example", "Plus", "Tag"));
    }

    private static List<Named> small() {
        return List.of(person("hello@branch.example", "Hello", "World"), new Named("noname@branch.example", Map.of()));
    }

    private static Named person(String address, String firstName, String lastName) {
        return new Named(address, Map.of("FirstName", firstName, "LastName", lastName));
    }
}

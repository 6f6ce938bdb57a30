package io.postern.sandbox.logicboxes;

import static io.postern.sandbox.logicboxes.Generator.QUOTA;

import io.postern.sandbox.logicboxes.Mailbox.Status;
import java.util.List;

/** The accounts that are always there, the same after every start. */
final class DemoAccounts {
    private DemoAccounts() {}

    static List<Account> all() {
        return List.of(
                new Account(
                        "1001",
                        "sandbox-acme",
                        List.of(
                                new Order.Plan(4711, "example.com", 460, true, true, large()),
                                new Order.Plan(4712, "example.net", 0, false, false, List.of()),
                                new Order.Plan(4713, "example.org", 0, false, true, small()))),
                new Account(
                        "2002",
                        "sandbox-globex",
                        List.of(new Order.Plan(5711, "globex.example", 25, true, true, List.of()))));
    }

    private static List<Mailbox> large() {
        return List.of(
                Named.person("anna@example.com", "Anna", "Example"),
                Named.stored("bea@example.com", "Bea", "Example", Status.SUSPENDED, 88_000),
                Named.stored("carl@example.com", "Carl", "Example", Status.PENDING_ACTIVATION, 0),
                Named.stored("full@example.com", "Fiona", "Full", Status.ACTIVE, QUOTA),
                Named.stored("overfull@example.com", "Oscar", "Overfull", Status.SUSPENDED, QUOTA + 51_200),
                Named.forward("info@example.com", "a@example.net,b@example.net"),
                Named.forward("sales@example.com", "anna@example.com"),
                Named.plain("noname@example.com"),
                Named.person("mononym@example.com", "Madonna", ""),
                Named.person("renee@example.com", "Renée", "Müller-Lüdenscheidt"),
                Named.person("ivan@example.com", "Иван", "Петров"),
                Named.person("yamada@example.com", "太郎", "山田"),
                Named.person("layla@example.com", "ليلى", "حداد"),
                Named.person("sean@example.com", "Seán", "O'Hara & \"Sons\" <b>"),
                Named.person("first.last+tag@example.com", "Plus", "Tag"),
                Named.person("under_score-dash.dot@example.com", "Under", "Score"),
                Named.person(
                        "a-very-long-local-part-that-goes-on-up-to-the-limit-of-64-chars.@example.com"
                                .replace(".@", "x@"),
                        "Maximiliane-Alexandra-Wilhelmine",
                        "von und zu Hohenstein-Donaueschingen-Rabenau"));
    }

    private static List<Mailbox> small() {
        return List.of(
                Named.person("hello@example.org", "Hello", "World"),
                Named.person("office@example.org", "Olga", "Office"),
                Named.stored("paused@example.org", "Paul", "Paused", Status.SUSPENDED, 2048),
                Named.stored("waiting@example.org", "Wanda", "Waiting", Status.PENDING_ACTIVATION, 0),
                Named.forward("contact@example.org", "hello@example.org"));
    }
}

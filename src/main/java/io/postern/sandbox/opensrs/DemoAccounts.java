package io.postern.sandbox.opensrs;

import io.postern.sandbox.opensrs.Account.DomainPlan;
import io.postern.sandbox.opensrs.Account.Plan;
import java.util.List;
import java.util.Map;

/** The accounts that are always there, the same after every start. */
final class DemoAccounts {
    private DemoAccounts() {}

    static List<Plan> all() {
        return List.of(
                new Plan(
                        "acme",
                        Cluster.A,
                        new Admin("ops@acme.adm", "sandbox-acme-oma", Standing.GOOD),
                        List.of(
                                new DomainPlan("oma.example", 104, true, Map.of(), DemoAccounts::large),
                                new DomainPlan("hosted.example", 0, false, limited(), DemoAccounts::small))),
                new Plan(
                        "globex",
                        Cluster.B,
                        new Admin("ops@globex.adm", "sandbox-globex-oma", Standing.GOOD),
                        List.of(new DomainPlan("globex-mail.example", 25, true, Map.of(), birth -> {}))));
    }

    private static Map<String, Object> limited() {
        return Map.of("limit_users", 8L, "limit_aliases", 4L, "aliases", List.of("hosted-alias.example"));
    }

    private static void large(Birth birth) {
        birth.domain().workgroups.addAll(List.of("sales", "support"));
        birth.mailbox("anna", "Anna Example", user -> birth.aliases(user, "a.example", "anna.example"));
        birth.mailbox("renee", "Renée Müller-Lüdenscheidt");
        birth.mailbox("ivan", "Иван Петров");
        birth.mailbox("sean", "Seán O'Hara & \"Sons\" <b>");
        birth.mailbox("noname", "");
        birth.mailbox("sales.lead", "Sally Lead", user -> user.attributes.put("workgroup", "sales"));
        birth.mailbox("helper", "Hank Helper", user -> {
            user.attributes.put("workgroup", "support");
            birth.account()
                    .grants()
                    .add(new Principal.Grant(
                            user.address(), Role.MAIL, birth.domain().name()));
        });
        birth.mailbox("full", "Fiona Full", user -> user.bytesUsed = Birth.QUOTA);
        birth.mailbox(
                "quiet",
                "Quentin Quiet",
                user -> birth.suspend(user, List.of("service_smtprelay", "service_smtprelay_webmail")));
        birth.mailbox("locked", "Lotte Locked", user -> birth.suspend(user, User.SERVICES));
        birth.mailbox("second.factor", "Simon Second", user -> {
            user.secondFactor = true;
            user.standing = Standing.SECOND_FACTOR_NEEDED;
        });
        birth.mailbox(
                "phone",
                "Paula Phone",
                user -> user.appPasswords.add(
                        new User.AppPassword("phone", "unknowable", birth.now().getEpochSecond() - 86_400)));
        birth.forward("info", "anna@oma.example", "copy@example.net");
        birth.forward("kontakt", "anna@oma.example");
        birth.delete(birth.mailbox("gone", "Gustav Gone"), 2);
        birth.delete(birth.mailbox("former", "Frida Former"), 12);
        birth.delete(birth.forward("old-list", "x@example.net"), 20);
    }

    private static void small(Birth birth) {
        birth.mailbox("hello", "Hello World", user -> birth.aliases(user, "hi"));
        birth.mailbox("office", "Olga Office");
        birth.mailbox("paused", "Paul Paused", user -> birth.suspend(user, User.SERVICES));
        birth.forward("contact", "hello@hosted.example");
        birth.delete(birth.mailbox("left", "Lena Left"), 5);
    }
}

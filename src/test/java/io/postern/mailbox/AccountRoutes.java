package io.postern.mailbox;

import io.postern.access.RouteFixture;
import io.postern.access.TestSessions;
import io.postern.directory.Mailbox;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.DeletedMessage;
import io.postern.testing.MadeUpResellers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A mailbox of its own for each request to a route that makes, sizes, moves, deletes or restores one. */
@ApplicationScoped
class AccountRoutes implements RouteFixture {
    private static final String BOX = "/{tenant}/mailboxes/{id}";
    private static final String CREATION = "POST /{tenant}/mailboxes/new";
    private static final String RESTORATION = "POST /{tenant}/mailboxes/bin/restoration";
    private static final String DELETION = "POST " + BOX + "/deletion";
    private static final Map<String, Map<String, String>> FORMS = Map.ofEntries(
            Map.entry(CREATION, Map.of("first-name", "Matrix", "password-choice", "generated")),
            Map.entry(RESTORATION, Map.of()),
            Map.entry("GET " + BOX + "/quota", Map.of()),
            Map.entry("POST " + BOX + "/quota", Map.of("quota", "2", "quota-unit", "GB")),
            Map.entry("GET " + BOX + "/address", Map.of()),
            Map.entry("POST " + BOX + "/address", Map.of()),
            Map.entry("GET " + BOX + "/deletion", Map.of()),
            Map.entry(DELETION, Map.of()),
            Map.entry("GET " + BOX + "/deleted-mail", Map.of()),
            Map.entry("POST " + BOX + "/deleted-mail", Map.of("message", "1")));

    private final MadeUpResellers resellers;
    private final Map<TenantId, MadeUpResellers.Reseller> made = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    AccountRoutes(MadeUpResellers resellers) {
        this.resellers = resellers;
    }

    @Override
    public Set<String> routes() {
        return FORMS.keySet();
    }

    @Override
    public Request prepare(String route, TenantId tenant, TestSessions.SignedInAs who) {
        MadeUpResellers.Reseller reseller = made.computeIfAbsent(
                tenant, slug -> resellers.open(slug.value(), slug.value() + ".made-up.example", 0));
        String name = "m" + next.incrementAndGet();
        Map<String, String> form = new HashMap<>(FORMS.get(route));
        if (route.equals(CREATION)) {
            form.putAll(Map.of("domain", reseller.domain.name, "local-part", name));
            return new Request(Map.of(), form);
        }
        Mailbox mailbox = reseller.add(name);
        reseller.upstream(mailbox.address).deletedMessages.add(new DeletedMessage("1", "INBOX", "a", "b", null));
        if (route.equals(RESTORATION)) {
            reseller.account.deleteNow(mailbox.address);
            String id = reseller.account.domain(reseller.domain.name).bin.firstKey();
            form.putAll(Map.of("domain", reseller.domain.name, "id", id, "local-part", name));
            return new Request(Map.of(), form);
        }
        form.put("local-part", name + "-moved");
        form.put("confirmation", tenant + " " + mailbox.address);
        return new Request(Map.of("id", mailbox.id.toString()), form);
    }
}

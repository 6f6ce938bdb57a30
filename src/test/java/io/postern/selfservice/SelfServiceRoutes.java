package io.postern.selfservice;

import io.postern.access.Actor;
import io.postern.access.RouteFixture;
import io.postern.access.Scope;
import io.postern.access.TestSessions;
import io.postern.directory.Mailbox;
import io.postern.mailbox.Mailboxes;
import io.postern.platform.tenancy.TenantId;
import io.postern.selfservice.link.SetPasswordLinks;
import io.postern.testing.MadeUpResellers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A domain and a mailbox of its own for each request to what staff do about self-service. */
@ApplicationScoped
class SelfServiceRoutes implements RouteFixture {
    private static final String DOMAIN = "/{tenant}/domains/{id}/self-service";
    private static final String MAILBOX = "/{tenant}/mailboxes/{id}/self-service";
    private static final String CANCELLING = MAILBOX + "/link/{link}/delete";
    private static final Map<String, String> SWITCHES = Map.of("password", "OFF", "sign-out", "ON");
    private static final Map<String, Map<String, String>> FORMS = Map.ofEntries(
            Map.entry(
                    "POST /{tenant}/settings/self-service",
                    Map.of("password", "OFF", "minimum-length", "14", "link-hours", "24")),
            Map.entry("GET " + DOMAIN, Map.of()),
            Map.entry("POST " + DOMAIN, SWITCHES),
            Map.entry("GET " + MAILBOX, Map.of()),
            Map.entry("POST " + MAILBOX, SWITCHES),
            Map.entry("POST " + MAILBOX + "/link", Map.of("mail-to", "home@elsewhere.example")),
            Map.entry("POST " + CANCELLING, Map.of()));

    private final MadeUpResellers resellers;
    private final Mailboxes mailboxes;
    private final SetPasswordLinks links;
    private final Map<TenantId, MadeUpResellers.Reseller> made = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    SelfServiceRoutes(MadeUpResellers resellers, Mailboxes mailboxes, SetPasswordLinks links) {
        this.resellers = resellers;
        this.mailboxes = mailboxes;
        this.links = links;
    }

    @Override
    public Set<String> routes() {
        return FORMS.keySet();
    }

    @Override
    public Request prepare(String route, TenantId tenant, TestSessions.SignedInAs who) {
        MadeUpResellers.Reseller reseller =
                made.computeIfAbsent(tenant, slug -> resellers.another(slug.value(), slug + "-self-service"));
        Mailbox mailbox = reseller.add("m" + next.incrementAndGet());
        if (!route.contains("{id}")) {
            return new Request(Map.of(), FORMS.get(route));
        }
        if (route.contains(CANCELLING)) {
            UUID link = links.issue(
                            tenant,
                            Actor.SYSTEM,
                            mailboxes.find(tenant, Scope.ALL, mailbox.id).orElseThrow(),
                            null,
                            null)
                    .id();
            return Request.of(Map.of("id", mailbox.id.toString(), "link", link.toString()));
        }
        String id = (route.contains(DOMAIN) ? reseller.domain.id : mailbox.id).toString();
        return new Request(Map.of("id", id), FORMS.get(route));
    }
}

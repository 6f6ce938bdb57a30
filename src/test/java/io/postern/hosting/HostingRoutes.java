package io.postern.hosting;

import io.postern.access.Actor;
import io.postern.access.RouteFixture;
import io.postern.access.TestSessions;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.domain.Domain;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.spi.SubAdministrator;
import io.postern.provider.spi.SubAdministratorRight;
import io.postern.testing.InMemoryAccount;
import io.postern.testing.MadeUpResellers;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A domain and an administrator at a provider that can do everything. */
@ApplicationScoped
class HostingRoutes implements RouteFixture {
    private static final String DOMAIN = "/{tenant}/domains/{id}";
    private static final String ADMINISTRATORS = "/{tenant}/connections/{id}/administrators";
    private static final Map<String, Map<String, String>> FORMS = Map.ofEntries(
            Map.entry("GET " + DOMAIN, Map.of()),
            Map.entry("POST " + DOMAIN + "/customer", Map.of("customer", "")),
            Map.entry("GET " + DOMAIN + "/defaults", Map.of()),
            Map.entry("POST " + DOMAIN + "/defaults", Map.of("quota", "100")),
            Map.entry("GET " + DOMAIN + "/catch-all", Map.of()),
            Map.entry("POST " + DOMAIN + "/catch-all", Map.of("address", "")),
            Map.entry("GET " + DOMAIN + "/names", Map.of()),
            Map.entry("POST " + DOMAIN + "/names", Map.of("alias", "new")),
            Map.entry("POST " + DOMAIN + "/names/delete", Map.of("alias", "old")),
            Map.entry("GET " + DOMAIN + "/suspension", Map.of()),
            Map.entry("POST " + DOMAIN + "/suspension", Map.of("reason", "matrix")),
            Map.entry("POST " + DOMAIN + "/suspension/delete", Map.of()),
            Map.entry("GET " + DOMAIN + "/removal", Map.of()),
            Map.entry("POST " + DOMAIN + "/removal", Map.of("what", "portal", "confirmation", "")),
            Map.entry("POST /{tenant}/domains/new", Map.of("domain", "new")),
            Map.entry("POST /{tenant}/domains/adoption", Map.of("domain", "present")),
            Map.entry("GET " + ADMINISTRATORS, Map.of()),
            Map.entry("GET " + ADMINISTRATORS + "/new", Map.of()),
            Map.entry(
                    "POST " + ADMINISTRATORS + "/new",
                    Map.of("name", "new", "right", "ADD", "password-choice", "generated")),
            Map.entry("GET " + ADMINISTRATORS + "/{administrator}", Map.of()),
            Map.entry("POST " + ADMINISTRATORS + "/{administrator}", Map.of("right", "ADD")),
            Map.entry("POST " + ADMINISTRATORS + "/{administrator}/delete", Map.of()),
            Map.entry("GET " + ADMINISTRATORS + "/made/{change}", Map.of()));

    private final MadeUpResellers resellers;
    private final Changes changes;
    private final Map<TenantId, MadeUpResellers.Reseller> made = new ConcurrentHashMap<>();

    HostingRoutes(MadeUpResellers resellers, Changes changes) {
        this.resellers = resellers;
        this.changes = changes;
    }

    @Override
    public Set<String> routes() {
        return FORMS.keySet();
    }

    @Override
    public Request prepare(String route, TenantId tenant, TestSessions.SignedInAs who) {
        MadeUpResellers.Reseller reseller =
                made.computeIfAbsent(tenant, slug -> resellers.another(slug.value(), slug + "-hosting"));
        String unique = "h" + UUID.randomUUID().toString().replace("-", "") + ".example";
        Domain domain = reseller.domain(unique, null);
        var parameters = new HashMap<String, String>();
        var form = new HashMap<>(FORMS.get(route));
        if (route.contains(ADMINISTRATORS)) {
            reseller.account.administrators.put(unique, administrator(unique));
            String key = reseller.connectionId + "/" + unique;
            parameters.put("id", reseller.connectionId.toString());
            parameters.put(
                    "administrator",
                    UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString());
            form.replaceAll((field, value) -> field.equals("name") ? "made-" + unique : value);
            if (route.startsWith("POST") && !route.endsWith("delete")) {
                form.put("domain", unique);
            }
            if (route.endsWith("{change}")) {
                parameters.put("change", change(reseller, unique));
            }
            return new Request(parameters, form);
        }
        if (route.contains("{id}")) {
            parameters.put("id", domain.id.toString());
        } else {
            form.put("connection", reseller.connectionId.toString());
        }
        form.replaceAll((field, value) -> value(reseller, unique, field, value));
        return new Request(parameters, form);
    }

    private static String value(MadeUpResellers.Reseller reseller, String unique, String field, String value) {
        switch (field + " " + value) {
            case "alias old" -> {
                reseller.account.domain(unique).aliases.add("old-" + unique);
                return "old-" + unique;
            }
            case "alias new", "domain new" -> {
                return "new-" + unique;
            }
            case "domain present" -> {
                reseller.account.domains.put("present-" + unique, new InMemoryAccount.Domain());
                return "present-" + unique;
            }
            case "confirmation " -> {
                return unique;
            }
            default -> {
                return value;
            }
        }
    }

    private static SubAdministrator administrator(String domain) {
        return new SubAdministrator(
                domain, null, null, List.of(domain), Set.of(SubAdministratorRight.LIST), null, null);
    }

    private String change(MadeUpResellers.Reseller reseller, String name) {
        var target = Target.ofConnection(reseller.connectionId, name);
        var input = Map.of("wanted", administrator(name), "generated", false);
        return changes.run(
                        reseller.tenant, Actor.SYSTEM, new NewChange(null, "sub-administrator-delete", target, input))
                .id()
                .toString();
    }
}

package io.postern.embed.settings;

import io.postern.access.RouteFixture;
import io.postern.access.TestSessions;
import io.postern.installation.InstallationEditing;
import io.postern.installation.InstallationScope;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A billing system with a key, for the pages about it. */
@ApplicationScoped
class EmbedSettingsRoutes implements RouteFixture {
    private static final String ALL = "/{tenant}/settings/embedding";
    private static final String ONE = ALL + "/installations/{id}";
    private static final Map<String, Map<String, String>> FORMS = Map.ofEntries(
            Map.entry("POST " + ALL + "/origins", Map.of("origins", "https://billing.example")),
            Map.entry("POST " + ALL + "/trial", Map.of("token", "x")),
            Map.entry("POST " + ALL + "/installations/new", Map.of("id", "matrix", "scope", "launch")),
            Map.entry("GET " + ONE, Map.of()),
            Map.entry("POST " + ONE, Map.of("name", "Billing", "scope", "launch")),
            Map.entry("GET " + ONE + "/removal", Map.of()),
            Map.entry("POST " + ONE + "/removal", Map.of("confirmation", "other")),
            Map.entry("GET " + ONE + "/setup/{system}", Map.of()),
            Map.entry("GET " + ONE + "/keys/new", Map.of()),
            Map.entry(
                    "POST " + ONE + "/keys/new",
                    Map.of("kid", "k2", "key", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")),
            Map.entry("POST " + ONE + "/keys/secret", Map.of("kid", "k2")),
            Map.entry("GET " + ONE + "/keys/{kid}/removal", Map.of()),
            Map.entry("POST " + ONE + "/keys/{kid}/removal", Map.of()));

    private final InstallationEditing editing;

    EmbedSettingsRoutes(InstallationEditing editing) {
        this.editing = editing;
    }

    @Override
    public Set<String> routes() {
        return FORMS.keySet();
    }

    @Override
    public Request prepare(String route, TenantId tenant, TestSessions.SignedInAs who) {
        if (!route.contains("{id}")) {
            return new Request(Map.of(), FORMS.get(route));
        }
        var actor = new io.postern.access.Actor("Matrix", who.memberId(), "portal", null);
        UUID id = editing.create(tenant, actor, "m" + UUID.randomUUID(), null, Set.of(InstallationScope.LAUNCH));
        editing.addSecret(tenant, actor, id, "k1");
        return new Request(Map.of("id", id.toString(), "kid", "k1", "system", "whmcs"), FORMS.get(route));
    }
}

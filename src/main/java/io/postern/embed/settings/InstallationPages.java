package io.postern.embed.settings;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.embed.settings.InstallationForm.Problem;
import io.postern.embed.settings.InstallationForm.Wrong;
import io.postern.installation.Installation;
import io.postern.installation.InstallationEditing;
import io.postern.installation.Installations;
import io.postern.installation.NoInstallation;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.PageModel;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The billing systems of a tenant: made, named, allowed, removed. Those of the tenants file are shown only. */
@Path("/{tenant}/settings/embedding/installations")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class InstallationPages {
    private static final int UNPROCESSABLE = 422;

    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final EmbeddingMessages messages;
    private final Installations installations;
    private final InstallationEditing editing;

    InstallationPages(
            Session session,
            PageModel page,
            Flashes flashes,
            EmbeddingMessages messages,
            Installations installations,
            InstallationEditing editing) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
        this.installations = installations;
        this.editing = editing;
    }

    @CheckedTemplate(basePath = "embedding", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance installationNew(InstallationForm form);

        static native TemplateInstance installation(InstallationRow row, InstallationForm form);

        static native TemplateInstance installationRemoval(InstallationRow row, String confirmation, boolean wrong);

        private Templates() {}
    }

    @GET
    @Path("new")
    @Requires(Permission.SETTINGS)
    public TemplateInstance add() {
        return Templates.installationNew(InstallationForm.fresh());
    }

    @POST
    @Path("new")
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> create(
            @RestForm("id") String externalId, @RestForm String name, @RestForm List<String> scope) {
        var typed = new InstallationForm(text(externalId), text(name), InstallationForm.scopes(scope), List.of());
        List<Wrong> wrong = new ArrayList<>();
        if (typed.id().isEmpty()) {
            wrong.add(new Wrong("id", Problem.MISSING));
        } else if (!InstallationEditing.isName(typed.id())) {
            wrong.add(new Wrong("id", Problem.NOT_AN_ID));
        } else if (editing.taken(session.tenant(), typed.id())) {
            wrong.add(new Wrong("id", Problem.TAKEN));
        }
        wrong.addAll(check(typed));
        if (!wrong.isEmpty()) {
            return invalid(Templates.installationNew(typed.with(wrong)));
        }
        UUID id = editing.create(session.tenant(), session.actor(), typed.id(), named(typed), typed.scopes());
        flashes.show(Flash.Tone.GOOD, messages.installation_made(typed.id()));
        return to("/installations/" + id);
    }

    @GET
    @Path("{id}")
    @Requires(Permission.SETTINGS)
    public TemplateInstance show(@RestPath UUID id) {
        InstallationRow row = row(id);
        return Templates.installation(row, form(row.installation()));
    }

    @POST
    @Path("{id}")
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> update(
            @RestPath UUID id, @RestForm String name, @RestForm List<String> scope) {
        InstallationRow row = own(id);
        var typed = new InstallationForm(
                row.installation().externalId(), text(name), InstallationForm.scopes(scope), List.of());
        List<Wrong> wrong = check(typed);
        if (!wrong.isEmpty()) {
            return invalid(Templates.installation(row, typed.with(wrong)));
        }
        editing.update(session.tenant(), session.actor(), id, named(typed), typed.scopes());
        flashes.show(Flash.Tone.GOOD, messages.installation_saved());
        return to("/installations/" + id);
    }

    @GET
    @Path("{id}/removal")
    @Requires(Permission.SETTINGS)
    public TemplateInstance askRemoval(@RestPath UUID id) {
        return Templates.installationRemoval(own(id), "", false);
    }

    @POST
    @Path("{id}/removal")
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> remove(@RestPath UUID id, @RestForm String confirmation) {
        InstallationRow row = own(id);
        String typed = text(confirmation);
        if (!typed.equals(row.installation().externalId())) {
            return invalid(Templates.installationRemoval(row, typed, true));
        }
        editing.remove(session.tenant(), session.actor(), id);
        flashes.show(
                Flash.Tone.GOOD,
                messages.installation_removed(row.installation().externalId()));
        return to("");
    }

    private static List<Wrong> check(InstallationForm typed) {
        List<Wrong> wrong = new ArrayList<>();
        if (!InstallationForm.isName(typed.name())) {
            wrong.add(new Wrong("name", Problem.NOT_A_NAME));
        }
        if (typed.scopes().isEmpty()) {
            wrong.add(new Wrong("scope", Problem.NO_SCOPE));
        }
        return wrong;
    }

    private static InstallationForm form(Installation installation) {
        boolean named = !installation.name().equals(installation.externalId());
        return new InstallationForm(
                installation.externalId(), named ? installation.name() : "", installation.scopes(), List.of());
    }

    private static String named(InstallationForm typed) {
        return typed.name().isEmpty() ? null : typed.name();
    }

    private InstallationRow row(UUID id) {
        Installation found = installations.find(session.tenant(), id).orElseThrow(NoInstallation::new);
        return InstallationRow.of(found, installations.keys(session.tenant()).getOrDefault(id, List.of()));
    }

    private InstallationRow own(UUID id) {
        InstallationRow row = row(id);
        if (row.installation().managed()) {
            throw new NoInstallation();
        }
        return row;
    }

    private static RestResponse<TemplateInstance> invalid(TemplateInstance form) {
        return ResponseBuilder.<TemplateInstance>create(UNPROCESSABLE)
                .entity(form)
                .build();
    }

    private RestResponse<TemplateInstance> to(String path) {
        return RestResponse.seeOther(URI.create(page.getBase() + "/settings/embedding" + path));
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}

package io.postern.embed.settings;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.embed.LaunchRefusals;
import io.postern.embed.LaunchTrial;
import io.postern.embed.RefusedLaunch;
import io.postern.installation.Installations;
import io.postern.platform.web.BaseUrl;
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
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Where a tenant lets billing systems show the portal, and sees which of their launches were refused. */
@Path("/{tenant}/settings/embedding")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class EmbedSettingsPages {
    private static final int UNPROCESSABLE = 422;
    private static final int REFUSALS_AT_A_GLANCE = 5;
    private static final int ALL_REFUSALS = 100;

    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final EmbeddingMessages messages;
    private final OriginLists origins;
    private final Installations installations;
    private final LaunchRefusals refusals;
    private final LaunchTrial trial;
    private final BaseUrl baseUrl;

    EmbedSettingsPages(
            Session session,
            PageModel page,
            Flashes flashes,
            EmbeddingMessages messages,
            OriginLists origins,
            Installations installations,
            LaunchRefusals refusals,
            LaunchTrial trial,
            BaseUrl baseUrl) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
        this.origins = origins;
        this.installations = installations;
        this.refusals = refusals;
        this.trial = trial;
        this.baseUrl = baseUrl;
    }

    @CheckedTemplate(basePath = "embedding")
    static class Templates {
        static native TemplateInstance show(EmbedSettingsView view);

        static native TemplateInstance refusals(List<RefusedLaunch> refusals);

        static native TemplateInstance trial(LaunchTrial.Finding finding);

        private Templates() {}
    }

    @GET
    @Requires(Permission.SETTINGS)
    public TemplateInstance show() {
        return view(String.join("\n", origins.lists(session.tenant()).own()), List.of());
    }

    /** @param origins one a line; the whole list */
    @POST
    @Path("origins")
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> saveOrigins(@RestForm("origins") String typed) {
        String text = typed == null ? "" : typed;
        List<TypedOrigin> lines = origins.check(session.tenant(), text);
        List<TypedOrigin> wrong =
                lines.stream().filter(line -> line.problem() != null).toList();
        if (!wrong.isEmpty()) {
            return ResponseBuilder.<TemplateInstance>create(UNPROCESSABLE)
                    .entity(view(text.strip(), wrong))
                    .build();
        }
        origins.save(
                session.tenant(),
                session.actor(),
                lines.stream().map(TypedOrigin::origin).toList());
        flashes.show(Flash.Tone.GOOD, messages.origins_saved());
        return RestResponse.seeOther(URI.create(page.getBase() + "/settings/embedding"));
    }

    @GET
    @Path("refusals")
    @Requires(Permission.SETTINGS)
    public TemplateInstance refusals() {
        return Templates.refusals(refusals.newest(session.tenant(), ALL_REFUSALS));
    }

    @GET
    @Path("trial")
    @Requires(Permission.SETTINGS)
    public TemplateInstance trial() {
        return Templates.trial(null);
    }

    /** Tells what would become of a launch; the token is not shown again, and opens what it opened before. */
    @POST
    @Path("trial")
    @Requires(Permission.SETTINGS)
    public TemplateInstance examine(@RestForm String token) {
        return Templates.trial(trial.examine(session.tenant(), token));
    }

    private TemplateInstance view(String text, List<TypedOrigin> wrong) {
        var keys = installations.keys(session.tenant());
        return Templates.show(new EmbedSettingsView(
                origins.lists(session.tenant()).managed(),
                text,
                wrong,
                installations.all(session.tenant()).stream()
                        .map(each -> InstallationRow.of(each, keys.getOrDefault(each.id(), List.of())))
                        .toList(),
                refusals.newest(session.tenant(), REFUSALS_AT_A_GLANCE),
                baseUrl.origin() + "/" + session.tenant() + "/embed/self-test"));
    }
}

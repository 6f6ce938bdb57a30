package io.postern.webhook;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.platform.http.OutboundPolicy.Refusal;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.PageModel;
import io.postern.webhook.EndpointForm.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Where a tenant says whom to tell what, and sees what has arrived. */
@Path("/{tenant}/settings/webhooks")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class WebhookPages {
    private static final int UNPROCESSABLE = 422;
    private static final int ROWS = 50;

    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final WebhookMessages messages;
    private final Endpoints endpoints;
    private final Receivers receivers;
    private final Events events;

    WebhookPages(
            Session session,
            PageModel page,
            Flashes flashes,
            WebhookMessages messages,
            Endpoints endpoints,
            Receivers receivers,
            Events events) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
        this.endpoints = endpoints;
        this.receivers = receivers;
        this.events = events;
    }

    @CheckedTemplate(basePath = "webhooks")
    static class Templates {
        static native TemplateInstance list(List<EndpointRow> rows);

        static native TemplateInstance add(EndpointForm form);

        static native TemplateInstance secret(UUID id, String secret);

        static native TemplateInstance show(
                EndpointRow row, EndpointForm form, List<DeliveryRow> deliveries, Long older);

        private Templates() {}
    }

    @GET
    @Requires(Permission.SETTINGS)
    public TemplateInstance list() {
        return Templates.list(endpoints.all(session.tenant()));
    }

    @GET
    @Path("new")
    @Requires(Permission.SETTINGS)
    public TemplateInstance add() {
        return Templates.add(EndpointForm.fresh());
    }

    /** The answer shows the secret, this once; sent again it is an address that is there, which is refused. */
    @POST
    @Path("new")
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> create(@RestForm("url") String typed, @RestForm List<String> type) {
        String url = typed == null ? "" : typed.strip();
        List<Problem> problems = new ArrayList<>();
        Refusal refusal = url.isEmpty() ? null : receivers.refusal(url).orElse(null);
        List<EndpointRow> present = endpoints.all(session.tenant());
        if (url.isEmpty()) {
            problems.add(Problem.NO_URL);
        } else if (refusal != null) {
            problems.add(Problem.URL);
        } else if (present.stream().anyMatch(row -> row.url().equals(url))) {
            problems.add(Problem.TAKEN);
        } else if (present.size() >= Endpoints.MOST) {
            problems.add(Problem.TOO_MANY);
        }
        var form = new EndpointForm(url, EndpointForm.types(type), problems, refusal);
        if (form.types().isEmpty()) {
            problems.add(Problem.NO_TYPE);
        }
        if (!problems.isEmpty()) {
            return invalid(Templates.add(form));
        }
        Endpoints.Made made = endpoints.create(session.tenant(), session.actor(), url, form.types());
        return RestResponse.ok(Templates.secret(made.id(), made.secret().reveal()));
    }

    /** @param before the sequence that older events are wanted of */
    @GET
    @Path("{id}")
    @Requires(Permission.SETTINGS)
    public TemplateInstance show(@RestPath UUID id, @RestQuery Long before) {
        EndpointRow row = row(id);
        return view(row, new EndpointForm(row.url(), Set.copyOf(row.types()), List.of(), null), before);
    }

    @POST
    @Path("{id}")
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> update(@RestPath UUID id, @RestForm List<String> type) {
        EndpointRow row = row(id);
        var types = EndpointForm.types(type);
        if (types.isEmpty()) {
            return invalid(view(row, new EndpointForm(row.url(), types, List.of(Problem.NO_TYPE), null), null));
        }
        endpoints.update(session.tenant(), session.actor(), id, types);
        flashes.show(Flash.Tone.GOOD, messages.saved());
        return to("/" + id);
    }

    @POST
    @Path("{id}/pause")
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> pause(@RestPath UUID id) {
        endpoints.pause(session.tenant(), session.actor(), row(id).id(), true);
        return to("/" + id);
    }

    @POST
    @Path("{id}/pause/delete")
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> resume(@RestPath UUID id) {
        endpoints.pause(session.tenant(), session.actor(), row(id).id(), false);
        return to("/" + id);
    }

    @POST
    @Path("{id}/test")
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> test(@RestPath UUID id) {
        UUID _ = events.test(session.tenant(), row(id).id());
        flashes.show(Flash.Tone.GOOD, messages.test_sent());
        return to("/" + id);
    }

    @POST
    @Path("{id}/delete")
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> remove(@RestPath UUID id) {
        endpoints.remove(session.tenant(), session.actor(), row(id).id());
        flashes.show(Flash.Tone.GOOD, messages.removed());
        return to("");
    }

    @POST
    @Path("{id}/events/{event}/again")
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> again(@RestPath UUID id, @RestPath UUID event) {
        endpoints.again(session.tenant(), row(id).id(), event);
        flashes.show(Flash.Tone.GOOD, messages.sent_again());
        return to("/" + id);
    }

    private TemplateInstance view(EndpointRow row, EndpointForm form, Long before) {
        List<DeliveryRow> rows =
                endpoints.deliveries(session.tenant(), row.id(), before == null ? Long.MAX_VALUE : before, ROWS + 1);
        boolean more = rows.size() > ROWS;
        List<DeliveryRow> shown = more ? rows.subList(0, ROWS) : rows;
        return Templates.show(row, form, shown, more ? (Long) shown.getLast().sequence() : null);
    }

    private EndpointRow row(UUID id) {
        return endpoints.find(session.tenant(), id).orElseThrow(NotFoundException::new);
    }

    private static RestResponse<TemplateInstance> invalid(TemplateInstance form) {
        return ResponseBuilder.<TemplateInstance>create(UNPROCESSABLE)
                .entity(form)
                .build();
    }

    private RestResponse<TemplateInstance> to(String path) {
        return RestResponse.seeOther(URI.create(page.getBase() + "/settings/webhooks" + path));
    }
}

package io.postern.tenant.register;

import io.postern.access.Actor;
import io.postern.access.OperatorOnly;
import io.postern.access.Session;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.PageModel;
import io.postern.tenant.Tenant;
import io.postern.tenant.register.TenantForm.Problem;
import io.postern.tenant.register.TenantForm.Wrong;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The tenants of the installation, for those who run it. */
@Path("/{tenant}/tenants")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class RegisterPages {
    private static final int UNPROCESSABLE = 422;
    private static final int PER_PAGE = 50;

    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final Register register;
    private final RegisterEditing editing;
    private final RegisterMessages messages;
    private final Optional<String> installationIssuer;

    RegisterPages(
            Session session,
            PageModel page,
            Flashes flashes,
            Register register,
            RegisterEditing editing,
            RegisterMessages messages,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> installationIssuer) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.register = register;
        this.editing = editing;
        this.messages = messages;
        this.installationIssuer = installationIssuer;
    }

    @CheckedTemplate(basePath = "tenants", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance list(List<TenantRow> rows, String q, String next);

        static native TemplateInstance form(TenantForm form);

        static native TemplateInstance show(TenantView view);

        private Templates() {}
    }

    @GET
    @OperatorOnly
    public TemplateInstance list(@RestQuery String q, @RestQuery String after) {
        String text = TenantForm.trimmed(q);
        List<TenantRow> found = register.page(text, TenantForm.trimmed(after), PER_PAGE + 1);
        List<TenantRow> rows = found.subList(0, Math.min(found.size(), PER_PAGE));
        String next = found.size() > PER_PAGE
                ? "after=" + rows.getLast().slug() + "&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)
                : "";
        return Templates.list(rows, text, next);
    }

    @GET
    @Path("new")
    @OperatorOnly
    public TemplateInstance add() {
        return Templates.form(new TenantForm("", "", installationIssuer.orElse(""), "", List.of()));
    }

    @POST
    @Path("new")
    @OperatorOnly
    public RestResponse<TemplateInstance> make(
            @RestForm String slug, @RestForm String name, @RestForm String issuer, @RestForm String owner) {
        TenantForm form = new TenantForm(slug, name, issuer, owner, List.of()).checked();
        if (form.wrong().isEmpty() && !editing.make(operator(), form)) {
            form = form.with(List.of(new Wrong("slug", Problem.TAKEN)));
        }
        if (!form.wrong().isEmpty()) {
            return ResponseBuilder.<TemplateInstance>create(UNPROCESSABLE)
                    .entity(Templates.form(form))
                    .build();
        }
        return to(form.slug(), messages.made(form.name()));
    }

    /** Below a word of its own: a tenant may be called {@code new}. */
    @GET
    @Path("slug/{slug}")
    @OperatorOnly
    public TemplateInstance show(@RestPath String slug) {
        return Templates.show(view(slug, null, List.of()));
    }

    @POST
    @Path("slug/{slug}/name")
    @OperatorOnly
    public RestResponse<TemplateInstance> rename(@RestPath String slug, @RestForm String name) {
        TenantId tenant = own(slug);
        String wanted = TenantForm.trimmed(name);
        List<Wrong> wrong = TenantForm.name(wanted);
        if (!wrong.isEmpty()) {
            return ResponseBuilder.<TemplateInstance>create(UNPROCESSABLE)
                    .entity(Templates.show(view(slug, wanted, wrong)))
                    .build();
        }
        editing.rename(operator(), tenant, wanted);
        return to(slug, messages.renamed());
    }

    @POST
    @Path("slug/{slug}/parking")
    @OperatorOnly
    public RestResponse<TemplateInstance> park(@RestPath String slug) {
        TenantId tenant = own(slug);
        if (tenant.equals(session.tenant())) {
            // it would close the door behind whoever closes it
            throw new NotFoundException();
        }
        editing.park(operator(), tenant);
        return to(slug, messages.parked_now());
    }

    @POST
    @Path("slug/{slug}/parking/delete")
    @OperatorOnly
    public RestResponse<TemplateInstance> reopen(@RestPath String slug) {
        editing.reopen(operator(), own(slug));
        return to(slug, messages.reopened());
    }

    @POST
    @Path("slug/{slug}/sign-in/delete")
    @OperatorOnly
    public RestResponse<TemplateInstance> withoutSignIn(@RestPath String slug) {
        TenantId tenant =
                register.tenant(slug).map(found -> new TenantId(found.id)).orElseThrow(NotFoundException::new);
        editing.withoutSignIn(operator(), tenant);
        return to(slug, messages.sign_in_removed());
    }

    private TenantView view(String slug, String typed, List<Wrong> wrong) {
        TenantRow row = register.find(slug).orElseThrow(NotFoundException::new);
        Tenant tenant = register.tenant(slug).orElseThrow(NotFoundException::new);
        return new TenantView(
                row,
                tenant.oidcIssuer,
                tenant.oidcIssuer != null && !tenant.oidcManaged,
                slug.equals(session.tenant().value()),
                typed == null ? row.name() : typed,
                wrong);
    }

    /** One that the tenants file manages is only changed there. */
    private TenantId own(String slug) {
        return register.tenant(slug)
                .filter(found -> !found.managed)
                .map(found -> new TenantId(found.id))
                .orElseThrow(NotFoundException::new);
    }

    /** As the tenant's history names who did it: by name, and as nobody of theirs. */
    private Actor operator() {
        return new Actor(session.name(), null, "operator", session.remoteAddress());
    }

    private RestResponse<TemplateInstance> to(String slug, String said) {
        flashes.show(Flash.Tone.GOOD, said);
        return RestResponse.seeOther(URI.create(page.getBase() + "/tenants/slug/" + slug));
    }
}

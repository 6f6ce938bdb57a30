package io.postern.tenant.settings;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.platform.secret.Secret;
import io.postern.platform.web.BaseUrl;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.PageModel;
import io.postern.provider.spi.Address;
import io.postern.tenant.Owners;
import io.postern.tenant.Tenant;
import io.postern.tenant.settings.Issuers.Finding;
import io.postern.tenant.settings.SignInForm.Problem;
import io.postern.tenant.settings.SignInForm.Wrong;
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
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * With which identity provider a tenant's people sign in. It is only changed for one that answers and at which somebody
 * is an owner; whoever is signed in stays so, and can take it back.
 */
@Path("/{tenant}/settings/sign-in")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SignInSettingPages {
    private static final int UNPROCESSABLE = 422;
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e&&[^@]]{1,255}");

    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final TenantEditing editing;
    private final Issuers issuers;
    private final Owners owners;
    private final BaseUrl baseUrl;
    private final SettingMessages messages;

    SignInSettingPages(
            Session session,
            PageModel page,
            Flashes flashes,
            TenantEditing editing,
            Issuers issuers,
            Owners owners,
            BaseUrl baseUrl,
            SettingMessages messages) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.editing = editing;
        this.issuers = issuers;
        this.owners = owners;
        this.baseUrl = baseUrl;
        this.messages = messages;
    }

    @CheckedTemplate(basePath = "settings", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance signIn(SignInForm form);

        private Templates() {}
    }

    @GET
    @Requires(Permission.SETTINGS)
    public TemplateInstance show() {
        Tenant tenant = editing.read(session.tenant());
        return form(tenant, text(tenant.oidcIssuer), text(tenant.oidcClientId), "", false, List.of(), null);
    }

    /** @param check only ask the provider */
    @POST
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> save(
            @RestForm String issuer,
            @RestForm("client-id") String clientId,
            @RestForm("client-secret") String clientSecret,
            @RestForm String owner,
            @RestForm String check) {
        Tenant tenant = own();
        String wanted = text(issuer);
        String person = text(owner);
        Optional<Secret> secret = Optional.ofNullable(clientSecret)
                .filter(value -> !value.isBlank())
                .map(Secret::of);
        List<Wrong> wrong = problems(tenant, wanted, text(clientId), secret, person);
        boolean addressed = wrong.stream().noneMatch(one -> one.field().equals("issuer"));
        boolean needsOwner = addressed && !owners.any(session.tenant(), wanted);
        if (needsOwner && person.isEmpty() && check == null) {
            wrong.add(new Wrong("owner", Problem.NOBODY_LEFT));
        }
        Finding finding = addressed ? issuers.ask(URI.create(wanted)) : null;
        if (!wrong.isEmpty() || finding != Finding.WORKING || check != null) {
            boolean refused = check == null || !addressed;
            return ResponseBuilder.<TemplateInstance>create(refused ? UNPROCESSABLE : 200)
                    .entity(form(
                            tenant, wanted, text(clientId), person, needsOwner, refused ? wrong : List.of(), finding))
                    .build();
        }
        TenantEditing.Saved saved = editing.signIn(
                session.tenant(),
                session.actor(),
                wanted,
                text(clientId),
                secret,
                Optional.of(person).filter(named -> needsOwner));
        if (saved == TenantEditing.Saved.FROM_FILE) {
            throw new NotFoundException();
        }
        if (saved == TenantEditing.Saved.PERSON_FROM_FILE) {
            return ResponseBuilder.<TemplateInstance>create(UNPROCESSABLE)
                    .entity(form(
                            tenant,
                            wanted,
                            text(clientId),
                            person,
                            true,
                            List.of(new Wrong("owner", Problem.OF_THE_FILE)),
                            null))
                    .build();
        }
        flashes.show(Flash.Tone.GOOD, messages.sign_in_saved());
        return back();
    }

    @POST
    @Path("delete")
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> remove() {
        own();
        editing.withoutSignIn(session.tenant(), session.actor());
        flashes.show(Flash.Tone.GOOD, messages.sign_in_removed());
        return back();
    }

    private List<Wrong> problems(
            Tenant tenant, String issuer, String clientId, Optional<Secret> secret, String person) {
        List<Wrong> wrong = new ArrayList<>();
        if (issuer.isEmpty() || !address(issuer)) {
            wrong.add(new Wrong("issuer", issuer.isEmpty() ? Problem.MISSING : Problem.NOT_AN_ADDRESS));
        }
        if (clientId.isEmpty()) {
            wrong.add(new Wrong("client-id", Problem.MISSING));
        }
        // what is kept must never be sent to another server
        boolean kept = tenant.oidcClientSecret != null && issuer.equals(tenant.oidcIssuer);
        if (secret.isEmpty() && !kept) {
            wrong.add(new Wrong(
                    "client-secret", tenant.oidcClientSecret == null ? Problem.MISSING : Problem.SECRET_AGAIN));
        }
        boolean named =
                Address.parse(person).isPresent() || SUBJECT.matcher(person).matches();
        if (!person.isEmpty() && !named) {
            wrong.add(new Wrong("owner", Problem.NOT_A_PERSON));
        }
        return wrong;
    }

    private TemplateInstance form(
            Tenant tenant,
            String issuer,
            String clientId,
            String person,
            boolean needsOwner,
            List<Wrong> wrong,
            Finding finding) {
        return Templates.signIn(new SignInForm(
                tenant.oidcIssuer != null,
                tenant.oidcManaged,
                text(tenant.oidcIssuer),
                issuer,
                clientId,
                person,
                needsOwner,
                baseUrl.origin() + "/sign-in/callback",
                issuers.allowed(),
                owners.members(session.tenant()),
                wrong,
                finding));
    }

    /** The tenants file alone changes what it has set. */
    private Tenant own() {
        Tenant tenant = editing.read(session.tenant());
        if (tenant.oidcManaged) {
            throw new NotFoundException();
        }
        return tenant;
    }

    private RestResponse<TemplateInstance> back() {
        return RestResponse.seeOther(URI.create(page.getBase() + "/settings/sign-in"));
    }

    private static boolean address(String text) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null && uri.getHost() != null && text.length() <= 500;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static String text(String sent) {
        return sent == null ? "" : sent.strip();
    }
}

package io.postern.selfservice;

import io.postern.access.GuestPage;
import io.postern.access.HandOvers;
import io.postern.access.PublicPage;
import io.postern.access.Sessions;
import io.postern.mailbox.FormState;
import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.Exchange;
import io.postern.platform.web.LocalPath;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import io.postern.provider.spi.Address;
import io.postern.selfservice.limit.Pause;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** The door of mailbox owners: address and password, in frames too. */
@Path("/{tenant}/me/sign-in")
@RunOnVirtualThread
public class OwnerDoorPages {
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;

    private final OwnerDoor door;
    private final Sessions sessions;
    private final Exchange exchange;
    private final PageModel page;
    private final GuestPage guest;
    private final HandOvers handOvers;

    OwnerDoorPages(
            OwnerDoor door,
            Sessions sessions,
            Exchange exchange,
            PageModel page,
            GuestPage guest,
            HandOvers handOvers) {
        this.door = door;
        this.sessions = sessions;
        this.exchange = exchange;
        this.page = page;
        this.guest = guest;
        this.handOvers = handOvers;
    }

    @CheckedTemplate(basePath = "me", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance signIn(SignInView view);

        private Templates() {}
    }

    @GET
    @PublicPage("it is the way in of mailbox owners")
    public TemplateInstance show(@PathParam("tenant") String slug, @RestQuery("return") String back) {
        TenantId tenant = tenant(slug);
        return form(tenant, "", back, FormState.fresh(), SignInView.Refusal.NONE, null);
    }

    @POST
    @PublicPage("address and password are the proof, and only our own pages can post them")
    public Response signIn(
            @PathParam("tenant") String slug,
            @RestForm String address,
            @RestForm String password,
            @RestForm("return") String back) {
        TenantId tenant = tenant(slug);
        String typed = address == null ? "" : address.strip();
        Optional<Address> parsed = Address.parse(typed);
        List<FieldError> errors = errors(typed, parsed, password);
        if (!errors.isEmpty()) {
            return answer(
                    UNPROCESSABLE, form(tenant, typed, back, FormState.refused(errors), SignInView.Refusal.NONE, null));
        }
        return switch (door.knock(tenant, parsed.orElseThrow(), Secret.of(password), exchange.remoteAddress())) {
            case OwnerDoor.Answer.Open(var owner) -> {
                UUID session = sessions.start(tenant, owner);
                yield page.isEmbedded()
                        ? inFrame(tenant, session, within(tenant, back))
                        : Response.seeOther(URI.create(within(tenant, back))).build();
            }
            case OwnerDoor.Answer.Closed() -> again(UNPROCESSABLE, tenant, typed, back, SignInView.Refusal.WRONG);
            case OwnerDoor.Answer.LinkNeeded() -> again(UNPROCESSABLE, tenant, typed, back, SignInView.Refusal.LINK);
            case OwnerDoor.Answer.Later(var wait) -> {
                Pause pause = Pause.of(wait);
                yield Response.fromResponse(answer(
                                TOO_MANY,
                                form(tenant, typed, back, FormState.fresh(), SignInView.Refusal.LATER, pause)))
                        .header("Retry-After", pause.seconds())
                        .build();
            }
        };
    }

    private static List<FieldError> errors(String typed, Optional<Address> address, String password) {
        List<FieldError> errors = new ArrayList<>();
        if (typed.isEmpty()) {
            errors.add(new FieldError("address", "required", Map.of()));
        } else if (address.isEmpty()) {
            errors.add(new FieldError("address", "not-an-address", Map.of()));
        }
        if (password == null || password.isEmpty()) {
            errors.add(new FieldError("password", "required", Map.of()));
        }
        return errors;
    }

    private Response again(int status, TenantId tenant, String typed, String back, SignInView.Refusal refusal) {
        return answer(status, form(tenant, typed, back, FormState.fresh(), refusal, null));
    }

    private TemplateInstance form(
            TenantId tenant, String typed, String back, FormState form, SignInView.Refusal refusal, Pause pause) {
        return Templates.signIn(new SignInView(
                page.getTenantName(),
                typed,
                back == null ? "" : back,
                door.takesPasswords(tenant),
                form,
                refusal,
                pause));
    }

    /**
     * Leads to the page with a code, as a launch does, since the browser may keep no cookie in a frame. A page that has
     * sent the form by script goes there by itself: a redirect would be followed behind its back, without the code.
     */
    private Response inFrame(TenantId tenant, UUID session, String path) {
        String mark = (path.contains("?") ? "&" : "?") + Sessions.SIGNED_IN_MARK;
        String address = path + mark + "#hand-over=" + handOvers.code(tenant, session);
        return exchange.header("HX-Request") == null
                ? Response.seeOther(URI.create(address)).build()
                : Response.noContent().header("Postern-Enter", address).build();
    }

    /** Wanted addresses come without {@code embed}, as the page that sent here saw its own. */
    private String within(TenantId tenant, String back) {
        String own = "/" + tenant + "/me";
        String wanted = LocalPath.below(own, back, own);
        return page.getBase() + wanted.substring(("/" + tenant).length());
    }

    private TenantId tenant(String slug) {
        TenantId tenant = TenantId.parse(slug).orElseThrow(NotFoundException::new);
        guest.of(tenant);
        return tenant;
    }

    private static Response answer(int status, TemplateInstance form) {
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .entity(form)
                .build();
    }
}

package io.postern.access;

import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.EndSession;
import io.postern.platform.web.LocalPath;
import io.postern.platform.web.PageModel;
import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** The way in and out. The identity provider only proves who somebody is; the session is ours. */
@Path("/")
@RunOnVirtualThread
public class SignInPages {
    private static final Logger LOG = Logger.getLogger(SignInPages.class);
    private static final String HTML = "text/html;charset=UTF-8";

    private final OidcSession proof;
    private final Memberships memberships;
    private final Sessions sessions;
    private final Session session;
    private final EndSession endSession;
    private final SignInAgainPages signInAgain;
    private final PageModel page;

    SignInPages(
            OidcSession proof,
            Memberships memberships,
            Sessions sessions,
            Session session,
            EndSession endSession,
            SignInAgainPages signInAgain,
            PageModel page) {
        this.proof = proof;
        this.memberships = memberships;
        this.sessions = sessions;
        this.session = session;
        this.endSession = endSession;
        this.signInAgain = signInAgain;
        this.page = page;
    }

    @CheckedTemplate(basePath = "sign-in", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        private Templates() {}

        static native TemplateInstance noMembership(String tenant);

        static native TemplateInstance failed();

        static native TemplateInstance done();

        static native TemplateInstance left();

        static native TemplateInstance signedOut(String address);
    }

    /** Reached twice: first by nobody, which sends the browser to the identity provider, then with its proof. */
    @GET
    @Path("/{tenant}/sign-in")
    @Authenticated
    @PublicPage("it is the way in")
    public Response signIn(@PathParam("tenant") String slug, @QueryParam("return") String wanted) {
        TenantId tenant = TenantId.parse(slug).orElseThrow(NotFoundException::new);
        Memberships.Identity identity = identity(proof.getIdToken());
        proof.logout().await().indefinitely();
        Optional<Membership> member = memberships.signedIn(tenant, identity);
        if (member.isEmpty()) {
            LOG.infof("somebody signed in who is no member of %s", tenant);
            return Response.status(403)
                    .type(HTML)
                    .entity(Templates.noMembership(slug))
                    .build();
        }
        sessions.start(tenant, member.get());
        String base = "/" + tenant;
        return seeOther(LocalPath.below(base, wanted, base + "/mailboxes"));
    }

    /** Where the tab ends up that an expired page opened for signing in again. */
    @GET
    @Path("/{tenant}/sign-in/done")
    @SignedIn
    public TemplateInstance done() {
        return Templates.done();
    }

    /** The address that the identity provider sends back to; its work is done before it gets here. */
    @GET
    @Path("/sign-in/callback")
    @Authenticated
    @PublicPage("the identity provider sends people here")
    public Response callback() {
        return seeOther("/");
    }

    /** Where the edge sends whoever would sign in within a frame. */
    @GET
    @Path("/{tenant}/sign-in/framed")
    @PublicPage("says that signing in needs a tab of its own")
    public Response framed(@PathParam("tenant") String slug) {
        TenantId tenant = TenantId.parse(slug).orElseThrow(NotFoundException::new);
        return signInAgain.framed(tenant);
    }

    @GET
    @Path("/sign-in/failed")
    @PublicPage("says that signing in did not work")
    public Response failed() {
        return Response.status(401).type(HTML).entity(Templates.failed()).build();
    }

    @POST
    @Path("/{tenant}/sign-out")
    @SignedIn
    public Response signOut() {
        sessions.signOut(session);
        if (session.embedded()) {
            // the frame stays where it is: nobody signed in at an identity provider from there
            page.signedIn("", "", Set.of());
            return Response.ok(Templates.left(), HTML).build();
        }
        return seeOther("/" + session.tenant() + "/sign-out/done");
    }

    /**
     * Goes on to the identity provider by a page of its own: a browser that obeys {@code form-action 'self'} would not
     * follow a redirect from the form to there.
     */
    @GET
    @Path("/{tenant}/sign-out/done")
    @PublicPage("goes on to the identity provider after the session has ended")
    public Response signedOut(@PathParam("tenant") String slug) {
        TenantId tenant = TenantId.parse(slug).orElseThrow(NotFoundException::new);
        return endSession
                .address(tenant)
                .map(address -> Response.ok(Templates.signedOut(address), HTML).build())
                .orElseGet(() -> seeOther("/"));
    }

    private static Memberships.Identity identity(JsonWebToken token) {
        boolean verified = Boolean.TRUE.equals(token.getClaim("email_verified"));
        String email = verified ? token.getClaim("email") : null;
        return new Memberships.Identity(token.getIssuer(), token.getSubject(), email, token.getClaim("name"));
    }

    private static Response seeOther(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}

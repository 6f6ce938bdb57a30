package io.postern.access;

import static io.restassured.RestAssured.given;

import io.postern.customer.Customer;
import io.postern.directory.Mailbox;
import io.postern.member.Member;
import io.postern.platform.tenancy.Tenancy;
import io.postern.platform.tenancy.TenantId;
import io.postern.tenant.Tenant;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Signs people in without an identity provider. Inject it into a {@code @QuarkusTest}:
 *
 * <pre>{@code
 * var alice = sessions.signIn("mailbox-pages", Role.OWNER);
 * alice.request().get("/mailbox-pages/mailboxes").then().statusCode(200);
 * alice.request().formParam("csrf", alice.csrf()).post(...);   // request() already sends the header csrf
 * }</pre>
 */
@ApplicationScoped
public class TestSessions {
    public static final String ISSUER = "https://id.test.invalid";

    private final Tenancy tenancy;
    private final EntityManager entities;
    private final Clock clock;
    private final HostedFixture hosted;

    TestSessions(Tenancy tenancy, EntityManager entities, Clock clock, HostedFixture hosted) {
        this.hosted = hosted;
        this.tenancy = tenancy;
        this.entities = entities;
        this.clock = clock;
    }

    /** One signed-in browser. */
    public record SignedInAs(
            TenantId tenant, UUID sessionId, UUID memberId, UUID mailboxId, String cookie, String csrf, Role role) {
        /** A request as a page of ours would make it: same origin, with cookie and token; redirects are not followed. */
        public RequestSpecification request() {
            return given().redirects()
                    .follow(false)
                    .cookie("__Host-sid", cookie)
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("csrf", csrf);
        }

        /** The same, as htmx makes it. */
        public RequestSpecification htmx() {
            return request().header("HX-Request", "true");
        }
    }

    /** Signs somebody in who has {@code role} over the whole tenant, or owns a new mailbox of it; creates tenant and person if need be. */
    public SignedInAs signIn(String tenant, Role role) {
        return signIn(tenant, role, null);
    }

    /** The same, narrowed to one customer's domains. */
    public SignedInAs signIn(String slug, Role role, UUID customerId) {
        return signIn(slug, role, customerId, role.slug() + (customerId == null ? "" : "-" + customerId));
    }

    private SignedInAs signIn(String slug, Role role, UUID customerId, String subject) {
        tenant(slug);
        TenantId tenant = new TenantId(slug);
        if (role == Role.MAILBOX_OWNER) {
            return owner(tenant, hosted.mailbox(tenant));
        }
        SessionToken token = SessionToken.generate();
        return tenancy.inTenant(tenant, () -> {
            Member member = member(role, customerId, subject);
            var session = new StoredSession();
            Instant now = clock.instant();
            session.tokenHash = token.hash();
            session.memberId = member.id;
            session.name = member.name;
            session.role = role;
            session.customerId = customerId;
            session.via = "oidc";
            session.createdAt = now;
            session.lastSeenAt = now;
            session.expiresAt = now.plus(Sessions.LONGEST);
            entities.persist(session);
            return new SignedInAs(
                    tenant, session.id, member.id, null, SessionToken.cookie(List.of(token)), token.csrf(), role);
        });
    }

    /** Signs the owner of a mailbox in, as with its password. */
    public SignedInAs owner(TenantId tenant, Mailbox mailbox) {
        SessionToken token = SessionToken.generate();
        return tenancy.inTenant(tenant, () -> {
            var session = new StoredSession();
            Instant now = clock.instant();
            session.tokenHash = token.hash();
            session.mailboxId = mailbox.id;
            session.name = mailbox.address;
            session.role = Role.MAILBOX_OWNER;
            session.via = "mailbox";
            session.createdAt = now;
            session.lastSeenAt = now;
            session.expiresAt = now.plus(Sessions.LONGEST);
            entities.persist(session);
            return new SignedInAs(
                    tenant,
                    session.id,
                    null,
                    mailbox.id,
                    SessionToken.cookie(List.of(token)),
                    token.csrf(),
                    Role.MAILBOX_OWNER);
        });
    }

    /** Signs somebody in who also runs the installation; in the tenant they may only look. */
    public SignedInAs signInOperator(String slug) {
        return signIn(slug, Role.VIEWER, null, "operator");
    }

    /** Creates the tenant if it is not there. */
    public TenantId tenant(String slug) {
        return tenancy.asSystem(() -> {
            if (entities.find(Tenant.class, slug) == null) {
                var tenant = new Tenant();
                tenant.id = slug;
                tenant.name = slug;
                tenant.createdAt = clock.instant();
                entities.persist(tenant);
            }
            return new TenantId(slug);
        });
    }

    /** Creates a customer of the tenant. */
    public UUID customer(String slug, String externalId) {
        TenantId tenant = tenant(slug);
        return tenancy.inTenant(tenant, () -> {
            var customer = new Customer();
            customer.externalId = externalId;
            customer.name = externalId;
            entities.persist(customer);
            return customer.id;
        });
    }

    private Member member(Role role, UUID customerId, String subject) {
        return entities.createQuery("from Member where issuer = ?1 and subject = ?2", Member.class)
                .setParameter(1, ISSUER)
                .setParameter(2, subject)
                .getResultStream()
                .findFirst()
                .orElseGet(() -> {
                    var member = new Member();
                    member.issuer = ISSUER;
                    member.subject = subject;
                    member.name = "Test " + role.slug();
                    member.role = role;
                    member.customerId = customerId;
                    entities.persist(member);
                    return member;
                });
    }
}

package io.postern.member;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.customer.Customers;
import io.postern.member.MemberInput.Wrong;
import io.postern.platform.web.BaseUrl;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.PageModel;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Who may sign in, and what they may do. */
@Path("/{tenant}/members")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class MemberPages {
    private static final int UNPROCESSABLE = 422;

    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final MemberMessages messages;
    private final Members members;
    private final MemberListing listing;
    private final MemberEditing editing;
    private final Customers customers;
    private final InvitationMail mail;
    private final BaseUrl base;

    MemberPages(
            Session session,
            PageModel page,
            Flashes flashes,
            MemberMessages messages,
            Members members,
            MemberListing listing,
            MemberEditing editing,
            Customers customers,
            InvitationMail mail,
            BaseUrl base) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
        this.members = members;
        this.listing = listing;
        this.editing = editing;
        this.customers = customers;
        this.mail = mail;
        this.base = base;
    }

    @CheckedTemplate(basePath = "members", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        private Templates() {}

        static native TemplateInstance list(MemberList view);

        static native TemplateInstance invite(MemberForm form);

        static native TemplateInstance show(MemberForm form);
    }

    @GET
    @Requires(Permission.MEMBERS)
    public TemplateInstance list(@RestQuery String q, @RestQuery UUID after) {
        return Templates.list(listing.page(session.tenant(), text(q), after));
    }

    @GET
    @Path("new")
    @Requires(Permission.MEMBERS)
    public TemplateInstance choose(@RestQuery String customer) {
        String chosen = text(customer);
        String role = chosen.isEmpty() ? "" : "customer-admin";
        return Templates.invite(form(null, new MemberInput(false, "", "", "", role, chosen), List.of()));
    }

    @POST
    @Path("new")
    @Requires(Permission.MEMBERS)
    public RestResponse<TemplateInstance> invite(
            @RestForm("known-by") String knownBy,
            @RestForm String email,
            @RestForm String subject,
            @RestForm String name,
            @RestForm String role,
            @RestForm String customer) {
        var typed = new MemberInput(
                "subject".equals(knownBy), text(email), text(subject), text(name), text(role), text(customer));
        List<Wrong> wrong = typed.identity();
        if (!wrong.isEmpty()) {
            return again(Templates.invite(form(null, typed, wrong)));
        }
        MemberEditing.Outcome outcome = editing.invite(session, typed);
        if (outcome.wrong() != null) {
            return again(Templates.invite(form(null, typed, List.of(outcome.wrong()))));
        }
        tellInvited(typed);
        return RestResponse.seeOther(URI.create(page.getBase() + "/members/" + outcome.made()));
    }

    private void tellInvited(MemberInput typed) {
        InvitationMail.Sent sent = typed.bySubject()
                ? InvitationMail.Sent.NO_MAIL_SERVER
                : mail.send(session, typed.address().orElseThrow().toString(), typed.place());
        switch (sent) {
            case YES -> flashes.show(Flash.Tone.GOOD, messages.invited_by_mail(typed.email()));
            case NO_MAIL_SERVER -> flashes.show(Flash.Tone.GOOD, messages.invited());
            case FAILED -> flashes.show(Flash.Tone.WARNING, messages.invited_not_mailed(typed.email()));
        }
    }

    @GET
    @Path("{id}")
    @Requires(Permission.MEMBERS)
    public TemplateInstance show(@RestPath UUID id) {
        Member member = find(id);
        return Templates.show(form(member, input(member), List.of()));
    }

    @POST
    @Path("{id}")
    @Requires(Permission.MEMBERS)
    public RestResponse<TemplateInstance> change(@RestPath UUID id, @RestForm String role, @RestForm String customer) {
        Member member = own(id);
        var typed = new MemberInput(false, "", "", "", text(role), text(customer));
        Optional<Wrong> wrong = editing.change(session, id, typed);
        if (wrong.isPresent()) {
            return again(Templates.show(form(member, typed, List.of(wrong.get()))));
        }
        flashes.show(Flash.Tone.GOOD, messages.changed(member.shownName()));
        return RestResponse.seeOther(URI.create(page.getBase() + "/members/" + id));
    }

    @POST
    @Path("{id}/delete")
    @Requires(Permission.MEMBERS)
    public RestResponse<TemplateInstance> remove(@RestPath UUID id) {
        Member member = own(id);
        Optional<Wrong> wrong = editing.remove(session, id);
        if (wrong.isPresent()) {
            return again(Templates.show(form(member, input(member), List.of(wrong.get()))));
        }
        flashes.show(Flash.Tone.GOOD, messages.removed(member.shownName()));
        return RestResponse.seeOther(URI.create(page.getBase() + "/members"));
    }

    private MemberForm form(Member member, MemberInput typed, List<Wrong> wrong) {
        boolean self = member != null && member.id.equals(session.memberId());
        return new MemberForm(member, self, typed, customers.all(session.tenant()), address(), wrong);
    }

    private static MemberInput input(Member member) {
        String customer = member.customerId == null ? "" : member.customerId.toString();
        return new MemberInput(false, "", "", "", member.role.slug(), customer);
    }

    private String address() {
        return base.origin() + "/" + session.tenant();
    }

    private static RestResponse<TemplateInstance> again(TemplateInstance form) {
        return ResponseBuilder.<TemplateInstance>create(UNPROCESSABLE)
                .entity(form)
                .build();
    }

    private Member find(UUID id) {
        return members.find(session.tenant(), id).orElseThrow(NotFoundException::new);
    }

    private Member own(UUID id) {
        Member member = find(id);
        if (member.managed) {
            throw new NotFoundException();
        }
        return member;
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}

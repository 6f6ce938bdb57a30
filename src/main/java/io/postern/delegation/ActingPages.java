package io.postern.delegation;

import io.postern.access.Acting;
import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.access.SignedIn;
import io.postern.customer.Customer;
import io.postern.customer.Customers;
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
import java.time.Duration;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Lets staff act for a customer for a while, and stop. */
@Path("/{tenant}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ActingPages {
    private static final int UNPROCESSABLE = 422;

    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final DelegationMessages messages;
    private final Customers customers;
    private final ActingPeriods periods;
    private final Delegations delegations;

    ActingPages(
            Session session,
            PageModel page,
            Flashes flashes,
            DelegationMessages messages,
            Customers customers,
            ActingPeriods periods,
            Delegations delegations) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
        this.customers = customers;
        this.periods = periods;
        this.delegations = delegations;
    }

    @CheckedTemplate(basePath = "acting")
    static class Templates {
        static native TemplateInstance form(ActingForm form);

        private Templates() {}
    }

    @GET
    @Path("customers/{id}/acting")
    @Requires(Permission.ACT)
    public TemplateInstance choose(@RestPath UUID id) {
        return Templates.form(form(customer(id), "", ActingForm.USUAL, null));
    }

    @POST
    @Path("customers/{id}/acting")
    @Requires(Permission.ACT)
    public RestResponse<TemplateInstance> start(@RestPath UUID id, @RestForm String reason, @RestForm String minutes) {
        Customer customer = customer(id);
        String why = reason == null ? "" : reason.strip();
        int length = ActingForm.minutes(minutes);
        ActingForm.Problem problem = ActingForm.check(why);
        if (problem == null
                && periods.start(session, customer, why, Duration.ofMinutes(length))
                        .isEmpty()) {
            problem = ActingForm.Problem.NOT_GRANTED;
        }
        if (problem != null) {
            return ResponseBuilder.<TemplateInstance>create(UNPROCESSABLE)
                    .entity(Templates.form(form(customer, why, length, problem)))
                    .build();
        }
        flashes.show(Flash.Tone.GOOD, messages.started(customer.name));
        return RestResponse.seeOther(URI.create(page.getBase() + "/mailboxes"));
    }

    @POST
    @Path("acting/delete")
    @SignedIn
    public RestResponse<Void> stop() {
        Acting acting = session.acting();
        if (acting == null) {
            return RestResponse.seeOther(URI.create(page.getBase() + "/mailboxes"));
        }
        periods.stop(session);
        flashes.show(Flash.Tone.GOOD, messages.stopped(acting.customer()));
        return RestResponse.seeOther(URI.create(page.getBase() + "/customers/" + acting.customerId()));
    }

    private ActingForm form(Customer customer, String reason, int minutes, ActingForm.Problem problem) {
        boolean ask = delegations.onlyWhileGranted(session.tenant());
        Delegation grant =
                ask ? delegations.current(session.tenant(), customer.id).orElse(null) : null;
        return new ActingForm(customer, reason, minutes, ask, grant, problem);
    }

    private Customer customer(UUID id) {
        return customers.find(session.tenant(), id).orElseThrow(NotFoundException::new);
    }
}

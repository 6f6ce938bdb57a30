package io.postern.customer;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.customer.CustomerForm.Problem;
import io.postern.customer.CustomerForm.Wrong;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The reseller's clients. */
@Path("/{tenant}/customers")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class CustomerPages {
    private static final int UNPROCESSABLE = 422;
    private static final int CONFLICT = 409;

    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final CustomerMessages messages;
    private final Customers customers;
    private final CustomerListing listing;
    private final CustomerEditing editing;

    CustomerPages(
            Session session,
            PageModel page,
            Flashes flashes,
            CustomerMessages messages,
            Customers customers,
            CustomerListing listing,
            CustomerEditing editing) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
        this.customers = customers;
        this.listing = listing;
        this.editing = editing;
    }

    @CheckedTemplate(basePath = "customers")
    static class Templates {
        static native TemplateInstance list(CustomerList view, boolean may);

        static native TemplateInstance show(CustomerView view, boolean kept);

        static native TemplateInstance form(CustomerForm form);

        private Templates() {}
    }

    @GET
    @Requires(Permission.ACT)
    public TemplateInstance list(@RestQuery String q, @RestQuery UUID after) {
        return Templates.list(listing.page(session.tenant(), text(q), after), session.may(Permission.CUSTOMERS));
    }

    @GET
    @Path("new")
    @Requires(Permission.CUSTOMERS)
    public TemplateInstance add() {
        return Templates.form(new CustomerForm(null, "", "", List.of()));
    }

    @POST
    @Path("new")
    @Requires(Permission.CUSTOMERS)
    public RestResponse<TemplateInstance> create(@RestForm String name, @RestForm("external-id") String externalId) {
        String called = text(name);
        String number = text(externalId);
        List<Wrong> wrong = Stream.of(CustomerForm.checkName(called), CustomerForm.checkExternalId(number))
                .flatMap(Optional::stream)
                .toList();
        if (!wrong.isEmpty()) {
            return again(new CustomerForm(null, called, number, wrong));
        }
        Optional<UUID> made = editing.create(session.tenant(), session.actor(), called, number);
        if (made.isEmpty()) {
            var taken = new Wrong("external-id", Problem.ID_TAKEN);
            return again(new CustomerForm(null, called, number, List.of(taken)));
        }
        flashes.show(Flash.Tone.GOOD, messages.created(called));
        return to(made.get());
    }

    @GET
    @Path("{id}")
    @Requires(Permission.ACT)
    public TemplateInstance show(@RestPath UUID id) {
        return Templates.show(view(find(id)), false);
    }

    @GET
    @Path("{id}/name")
    @Requires(Permission.CUSTOMERS)
    public TemplateInstance edit(@RestPath UUID id) {
        Customer customer = own(id);
        return Templates.form(new CustomerForm(id, customer.name, customer.externalId, List.of()));
    }

    @POST
    @Path("{id}/name")
    @Requires(Permission.CUSTOMERS)
    public RestResponse<TemplateInstance> rename(@RestPath UUID id, @RestForm String name) {
        Customer customer = own(id);
        String called = text(name);
        Optional<Wrong> wrong = CustomerForm.checkName(called);
        if (wrong.isPresent()) {
            return again(new CustomerForm(id, called, customer.externalId, List.of(wrong.get())));
        }
        editing.rename(session.tenant(), session.actor(), id, called);
        flashes.show(Flash.Tone.GOOD, messages.renamed(called));
        return to(id);
    }

    @POST
    @Path("{id}/delete")
    @Requires(Permission.CUSTOMERS)
    public RestResponse<TemplateInstance> delete(@RestPath UUID id) {
        Customer customer = own(id);
        if (!editing.delete(session.tenant(), session.actor(), id).isEmpty()) {
            return ResponseBuilder.<TemplateInstance>create(CONFLICT)
                    .entity(Templates.show(view(customer), true))
                    .build();
        }
        flashes.show(Flash.Tone.GOOD, messages.deleted(customer.name));
        return RestResponse.seeOther(URI.create(page.getBase() + "/customers"));
    }

    private CustomerView view(Customer customer) {
        Set<Permission> opens =
                Stream.of(Permission.values()).filter(session::may).collect(Collectors.toSet());
        return new CustomerView(
                customer, listing.parts(session.tenant(), customer.id), opens, session.may(Permission.CUSTOMERS));
    }

    private RestResponse<TemplateInstance> to(UUID id) {
        return RestResponse.seeOther(URI.create(page.getBase() + "/customers/" + id));
    }

    private static RestResponse<TemplateInstance> again(CustomerForm form) {
        return ResponseBuilder.<TemplateInstance>create(UNPROCESSABLE)
                .entity(Templates.form(form))
                .build();
    }

    private Customer find(UUID id) {
        return customers.find(session.tenant(), id).orElseThrow(NotFoundException::new);
    }

    private Customer own(UUID id) {
        Customer customer = find(id);
        if (customer.managed) {
            throw new NotFoundException();
        }
        return customer;
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}

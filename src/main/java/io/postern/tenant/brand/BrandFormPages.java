package io.postern.tenant.brand;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.platform.tenancy.TenantId;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.PageBrand;
import io.postern.platform.web.PageModel;
import io.postern.tenant.brand.BrandForm.Problem;
import io.postern.tenant.brand.BrandForm.Wrong;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Where a tenant sets how it looks, and how each of its customers does. */
@Path("/{tenant}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class BrandFormPages {
    private static final int UNPROCESSABLE = 422;

    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final BrandEditing editing;
    private final CustomerNames customers;
    private final BrandMessages messages;

    BrandFormPages(
            Session session,
            PageModel page,
            Flashes flashes,
            BrandEditing editing,
            CustomerNames customers,
            BrandMessages messages) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.editing = editing;
        this.customers = customers;
        this.messages = messages;
    }

    @CheckedTemplate(basePath = "brands")
    static class Templates {
        static native TemplateInstance form(BrandForm form);

        static native TemplateInstance contrast(Shades shades);

        private Templates() {}
    }

    /** What is sent, by the names of its fields. */
    public static class Sent {
        @RestForm
        String accent;

        @RestForm("product-name")
        String productName;

        @RestForm("logo-alone")
        String logoAlone;

        @RestForm
        String welcome;

        @RestForm
        String imprint;

        @RestForm
        String privacy;

        @RestForm
        String help;

        @RestForm("sender-name")
        String senderName;

        @RestForm("reply-to")
        String replyTo;

        @RestForm
        FileUpload logo;

        @RestForm("no-logo")
        String withoutLogo;

        /** Only show what it would look like. */
        @RestForm
        String check;

        BrandInput input() {
            return new BrandInput(
                    accent, productName, logoAlone != null, welcome, imprint, privacy, help, senderName, replyTo);
        }
    }

    @GET
    @Path("settings/brand")
    @Requires(Permission.SETTINGS)
    public TemplateInstance own() {
        return show(null);
    }

    @POST
    @Path("settings/brand")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> saveOwn(Sent sent) {
        return save(null, sent);
    }

    /** How readable a colour is, while it is being chosen. */
    @GET
    @Path("settings/brand/contrast")
    @Requires(Permission.SETTINGS)
    public TemplateInstance contrast(@RestQuery String accent) {
        return Templates.contrast(Optional.ofNullable(accent)
                .flatMap(Colour::parse)
                .map(Shades::of)
                .orElse(null));
    }

    @GET
    @Path("customers/{id}/brand")
    @Requires(Permission.SETTINGS)
    public TemplateInstance ofCustomer(@RestPath UUID id) {
        return show(id);
    }

    @POST
    @Path("customers/{id}/brand")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> saveOfCustomer(@RestPath UUID id, Sent sent) {
        return save(id, sent);
    }

    private TemplateInstance show(UUID customer) {
        return form(
                customer,
                customerName(customer),
                editing.kept(session.tenant(), customer).input(),
                false,
                List.of());
    }

    private RestResponse<TemplateInstance> save(UUID customer, Sent sent) {
        String name = customerName(customer);
        BrandInput typed = sent.input();
        List<Wrong> wrong = new ArrayList<>(typed.problems());
        Optional<LogoFile> logo = Optional.empty();
        try {
            logo = picture(sent.logo);
        } catch (LogoFile.Refused refused) {
            wrong.add(new Wrong("logo", Problem.valueOf(refused.refusal().name())));
        }
        if (!wrong.isEmpty()) {
            return ResponseBuilder.<TemplateInstance>create(UNPROCESSABLE)
                    .entity(form(customer, name, typed, false, wrong))
                    .build();
        }
        if (sent.check != null) {
            return RestResponse.ok(form(customer, name, typed, true, List.of()));
        }
        TenantId tenant = session.tenant();
        editing.save(
                tenant,
                session.actor(),
                customer,
                name == null ? tenant.value() : name,
                typed,
                logo,
                sent.withoutLogo != null);
        flashes.show(Flash.Tone.GOOD, messages.saved());
        return RestResponse.seeOther(URI.create(page.getBase() + "/" + path(customer)));
    }

    /** The page stands in the colour that is typed, as far as it is one. */
    private TemplateInstance form(UUID customer, String name, BrandInput typed, boolean checked, List<Wrong> wrong) {
        Brands.LogoFacts facts = editing.kept(session.tenant(), customer).logo();
        PageBrand.Logo logo = facts == null ? null : Brands.logo(session.tenant(), facts, typed.logoAlone());
        if (Colour.parse(typed.accent()).isPresent()) {
            page.brand(page.getBrand().in(Colour.parse(typed.accent()).get().hex()), false);
        }
        return Templates.form(new BrandForm(name, path(customer), typed, logo, checked, wrong));
    }

    private static String path(UUID customer) {
        return customer == null ? "settings/brand" : "customers/" + customer + "/brand";
    }

    /** Null for the tenant itself. */
    private String customerName(UUID customer) {
        return customer == null
                ? null
                : customers.name(session.tenant(), customer).orElseThrow(NotFoundException::new);
    }

    /** Nothing when none was chosen: a browser then sends an empty file. */
    private static Optional<LogoFile> picture(FileUpload upload) throws LogoFile.Refused {
        if (upload == null || upload.size() == 0) {
            return Optional.empty();
        }
        if (upload.size() > LogoFile.MOST_BYTES) {
            throw new LogoFile.Refused(LogoFile.Refusal.TOO_LARGE);
        }
        try {
            return Optional.of(LogoFile.read(Files.readAllBytes(upload.uploadedFile())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

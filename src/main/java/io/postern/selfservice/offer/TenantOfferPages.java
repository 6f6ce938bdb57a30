package io.postern.selfservice.offer;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.mailbox.AfterChange;
import io.postern.mailbox.FormState;
import io.postern.mailbox.policy.PasswordPolicies;
import io.postern.platform.web.Flash;
import io.postern.platform.web.Flashes;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;

/** What the owners of all mailboxes of the tenant may do, and how their passwords have to be. */
@Path("/{tenant}/settings/self-service")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class TenantOfferPages {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private final Session session;
    private final PageModel page;
    private final Flashes flashes;
    private final OfferMessages messages;
    private final Switches switches;
    private final PasswordPolicies policies;
    private final SelfServiceSettings settings;
    private final AfterChange after;

    TenantOfferPages(
            Session session,
            PageModel page,
            Flashes flashes,
            OfferMessages messages,
            Switches switches,
            PasswordPolicies policies,
            SelfServiceSettings settings,
            AfterChange after) {
        this.session = session;
        this.page = page;
        this.flashes = flashes;
        this.messages = messages;
        this.switches = switches;
        this.policies = policies;
        this.settings = settings;
        this.after = after;
    }

    @CheckedTemplate(basePath = "self-service")
    static class Templates {
        static native TemplateInstance tenant(TenantOfferView view);

        private Templates() {}
    }

    @GET
    @Requires(Permission.SETTINGS)
    public TemplateInstance show() {
        return form(
                String.valueOf(policies.minimum(session.tenant())),
                String.valueOf(settings.linkHours(session.tenant())),
                Map.of(),
                FormState.fresh());
    }

    @POST
    @Requires(Permission.SETTINGS)
    public RestResponse<TemplateInstance> save(
            @BeanParam SwitchForm chosen,
            @RestForm("minimum-length") String minimumLength,
            @RestForm("link-hours") String linkHours) {
        Optional<Integer> minimum = number(minimumLength, PasswordPolicies.LEAST, PasswordPolicies.MOST);
        List<FieldError> errors = new ArrayList<>();
        if (minimum.isEmpty()) {
            errors.add(between("minimumLength", PasswordPolicies.LEAST, PasswordPolicies.MOST));
        }
        Optional<Integer> hours = number(linkHours, SelfServiceSettings.LEAST_HOURS, SelfServiceSettings.MOST_HOURS);
        if (hours.isEmpty()) {
            errors.add(between("linkHours", SelfServiceSettings.LEAST_HOURS, SelfServiceSettings.MOST_HOURS));
        }
        if (!errors.isEmpty()) {
            return after.invalid(form(minimumLength, linkHours, chosen.wanted(), FormState.refused(errors)));
        }
        switches.save(session.tenant(), session.actor(), true, Place.of(session.tenant()), chosen.wanted());
        policies.setMinimum(session.tenant(), session.actor(), minimum.get());
        settings.setLinkHours(session.tenant(), session.actor(), hours.get());
        flashes.show(Flash.Tone.GOOD, messages.saved());
        return RestResponse.seeOther(URI.create(page.getBase() + "/settings/self-service"));
    }

    private TemplateInstance form(String minimum, String hours, Map<Part, Choice> chosen, FormState form) {
        List<SwitchLine> lines = switches.lines(session.tenant(), Place.of(session.tenant()), true).stream()
                .map(line -> line.choosing(chosen.get(line.part())))
                .toList();
        return Templates.tenant(new TenantOfferView(lines, Level.TENANT, minimum, hours, form));
    }

    private static Optional<Integer> number(String typed, int least, int most) {
        return Optional.ofNullable(typed)
                .map(String::strip)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most);
    }

    private static FieldError between(String field, int least, int most) {
        return new FieldError(
                field, "not-between", Map.of("minimum", String.valueOf(least), "maximum", String.valueOf(most)));
    }
}

package io.postern.administrator;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Role;
import io.postern.access.Session;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.connection.Connection;
import io.postern.connection.Connections;
import io.postern.hosting.AfterDomainChange;
import io.postern.hosting.TypedNumbers;
import io.postern.mailbox.FormState;
import io.postern.mailbox.password.StrongPasswords;
import io.postern.platform.secret.Secret;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import io.postern.provider.MailProvider;
import io.postern.provider.ProviderError;
import io.postern.provider.Providers;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.SubAdministrator;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Adds, changes and removes administrators at the provider. */
@Path("/{tenant}/connections/{id}/administrators")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class AdministratorFormPages {
    private final Session session;
    private final PageModel page;
    private final Connections connections;
    private final Providers providers;
    private final Administrators administrators;
    private final AdministratorRules rules;
    private final Changes changes;
    private final AfterDomainChange after;

    AdministratorFormPages(
            Session session,
            PageModel page,
            Connections connections,
            Providers providers,
            Administrators administrators,
            AdministratorRules rules,
            Changes changes,
            AfterDomainChange after) {
        this.session = session;
        this.page = page;
        this.connections = connections;
        this.providers = providers;
        this.administrators = administrators;
        this.rules = rules;
        this.changes = changes;
        this.after = after;
    }

    @CheckedTemplate(basePath = "administrators")
    static class Templates {
        static native TemplateInstance form(AdministratorView view);

        private Templates() {}
    }

    @GET
    @Path("new")
    @Requires(Permission.CONNECTIONS)
    public TemplateInstance add(@RestPath UUID id) {
        return form(find(id), null, new AdministratorForm(), FormState.fresh());
    }

    @POST
    @Path("new")
    @Requires(Permission.CONNECTIONS)
    public RestResponse<TemplateInstance> create(@RestPath UUID id, @BeanParam AdministratorForm typed) {
        return save(find(id), null, AdministratorForm.text(typed.name), typed);
    }

    @GET
    @Path("{administrator}")
    @Requires(Permission.CONNECTIONS)
    public TemplateInstance edit(@RestPath UUID id, @RestPath UUID administrator) {
        Connection connection = find(id);
        try {
            SubAdministrator now = find(connection, administrator);
            return form(connection, now, AdministratorForm.of(now), FormState.fresh());
        } catch (ProviderError error) {
            return form(connection, null, new AdministratorForm(), FormState.notAsked(error));
        }
    }

    @POST
    @Path("{administrator}")
    @Requires(Permission.CONNECTIONS)
    public RestResponse<TemplateInstance> update(
            @RestPath UUID id, @RestPath UUID administrator, @BeanParam AdministratorForm typed) {
        Connection connection = find(id);
        try {
            SubAdministrator now = find(connection, administrator);
            return save(connection, now, now.name(), typed);
        } catch (ProviderError error) {
            return after.invalid(form(connection, null, typed, FormState.notAsked(error)));
        }
    }

    @POST
    @Path("{administrator}/delete")
    @Requires(Permission.CONNECTIONS)
    public RestResponse<TemplateInstance> delete(
            @RestPath UUID id, @RestPath UUID administrator, @RestForm UUID operation) {
        Connection connection = find(id);
        try {
            SubAdministrator now = find(connection, administrator);
            ChangeView change = changes.run(
                    session.tenant(),
                    session.actor(),
                    new NewChange(
                            operation,
                            DeleteAdministrator.NAME,
                            Target.ofConnection(connection.id, now.name()),
                            new AdministratorInput(now, false)));
            return after.orForm(
                    change, below(connection), null, form -> form(connection, now, AdministratorForm.of(now), form));
        } catch (ProviderError error) {
            return after.invalid(form(connection, null, new AdministratorForm(), FormState.notAsked(error)));
        }
    }

    private RestResponse<TemplateInstance> save(
            Connection connection, SubAdministrator now, String name, AdministratorForm typed) {
        var numbers = new TypedNumbers();
        SubAdministrator wanted = typed.wanted(name, numbers);
        try {
            MailProvider provider = connections.provider(session.tenant(), connection.id);
            List<FieldError> errors =
                    new ArrayList<>(rules.check(session, connection, provider, wanted, typed.fullAccepted != null));
            errors.addAll(numbers.errors());
            Secret password = password(provider, now, wanted, typed, errors);
            if (!errors.isEmpty()) {
                return after.invalid(form(connection, now, typed, FormState.refused(errors)));
            }
            return run(connection, now, wanted, password, typed);
        } catch (ProviderError error) {
            return after.invalid(form(connection, now, typed, FormState.notAsked(error)));
        }
    }

    /** The new password; null where there is none, or the present one stays. */
    private Secret password(
            MailProvider provider,
            SubAdministrator now,
            SubAdministrator wanted,
            AdministratorForm typed,
            List<FieldError> errors) {
        boolean kept = now != null && !"typed".equals(typed.passwordChoice) && !generated(typed);
        if (kept || !provider.info().options().subAdministratorPasswords()) {
            return null;
        }
        if (generated(typed)) {
            return StrongPasswords.make(rules.policy(session.tenant(), provider.info(), wanted.name()));
        }
        Secret password = Secret.of(typed.password == null ? "" : typed.password);
        errors.addAll(rules.checkPassword(session.tenant(), provider, wanted, password));
        return password;
    }

    private RestResponse<TemplateInstance> run(
            Connection connection,
            SubAdministrator now,
            SubAdministrator wanted,
            Secret password,
            AdministratorForm typed) {
        boolean shown = password != null && generated(typed);
        ChangeView change = changes.run(
                session.tenant(),
                session.actor(),
                new NewChange(
                        typed.operation,
                        now == null ? CreateAdministrator.NAME : UpdateAdministrator.NAME,
                        Target.ofConnection(connection.id, wanted.name()),
                        new AdministratorInput(wanted, shown),
                        password == null ? Map.of() : Map.of(AdministratorKind.PASSWORD, password)));
        return after.orForm(
                change,
                below(connection) + (shown ? "/made/" + change.id() : ""),
                AfterDomainChange.error("name", "administrator-taken"),
                form -> form(connection, now, typed, form));
    }

    private static boolean generated(AdministratorForm typed) {
        return "generated".equals(typed.passwordChoice);
    }

    private TemplateInstance form(
            Connection connection, SubAdministrator now, AdministratorForm typed, FormState form) {
        DriverInfo info = providers.info(connection.provider).orElseThrow(NotFoundException::new);
        String below = page.getBase() + below(connection);
        return Templates.form(new AdministratorView(
                below,
                now == null ? below + "/new" : below + "/" + Administrators.id(connection, now.name()),
                connection,
                info,
                now == null ? null : now.name(),
                administrators.domains(session, connection).stream().sorted().toList(),
                session.role() == Role.OWNER,
                rules.policy(session.tenant(), info, now == null ? "" : now.name()),
                typed,
                form));
    }

    private static String below(Connection connection) {
        return "/connections/" + connection.id + "/administrators";
    }

    /** One that can have administrators. */
    private Connection find(UUID id) {
        return connections
                .find(session.tenant(), id)
                .filter(connection -> providers
                        .info(connection.provider)
                        .filter(info ->
                                info.support(Capability.SUB_ADMINISTRATORS).yes())
                        .isPresent())
                .orElseThrow(NotFoundException::new);
    }

    private SubAdministrator find(Connection connection, UUID administrator) {
        return administrators.find(session, connection, administrator).orElseThrow(NotFoundException::new);
    }
}

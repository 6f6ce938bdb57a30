package io.postern.connection;

import io.postern.access.Permission;
import io.postern.access.Requires;
import io.postern.access.Session;
import io.postern.connection.ConnectionForm.Problem;
import io.postern.connection.ConnectionForm.Wrong;
import io.postern.platform.secret.Secret;
import io.postern.platform.web.PageModel;
import io.postern.provider.Providers;
import io.postern.provider.spi.CredentialField;
import io.postern.provider.spi.DriverInfo;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Adds connections, and replaces where they lead and how they sign in. Secrets go in and never come out. */
@Path("/{tenant}/connections")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ConnectionFormPages {
    private static final int UNPROCESSABLE = 422;

    private final Session session;
    private final PageModel page;
    private final Connections connections;
    private final ConnectionEditing editing;
    private final ConnectionRules rules;
    private final ConnectionCheck check;
    private final Providers providers;

    ConnectionFormPages(
            Session session,
            PageModel page,
            Connections connections,
            ConnectionEditing editing,
            ConnectionRules rules,
            ConnectionCheck check,
            Providers providers) {
        this.session = session;
        this.page = page;
        this.connections = connections;
        this.editing = editing;
        this.rules = rules;
        this.check = check;
        this.providers = providers;
    }

    @CheckedTemplate(basePath = "connections")
    static class Templates {
        static native TemplateInstance choose(List<DriverInfo> providers);

        static native TemplateInstance form(ConnectionForm form);

        private Templates() {}
    }

    /** Without a provider: which one. */
    @GET
    @Path("new")
    @Requires(Permission.CONNECTIONS)
    public TemplateInstance add(@RestQuery String provider) {
        if (provider == null) {
            return Templates.choose(providers.all());
        }
        DriverInfo info = providers.info(provider).orElseThrow(NotFoundException::new);
        String endpoint =
                info.publicEndpoints().isEmpty() ? "" : info.publicEndpoints().getFirst();
        return Templates.form(new ConnectionForm(null, info, "", endpoint, List.of(), true, List.of(), null));
    }

    /** @param anyway save although the provider did not accept the sign-in data */
    @POST
    @Path("new")
    @Requires(Permission.CONNECTIONS)
    public RestResponse<TemplateInstance> create(
            @RestForm String provider,
            @RestForm String name,
            @RestForm String endpoint,
            @RestForm List<String> credential,
            @RestForm String anyway) {
        DriverInfo info = providers.info(text(provider)).orElseThrow(NotFoundException::new);
        var typed = new ConnectionForm(null, info, text(name), text(endpoint), credential, true, List.of(), null);
        List<Wrong> wrong = new ArrayList<>(rules.check(info, typed.name(), typed.endpoint(), credential, true));
        if (wrong.isEmpty() && editing.nameTaken(session.tenant(), typed.name())) {
            wrong.add(new Wrong("name", Problem.TAKEN));
        }
        if (!wrong.isEmpty()) {
            return again(typed, wrong, null);
        }
        ConnectionInput wanted = input(typed);
        Finding finding = check.trial(session.tenant(), null, wanted, wanted.credentials());
        if (!finding.accepted() && anyway == null) {
            return again(typed, List.of(), finding);
        }
        UUID id = editing.create(session.tenant(), session.actor(), wanted);
        check.record(session.tenant(), id, finding);
        return to(id, finding);
    }

    @GET
    @Path("{id}/sign-in-data")
    @Requires(Permission.CONNECTIONS)
    public TemplateInstance edit(@RestPath UUID id) {
        Connection connection = own(id);
        DriverInfo info = providers.info(connection.provider).orElseThrow(NotFoundException::new);
        Map<String, String> plain = editing.plain(session.tenant(), id, info);
        return Templates.form(new ConnectionForm(
                id.toString(),
                info,
                connection.externalId,
                connection.endpoint,
                info.credentialFields().stream()
                        .map(field -> plain.getOrDefault(field.name(), ""))
                        .toList(),
                false,
                List.of(),
                null));
    }

    @POST
    @Path("{id}/sign-in-data")
    @Requires(Permission.CONNECTIONS)
    public RestResponse<TemplateInstance> save(
            @RestPath UUID id,
            @RestForm String endpoint,
            @RestForm List<String> credential,
            @RestForm String secret,
            @RestForm String anyway) {
        Connection connection = own(id);
        DriverInfo info = providers.info(connection.provider).orElseThrow(NotFoundException::new);
        // a secret that was typed and refused is not shown again: nothing else may be saved in its place;
        // and what is kept must never be sent to another server
        boolean needsSecret = secretTyped(info, credential)
                || secret != null
                || !ConnectionRules.sameOrigin(connection.endpoint, text(endpoint));
        var typed = new ConnectionForm(
                id.toString(), info, connection.externalId, text(endpoint), credential, needsSecret, List.of(), null);
        List<Wrong> wrong = rules.check(info, typed.name(), typed.endpoint(), credential, needsSecret);
        if (!wrong.isEmpty()) {
            return again(typed, wrong, null);
        }
        ConnectionInput wanted = input(typed);
        Finding finding = check.trial(
                session.tenant(),
                id,
                wanted,
                editing.merged(session.tenant(), id, wanted.credentials(), wanted.emptied()));
        if (!finding.accepted() && anyway == null) {
            return again(typed, List.of(), finding);
        }
        editing.update(session.tenant(), session.actor(), id, wanted);
        check.record(session.tenant(), id, finding);
        return to(id, finding);
    }

    private static RestResponse<TemplateInstance> again(ConnectionForm typed, List<Wrong> wrong, Finding finding) {
        var form = new ConnectionForm(
                typed.id(),
                typed.provider(),
                typed.name(),
                typed.endpoint(),
                typed.plain(),
                typed.needsSecret(),
                wrong,
                finding);
        return ResponseBuilder.<TemplateInstance>create(UNPROCESSABLE)
                .entity(Templates.form(form))
                .build();
    }

    private RestResponse<TemplateInstance> to(UUID id, Finding finding) {
        return RestResponse.seeOther(URI.create(page.getBase() + "/connections/" + id + "?finding=" + finding.word()));
    }

    private static ConnectionInput input(ConnectionForm typed) {
        Map<String, Secret> credentials = new LinkedHashMap<>();
        Set<String> emptied = new HashSet<>();
        List<CredentialField> fields = typed.provider().credentialFields();
        for (int at = 0; at < fields.size() && at < typed.plain().size(); at++) {
            String value = typed.plain().get(at);
            if (!value.isBlank()) {
                credentials.put(fields.get(at).name(), Secret.of(value));
            } else if (!fields.get(at).secret()) {
                emptied.add(fields.get(at).name());
            }
        }
        return new ConnectionInput(
                typed.name(),
                typed.provider().id(),
                ConnectionRules.address(typed.endpoint()).orElseThrow(),
                credentials,
                emptied);
    }

    private static boolean secretTyped(DriverInfo info, List<String> values) {
        List<CredentialField> fields = info.credentialFields();
        return IntStream.range(0, Math.min(fields.size(), values.size()))
                .anyMatch(at -> fields.get(at).secret() && !values.get(at).isBlank());
    }

    private Connection own(UUID id) {
        return connections
                .find(session.tenant(), id)
                .filter(found -> !found.managed)
                .orElseThrow(NotFoundException::new);
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}

package io.postern.provider.atmail;

import io.postern.platform.http.Outbound;
import io.postern.platform.http.OutboundAnswer;
import io.postern.platform.http.OutboundFailure;
import io.postern.platform.http.Parameter;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Unspoken;
import io.postern.provider.atmail.Answer.Element;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.AbstractMultivaluedMap;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** One subscription's way to the upstream: every call goes out through {@link Outbound} and carries the credentials. */
final class AtmailApi {
    /** The upstream's methods, each at its documented path. */
    enum Method {
        LOGIN("mail/index.php/api/login/authenticate", false),
        ADMIN_LOGIN("index.php/api/admin/authenticate", false),
        DOMAIN_CREATE("index.php/api/domain/create", true),
        DOMAIN_CHECK("index.php/api/domain/check", false),
        DOMAIN_LIST("index.php/api/domain/list", false),
        DOMAIN_DELETE("index.php/api/domain/delete", true),
        USERS_CREATE("index.php/api/users/create", true),
        USERS_VIEW("index.php/api/users/view", false),
        USERS_LIST("index.php/api/users/list", false),
        USERS_UPDATE("index.php/api/users/update", true),
        USERS_DELETE("index.php/api/users/delete", true),
        ALIASES_CREATE("index.php/api/aliases/create", true),
        ALIASES_LIST("index.php/api/aliases/list", false),
        ALIASES_DELETE("index.php/api/aliases/delete", true),
        SUBADMIN_CREATE("index.php/api/subadmin/create", true),
        SUBADMIN_VIEW("index.php/api/subadmin/view", false),
        SUBADMIN_LIST("index.php/api/subadmin/list", false),
        SUBADMIN_UPDATE("index.php/api/subadmin/update", true),
        SUBADMIN_DELETE("index.php/api/subadmin/delete", true);

        private final String path;
        private final boolean writes;

        Method(String path, boolean writes) {
            this.path = path;
            this.writes = writes;
        }

        boolean writes() {
            return writes;
        }
    }

    /** The upstream takes every method by POST, which nothing on the way stores or repeats. */
    // the address of a connection is set when a client is opened; this one is never called
    @RegisterRestClient(baseUri = "http://localhost:1")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    interface Resource {
        /** @param path of characters that need no encoding */
        @POST
        @Path("/{path: .+}")
        RestResponse<InputStream> call(
                @Encoded @PathParam("path") String path,
                @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
                MultivaluedMap<String, String> form);
    }

    private static final String NAME = "name";
    private static final String PASSWORD = "Password";
    /** A repeated name has its brackets in a form, which a path would not understand. */
    private static final Set<String> NEVER_IN_PATH = Set.of(PASSWORD, Rows.DOMAINS);
    /** Nothing that the upstream's router or a server before it reads as something else, such as a plus or a slash. */
    private static final Pattern SAFE_IN_PATH = Pattern.compile("[A-Za-z0-9@_-][A-Za-z0-9@._-]*");

    private final Outbound outbound;
    private final URI endpoint;
    private final Secret username;
    private final Secret password;
    private final boolean everythingInPath;

    AtmailApi(Outbound outbound, URI endpoint, Map<String, Secret> credentials) {
        this.outbound = outbound;
        this.endpoint = endpoint;
        this.username = credentials.get(AtmailInfo.USERNAME);
        this.password = credentials.get(AtmailInfo.PASSWORD);
        if (username == null || password == null) {
            throw new IllegalArgumentException("username and password are needed");
        }
        Secret place = credentials.get(AtmailInfo.ARGUMENTS);
        this.everythingInPath = place != null && place.reveal().equals("path");
    }

    /** @param secrets what the call carries besides the credentials: no message may repeat it */
    Element call(Method method, List<Parameter> parameters, Secret... secrets) {
        OutboundAnswer answer = sent(method, parameters);
        return understood(method, AnswerReader.read(answer), answer, secrets);
    }

    /** The rows of a list, none perhaps; but an answer of which nothing is understood is no empty list. */
    <T> List<T> list(Method method, List<Parameter> parameters, Function<Element, List<T>> rows) {
        OutboundAnswer answer = sent(method, parameters);
        Answer read = AnswerReader.read(answer);
        if (read instanceof Answer.Refused refused && Refusals.saysEmpty(refused)) {
            return List.of();
        }
        Element content = understood(method, read, answer);
        List<T> found = rows.apply(content);
        if (found.isEmpty() && !Rows.none(content)) {
            throw new DriverException(Kind.UNEXPECTED, "The provider's answer holds no list.");
        }
        return found;
    }

    private Element understood(Method method, Answer read, OutboundAnswer answer, Secret... secrets) {
        return switch (read) {
            case Answer.Done done -> done.content();
            case Answer.Refused refused -> throw Refusals.of(refused, method, answer.retryAfter(), unspoken(secrets));
            case Answer.Unreadable unreadable -> throw Refusals.of(unreadable, method, answer.retryAfter());
        };
    }

    private Unspoken unspoken(Secret... more) {
        return Unspoken.of(Stream.concat(Stream.of(password), Stream.of(more)));
    }

    private OutboundAnswer sent(Method method, List<Parameter> parameters) {
        try {
            return exchange(method, parameters);
        } catch (OutboundFailure failure) {
            throw Refusals.of(failure, method);
        }
    }

    private OutboundAnswer exchange(Method method, List<Parameter> parameters) {
        var path = new StringBuilder(method.path);
        MultivaluedMap<String, String> form = new AbstractMultivaluedMap<>(new LinkedHashMap<>()) {};
        for (Parameter parameter : parameters) {
            if (travelsInPath(parameter)) {
                path.append('/').append(parameter.name()).append('/').append(parameter.value());
            } else {
                form.add(parameter.name(), parameter.value());
            }
        }
        String login = username.reveal() + ":" + password.reveal();
        String authorization = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        return outbound.call(Resource.class, endpoint, resource -> resource.call(path.toString(), authorization, form));
    }

    private boolean travelsInPath(Parameter parameter) {
        boolean meant =
                parameter.name().equals(NAME) || (everythingInPath && !NEVER_IN_PATH.contains(parameter.name()));
        return meant && SAFE_IN_PATH.matcher(parameter.value()).matches();
    }
}

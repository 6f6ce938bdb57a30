package io.postern.provider.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.platform.http.Outbound;
import io.postern.platform.http.OutboundFailure;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Unspoken;
import io.postern.provider.opensrs.Refusals.Call;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One account's way to the upstream: every call goes out through {@link Outbound} and carries credentials in its body. */
final class OpenSrsApi {
    /** The upstream's methods, by their names in its documents. */
    enum Method {
        AUTHENTICATE,
        GENERATE_TOKEN,
        SEARCH_USERS,
        GET_USER,
        GET_USER_CHANGES,
        CHANGE_USER,
        DELETE_USER,
        RESTORE_USER,
        RENAME_USER,
        LOGOUT_USER,
        GET_DELETED_MESSAGES,
        RESTORE_DELETED_MESSAGES,
        SEARCH_DOMAINS,
        GET_DOMAIN,
        CHANGE_DOMAIN,
        DELETE_DOMAIN,
        SEARCH_ADMINS,
        SET_ROLE,
        APP_PASSWORD,
        SEARCH_WORKGROUPS,
        GET_COMPANY_CHANGES,
        GET_DOMAIN_CHANGES;

        String path() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A label for the upstream's own logs. */
    private static final String CLIENT = "Postern";

    private static final Duration SESSION = Duration.ofHours(3);
    private static final Duration EARLY = Duration.ofMinutes(1);

    private final Outbound outbound;
    private final URI endpoint;
    private final String user;
    private final Secret password;
    private final Session session;

    OpenSrsApi(Outbound outbound, URI endpoint, Map<String, Secret> credentials, Clock clock) {
        this.outbound = outbound;
        this.endpoint = endpoint;
        Secret name = credentials.get(OpenSrsInfo.USER);
        this.password = credentials.get(OpenSrsInfo.PASSWORD);
        if (name == null || password == null) {
            throw new IllegalArgumentException("user and password are needed");
        }
        this.user = name.reveal();
        this.session = new Session(clock, () -> beforeWriting(() -> mint(clock)));
    }

    /** The administrator that this connection is. */
    String user() {
        return user;
    }

    static ObjectNode request() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode request(String name, Object value) {
        return request().put(name, value.toString());
    }

    JsonNode read(Method method, ObjectNode request) {
        return call(Call.READ, method, request);
    }

    JsonNode readBeforeWriting(Method method, ObjectNode request) {
        return beforeWriting(() -> read(method, request));
    }

    /** @param secrets what the call carries besides the credentials */
    JsonNode write(Method method, ObjectNode request, Secret... secrets) {
        return call(Call.WRITE, method, request, secrets);
    }

    /** As {@link #write}, where something gets a name that nothing else may have. */
    JsonNode name(Method method, ObjectNode request, Secret... secrets) {
        return call(Call.NAME, method, request, secrets);
    }

    /** Returns when {@code owners} is the password of this mailbox. */
    void authenticate(Address mailbox, Secret owners) {
        ObjectNode credentials = credentials(mailbox.toString()).put("password", owners.reveal());
        answered(Call.OWNER, send(Call.OWNER, Method.AUTHENTICATE, credentials, request()), owners);
    }

    /** When nothing could be learnt nothing was changed either, so no doubt about the outcome may arise. */
    static <T> T beforeWriting(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DriverException failed) {
            if (failed.kind().outcomeUnknown()) {
                DriverException nothingDone =
                        new DriverException(Kind.UNAVAILABLE, failed.getMessage()).withCode(failed.code());
                throw failed.ownCredentials() ? nothingDone : nothingDone.ofOwnerCredentials();
            }
            throw failed;
        }
    }

    /** Once something was written, a later refusal is no proof that nothing was changed. */
    static void afterWriting(Runnable rest) {
        try {
            rest.run();
        } catch (DriverException failed) {
            throw failed.kind().outcomeUnknown()
                    ? failed
                    : new DriverException(Kind.UNEXPECTED, failed.getMessage()).withCode(failed.code());
        }
    }

    private JsonNode call(Call call, Method method, ObjectNode request, Secret... secrets) {
        Secret token = session.token();
        Answer answer = send(call, method, credentials(user).put("token", token.reveal()), request);
        if (answer instanceof Answer.Refused refused && refused.mayBeOfTheToken()) {
            Secret fresh = session.insteadOf(token);
            answer = send(call, method, credentials(user).put("token", fresh.reveal()), request);
            token = fresh;
        }
        return answered(
                call,
                answer,
                Stream.concat(Stream.of(token), Stream.of(secrets)).toArray(Secret[]::new));
    }

    private Session.Token mint(Clock clock) {
        ObjectNode request =
                request().put("generate_session_token", true).put("session_token_duration", SESSION.toSeconds());
        ObjectNode credentials = credentials(user).put("password", password.reveal());
        JsonNode content = answered(Call.READ, send(Call.READ, Method.AUTHENTICATE, credentials, request), password);
        String token = Lenient.text(content, "session_token");
        if (token.isEmpty()) {
            throw new DriverException(Kind.UNEXPECTED, "The provider opened no session.");
        }
        Long seconds = Lenient.number(content, "session_token_duration");
        Duration lasts = seconds == null ? SESSION : Duration.ofSeconds(Math.clamp(seconds, 0, SESSION.toSeconds()));
        return new Session.Token(Secret.of(token), clock.instant().plus(lasts).minus(EARLY));
    }

    private static ObjectNode credentials(String name) {
        return request().put("user", name).put("client", CLIENT);
    }

    private Answer send(Call call, Method method, ObjectNode credentials, ObjectNode request) {
        ObjectNode body = request();
        body.set("credentials", credentials);
        body.setAll(request);
        try {
            return Answer.of(outbound.call(
                    OpenSrsResource.class, endpoint, resource -> resource.call(method.path(), body.toString())));
        } catch (OutboundFailure failure) {
            throw Refusals.of(failure, call);
        }
    }

    private JsonNode answered(Call call, Answer answer, Secret... secrets) {
        return switch (answer) {
            case Answer.Done done -> done.content();
            case Answer.Refused refused ->
                throw Refusals.of(refused, call, Unspoken.of(Stream.concat(Stream.of(password), Stream.of(secrets))));
            case Answer.Unreadable unreadable -> throw Refusals.of(unreadable, call);
        };
    }
}

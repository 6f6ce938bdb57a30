package io.postern.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The control endpoint of the atmail sandbox, for tests. Make a subscription of your own with {@link #account}: nobody
 * else's faults, journal or mailboxes touch it.
 */
public final class AtmailControl {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    private AtmailControl(URI base) {
        this.base = base;
    }

    /** The sandbox inside the application under test. */
    public static AtmailControl here() {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return at(URI.create("http://localhost:" + port));
    }

    /** A sandbox elsewhere, such as one that runs alone. */
    public static AtmailControl at(URI origin) {
        return new AtmailControl(origin.resolve("/sandbox/atmail/"));
    }

    /** The endpoint to give a connection. */
    public URI endpoint() {
        String text = base.toString();
        return URI.create(text.substring(0, text.length() - 1));
    }

    /** A new subscription with one domain, whose mailboxes are generated, all active and alike. */
    public Account account(String domain, int mailboxes) {
        return account(Map.of("domains", List.of(Map.of("name", domain, "mailboxes", mailboxes))));
    }

    /**
     * A new subscription as described: {@code username?, password?, domains: [{name, mailboxes, varied}], credits?:
     * {users, domains}} with -1 for no limit.
     */
    public Account account(Map<String, ?> description) {
        return new Account(call("POST", "control/accounts", description));
    }

    /** A subscription that exists, such as a demo one. */
    public Account existing(String username) {
        return new Account(call("GET", "control/accounts/" + username, null));
    }

    /** Calls that named no known user. */
    public List<Line> strangers() {
        return lines(call("GET", "control/strangers/journal", null));
    }

    /**
     * One received call. {@code parameters} hold no secret's value and null for a name without a value; {@code status} 0
     * means no answer went out.
     */
    public record Line(
            long sequence,
            String user,
            String verb,
            String entry,
            String method,
            String requestLine,
            List<Parameter> parameters,
            boolean applied,
            String fault,
            int status,
            String answer) {
        /** @param place PATH, QUERY or BODY */
        public record Parameter(String name, String value, String place) {}

        public boolean sent(String name, String place) {
            return parameters.stream()
                    .anyMatch(p -> p.name().equals(name) && p.place().equals(place));
        }

        public String value(String name) {
            return parameters.stream()
                    .filter(p -> p.name().equals(name))
                    .findFirst()
                    .map(Parameter::value)
                    .orElse(null);
        }
    }

    /** A fault to inject; kinds are those of the sandbox, such as {@code RESET_AFTER}. */
    public static final class Fault {
        private final Map<String, Object> wish = new HashMap<>();

        private Fault(String kind) {
            wish.put("kind", kind);
        }

        /**
         * LATENCY, HOLD (waits for {@link Account#release} before applying), HOLD_AFTER, HANG, HANG_AFTER, RESET_BEFORE,
         * RESET_AFTER, TRUNCATED, TRUNCATED_XML, EMPTY, GARBAGE, HUGE, DEEP, DOCTYPE, WRONG_CHARSET, HTML, FAULT (the
         * framework's), FAILURE, SILENT_SUCCESS (no status), LIE (says success, does nothing), EXPIRED_CREDENTIALS.
         */
        public static Fault of(String kind) {
            return new Fault(kind);
        }

        public static Fault latency(long milliseconds) {
            return of("LATENCY").with("latencyMs", milliseconds);
        }

        /** A failure with this text. */
        public static Fault failure(String message) {
            return of("FAILURE").with("message", message);
        }

        /** Only this method, such as {@code users/update}. */
        public Fault method(String method) {
            return with("method", method);
        }

        /** Only calls that name this address. */
        public Fault address(String address) {
            return with("address", address);
        }

        /** Only so many calls; without it, until cleared. */
        public Fault calls(int calls) {
            return with("calls", calls);
        }

        /** Lets so many matching calls pass first. */
        public Fault skip(int calls) {
            return with("skip", calls);
        }

        /** {@code applied}, {@code message}, {@code status}, {@code bytes}. */
        public Fault with(String name, Object value) {
            wish.put(name, value);
            return this;
        }
    }

    public final class Account {
        private final String username;
        private final String password;
        private final JsonNode domains;

        private Account(JsonNode made) {
            this.username = made.get("username").asText();
            this.password = made.get("password").asText();
            this.domains = made.get("domains");
        }

        public String username() {
            return username;
        }

        public String password() {
            return password;
        }

        /** The first domain at the time the subscription was made. */
        public String domain() {
            return domains.get(0).asText();
        }

        public URI endpoint() {
            return AtmailControl.this.endpoint();
        }

        public void fault(Fault fault) {
            call("POST", path("faults"), fault.wish);
        }

        /** Ends all faults; held calls go on. */
        public void clearFaults() {
            call("DELETE", path("faults"), null);
        }

        /** Lets held calls go on. */
        public void release() {
            call("POST", path("release"), null);
        }

        /**
         * Sets all switches; what is not given goes back: {@code unauthenticated} (FAILED_XML, CHALLENGE,
         * FAILED_XML_401), {@code failureStatus} (200, 400), {@code generation} (CLASSIC, RESULTS), {@code listShape}
         * (NESTED, FLAT, SINGLE_BARE), {@code statusColumn} (USER_STATUS, ENABLED), {@code loginAt} (BOTH, MAIL_LOGIN,
         * ADMIN), {@code elements} (method to element), {@code onlyNames} (User, plain), {@code addressColumn},
         * {@code startBase}, {@code pageCap}, and the truths {@code ignoresStart, keysAreIds, withoutProlog,
         * strayWhitespace, oddStatusCase, getRefused, unknownArgumentsRefused, encodedSlashRefused,
         * doubleSlashCollapsed, journalOff}.
         */
        public void switches(Map<String, ?> switches) {
            call("PUT", path("switches"), switches);
        }

        /** How many mailboxes and domains there may be in all, -1 for no limit. */
        public void credits(long users, long domainLimit) {
            call("PUT", path("credits"), Map.of("users", users, "domains", domainLimit));
        }

        /** Everything as it was when the subscription was made. */
        public void reset() {
            call("POST", path("reset"), null);
        }

        public void delete() {
            call("DELETE", path(""), null);
        }

        public List<String> domains() {
            return texts(call("GET", path(""), null).get("domains"));
        }

        /**
         * The state itself: {@code id, address, enabled, firstName, lastName, quota, forward, autoReply, mailDir,
         * password}; null when there is no such mailbox.
         */
        public JsonNode mailbox(String address) {
            return call("GET", mailboxPath(address), null);
        }

        /** Adds or changes: {@code firstName, lastName, enabled, quota, forward, autoReply, password}. */
        public void put(String address, Map<String, ?> fields) {
            call("PUT", mailboxPath(address), fields);
        }

        public void remove(String address) {
            call("DELETE", mailboxPath(address), null);
        }

        /** Rows of {@code AliasName, AliasTo, AliasType, AliasMailDir}. */
        public JsonNode aliases() {
            return call("GET", path("aliases"), null);
        }

        public JsonNode subAdmins() {
            return call("GET", path("subadmins"), null);
        }

        /** All calls in the order of their arrival. */
        public List<Line> journal() {
            return lines(call("GET", path("journal"), null));
        }

        public List<Line> journal(String method) {
            return lines(call("GET", path("journal?method=" + encoded(method)), null));
        }

        /** Filters: {@code method, verb, address, applied, after}. */
        public List<Line> journal(Map<String, ?> filters) {
            StringBuilder query = new StringBuilder("journal?");
            filters.forEach((name, value) -> query.append(name)
                    .append('=')
                    .append(encoded(value.toString()))
                    .append('&'));
            return lines(call("GET", path(query.toString()), null));
        }

        public void clearJournal() {
            call("DELETE", path("journal"), null);
        }

        private String path(String rest) {
            return "control/accounts/" + username + (rest.isEmpty() ? "" : "/" + rest);
        }

        private String mailboxPath(String address) {
            return path("mailboxes/" + encoded(address));
        }
    }

    private static List<Line> lines(JsonNode answer) {
        return StreamSupport.stream(answer.spliterator(), false)
                .map(AtmailControl::line)
                .toList();
    }

    private static Line line(JsonNode line) {
        List<Line.Parameter> parameters = StreamSupport.stream(
                        line.get("parameters").spliterator(), false)
                .map(p -> new Line.Parameter(
                        p.get("name").asText(),
                        p.get("value").asText(null),
                        p.get("place").asText()))
                .toList();
        return new Line(
                line.get("sequence").asLong(),
                line.get("user").asText(null),
                line.get("verb").asText(),
                line.get("entry").asText(),
                line.get("method").asText(),
                line.get("requestLine").asText(),
                parameters,
                line.get("applied").asBoolean(),
                line.get("fault").asText(null),
                line.get("status").asInt(),
                line.get("answer").asText(null));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private JsonNode call(String verb, String path, Object body) {
        try {
            var request = HttpRequest.newBuilder(base.resolve(path)).header("content-type", "application/json");
            request.method(
                    verb,
                    body == null
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() == 404 && verb.equals("GET")) {
                return null;
            }
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        verb + " " + path + " answered " + response.statusCode() + " " + response.body());
            }
            return response.body().isEmpty() ? null : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@");
    }
}

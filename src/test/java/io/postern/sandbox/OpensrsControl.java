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
 * The control endpoint of the OpenSRS sandbox, for tests. Make an account of your own with {@link #account}: nobody
 * else's faults, journal or mailboxes touch it. Give its domain a name that no other test uses: an owner who signs in is
 * found by the address alone.
 */
public final class OpensrsControl {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** Of every mailbox that the sandbox makes. */
    public static final String INITIAL_PASSWORD = "Sandbox.Pass1";

    private final URI base;

    private OpensrsControl(URI base) {
        this.base = base;
    }

    /** The sandbox inside the application under test. */
    public static OpensrsControl here() {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return at(URI.create("http://localhost:" + port));
    }

    /** A sandbox elsewhere, such as one that runs alone. */
    public static OpensrsControl at(URI origin) {
        return new OpensrsControl(origin.resolve("/sandbox/opensrs/"));
    }

    /** Where the methods are: cluster {@code a} or {@code b}. */
    public URI endpoint(String cluster) {
        return base.resolve(cluster.equalsIgnoreCase("b") ? "/sandbox/opensrs-b/api" : "/sandbox/opensrs/api");
    }

    /** A new account on cluster A with one domain, whose mailboxes are generated, all active and alike. */
    public Account account(String domain, int mailboxes) {
        return account(Map.of("domains", List.of(Map.of("domain", domain, "mailboxes", mailboxes))));
    }

    /**
     * A new account as described: {@code company?, cluster? (a, b), user?, password?, domains: [{domain, mailboxes,
     * varied, attributes}]}.
     */
    public Account account(Map<String, ?> description) {
        return new Account(call("POST", "control/accounts", description));
    }

    /** An account that exists, such as a demo account. */
    public Account existing(String company) {
        return new Account(call("GET", "control/accounts/" + encoded(company), null));
    }

    /** Calls that named no known user. */
    public List<Line> strangers() {
        return lines(call("GET", "control/strangers/journal", null));
    }

    /** One received call. {@code request} holds no secret's value; {@code status} 0 means no answer went out. */
    public record Line(
            long sequence,
            String verb,
            String method,
            JsonNode request,
            boolean applied,
            String fault,
            int status,
            String answer) {
        /** A member of the request, by pointer: {@code /attributes/name}. */
        public String value(String pointer) {
            return request.at(pointer).asText(null);
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
         * RESET_AFTER, TRUNCATED, EMPTY, GARBAGE, HUGE, HTML_502, ERROR (with a number), HTTP (with a status),
         * WITHOUT_AUDIT, LIE (says success, does nothing).
         */
        public static Fault of(String kind) {
            return new Fault(kind);
        }

        /** One of the documented numbers, 0 to 49; the call takes no effect unless {@code applied} says so. */
        public static Fault error(int number) {
            return of("ERROR").with("number", number);
        }

        public static Fault http(int status) {
            return of("HTTP").with("status", status);
        }

        public static Fault latency(long milliseconds) {
            return of("LATENCY").with("latencyMs", milliseconds);
        }

        /** Only this method, such as {@code change_user}. */
        public Fault method(String method) {
            return with("method", method);
        }

        /** Only calls that name this user or domain. */
        public Fault object(String name) {
            return with("object", name);
        }

        /** Only so many calls; without it, until cleared. */
        public Fault calls(int calls) {
            return with("calls", calls);
        }

        /** Lets so many matching calls pass first. */
        public Fault skip(int calls) {
            return with("skip", calls);
        }

        /** The call takes effect, or not, against the nature of the fault. */
        public Fault applied(boolean applied) {
            return with("applied", applied);
        }

        /** {@code message}, {@code bytes}. */
        public Fault with(String name, Object value) {
            wish.put(name, value);
            return this;
        }
    }

    public final class Account {
        private final JsonNode made;

        private Account(JsonNode made) {
            this.made = made;
        }

        public String company() {
            return made.get("company").asText();
        }

        /** The company administrator's name. */
        public String user() {
            return made.get("user").asText();
        }

        public String password() {
            return made.get("password").asText();
        }

        /** The endpoint to give a connection. */
        public URI endpoint() {
            return base.resolve(made.get("endpoint").asText());
        }

        /** The first domain. */
        public String domain() {
            return made.get("domains").get(0).get("domain").asText();
        }

        public void addDomain(String domain, int mailboxes) {
            call("POST", path("domains"), Map.of("domain", domain, "mailboxes", mailboxes));
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
         * Sets all switches; what is not given goes back: {@code errorOrder} (NUMBER_FIRST, TEXT_FIRST),
         * {@code matchScope} (LOCAL_PART, ADDRESS), {@code bothCredentials} (TOKEN_WINS, PASSWORD_WINS, REFUSED),
         * {@code endDateClearing} (NULL_OR_EMPTY, NULL, EMPTY, ZERO, NEVER), {@code suspendedStatus} (ALL, ANY,
         * RECEIVING), {@code aliasUpdate} (REPLACE, ADD), {@code domainCounts} (OBJECT, FLAT, TOTAL),
         * {@code existsNumber, expiredNumber}, {@code pageCap, defaultPage, callsPerMinute} (0: none), and the truths
         * {@code lenientFields, singularSettable, journalOff}.
         */
        public void switches(Map<String, ?> switches) {
            call("PUT", path("switches"), switches);
        }

        /**
         * Adds or changes an administrator: {@code password} (for one without a mailbox), {@code standing} (GOOD,
         * BLOCKED, IP_RESTRICTED, DISABLED, SECOND_FACTOR_NEEDED, SECOND_FACTOR_WRONG, EXPIRED,
         * SECOND_FACTOR_NOT_SET_UP, CHALLENGE_FAILED), {@code role}, {@code objects}.
         */
        public void admin(String user, Map<String, ?> fields) {
            call("PUT", path("admins/" + encoded(user)), fields);
        }

        /** Why the account's own administrator is turned away from now on, or GOOD. */
        public void standing(String standing) {
            admin(user(), Map.of("standing", standing));
        }

        /** As if time had passed over all tokens. */
        public void expireSessions() {
            call("POST", path("sessions/expire"), null);
        }

        /** As if so many days had passed since anything was deleted. */
        public void age(int days) {
            call("POST", path("age"), Map.of("days", days));
        }

        /** Everything as it was when the account was made. */
        public void reset() {
            call("POST", path("reset"), null);
        }

        public void delete() {
            call("DELETE", path(""), null);
        }

        /** The state itself, password and history included; null when there is no such mailbox. */
        public JsonNode mailbox(String address) {
            return call("GET", path("mailboxes/" + encoded(address)), null);
        }

        /**
         * Adds or changes: {@code type, password, attributes, suspended} (a list of services), {@code suspendedBy}
         * (WORKGROUP, DOMAIN, COMPANY), {@code aliases, deletedMessages} ({@code [{folder, subject, daysAgo}]}),
         * {@code deletedFolders, history} ({@code [{time, application, msg, user}]}), {@code bytesUsed, sent, lastLogin,
         * secondFactor, standing, deletedDaysAgo}.
         */
        public JsonNode put(String address, Map<String, ?> fields) {
            return call("PUT", path("mailboxes/" + encoded(address)), fields);
        }

        public void remove(String address) {
            call("DELETE", path("mailboxes/" + encoded(address)), null);
        }

        /** Moves the listing after so many more searches of the domain, or now with 0. */
        public void shift(int afterSearches, int removeFirst, int addFirst) {
            Map<String, ?> shift = Map.of(
                    "domain", domain(),
                    "afterSearches", afterSearches,
                    "removeFirst", removeFirst,
                    "addFirst", addFirst);
            call("POST", path("shift"), shift);
        }

        /** All calls in the order of their arrival. */
        public List<Line> journal() {
            return lines(call("GET", path("journal"), null));
        }

        public List<Line> journal(String method) {
            return journal(Map.of("method", method));
        }

        /** Filters: {@code method, object, user, applied, after}. */
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
            return "control/accounts/" + encoded(company()) + (rest.isEmpty() ? "" : "/" + rest);
        }
    }

    private static List<Line> lines(JsonNode answer) {
        return StreamSupport.stream(answer.spliterator(), false)
                .map(line -> new Line(
                        line.get("sequence").asLong(),
                        line.get("verb").asText(),
                        line.get("method").asText(),
                        line.get("request"),
                        line.get("applied").asBoolean(),
                        line.get("fault").asText(null),
                        line.get("status").asInt(),
                        line.get("answer").asText(null)))
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
            var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            if (response.statusCode() == 404 && verb.equals("GET")) {
                return null;
            }
            if (response.statusCode() >= 300) {
                String said = new String(response.body(), StandardCharsets.UTF_8);
                throw new IllegalStateException(verb + " " + path + ": " + response.statusCode() + " " + said);
            }
            return response.body().length == 0 ? null : JSON.readTree(response.body());
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

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
 * The control endpoint of the LogicBoxes sandbox, for tests. Make an account of your own with {@link #account}: nobody
 * else's faults, journal or mailboxes touch it.
 */
public final class SandboxControl {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    private SandboxControl(URI base) {
        this.base = base;
    }

    /** The sandbox inside the application under test. */
    public static SandboxControl here() {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return at(URI.create("http://localhost:" + port));
    }

    /** A sandbox elsewhere, such as one that runs alone. */
    public static SandboxControl at(URI origin) {
        return new SandboxControl(origin.resolve("/sandbox/logicboxes/"));
    }

    /** The endpoint to give a connection. */
    public URI endpoint() {
        return base.resolve("api");
    }

    /** A new account with one activated order, whose mailboxes are generated, all active and alike. */
    public Account account(String domain, int mailboxes) {
        return account(Map.of("orders", List.of(Map.of("domain", domain, "mailboxes", mailboxes))));
    }

    /**
     * A new account as described: {@code authUserId?, apiKey?, orders: [{orderId?, domain, mailboxes, varied,
     * activated}]}.
     */
    public Account account(Map<String, ?> description) {
        JsonNode made = call("POST", "control/accounts", description);
        return new Account(made.get("authUserId").asText(), made.get("apiKey").asText(), made.get("orders"));
    }

    /** An account that exists, such as a demo account. */
    public Account existing(String authUserId) {
        JsonNode found = call("GET", "control/accounts/" + authUserId, null);
        return new Account(authUserId, found.get("apiKey").asText(), found.get("orders"));
    }

    /** Calls that named no known account. */
    public List<Line> strangers() {
        return lines(call("GET", "control/strangers/journal", null));
    }

    /** One received call. {@code parameters} hold no secret's value; {@code status} 0 means no answer went out. */
    public record Line(
            long sequence,
            String verb,
            String method,
            String requestLine,
            List<Parameter> parameters,
            boolean applied,
            String fault,
            int status,
            String answer) {
        public record Parameter(String name, String value, String place) {}

        public boolean sent(String name, String place) {
            return parameters.stream()
                    .anyMatch(p -> p.name().equals(name) && p.place().equals(place));
        }

        public String value(String name) {
            return parameters.stream()
                    .filter(p -> p.name().equals(name))
                    .map(Parameter::value)
                    .findFirst()
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
         * RESET_AFTER, TRUNCATED, EMPTY, GARBAGE, HUGE, HTML_502, ERROR_500, ERROR_200, FAILURE, ODD_CASE, LIE (says
         * success, does nothing), IP_NOT_ALLOWED, EXPIRED_CREDENTIALS.
         */
        public static Fault of(String kind) {
            return new Fault(kind);
        }

        public static Fault latency(long milliseconds) {
            return of("LATENCY").with("latencyMs", milliseconds);
        }

        /** Only this method, such as {@code mail/user/suspend}. */
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

        /** {@code applied}, {@code message}, {@code messageKey}, {@code code}, {@code bytes}, {@code reset}. */
        public Fault with(String name, Object value) {
            wish.put(name, value);
            return this;
        }
    }

    public final class Account {
        private final String authUserId;
        private final String apiKey;
        private final JsonNode orders;

        private Account(String authUserId, String apiKey, JsonNode orders) {
            this.authUserId = authUserId;
            this.apiKey = apiKey;
            this.orders = orders;
        }

        public String authUserId() {
            return authUserId;
        }

        public String apiKey() {
            return apiKey;
        }

        /** The first order's id. */
        public long orderId() {
            return orders.get(0).get("orderId").asLong();
        }

        public long orderId(String domain) {
            return StreamSupport.stream(orders.spliterator(), false)
                    .filter(order -> order.get("domain").asText().equals(domain))
                    .findFirst()
                    .orElseThrow()
                    .get("orderId")
                    .asLong();
        }

        /** The first order's domain. */
        public String domain() {
            return orders.get(0).get("domain").asText();
        }

        public URI endpoint() {
            return SandboxControl.this.endpoint();
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
         * Sets all switches; what is not given goes back: {@code unknownInList} (ALL_FAIL, PARTIAL, IGNORE),
         * {@code usersShape} (ARRAY, KEYED_OBJECT, SINGLE_AS_OBJECT), {@code noRecordsStatus}, {@code recordsShape}
         * (ARRAY, KEYED_OBJECT, BY_TYPE), {@code mostAccounts}, and the truths {@code autoresponderWithdrawn,
         * autoresponderReadBack, repeatedSuspensionFails, repeatsFail, businessMail, lenientVerbs, journalOff}.
         */
        public void switches(Map<String, ?> switches) {
            call("PUT", path("switches"), switches);
        }

        /** Everything as it was when the account was made. */
        public void reset() {
            call("POST", path("reset"), null);
        }

        public void delete() {
            call("DELETE", path(""), null);
        }

        /** The state itself, password and autoresponder included; null when there is no such mailbox. */
        public JsonNode mailbox(String address) {
            return call("GET", mailboxPath(address), null);
        }

        /**
         * Adds or changes: {@code firstName, lastName, notificationEmail, status, forwardOnly, adminForwards,
         * userForwards, quotaLimit, quotaUsed, password, front}.
         */
        public void put(String address, Map<String, ?> fields) {
            call("PUT", mailboxPath(address), fields);
        }

        public void remove(String address) {
            call("DELETE", mailboxPath(address), null);
        }

        /** What a domain keeps: {@code catchAll, aliases, ownershipVerified, notificationEmail, suspended, reason}. */
        public JsonNode settings(String domain) {
            return call("GET", path("orders/" + orderId(domain) + "/settings"), null);
        }

        /** Changes what is given. */
        public void settings(String domain, Map<String, ?> changed) {
            call("PUT", path("orders/" + orderId(domain) + "/settings"), changed);
        }

        /** Moves the listing after the answer to that page of a search, or now with page 0. */
        public void shift(int afterPage, int removeFirst, int addFirst) {
            call(
                    "POST",
                    path("orders/" + orderId() + "/shift"),
                    Map.of("afterPage", afterPage, "removeFirst", removeFirst, "addFirst", addFirst));
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
            return "control/accounts/" + authUserId + (rest.isEmpty() ? "" : "/" + rest);
        }

        private String mailboxPath(String address) {
            String domain = address.substring(address.indexOf('@') + 1);
            return path("orders/" + orderId(domain) + "/mailboxes/"
                    + encoded(address).replace("%40", "@"));
        }
    }

    private static List<Line> lines(JsonNode answer) {
        return StreamSupport.stream(answer.spliterator(), false)
                .map(SandboxControl::line)
                .toList();
    }

    private static Line line(JsonNode line) {
        List<Line.Parameter> parameters = StreamSupport.stream(
                        line.get("parameters").spliterator(), false)
                .map(p -> new Line.Parameter(
                        p.get("name").asText(),
                        p.get("value").asText(),
                        p.get("place").asText()))
                .toList();
        return new Line(
                line.get("sequence").asLong(),
                line.get("verb").asText(),
                line.get("method").asText(),
                line.get("requestLine").asText(),
                parameters,
                line.get("applied").asBoolean(),
                line.get("fault").asText(null),
                line.get("status").asInt(),
                line.get("answer").asText(null));
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

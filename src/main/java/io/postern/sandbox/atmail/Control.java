package io.postern.sandbox.atmail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.sandbox.atmail.Subscription.Credits;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The door for tests and benchmarks: makes subscriptions, breaks them, changes and reads their state. */
final class Control {
    private static final int MOST_MAILBOXES = 100_000;
    private final Subscriptions subscriptions;
    private final ObjectMapper mapper;
    private final ControlMailboxes mailboxes;

    /** Reads a body and goes on where waiting is allowed. */
    interface Receiver extends BiConsumer<RoutingContext, Consumer<Buffer>> {}

    private interface Work {
        /** The answer as JSON, or null for none. */
        Object apply(RoutingContext context, String body) throws JsonProcessingException;
    }

    record NewAccount(String username, String password, List<NewDomain> domains, Credits credits) {}

    /** {@code mailboxes} are generated; {@code varied} mixes states among them. */
    record NewDomain(String name, int mailboxes, boolean varied) {}

    Control(Subscriptions subscriptions, ObjectMapper mapper) {
        this.subscriptions = subscriptions;
        this.mapper = mapper;
        this.mailboxes = new ControlMailboxes(mapper);
    }

    void mount(Router router, String base, Receiver receiver) {
        String account = base + "/accounts/:account";
        String mailbox = account + "/mailboxes/:address";
        var on = new Object() {
            void call(HttpMethod verb, String path, Work work) {
                router.route(verb, path)
                        .order(AtmailRoutes.ORDER)
                        .handler(context -> receiver.accept(context, body -> run(context, body, work)));
            }
        };
        on.call(HttpMethod.GET, base + "/accounts", (c, b) -> subscriptions.all().stream()
                .map(ControlBody::account)
                .toList());
        on.call(HttpMethod.POST, base + "/accounts", this::create);
        on.call(HttpMethod.GET, base + "/strangers/journal", (c, b) -> journal(subscriptions.strangers(), c));
        on.call(HttpMethod.GET, account, (c, b) -> ControlBody.account(account(c)));
        on.call(HttpMethod.DELETE, account, (c, b) -> done(() -> subscriptions.remove(account(c))));
        on.call(
                HttpMethod.POST,
                account + "/reset",
                (c, b) -> done(() -> subscriptions.put(account(c).fresh())));
        on.call(HttpMethod.PUT, account + "/switches", (c, b) -> {
            Switches changed = mapper.readValue(b, Switches.class);
            return done(() -> account(c).switches(changed));
        });
        on.call(HttpMethod.PUT, account + "/credits", (c, b) -> {
            Credits changed = mapper.readValue(b, Credits.class);
            return done(() -> account(c).credits(changed));
        });
        on.call(HttpMethod.GET, account + "/faults", (c, b) -> account(c).faults().all().stream()
                .map(fault -> Map.of("fault", fault.wish(), "left", fault.left()))
                .toList());
        on.call(HttpMethod.POST, account + "/faults", (c, b) -> {
            Fault fault = new Fault(mapper.readValue(b, Fault.Wish.class));
            return done(() -> account(c).faults().add(fault));
        });
        on.call(
                HttpMethod.DELETE,
                account + "/faults",
                (c, b) -> done(() -> account(c).faults().clear()));
        on.call(
                HttpMethod.POST,
                account + "/release",
                (c, b) -> done(() -> account(c).faults().release()));
        on.call(
                HttpMethod.GET,
                account + "/journal",
                (c, b) -> journal(account(c).journal(), c));
        on.call(
                HttpMethod.DELETE,
                account + "/journal",
                (c, b) -> done(() -> account(c).journal().clear()));
        on.call(HttpMethod.GET, account + "/aliases", (c, b) -> ControlBody.aliases(account(c)));
        on.call(HttpMethod.GET, account + "/subadmins", (c, b) -> ControlBody.subAdmins(account(c)));
        on.call(HttpMethod.GET, mailbox, (c, b) -> mailboxes.read(account(c), c.pathParam("address")));
        on.call(HttpMethod.PUT, mailbox, (c, b) -> mailboxes.put(account(c), c.pathParam("address"), b));
        on.call(HttpMethod.DELETE, mailbox, (c, b) -> mailboxes.remove(account(c), c.pathParam("address")));
    }

    private void run(RoutingContext context, Buffer body, Work work) {
        var response = context.response().putHeader("content-type", "application/json");
        try {
            String text = body.length() == 0 ? "{}" : body.toString();
            // a page of another site cannot send this type without asking first
            String type = context.request().getHeader("content-type");
            if (body.length() > 0 && (type == null || !type.startsWith("application/json"))) {
                throw new IllegalArgumentException("send application/json");
            }
            Object answer = work.apply(context, text);
            response.setStatusCode(answer == null ? 204 : 200);
            response.end(answer == null ? Buffer.buffer() : Buffer.buffer(mapper.writeValueAsBytes(answer)));
        } catch (NoSuchElementException e) {
            response.setStatusCode(404).end();
        } catch (JsonProcessingException e) {
            // its message quotes the body
            refuse(response, "not understood: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            refuse(response, e.getMessage());
        }
    }

    private static void refuse(HttpServerResponse response, String message) {
        response.setStatusCode(400).end(new JsonObject().put("message", message).toBuffer());
    }

    private Object create(RoutingContext context, String body) throws JsonProcessingException {
        NewAccount wanted = mapper.readValue(body, NewAccount.class);
        String user = wanted.username() == null ? subscriptions.nextUser() : wanted.username();
        List<NewDomain> domains = wanted.domains() == null ? List.of() : wanted.domains();
        Subscription made = new Subscription(new Subscription.Plan(
                user,
                wanted.password() == null ? "sandbox-" + user : wanted.password(),
                domains.stream().map(Control::plan).toList(),
                wanted.credits() == null ? Credits.UNLIMITED : wanted.credits()));
        subscriptions.put(made);
        return ControlBody.account(made);
    }

    private static Subscription.Plan.Domain plan(NewDomain domain) {
        if (domain.name() == null || domain.mailboxes() < 0 || domain.mailboxes() > MOST_MAILBOXES) {
            throw new IllegalArgumentException("a domain has a name, and at most " + MOST_MAILBOXES + " mailboxes");
        }
        return new Subscription.Plan.Domain(domain.name(), domain.mailboxes(), domain.varied(), List.of());
    }

    private static Object journal(Journal journal, RoutingContext context) {
        return ControlBody.journal(journal, context);
    }

    private Subscription account(RoutingContext context) {
        return subscriptions.find(context.pathParam("account")).orElseThrow();
    }

    private static Object done(Runnable work) {
        work.run();
        return null;
    }
}

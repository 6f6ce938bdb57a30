package io.postern.sandbox.opensrs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The door for tests and benchmarks: makes accounts, breaks them, changes and reads their state. */
final class Control {
    private final Accounts accounts;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final ControlAccounts making;
    private final ControlMailboxes mailboxes;

    /** Reads a body and goes on where waiting is allowed. */
    interface Receiver extends BiConsumer<RoutingContext, Consumer<Buffer>> {}

    private interface Work {
        /** The answer as JSON, or null for none. */
        Object apply(RoutingContext context, String body) throws JsonProcessingException;
    }

    private interface AccountWork {
        Object apply(Account account, RoutingContext context, String body) throws JsonProcessingException;
    }

    private record Doors(Router router, Receiver receiver) {}

    Control(Accounts accounts, ObjectMapper mapper, Clock clock) {
        this.accounts = accounts;
        this.mapper = mapper;
        this.clock = clock;
        this.making = new ControlAccounts(accounts, mapper, clock);
        this.mailboxes = new ControlMailboxes(mapper, clock);
    }

    void mount(Router router, String base, Receiver receiver) {
        Doors doors = new Doors(router, receiver);
        String one = base + "/accounts/:account";
        on(doors, HttpMethod.GET, base + "/accounts", (c, b) -> accounts.all().stream()
                .map(ControlBody::account)
                .toList());
        on(doors, HttpMethod.POST, base + "/accounts", (c, b) -> making.create(b));
        on(doors, HttpMethod.GET, base + "/strangers/journal", (c, b) -> ControlBody.journal(accounts.strangers(), c));
        of(doors, HttpMethod.GET, one, (a, c, b) -> ControlBody.account(a));
        of(doors, HttpMethod.DELETE, one, (a, c, b) -> done(() -> accounts.remove(a)));
        of(doors, HttpMethod.POST, one + "/reset", (a, c, b) -> done(() -> accounts.put(a.fresh(clock.instant()))));
        of(doors, HttpMethod.POST, one + "/domains", (a, c, b) -> making.addDomain(a, b));
        of(doors, HttpMethod.PUT, one + "/admins/:user", (a, c, b) -> making.putAdmin(a, c.pathParam("user"), b));
        of(doors, HttpMethod.DELETE, one + "/admins/:user", (a, c, b) -> making.removeAdmin(a, c.pathParam("user")));
        of(doors, HttpMethod.POST, one + "/sessions/expire", (a, c, b) -> making.expireSessions(a));
        of(doors, HttpMethod.POST, one + "/age", (a, c, b) -> making.age(a, b));
        of(doors, HttpMethod.PUT, one + "/switches", (a, c, b) -> {
            Switches changed = mapper.readValue(b, Switches.class);
            return done(() -> a.switches(changed));
        });
        of(doors, HttpMethod.POST, one + "/shift", (a, c, b) -> {
            Account.Shift shift = mapper.readValue(b, Account.Shift.class);
            return done(() -> a.alone(() -> {
                a.plan(shift, clock.instant());
                return null;
            }));
        });
        faults(doors, one);
        of(doors, HttpMethod.GET, one + "/journal", (a, c, b) -> ControlBody.journal(a.journal(), c));
        of(
                doors,
                HttpMethod.DELETE,
                one + "/journal",
                (a, c, b) -> done(() -> a.journal().clear()));
        String mailbox = one + "/mailboxes/:address";
        of(doors, HttpMethod.GET, mailbox, (a, c, b) -> mailboxes.read(a, c.pathParam("address")));
        of(doors, HttpMethod.PUT, mailbox, (a, c, b) -> mailboxes.put(a, c.pathParam("address"), b));
        of(doors, HttpMethod.DELETE, mailbox, (a, c, b) -> mailboxes.remove(a, c.pathParam("address")));
    }

    private void faults(Doors doors, String one) {
        of(doors, HttpMethod.GET, one + "/faults", (a, c, b) -> a.faults().all().stream()
                .map(fault -> Map.of("fault", fault.wish(), "left", fault.left()))
                .toList());
        of(doors, HttpMethod.POST, one + "/faults", (a, c, b) -> {
            Fault fault = new Fault(mapper.readValue(b, Fault.Wish.class));
            return done(() -> a.faults().add(fault));
        });
        of(
                doors,
                HttpMethod.DELETE,
                one + "/faults",
                (a, c, b) -> done(() -> a.faults().clear()));
        of(
                doors,
                HttpMethod.POST,
                one + "/release",
                (a, c, b) -> done(() -> a.faults().release()));
    }

    private void of(Doors doors, HttpMethod verb, String path, AccountWork work) {
        on(
                doors,
                verb,
                path,
                (context, body) ->
                        work.apply(accounts.find(context.pathParam("account")).orElseThrow(), context, body));
    }

    private void on(Doors doors, HttpMethod verb, String path, Work work) {
        doors.router().route(verb, path).order(OpensrsRoutes.ORDER).handler(context -> doors.receiver()
                .accept(context, body -> run(context, body, work)));
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

    static Object done(Runnable work) {
        work.run();
        return null;
    }
}

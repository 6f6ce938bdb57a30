package io.postern.sandbox.logicboxes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The door for tests and benchmarks: makes accounts, breaks them, changes and reads their state. */
final class Control {
    private static final int MOST_MAILBOXES = 10_000_000;
    private final Accounts accounts;
    private final ObjectMapper mapper;
    private final ControlMailboxes mailboxes;

    /** Reads a body and goes on where waiting is allowed. */
    interface Receiver extends BiConsumer<RoutingContext, Consumer<Buffer>> {}

    private interface Work {
        /** The answer as JSON, or null for none. */
        Object apply(RoutingContext context, String body) throws JsonProcessingException;
    }

    record NewAccount(String authUserId, String apiKey, List<NewOrder> orders) {}

    /** {@code mailboxes} are generated; {@code varied} mixes states and types among them. */
    record NewOrder(Long orderId, String domain, int mailboxes, boolean varied, Boolean activated) {}

    Control(Accounts accounts, ObjectMapper mapper) {
        this.accounts = accounts;
        this.mapper = mapper;
        this.mailboxes = new ControlMailboxes(mapper);
    }

    void mount(Router router, String base, Receiver receiver) {
        String account = base + "/accounts/:account";
        String mailbox = account + "/orders/:order/mailboxes/:address";
        on(router, receiver, HttpMethod.GET, base + "/accounts", (c, b) -> accounts.all().stream()
                .map(ControlBody::account)
                .toList());
        on(router, receiver, HttpMethod.POST, base + "/accounts", this::create);
        on(
                router,
                receiver,
                HttpMethod.GET,
                base + "/strangers/journal",
                (c, b) -> ControlBody.journal(accounts.strangers(), c));
        on(router, receiver, HttpMethod.GET, account, (c, b) -> ControlBody.account(account(c)));
        on(
                router,
                receiver,
                HttpMethod.DELETE,
                account,
                (c, b) -> done(() -> accounts.remove(account(c).userId())));
        on(
                router,
                receiver,
                HttpMethod.POST,
                account + "/reset",
                (c, b) -> done(() -> accounts.put(account(c).fresh())));
        on(router, receiver, HttpMethod.POST, account + "/orders", this::addOrder);
        on(router, receiver, HttpMethod.PUT, account + "/switches", (c, b) -> {
            Switches changed = mapper.readValue(b, Switches.class);
            return done(() -> account(c).switches(changed));
        });
        on(router, receiver, HttpMethod.GET, account + "/faults", (c, b) -> account(c).faults().all().stream()
                .map(fault -> Map.of("fault", fault.wish(), "left", fault.left()))
                .toList());
        on(router, receiver, HttpMethod.POST, account + "/faults", (c, b) -> {
            Fault fault = new Fault(mapper.readValue(b, Fault.Wish.class));
            return done(() -> account(c).faults().add(fault));
        });
        on(
                router,
                receiver,
                HttpMethod.DELETE,
                account + "/faults",
                (c, b) -> done(() -> account(c).faults().clear()));
        on(
                router,
                receiver,
                HttpMethod.POST,
                account + "/release",
                (c, b) -> done(() -> account(c).faults().release()));
        on(
                router,
                receiver,
                HttpMethod.GET,
                account + "/journal",
                (c, b) -> ControlBody.journal(account(c).journal(), c));
        on(
                router,
                receiver,
                HttpMethod.DELETE,
                account + "/journal",
                (c, b) -> done(() -> account(c).journal().clear()));
        on(router, receiver, HttpMethod.POST, account + "/orders/:order/shift", (c, b) -> {
            Order.Shift shift = mapper.readValue(b, Order.Shift.class);
            return done(() -> order(c).plan(shift));
        });
        String settings = account + "/orders/:order/settings";
        on(router, receiver, HttpMethod.GET, settings, (c, b) -> order(c).settings());
        on(router, receiver, HttpMethod.PUT, settings, (c, b) -> {
            ObjectNode merged = mapper.valueToTree(order(c).settings());
            merged.setAll((ObjectNode) mapper.readTree(b));
            DomainSettings changed = mapper.treeToValue(merged, DomainSettings.class);
            return done(() -> order(c).settings(before -> changed));
        });
        on(router, receiver, HttpMethod.GET, mailbox, (c, b) -> mailboxes.read(order(c), c.pathParam("address")));
        on(router, receiver, HttpMethod.PUT, mailbox, (c, b) -> mailboxes.put(order(c), c.pathParam("address"), b));
        on(router, receiver, HttpMethod.DELETE, mailbox, (c, b) -> mailboxes.remove(order(c), c.pathParam("address")));
    }

    private void on(Router router, Receiver receiver, HttpMethod verb, String path, Work work) {
        router.route(verb, path)
                .order(LogicBoxesRoutes.ORDER)
                .handler(context -> receiver.accept(context, body -> run(context, body, work)));
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
        } catch (java.util.NoSuchElementException e) {
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
        String userId = wanted.authUserId() == null ? accounts.nextUserId() : wanted.authUserId();
        List<NewOrder> orders = wanted.orders() == null ? List.of() : wanted.orders();
        Account account = new Account(
                userId,
                wanted.apiKey() == null ? "sandbox-key-" + userId : wanted.apiKey(),
                orders.stream().map(this::plan).toList());
        accounts.put(account);
        return ControlBody.account(account);
    }

    private Object addOrder(RoutingContext context, String body) throws JsonProcessingException {
        Order.Plan plan = plan(mapper.readValue(body, NewOrder.class));
        account(context).add(plan);
        return ControlBody.order(plan);
    }

    private Order.Plan plan(NewOrder order) {
        if (order.domain() == null || order.mailboxes() < 0 || order.mailboxes() > MOST_MAILBOXES) {
            throw new IllegalArgumentException("an order has a domain, and at most " + MOST_MAILBOXES + " mailboxes");
        }
        long id = order.orderId() == null ? accounts.nextOrderId() : order.orderId();
        boolean activated = order.activated() == null || order.activated();
        return new Order.Plan(id, order.domain(), order.mailboxes(), order.varied(), activated, List.of());
    }

    private Account account(RoutingContext context) {
        return accounts.find(context.pathParam("account")).orElseThrow();
    }

    private Order order(RoutingContext context) {
        return account(context)
                .order(Long.parseLong(context.pathParam("order")))
                .orElseThrow();
    }

    private static Object done(Runnable work) {
        work.run();
        return null;
    }
}

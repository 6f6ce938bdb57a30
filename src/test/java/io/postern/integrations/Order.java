package io.postern.integrations;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.embed.BillingSystems.BillingSystem;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One order of a client in a billing system whose module talks to the running portal, and what billing does with it. */
public final class Order {
    private final String system;
    private final StandIn standIn;
    private final Map<String, Object> state;
    private final String domain;

    private Order(String system, Map<String, Object> state, String domain) {
        this.system = system;
        this.standIn = StandIn.of(system);
        this.state = state;
        this.domain = domain;
    }

    /** @param connection the tenant's name of it */
    public static Order in(String system, BillingSystem billing, URI portal, String connection, String domain) {
        String tenant = billing.tenant().value();
        String address = portal.toString().replaceAll("/$", "");
        String names = tenant + "/" + billing.id() + "/k1";
        String key = billing.pastedKey();
        Map<String, Object> state =
                switch (system) {
                    case "whmcs" ->
                        Map.of("arguments", List.of(WhmcsTest.params(address, names, key, domain, connection)));
                    case "fossbilling" -> FossbillingTest.order(address, names, key, domain, connection);
                    case "blesta" ->
                        BlestaTest.order(BlestaTest.row(address, tenant, billing.id(), key), domain, connection);
                    case "hostbill" -> HostbillTest.order(address, names, key, domain, connection);
                    default -> throw new IllegalArgumentException(system);
                };
        return new Order(system, state, domain);
    }

    /** What staff or the cron of billing systems do, again where they are told to; the error that they see, or "" when it is done. */
    public String create() {
        return again(() -> switch (system) {
            case "blesta" ->
                error(run(
                        "addService",
                        List.of(pack(), Map.of("client_id", "17", "postern_domain", domain, "use_module", "true"))));
            default -> does("CreateAccount", "createAccount", "", "Create");
        });
    }

    public String suspend() {
        return again(this::suspendOnce);
    }

    String suspendOnce() {
        return does("SuspendAccount", "suspendAccount", "suspendService", "Suspend");
    }

    public String unsuspend() {
        return again(() -> does("UnsuspendAccount", "unsuspendAccount", "unsuspendService", "Unsuspend"));
    }

    public String terminate() {
        return again(() -> does("TerminateAccount", "cancelAccount", "cancelService", "Terminate"));
    }

    /** Sizes are set again as the product says. */
    public String changePackage() {
        return again(() -> switch (system) {
            case "blesta" -> error(run("changeServicePackage", List.of(pack(), pack(), service())));
            case "fossbilling" -> error(run("changeAccountPackage", List.of(Map.of("maxPop", "10"))));
            default -> does("ChangePackage", "", "", "ChangePackage");
        });
    }

    /** The page of the order, where the client sees the frame. */
    public StandIn.Site site() {
        return standIn.serve(state);
    }

    JsonNode run(String call, List<Object> arguments) {
        Map<String, Object> order = new HashMap<>(state);
        order.put("call", call);
        order.put("arguments", arguments);
        return standIn.run(order);
    }

    /** One function of the WHMCS module, with these parameters besides the usual ones. */
    JsonNode whmcs(String call, Map<String, Object> more) {
        @SuppressWarnings("unchecked")
        Map<String, Object> params = new HashMap<>((Map<String, Object>) ((List<?>) state.get("arguments")).getFirst());
        params.putAll(more);
        return run(call, List.of(params));
    }

    /** A portal on a machine with much else to do may need longer than a module waits. */
    private static String again(Supplier<String> call) {
        String error = call.get();
        for (int times = 0; times < 5 && error.matches("(?s).*(still under way|gave no answer).*"); times++) {
            error = call.get();
        }
        return error;
    }

    private String does(String whmcs, String fossbilling, String blesta, String hostbill) {
        return switch (system) {
            case "whmcs" -> {
                String result = whmcs(whmcs, Map.of()).path("result").asText();
                yield result.equals("success") ? "" : result;
            }
            case "fossbilling" -> error(run(fossbilling, List.of()));
            case "blesta" -> error(run(blesta, List.of(pack(), service())));
            case "hostbill" -> error(run(hostbill, List.of()));
            default -> throw new IllegalStateException(system);
        };
    }

    private Object pack() {
        return Map.of("object", state.get("package_of_service"));
    }

    private Object service() {
        return Map.of("object", state.get("service"));
    }

    private static String error(JsonNode came) {
        List<String> texts = new ArrayList<>();
        if (came.path("error").isTextual()) {
            texts.add(came.path("error").asText());
        }
        came.path("errors").forEach(error -> {
            if (error.isTextual()) {
                texts.add(error.asText());
            }
            error.forEach(text -> texts.add(text.asText()));
        });
        return String.join(" ", texts);
    }
}

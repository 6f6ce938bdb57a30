package io.postern.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.sandbox.OpensrsControl;
import io.postern.sandbox.OpensrsControl.Account;
import io.postern.sandbox.OpensrsControl.Fault;
import io.postern.testing.HostedResellers.At;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class OpensrsUpstream implements Upstream {
    private final Account account;

    OpensrsUpstream(String domain, int mailboxes) {
        this.account = OpensrsControl.here().account(domain, mailboxes);
    }

    @Override
    public At at() {
        return At.of(account);
    }

    @Override
    public void calm() {
        account.clearFaults();
    }

    @Override
    public void hit(Act act, Hitch hitch, boolean reading, int skip) {
        Fault fault =
                switch (hitch) {
                    case BUSY -> Fault.error(22);
                    case REFUSED -> Fault.error(4);
                    case NONE, LIE, RESET_AFTER, RESET_BEFORE, TRUNCATED, EMPTY, GARBAGE, HANG, HANG_AFTER ->
                        Fault.of(hitch.name());
                };
        account.fault(
                fault.method(reading ? "get_user" : method(act)).skip(skip).calls(1));
    }

    private static String method(Act act) {
        return switch (act) {
            case DELETE -> "delete_user";
            case RENAME -> "rename_user";
            case SUSPEND,
                    RESUME,
                    DETAILS,
                    PASSWORD_SET,
                    PASSWORD_CHANGE,
                    PASSWORD_RESET,
                    AUTORESPONDER,
                    QUOTA,
                    FORWARDS,
                    ALIAS_ADD,
                    ALIAS_REMOVE,
                    CREATE -> "change_user";
        };
    }

    @Override
    public Optional<Map<String, String>> mailbox(String address) {
        return Optional.ofNullable(account.mailbox(address)).map(found -> aspects(found, address));
    }

    private static Map<String, String> aspects(JsonNode found, String address) {
        JsonNode attributes = found.get("attributes");
        var aspects = new HashMap<String, String>();
        aspects.put("status", attributes.path("service_imap4").asText().equals("suspended") ? "SUSPENDED" : "ACTIVE");
        aspects.put("name", attributes.path("name").asText());
        aspects.put("password", found.path("password").asText());
        aspects.put(
                "reply",
                attributes.path("delivery_autoresponder").asBoolean()
                        ? attributes.path("autoresponder").asText()
                        : "");
        aspects.put("quota", attributes.path("quota").asText());
        aspects.put(
                "forwards",
                attributes.path("delivery_forward").asBoolean()
                        ? attributes.path("forward_recipients").path(0).asText()
                        : "");
        for (String alias : Upstream.ALIASES) {
            String whole = alias + address.substring(address.indexOf('@'));
            boolean has = attributes.path("aliases").valueStream().anyMatch(each -> each.asText()
                    .equals(whole));
            aspects.put(alias, has ? "yes" : "");
        }
        return aspects;
    }

    @Override
    public long applied(Act act, String address) {
        return account.journal(Map.of("method", method(act), "object", address, "applied", "true")).stream()
                .filter(line -> !line.method().equals("change_user") || carries(act, line.request()))
                .count();
    }

    private static boolean carries(Act act, JsonNode request) {
        JsonNode attributes = request.path("attributes");
        boolean makes = request.path("create_only").asBoolean();
        return switch (act) {
            case CREATE -> makes;
            case SUSPEND -> attributes.path("service_imap4").asText().equals("suspended");
            case RESUME -> attributes.path("service_imap4").asText().equals("enabled");
            case DETAILS -> !makes && attributes.has("name");
            case PASSWORD_SET, PASSWORD_CHANGE -> !makes && attributes.has("password");
            case AUTORESPONDER -> attributes.has("delivery_autoresponder");
            case QUOTA -> !makes && attributes.has("quota");
            case FORWARDS -> attributes.has("delivery_forward");
            case ALIAS_ADD, ALIAS_REMOVE -> attributes.has("aliases");
            case PASSWORD_RESET, DELETE, RENAME -> false;
        };
    }

    /** A password can be tried only while the mailbox is not suspended; and a list of aliases is sent as a whole. */
    @Override
    public boolean tells(Act act) {
        return act != Act.PASSWORD_SET && act != Act.PASSWORD_CHANGE && act != Act.ALIAS_ADD && act != Act.ALIAS_REMOVE;
    }

    @Override
    public void close() {
        account.delete();
    }
}

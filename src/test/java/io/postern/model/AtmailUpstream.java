package io.postern.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.sandbox.AtmailControl;
import io.postern.sandbox.AtmailControl.Account;
import io.postern.sandbox.AtmailControl.Fault;
import io.postern.testing.HostedResellers.At;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class AtmailUpstream implements Upstream {
    private final Account account;

    AtmailUpstream(String domain, int mailboxes) {
        this.account = AtmailControl.here().account(domain, mailboxes);
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
                    case BUSY -> Fault.of("HTML").with("status", 429);
                    case REFUSED -> Fault.failure("Permission denied");
                    case NONE, LIE, RESET_AFTER, RESET_BEFORE, TRUNCATED, EMPTY, GARBAGE, HANG, HANG_AFTER ->
                        Fault.of(hitch.name());
                };
        account.fault(
                fault.method(reading ? "users/view" : method(act)).skip(skip).calls(1));
    }

    private static String method(Act act) {
        return switch (act) {
            case ALIAS_ADD -> "aliases/create";
            case ALIAS_REMOVE -> "aliases/delete";
            case CREATE -> "users/create";
            case DELETE -> "users/delete";
            case SUSPEND,
                    RESUME,
                    DETAILS,
                    PASSWORD_SET,
                    PASSWORD_CHANGE,
                    PASSWORD_RESET,
                    AUTORESPONDER,
                    QUOTA,
                    FORWARDS,
                    RENAME -> "users/update";
        };
    }

    private static String parameter(Act act) {
        return switch (act) {
            case SUSPEND, RESUME -> "enabled";
            case DETAILS -> "UserFirstName";
            case PASSWORD_SET -> "Password";
            case AUTORESPONDER -> "AutoReply";
            case QUOTA -> "UserQuota";
            case FORWARDS -> "Forward";
            case RENAME -> "NewUsername";
            case ALIAS_ADD, ALIAS_REMOVE, CREATE, DELETE, PASSWORD_CHANGE, PASSWORD_RESET -> "";
        };
    }

    @Override
    public Optional<Map<String, String>> mailbox(String address) {
        return Optional.ofNullable(account.mailbox(address)).map(found -> aspects(found, address));
    }

    private Map<String, String> aspects(JsonNode found, String address) {
        var aspects = new HashMap<String, String>(Map.of(
                "status", found.get("enabled").asBoolean() ? "ACTIVE" : "SUSPENDED",
                "name", text(found, "firstName"),
                "password", text(found, "password"),
                "reply", text(found, "autoReply"),
                "quota", text(found, "quota"),
                "forwards", text(found, "forward")));
        for (String alias : ALIASES) {
            String whole = alias + address.substring(address.indexOf('@'));
            boolean has = account.aliases()
                    .valueStream()
                    .anyMatch(each -> each.path("AliasName").asText().equals(whole)
                            && each.path("AliasTo").asText().equals(address));
            aspects.put(alias, has ? "yes" : "");
        }
        return aspects;
    }

    private static String text(JsonNode found, String name) {
        return found.path(name).asText("").replaceFirst("^null$", "");
    }

    @Override
    public long applied(Act act, String address) {
        String wanted = act == Act.SUSPEND ? "false" : act == Act.RESUME ? "true" : null;
        return account.journal(Map.of("method", method(act), "address", address, "applied", "true")).stream()
                .filter(line -> parameter(act).isEmpty()
                        || line.parameters().stream()
                                .anyMatch(each -> each.name().equals(parameter(act))
                                        && (wanted == null || wanted.equals(each.value()))))
                .count();
    }

    @Override
    public boolean tells(Act act) {
        // aliases move with their mailbox
        return act != Act.PASSWORD_SET && act != Act.ALIAS_ADD && act != Act.ALIAS_REMOVE;
    }

    @Override
    public void close() {
        account.delete();
    }
}

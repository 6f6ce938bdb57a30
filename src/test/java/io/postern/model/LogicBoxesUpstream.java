package io.postern.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.sandbox.SandboxControl;
import io.postern.sandbox.SandboxControl.Account;
import io.postern.sandbox.SandboxControl.Fault;
import io.postern.sandbox.SandboxControl.Line;
import io.postern.testing.HostedResellers.At;
import java.util.Map;
import java.util.Optional;

final class LogicBoxesUpstream implements Upstream {
    private static final String ADD_FORWARDS = "mail/user/add-admin-forwards";
    private static final String DELETE_FORWARDS = "mail/user/delete-admin-forwards";

    private final Account account;

    LogicBoxesUpstream(String domain, int mailboxes) {
        this.account = SandboxControl.here().account(domain, mailboxes);
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
                    case BUSY -> Fault.of("ERROR_500").with("message", "Too many requests");
                    case REFUSED -> Fault.of("FAILURE").with("message", "You are not authorized");
                    case NONE, LIE, RESET_AFTER, RESET_BEFORE, TRUNCATED, EMPTY, GARBAGE, HANG, HANG_AFTER ->
                        Fault.of(hitch.name());
                };
        if (act == Act.FORWARDS && !reading && skip > 0) {
            // new targets come first, then the old ones go
            account.fault(fault.method(DELETE_FORWARDS).calls(1));
        } else {
            account.fault(
                    fault.method(reading ? "mail/user" : method(act)).skip(skip).calls(1));
        }
    }

    private static String method(Act act) {
        return switch (act) {
            case SUSPEND -> "mail/user/suspend";
            case RESUME -> "mail/user/unsuspend";
            case DETAILS -> "mail/user/modify";
            case PASSWORD_CHANGE -> "mail/user/change-password";
            case PASSWORD_RESET -> "mail/user/reset-password";
            case AUTORESPONDER -> "mail/user/update-autoresponder";
            case CREATE -> "mail/user/add";
            case DELETE -> "mail/user/delete";
            case FORWARDS -> ADD_FORWARDS;
            case PASSWORD_SET, QUOTA, ALIAS_ADD, ALIAS_REMOVE, RENAME -> "never";
        };
    }

    @Override
    public Optional<Map<String, String>> mailbox(String address) {
        return Optional.ofNullable(account.mailbox(address)).map(LogicBoxesUpstream::aspects);
    }

    private static Map<String, String> aspects(JsonNode found) {
        JsonNode reply = found.path("autoresponder");
        return Map.of(
                "status", found.get("status").asText(),
                "name", found.get("firstName").asText(),
                "password", found.get("password").asText(),
                "reply", reply.path("on").asBoolean() ? reply.path("message").asText() : "",
                "forwards", found.path("adminForwards").asText());
    }

    @Override
    public long applied(Act act, String address) {
        long applied = account.journal(Map.of("method", method(act), "address", address, "applied", "true"))
                .size();
        return act == Act.FORWARDS ? applied - takenBack(address) : applied;
    }

    /** New targets that went again because the old ones were not let go: as if they had never been added. */
    private long takenBack(String address) {
        long takenBack = 0;
        String added = null;
        boolean kept = false;
        for (Line line : account.journal(Map.of("address", address))) {
            if (line.method().equals(ADD_FORWARDS) && line.applied()) {
                added = forwards(line);
                kept = false;
            } else if (line.method().equals(DELETE_FORWARDS)) {
                takenBack += kept && line.applied() && forwards(line).equals(added) ? 1 : 0;
                kept = !line.applied();
            }
        }
        return takenBack;
    }

    private static String forwards(Line line) {
        return line.parameters().stream()
                .filter(parameter -> parameter.name().equals("forwards"))
                .map(Line.Parameter::value)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public boolean tells(Act act) {
        return act != Act.AUTORESPONDER;
    }

    @Override
    public void close() {
        account.delete();
    }
}

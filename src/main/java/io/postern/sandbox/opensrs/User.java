package io.postern.sandbox.opensrs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mailbox, a forward or a filter. All access is under its account's lock. */
final class User {
    static final String INITIAL_PASSWORD = "Sandbox.Pass1";
    static final List<String> SERVICES = List.of(
            "service_imap4",
            "service_pop3",
            "service_smtpin",
            "service_smtprelay",
            "service_smtprelay_webmail",
            "service_webmail");
    private String address;
    final String id;
    final long created;
    final Map<String, Object> attributes = new LinkedHashMap<>();
    final Map<String, Level> suspendedBy = new LinkedHashMap<>();
    final List<AppPassword> appPasswords = new ArrayList<>();
    final List<DeletedMessage> deletedMessages = new ArrayList<>();
    final List<String> deletedFolders = new ArrayList<>();
    final History history = new History();
    String password;
    long lastLogin;
    long bytesUsed;
    long messagesUsed;
    long sent;
    boolean secondFactor;
    Standing standing = Standing.GOOD;
    /** Epoch seconds; 0 while it is not deleted. */
    long deleted;

    record AppPassword(String tag, String password, long created) {}

    record DeletedMessage(String id, String folder, Map<String, String> headers) {}

    User(String address, String id, long created) {
        this.address = address;
        this.id = id;
        this.created = created;
    }

    String address() {
        return address;
    }

    void rename(String newAddress) {
        address = newAddress;
    }

    String domain() {
        return Domain.of(address);
    }

    String text(String attribute) {
        return attributes.get(attribute) instanceof String text ? text : "";
    }

    long number(String attribute) {
        return attributes.get(attribute) instanceof Number number ? number.longValue() : 0;
    }

    String type() {
        return text("type");
    }

    String workgroup() {
        return text("workgroup");
    }

    @SuppressWarnings("unchecked")
    List<String> list(String attribute) {
        return attributes.get(attribute) instanceof List<?> list ? (List<String>) list : List.of();
    }

    String status(Switches.SuspendedStatus rule) {
        if (deleted > 0) {
            return "deleted";
        }
        if (suspended(rule)) {
            return "suspended";
        }
        if (type().equals("mailbox") && number("quota") > 0 && bytesUsed >= number("quota")) {
            return "quota";
        }
        return sent > 0 && sent >= number("smtp_sent_limit") ? "smtplimit" : "active";
    }

    private boolean suspended(Switches.SuspendedStatus rule) {
        if (!type().equals("mailbox") || rule == Switches.SuspendedStatus.RECEIVING) {
            return suspendedBy.containsKey("service_smtpin");
        }
        return rule == Switches.SuspendedStatus.ANY
                ? !suspendedBy.isEmpty()
                : suspendedBy.keySet().containsAll(SERVICES);
    }
}

package io.postern.sandbox.opensrs;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The upstream's picture of a user: whole, or as a row of a search. */
final class UserBody {
    private static final List<String> FOLDERS = List.of("INBOX", "Drafts", "Sent Items", "Spam", "Trash");

    private UserBody() {}

    static Map<String, Object> whole(Principal who, User user) {
        Map<String, Object> body = new LinkedHashMap<>();
        Map<String, Object> attributes = new TreeMap<>(user.attributes);
        attributes.put("account", user.address());
        body.put("type", user.type());
        body.put("attributes", attributes);
        body.put(
                "settable_attributes",
                Attribute.settable(Attribute.OF_USERS, who.level(user.domain(), user.workgroup())));
        body.put("metadata", metadata(who.account(), user));
        return body;
    }

    private static Map<String, Object> metadata(Account account, User user) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("createtime", user.created);
        metadata.put("status", user.status(account.switches().suspendedStatus()));
        metadata.put("last_login", user.lastLogin == 0 ? Map.of() : Map.of("imap4", user.lastLogin));
        metadata.put(
                "quota",
                ordered(
                        "bytes_max",
                        user.number("quota"),
                        "bytes_used",
                        user.bytesUsed,
                        "messages_max",
                        0L,
                        "messages_used",
                        user.messagesUsed));
        long limit = user.number("smtp_sent_limit");
        metadata.put(
                "smtp_limit", ordered("max", limit, "sent", user.sent, "free_passes", 2L, "free_passes_remaining", 2L));
        Map<String, List<String>> roles = new TreeMap<>();
        account.grants(user.address())
                .forEach(grant -> roles.computeIfAbsent(grant.role().word(), role -> new java.util.ArrayList<>())
                        .add(grant.object()));
        metadata.put("roles", roles);
        metadata.put("2fa_enabled", user.secondFactor);
        metadata.put(
                "app_passwords",
                user.appPasswords.stream()
                        .map(p -> ordered("created", p.created(), "tag", p.tag()))
                        .toList());
        metadata.put("folders", folders(user));
        metadata.put("special_folders", Map.of("spam", "Spam"));
        metadata.put("addressbook", ordered("contacts", 0L, "groups", 0L, "total", 0L, "max", 5000L));
        metadata.put("options", options());
        return metadata;
    }

    /** What a page needs to create the user that does not exist yet. */
    static Map<String, Object> creatable(Principal who, Domain domain) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("options", options());
        metadata.put(
                "defaults",
                ordered(
                        "type", "mailbox",
                        "quota", domain.attributes.getOrDefault("quota", Birth.QUOTA),
                        "workgroup", domain.workgroup(),
                        "language", domain.attributes.getOrDefault("language", "en"),
                        "delivery_local", true));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "settable_attributes",
                Attribute.settable(Attribute.OF_USERS, who.level(domain.name(), domain.workgroup())));
        body.put("metadata", metadata);
        return body;
    }

    static Map<String, Object> row(User user, Collection<String> fields, Switches switches) {
        Map<String, Object> row = start(user.address(), user.type(), user.id);
        put(row, fields, "workgroup", user.workgroup());
        put(row, fields, "status", user.status(switches.suspendedStatus()));
        put(row, fields, "createtime", user.created);
        if (user.lastLogin > 0) {
            put(row, fields, "lastlogin", user.lastLogin);
        }
        if (user.deleted > 0) {
            row.put("delete_time", user.deleted);
        }
        List<String> recipients = user.list("forward_recipients");
        if (fields.contains("forward") && !recipients.isEmpty()) {
            row.put("forward_recepient_count", recipients.size());
            row.put("forward_recepient", recipients.getFirst());
        }
        return row;
    }

    static Map<String, Object> aliasRow(String alias, User target, Collection<String> fields) {
        Map<String, Object> row = start(alias, "alias", target.id + Integer.toUnsignedString(alias.hashCode()));
        put(row, fields, "workgroup", target.workgroup());
        put(row, fields, "status", "active");
        put(row, fields, "createtime", target.created);
        row.put("alias_target", target.address());
        return row;
    }

    static List<String> folders(User user) {
        return user.type().equals("mailbox") ? FOLDERS : List.of();
    }

    private static Map<String, Object> start(String name, String type, String id) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("user", name);
        row.put("type", type);
        row.put("id", id);
        return row;
    }

    private static void put(Map<String, Object> row, Collection<String> fields, String name, Object value) {
        if (fields.contains(name)) {
            row.put(name, value);
        }
    }

    private static Map<String, Object> options() {
        return ordered("languages", Attribute.LANGUAGES, "timezones", Attribute.TIMEZONES);
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}

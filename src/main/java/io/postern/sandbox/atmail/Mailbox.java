package io.postern.sandbox.atmail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** One simulated mailbox: a row of the upstream's table, by column. Its subscription guards it. */
final class Mailbox {
    static final String INITIAL_PASSWORD = "Sandbox.Pass1";
    private final long id;
    private final Map<String, String> columns = new LinkedHashMap<>();

    Mailbox(long id, String address, String password) {
        this.id = id;
        set("Account", address);
        set("Password", password);
        set("UserStatus", "0");
        set("UserQuota", "500");
        set("MailDir", "/usr/local/atmail/users/" + address.charAt(0) + "/" + address);
    }

    long id() {
        return id;
    }

    String address() {
        return columns.get("Account");
    }

    String domain() {
        return address().substring(address().indexOf('@') + 1);
    }

    String get(String column) {
        return columns.get(column);
    }

    /** Null is the column's NULL. */
    Mailbox set(String column, String value) {
        columns.put(column, value);
        return this;
    }

    boolean disabled() {
        String status = columns.get("UserStatus");
        return status != null && !status.equals("0") && !status.isEmpty();
    }

    long quota() {
        String quota = columns.get("UserQuota");
        return quota == null ? 0 : Long.parseLong(quota);
    }

    /** As stored; the way it is made is ours. */
    String passwordHash() {
        String password = columns.get("Password");
        if (password == null) {
            return null;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

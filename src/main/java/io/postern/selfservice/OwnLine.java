package io.postern.selfservice;

import io.postern.mailbox.history.HistoryPage;
import io.postern.mailbox.history.Timeline;
import io.postern.provider.spi.LogEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One line of history as the owner of the mailbox reads it: what, when, and which side it was. People of the tenant and
 * of the provider stay unnamed.
 *
 * @param action of the portal's own, as {@code tags/history_action} knows it; or null
 * @param told the provider's words, or null
 * @param state as {@code tags/history_outcome} knows it, or ""
 */
public record OwnLine(Instant at, Side side, String action, String told, String state) {
    /** Who did it. */
    public enum Side {
        YOU,
        TENANT,
        PORTAL,
        PROVIDER
    }

    /** What concerns the owner. Notes of the staff, and acts that are newer than this list, do not. */
    private static final Set<String> SHOWN = Set.of(
            "suspend",
            "resume",
            "autoresponder",
            "password-change",
            "password-reset",
            "password-set",
            "details",
            "create",
            "restore",
            "restore-messages",
            "rename",
            "quota",
            "forwards",
            "alias-add",
            "alias-remove",
            "services",
            "app-password-add",
            "app-password-remove",
            "sign-out",
            "started");

    static Optional<OwnLine> of(Timeline.Row row, String address) {
        return row.own() == null ? Optional.of(told(row.theirs(), address)) : own(row.own());
    }

    private static Optional<OwnLine> own(HistoryPage.Line line) {
        return SHOWN.contains(line.action())
                ? Optional.of(new OwnLine(line.at(), side(line.via()), line.action(), null, line.state()))
                : Optional.empty();
    }

    private static Side side(String via) {
        return switch (via) {
            case "mailbox" -> Side.YOU;
            case "system" -> Side.PORTAL;
            default -> Side.TENANT;
        };
    }

    /** The provider may name its administrator in its own words too. */
    private static OwnLine told(LogEntry entry, String address) {
        String actor = entry.actor();
        boolean own = address.equalsIgnoreCase(actor);
        String words = actor == null || actor.isBlank() || own
                ? entry.text()
                : entry.text().replace(actor, "…");
        return new OwnLine(entry.at(), own ? Side.YOU : Side.PROVIDER, null, words, "");
    }
}

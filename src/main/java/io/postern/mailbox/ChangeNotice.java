package io.postern.mailbox;

import io.postern.change.ChangeState;
import io.postern.change.ChangeView;
import io.postern.provider.spi.Kind;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

/**
 * How a change stands, for {@code changes/show.html}.
 *
 * @param checking the provider's answer was unclear, and the portal still looks whether it was applied
 * @param field the member of the form that was refused, or null
 */
public record ChangeNotice(
        UUID id,
        UUID mailboxId,
        String kind,
        String address,
        Stage stage,
        boolean checking,
        String field,
        Trouble trouble) {
    /** Kinds whose form can be filled again, and the page that has it. */
    private static final Map<String, String> REFILLED = Map.of(
            "autoresponder", "autoresponder", "details", "details", "forwards", "forwarding", "alias-add", "aliases");

    /** What people are told. */
    public enum Stage {
        WORKING,
        DONE,
        REFUSED,
        FAILED,
        UNKNOWN,
        CANCELLED
    }

    public static ChangeNotice of(ChangeView change) {
        Stage stage = stage(change);
        return new ChangeNotice(
                change.id(),
                change.mailboxId(),
                change.kind(),
                change.address(),
                stage,
                stage == Stage.WORKING && change.state() == ChangeState.UNKNOWN,
                change.field(),
                trouble(change, stage));
    }

    private static Stage stage(ChangeView change) {
        if (!change.finished()) {
            return Stage.WORKING;
        }
        return switch (change.state()) {
            case PLANNED, RUNNING -> Stage.WORKING;
            case DONE -> Stage.DONE;
            case REFUSED -> Stage.REFUSED;
            case FAILED -> Stage.FAILED;
            case UNKNOWN -> Stage.UNKNOWN;
            case CANCELLED -> Stage.CANCELLED;
        };
    }

    private static Trouble trouble(ChangeView change, Stage stage) {
        Kind kind = Arrays.stream(Kind.values())
                .filter(known -> known.name().equals(change.outcomeKind()))
                .findFirst()
                .orElse(null);
        if (kind == null || stage == Stage.DONE || stage == Stage.WORKING) {
            return null;
        }
        Trouble.Effect effect = stage == Stage.UNKNOWN ? Trouble.Effect.UNKNOWN : Trouble.Effect.NOTHING;
        return new Trouble(kind, change.outcomeCode(), change.upstreamMessage(), effect);
    }

    public boolean working() {
        return stage == Stage.WORKING;
    }

    public boolean done() {
        return stage == Stage.DONE;
    }

    /** As {@code tags/history_outcome.html} names it. */
    public String outcome() {
        return checking ? "CHECKING" : stage.name();
    }

    /** The page whose form can be filled again with what was typed, or null: what was done needs none, and no password is kept. */
    public String again() {
        boolean wanted =
                switch (stage) {
                    case WORKING, DONE -> false;
                    case REFUSED, FAILED, UNKNOWN, CANCELLED -> mailboxId != null;
                };
        return wanted ? REFILLED.get(kind) : null;
    }
}

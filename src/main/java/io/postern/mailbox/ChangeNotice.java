package io.postern.mailbox;

import io.postern.change.ChangeView;
import io.postern.provider.spi.Kind;
import java.util.Arrays;
import java.util.UUID;

/** How a change stands, for {@code changes/show.html}. */
public record ChangeNotice(UUID id, UUID mailboxId, String kind, String address, Stage stage, Trouble trouble) {
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
                change.id(), change.mailboxId(), change.kind(), change.address(), stage, trouble(change, stage));
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
}

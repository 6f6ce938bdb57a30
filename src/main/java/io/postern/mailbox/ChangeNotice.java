package io.postern.mailbox;

import io.postern.change.ChangeState;
import io.postern.change.ChangeView;
import io.postern.provider.spi.Kind;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * How a change stands, for {@code changes/show.html}.
 *
 * @param checking the provider's answer was unclear, and the portal still looks whether it was applied
 * @param field the member of the form that was refused, or null
 * @param deferred staff let a mailbox go that billing holds: it stays as it is until billing lets go, too
 * @param secretWaiting a password was made and nobody has looked at it yet
 */
public record ChangeNotice(
        UUID id,
        UUID mailboxId,
        String kind,
        String address,
        Stage stage,
        boolean checking,
        String field,
        boolean deferred,
        boolean secretWaiting,
        Trouble trouble) {
    /** Kinds whose form can be filled again, and the page that has it. */
    private static final Map<String, String> REFILLED = Map.of(
            "autoresponder", "autoresponder", "details", "details", "forwards", "forwarding", "alias-add", "aliases");

    /** Kinds that make a mailbox; their form is of no mailbox yet. */
    private static final Set<String> MAKING = Set.of("create", "create-forward");
    /** Kinds whose secret is the password of the mailbox. */
    private static final Set<String> PASSWORDS = Set.of("create", "password-set", "password-reset");

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
                stage == Stage.DONE
                        && change.kind().equals("resume")
                        && change.facts() != null
                        && change.facts().contains("\"deferred\""),
                change.secretWaiting(),
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

    /** The mailbox is not there any more. */
    public boolean gone() {
        return done() && kind.equals("delete");
    }

    /** Where its new password can be seen, below the tenant; or null. */
    public String passwordPath() {
        return done() && secretWaiting && mailboxId != null && PASSWORDS.contains(kind)
                ? "/mailboxes/" + mailboxId + "/password/reset/" + id
                : null;
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
                    case REFUSED, FAILED, UNKNOWN, CANCELLED -> true;
                };
        if (wanted && MAKING.contains(kind)) {
            return "new";
        }
        return wanted && mailboxId != null ? REFILLED.get(kind) : null;
    }

    /** The address of that form below the tenant. */
    public String againPath() {
        return "/mailboxes/" + (mailboxId == null ? "" : mailboxId + "/") + again() + "?again=" + id;
    }
}

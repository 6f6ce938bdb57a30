package io.postern.mailbox.suspension;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.access.Actor;
import io.postern.change.Change;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.NewChange;
import io.postern.change.Target;
import io.postern.platform.tenancy.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Suspends and resumes mailboxes. */
@ApplicationScoped
public class Suspensions {
    private final Changes changes;
    private final ObjectMapper json;

    Suspensions(Changes changes, ObjectMapper json) {
        this.changes = changes;
        this.json = json;
    }

    public ChangeView suspend(TenantId tenant, Actor actor, UUID operationId, Target target) {
        return changes.run(tenant, actor, new NewChange(operationId, Suspend.NAME, target, SuspensionInput.NONE));
    }

    /** Restores what was on before the last suspend that we made. */
    public ChangeView resume(TenantId tenant, Actor actor, UUID operationId, Target target) {
        return changes.run(tenant, actor, new NewChange(operationId, Resume.NAME, target, before(tenant, target)));
    }

    /** Returns the batch. */
    public UUID suspendAll(TenantId tenant, Actor actor, List<Target> targets) {
        return changes.runAll(tenant, actor, Suspend.NAME, targets, _ -> SuspensionInput.NONE);
    }

    /** Returns the batch. */
    public UUID resumeAll(TenantId tenant, Actor actor, List<Target> targets) {
        return changes.runAll(tenant, actor, Resume.NAME, targets, target -> before(tenant, target));
    }

    private SuspensionInput before(TenantId tenant, Target target) {
        return changes.lastDone(tenant, target.mailboxId(), List.of(Suspend.NAME))
                .map(this::memory)
                .orElse(SuspensionInput.NONE);
    }

    private SuspensionInput memory(Change suspend) {
        try {
            return new SuspensionInput(json.readValue(suspend.outcome, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the outcome of change " + suspend.id + " cannot be read", e);
        }
    }
}

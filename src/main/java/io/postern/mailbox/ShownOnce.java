package io.postern.mailbox;

import io.postern.access.Session;
import io.postern.change.Changes;
import io.postern.platform.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;

/** Secrets that a provider made, on their way into a page: once, and for the person who asked for them. */
@ApplicationScoped
public class ShownOnce {
    private final Session session;
    private final Changes changes;

    ShownOnce(Session session, Changes changes) {
        this.session = session;
        this.changes = changes;
    }

    /** Null when there is none, or it was shown already, or somebody else asked for it. */
    public String take(ChangeNotice change) {
        return change.done() && session.memberId() != null
                ? changes.takeSecret(session.tenant(), change.id(), session.memberId())
                        // the one place where a secret becomes part of a page
                        .map(Secret::reveal)
                        .orElse(null)
                : null;
    }
}

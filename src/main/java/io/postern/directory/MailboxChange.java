package io.postern.directory;

import io.postern.change.Change;
import io.postern.change.ChangeKind;
import io.postern.change.Outcome;
import io.postern.platform.tenancy.TenantId;

/** A sort of change after which our copy takes the mailbox as it was read back. */
public abstract class MailboxChange<I> implements ChangeKind<I> {
    protected final WriteThrough directory;
    private final String name;
    private final Class<I> inputType;
    private final boolean repeatable;

    protected MailboxChange(String name, Class<I> inputType, boolean repeatable, WriteThrough directory) {
        this.name = name;
        this.inputType = inputType;
        this.repeatable = repeatable;
        this.directory = directory;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Class<I> inputType() {
        return inputType;
    }

    @Override
    public final boolean repeatable() {
        return repeatable;
    }

    @Override
    public final void reflect(TenantId tenant, Change change, Outcome outcome) {
        directory.reflect(tenant, change, outcome);
        reflected(tenant, change);
    }

    /** What else follows, in the same transaction. */
    protected void reflected(TenantId tenant, Change change) {}
}

package io.postern.provider;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.SubAdministrator;
import io.postern.provider.spi.SubAdministrators;
import java.util.List;
import java.util.Optional;

/** Administrators of parts of an account, as {@link MailProvider} does everything. Thread-safe. */
public final class ProviderSubAdministrators {
    private final ProviderCalls calls;
    private final InputRules rules;

    ProviderSubAdministrators(ProviderCalls calls, InputRules rules) {
        this.calls = calls;
        this.rules = rules;
    }

    public List<SubAdministrator> list() {
        SubAdministrators part = part("sub-administrators");
        return calls.call("sub-administrators", Traffic.READ, part::subAdministrators);
    }

    public SubAdministrator read(String name) {
        SubAdministrators part = part("read-sub-administrator");
        return calls.call("read-sub-administrator", Traffic.READ, () -> part.readSubAdministrator(name));
    }

    public void create(SubAdministrator wanted, Secret password) {
        SubAdministrators part = part("create-sub-administrator");
        calls.requireValid("create-sub-administrator", Kind.INVALID, check(wanted));
        calls.run("create-sub-administrator", Traffic.WRITE, () -> part.createSubAdministrator(wanted, password));
    }

    public void update(SubAdministrator wanted, Optional<Secret> password) {
        SubAdministrators part = part("update-sub-administrator");
        calls.requireValid("update-sub-administrator", Kind.INVALID, check(wanted));
        calls.run("update-sub-administrator", Traffic.WRITE, () -> part.updateSubAdministrator(wanted, password));
    }

    public void delete(String name) {
        SubAdministrators part = part("delete-sub-administrator");
        calls.run("delete-sub-administrator", Traffic.WRITE, () -> part.deleteSubAdministrator(name));
    }

    /** What this provider would refuse; empty when the call may be made. Makes no call. */
    public List<FieldError> check(SubAdministrator wanted) {
        return rules.check(wanted);
    }

    private SubAdministrators part(String operation) {
        return calls.require(Capability.SUB_ADMINISTRATORS, SubAdministrators.class, operation);
    }
}

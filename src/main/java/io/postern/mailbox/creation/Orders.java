package io.postern.mailbox.creation;

import io.postern.connection.Connections;
import io.postern.mailbox.MailboxRoom;
import io.postern.mailbox.OpenDomain;
import io.postern.mailbox.TypedSize;
import io.postern.mailbox.password.TypedPassword;
import io.postern.mailbox.policy.PasswordPolicies;
import io.postern.mailbox.policy.PasswordPolicy;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.FieldError;
import io.postern.provider.Providers;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.DetailField;
import io.postern.provider.spi.NewMailbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Turns what was typed into an order, and checks it: first by the provider's rules, then at the provider. */
@ApplicationScoped
class Orders {
    /** Stands in for an address that cannot be read, so that the rest is checked all the same. */
    private static final String NOBODY = "not-an-address-yet";

    private final Connections connections;
    private final Providers providers;
    private final PasswordPolicies policies;
    private final MailboxCreation creation;
    private final MailboxRoom room;

    Orders(
            Connections connections,
            Providers providers,
            PasswordPolicies policies,
            MailboxCreation creation,
            MailboxRoom room) {
        this.connections = connections;
        this.providers = providers;
        this.policies = policies;
        this.creation = creation;
        this.room = room;
    }

    /** What the password has to be, as far as it is known for whom it is. */
    PasswordPolicy policy(TenantId tenant, OpenDomain domain, CreationForm typed) {
        Address owner = domain.address(typed.localPart).orElseGet(() -> new Address(NOBODY, domain.name()));
        return policies.of(tenant, domain, owner, typed.firstName, typed.lastName);
    }

    Order of(TenantId tenant, OpenDomain domain, CreationForm typed, boolean forwardOnly) {
        Optional<Address> address = domain.address(typed.localPart);
        List<FieldError> errors = new ArrayList<>();
        if (address.isEmpty()) {
            boolean empty = typed.localPart == null || typed.localPart.isBlank();
            errors.add(error("localPart", empty ? "required" : "not-a-local-part"));
        }
        Address owner = address.orElseGet(() -> new Address(NOBODY, domain.name()));
        return forwardOnly
                ? forward(domain, typed, address, owner, errors)
                : mailbox(domain, typed, address, policy(tenant, domain, typed), errors);
    }

    /** Asks the provider whether the address is free, unless this very form has been here already. */
    List<FieldError> check(TenantId tenant, Order order, UUID operation) {
        if (!order.errors().isEmpty()
                || creation.started(tenant, operation, order.target()).isPresent()
                || !order.domain().can(Capability.CREATE)) {
            return order.errors();
        }
        Optional<FieldError> full = room.refusal(tenant, order.domain().domain().id, order instanceof Order.OfForward);
        if (full.isPresent()) {
            return List.of(full.get());
        }
        var accounts =
                connections.provider(tenant, order.domain().connection().id).accounts();
        return accounts.isFree(order.domain().ref(order.address())) ? List.of() : List.of(error("localPart", "taken"));
    }

    private Order mailbox(
            OpenDomain domain,
            CreationForm typed,
            Optional<Address> address,
            PasswordPolicy policy,
            List<FieldError> errors) {
        TypedPassword password = typed.password();
        TypedSize size = typed.size();
        Optional<Long> bytes = size.bytes(domain.provider().options().quotaStepBytes());
        if (!size.isEmpty() && bytes.isEmpty()) {
            errors.add(error("quota", "not-a-number"));
        }
        var wanted = new NewMailbox(
                kept(domain, typed.firstName, DetailField.NAME, DetailField.FIRST_NAME),
                kept(domain, typed.lastName, DetailField.LAST_NAME),
                kept(domain, typed.notificationEmail, DetailField.NOTIFICATION_ADDRESS),
                password.value(policy),
                bytes.orElse(null));
        providers.rules(domain.provider()).check(policy.owner(), wanted).stream()
                .filter(error -> !error.field().equals("newPassword"))
                .forEach(errors::add);
        if (password.missing()) {
            errors.add(error("newPassword", "required"));
        } else {
            errors.addAll(policy.check(wanted.password()));
        }
        return new Order.OfMailbox(domain, address.orElse(null), wanted, password.generated(), List.copyOf(errors));
    }

    private Order forward(
            OpenDomain domain, CreationForm typed, Optional<Address> address, Address owner, List<FieldError> errors) {
        List<String> lines = typed.targetLines();
        List<Address> targets =
                lines.stream().flatMap(line -> Address.parse(line).stream()).toList();
        if (targets.size() < lines.size()) {
            errors.add(error("targets", "not-an-address"));
        } else {
            errors.addAll(providers.rules(domain.provider()).checkTargets(owner, targets, true));
        }
        return new Order.OfForward(domain, address.orElse(null), targets, List.copyOf(errors));
    }

    private static String kept(OpenDomain domain, String typed, DetailField... fields) {
        for (DetailField field : fields) {
            if (domain.provider().options().details().contains(field)) {
                return typed == null ? "" : typed.strip();
            }
        }
        return null;
    }

    private static FieldError error(String field, String key) {
        return new FieldError(field, key, Map.of());
    }
}

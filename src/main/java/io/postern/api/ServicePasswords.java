package io.postern.api;

import io.postern.api.ApiProblem.Type;
import io.postern.change.ChangeView;
import io.postern.change.Changes;
import io.postern.change.Target;
import io.postern.directory.Mailbox;
import io.postern.hosting.service.Service;
import io.postern.mailbox.OpenDomain;
import io.postern.mailbox.password.Passwords;
import io.postern.mailbox.password.StrongPasswords;
import io.postern.mailbox.policy.PasswordPolicies;
import io.postern.mailbox.policy.PasswordPolicy;
import io.postern.platform.secret.Secret;
import io.postern.platform.web.ProblemAnswers.Wrong;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** New passwords for the mailboxes of a service: chosen there, or made here or at the provider. */
@ApplicationScoped
class ServicePasswords {
    private static final int ACCEPTED = 202;

    private final Caller caller;
    private final ServiceMailboxes mailboxes;
    private final Passwords passwords;
    private final PasswordPolicies policies;
    private final Changes changes;
    private final ChangeEnds ends;
    private final FieldWords words;
    private final ServiceRules rules;
    private final ApiMessages messages;

    ServicePasswords(
            Caller caller,
            ServiceMailboxes mailboxes,
            Passwords passwords,
            PasswordPolicies policies,
            Changes changes,
            ChangeEnds ends,
            FieldWords words,
            ServiceRules rules,
            ApiMessages messages) {
        this.caller = caller;
        this.mailboxes = mailboxes;
        this.passwords = passwords;
        this.policies = policies;
        this.changes = changes;
        this.ends = ends;
        this.words = words;
        this.rules = rules;
        this.messages = messages;
    }

    ApiAnswer set(Service service, String mailbox, PasswordBody body, Optional<UUID> operation)
            throws InterruptedException {
        boolean generate = Boolean.TRUE.equals(body.generate());
        if (generate == (body.password() != null)) {
            throw ApiProblem.invalid(List.of(rules.wrong("password", "either", "")));
        }
        OpenDomain domain = mailboxes.open(service);
        Mailbox row = mailboxes.find(service, mailbox);
        Address owner = Address.parse(row.address).orElseThrow();
        var target = new Target(domain.connection().id, domain.domain().id, row.id, owner);
        PasswordPolicy policy = policies.of(caller.tenant(), domain, owner, row.firstName, row.lastName);
        return generate
                ? made(domain, policy, target, operation)
                : chosen(domain, policy, target, body.password(), operation);
    }

    private ApiAnswer chosen(
            OpenDomain domain, PasswordPolicy policy, Target target, Secret password, Optional<UUID> operation)
            throws InterruptedException {
        if (!domain.can(Capability.PASSWORD_SET)) {
            throw new ApiProblem(Type.NOT_OFFERED, messages.no_password_set());
        }
        List<Wrong> errors = policy.check(password).stream().map(words::wrong).toList();
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        ChangeView change = ends.await(
                caller.tenant(),
                passwords.set(caller.tenant(), caller.actor(), operation.orElse(null), target, password, false));
        return new ApiAnswer(change.finished() ? 204 : ACCEPTED, null, null);
    }

    private ApiAnswer made(OpenDomain domain, PasswordPolicy policy, Target target, Optional<UUID> operation)
            throws InterruptedException {
        ChangeView begun;
        if (domain.can(Capability.PASSWORD_SET)) {
            Secret made = StrongPasswords.make(policy);
            begun = passwords.set(caller.tenant(), caller.actor(), operation.orElse(null), target, made, true);
        } else if (domain.can(Capability.PASSWORD_RESET)) {
            begun = passwords.reset(caller.tenant(), caller.actor(), operation.orElse(null), target);
        } else {
            throw new ApiProblem(Type.NOT_OFFERED, messages.no_password_reset());
        }
        ChangeView change = ends.await(caller.tenant(), begun);
        return change.finished()
                ? ApiAnswer.of(
                        200,
                        new PasswordView(changes.takeSecretMadeFor(caller.tenant(), change.id(), caller.actor())
                                .orElse(null)))
                : new ApiAnswer(ACCEPTED, null, null);
    }
}

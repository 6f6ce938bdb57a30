package io.postern.provider.atmail;

import static io.postern.provider.atmail.AtmailApi.Method.ALIASES_CREATE;
import static io.postern.provider.atmail.AtmailApi.Method.ALIASES_DELETE;

import io.postern.platform.http.Parameter;
import io.postern.provider.atmail.Answer.Element;
import io.postern.provider.atmail.Rows.Alias;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Aliases;
import io.postern.provider.spi.DomainAliases;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Forwarding;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where mail goes besides: forwards, and aliases of mailboxes and of whole domains, which share one table. */
abstract class Delivery extends Mailboxes implements Forwarding, Aliases, DomainAliases {
    private static final String DOMAIN = "Domain";
    /** What the upstream's table holds; it would cut the rest without a word. */
    private static final int LONGEST_FORWARD = 128;

    Delivery(AtmailApi api) {
        super(api);
    }

    /**
     * The field of a mailbox passes mail on; only an alias of the kind Deliver is documented to keep a copy. What is not
     * passed on is kept.
     */
    @Override
    public Forwards readForwards(MailboxRef mailbox) {
        Element row = view(mailbox);
        List<Alias> aliases = aliases();
        List<Address> targets = Rows.forwards(row, mailbox.address(), aliases).stream()
                .flatMap(target -> Address.parse(target).stream())
                .toList();
        return new Forwards(
                targets,
                targets.isEmpty() || !Rows.copies(mailbox.address(), aliases).isEmpty());
    }

    /** The new way first, so that mail at worst goes both ways for a moment. */
    @Override
    public void updateForwards(MailboxRef mailbox, Forwards wanted) {
        List<Address> copied = Refusals.harmless(() -> Rows.copies(mailbox.address(), aliases()));
        Optional<Address> field = Refusals.harmless(() -> Rows.forward(view(mailbox)));
        List<Address> copies = wanted.keepCopy() ? wanted.targets() : List.of();
        Optional<Address> only =
                wanted.keepCopy() ? Optional.empty() : wanted.targets().stream().findFirst();
        if (only.filter(target -> target.toString().length() > LONGEST_FORWARD).isPresent()) {
            throw DriverException.invalid("targets", "The address is too long for this provider.");
        }
        var steps = new ArrayList<Runnable>();
        copies.stream()
                .filter(target -> !copied.contains(target))
                .forEach(target -> steps.add(() -> write(
                        ALIASES_CREATE,
                        alias(mailbox.address(), target, Rows.DELIVER).parameters())));
        if (!only.equals(field)) {
            steps.add(() -> update(
                    mailbox,
                    new Parameter("Forward", only.map(Address::toString).orElse(""))));
        }
        copied.stream()
                .filter(target -> !copies.contains(target))
                .forEach(target -> steps.add(() -> write(
                        ALIASES_DELETE, alias(mailbox.address(), target, "").key())));
        steps.stream().limit(1).forEach(Runnable::run);
        steps.stream().skip(1).forEach(Refusals::doubtful);
    }

    @Override
    public List<Address> readAliases(MailboxRef mailbox) {
        Element _ = view(mailbox);
        return aliases().stream()
                .filter(alias -> alias.is(null, mailbox.address().toString(), Rows.LOCAL))
                .flatMap(alias -> Address.parse(alias.name()).stream())
                .filter(name -> name.domain().equals(mailbox.domain().name()))
                .toList();
    }

    @Override
    public void addAlias(MailboxRef mailbox, Address alias) {
        Element _ = Refusals.harmless(() -> view(mailbox));
        requireFree(new MailboxRef(mailbox.domain(), alias));
        write(ALIASES_CREATE, alias(alias, mailbox.address(), Rows.LOCAL).parameters());
    }

    @Override
    public void removeAlias(MailboxRef mailbox, Address alias) {
        write(ALIASES_DELETE, alias(alias, mailbox.address(), "").key());
    }

    @Override
    public List<String> readDomainAliases(MailDomain domain) {
        return aliases().stream()
                .filter(alias -> alias.is(null, domain.name(), DOMAIN))
                .map(Alias::name)
                .toList();
    }

    @Override
    public void addDomainAlias(MailDomain domain, String alias) {
        write(ALIASES_CREATE, alias(alias, domain.name(), DOMAIN).parameters());
    }

    @Override
    public void removeDomainAlias(MailDomain domain, String alias) {
        write(ALIASES_DELETE, alias(alias, domain.name(), "").key());
    }

    private static Alias alias(Object name, Object target, String type) {
        return new Alias(name.toString(), target.toString(), type);
    }
}

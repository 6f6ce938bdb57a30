package io.postern.testing;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Aliases;
import io.postern.provider.spi.AppPassword;
import io.postern.provider.spi.AppPasswords;
import io.postern.provider.spi.CatchAll;
import io.postern.provider.spi.ChangeLog;
import io.postern.provider.spi.DnsRecords;
import io.postern.provider.spi.DnsState;
import io.postern.provider.spi.DomainActivation;
import io.postern.provider.spi.DomainAdministration;
import io.postern.provider.spi.DomainAliases;
import io.postern.provider.spi.DomainDefaults;
import io.postern.provider.spi.DomainLog;
import io.postern.provider.spi.DomainLookup;
import io.postern.provider.spi.DomainSettings;
import io.postern.provider.spi.DomainSuspension;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Forwarding;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.LogEntry;
import io.postern.provider.spi.LogPage;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.ServiceState;
import io.postern.provider.spi.ServiceSwitches;
import io.postern.provider.spi.SignInTokens;
import io.postern.provider.spi.SignOut;
import io.postern.provider.spi.SubAdministrator;
import io.postern.provider.spi.SubAdministrators;
import io.postern.provider.spi.UpstreamDomain;
import io.postern.provider.spi.UpstreamDomainPage;
import io.postern.provider.spi.Workgroups;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@link InMemoryProvider} does with the mail of an address, with domains, and with the account. */
final class InMemoryDriver extends InMemoryMailboxDriver
        implements Forwarding,
                Aliases,
                ServiceSwitches,
                AppPasswords,
                SignOut,
                SignInTokens,
                ChangeLog,
                DomainLookup,
                DomainActivation,
                DomainAdministration,
                DomainSuspension,
                DomainSettings,
                DomainAliases,
                CatchAll,
                DnsRecords,
                DomainLog,
                Workgroups,
                SubAdministrators {
    private static final int LOG_PAGE = 10;

    InMemoryDriver(InMemoryAccount account) {
        super(account);
    }

    @Override
    public Forwards readForwards(MailboxRef mailbox) {
        return account.call("read-forwards", () -> found(mailbox).forwards);
    }

    @Override
    public void updateForwards(MailboxRef mailbox, Forwards wanted) {
        account.run("update-forwards", () -> {
            InMemoryMailbox at = found(mailbox);
            if (at.type == AccountType.FORWARD_ONLY && wanted.targets().isEmpty()) {
                throw new DriverException(Kind.CONFLICT, "it would keep no target");
            }
            at.forwards = new Forwards(wanted.targets(), at.forwards.ownerTargets(), wanted.keepCopy());
        });
    }

    @Override
    public List<Address> readAliases(MailboxRef mailbox) {
        return account.call("read-aliases", () -> List.copyOf(found(mailbox).aliases));
    }

    @Override
    public void addAlias(MailboxRef mailbox, Address alias) {
        account.run("add-alias", () -> {
            requireFree(mailbox.domain(), alias);
            found(mailbox).aliases.add(alias);
        });
    }

    @Override
    public void removeAlias(MailboxRef mailbox, Address alias) {
        account.run("remove-alias", () -> requireKnown(found(mailbox).aliases.remove(alias)));
    }

    @Override
    public Map<MailService, ServiceState> readServices(MailboxRef mailbox) {
        return account.call("read-services", () -> Map.copyOf(found(mailbox).services));
    }

    @Override
    public void updateServices(MailboxRef mailbox, Map<MailService, ServiceState> wanted) {
        account.run("update-services", () -> found(mailbox).services.putAll(wanted));
    }

    @Override
    public List<AppPassword> appPasswords(MailboxRef mailbox) {
        return account.call("app-passwords", () -> List.copyOf(found(mailbox).appPasswords));
    }

    @Override
    public Secret addAppPassword(MailboxRef mailbox, String tag) {
        return account.call("add-app-password", () -> {
            found(mailbox).appPasswords.add(new AppPassword(tag, InMemoryMailbox.MADE));
            return Secret.of("app-" + account.calls("add-app-password"));
        });
    }

    @Override
    public void removeAppPassword(MailboxRef mailbox, String tag) {
        account.run(
                "remove-app-password",
                () -> requireKnown(
                        found(mailbox).appPasswords.removeIf(each -> each.tag().equals(tag))));
    }

    @Override
    public void signOut(MailboxRef mailbox) {
        account.run("sign-out", () -> found(mailbox));
    }

    @Override
    public Secret signInToken(MailboxRef mailbox, String reason, Duration lifetime) {
        return account.call("sign-in-token", () -> Secret.of(found(mailbox).address + "-token"));
    }

    @Override
    public LogPage changeLog(MailboxRef mailbox, String cursor) {
        return account.call("change-log", () -> page(found(mailbox).log, cursor));
    }

    @Override
    public String externalId(String domainName) {
        return account.call("external-id", () -> {
            account.domain(domainName);
            return domainName;
        });
    }

    @Override
    public void activate(MailDomain domain) {
        account.run("activate", () -> account.domain(domain.name()));
    }

    @Override
    public UpstreamDomainPage domains(String cursor) {
        return account.call(
                "domains",
                () -> new UpstreamDomainPage(
                        account.domains.entrySet().stream()
                                .map(each -> new UpstreamDomain(each.getKey(), (long)
                                        each.getValue().mailboxes.size()))
                                .toList(),
                        null));
    }

    @Override
    public boolean domainExists(String name) {
        return account.call("domain-exists", () -> account.domains.containsKey(name));
    }

    @Override
    public void createDomain(String name) {
        account.run("create-domain", () -> {
            if (account.domains.putIfAbsent(name, new InMemoryAccount.Domain()) != null) {
                throw new DriverException(Kind.ALREADY_EXISTS, "the domain is there");
            }
        });
    }

    @Override
    public void deleteDomain(String name) {
        account.run("delete-domain", () -> {
            if (!account.domain(name).mailboxes.isEmpty()) {
                throw new DriverException(Kind.CONFLICT, "the domain has mailboxes");
            }
            account.domains.remove(name);
        });
    }

    @Override
    public boolean isSuspended(MailDomain domain) {
        return account.call("domain-suspended", () -> account.domain(domain.name()).suspended);
    }

    @Override
    public void suspendDomain(MailDomain domain, String reason) {
        account.run("suspend-domain", () -> account.domain(domain.name()).suspended = true);
    }

    @Override
    public void resumeDomain(MailDomain domain) {
        account.run("resume-domain", () -> account.domain(domain.name()).suspended = false);
    }

    @Override
    public DomainDefaults readDefaults(MailDomain domain) {
        return account.call("read-defaults", () -> account.domain(domain.name()).defaults);
    }

    @Override
    public void updateDefaults(MailDomain domain, DomainDefaults wanted) {
        account.run("update-defaults", () -> {
            DomainDefaults now = account.domain(domain.name()).defaults;
            account.domain(domain.name()).defaults = new DomainDefaults(
                    or(wanted.quotaBytes(), now.quotaBytes()),
                    or(wanted.quotaMaximumBytes(), now.quotaMaximumBytes()),
                    or(wanted.mailboxLimit(), now.mailboxLimit()),
                    or(wanted.aliasLimit(), now.aliasLimit()),
                    or(wanted.passwordStrength(), now.passwordStrength()));
        });
    }

    @Override
    public List<String> readDomainAliases(MailDomain domain) {
        return account.call("domain-aliases", () -> List.copyOf(account.domain(domain.name()).aliases));
    }

    @Override
    public void addDomainAlias(MailDomain domain, String alias) {
        account.run("add-domain-alias", () -> {
            if (!account.domain(domain.name()).aliases.add(alias)) {
                throw new DriverException(Kind.ALREADY_EXISTS, "the name is in use");
            }
        });
    }

    @Override
    public void removeDomainAlias(MailDomain domain, String alias) {
        account.run(
                "remove-domain-alias",
                () -> requireKnown(account.domain(domain.name()).aliases.remove(alias)));
    }

    @Override
    public Optional<Address> readCatchAll(MailDomain domain) {
        return account.call("read-catch-all", () -> account.domain(domain.name()).catchAll);
    }

    @Override
    public void updateCatchAll(MailDomain domain, Optional<Address> target) {
        account.run("update-catch-all", () -> account.domain(domain.name()).catchAll = target);
    }

    @Override
    public DnsState dnsState(MailDomain domain) {
        return account.call(
                "dns-state",
                () -> new DnsState(
                        List.of(
                                new DnsState.DnsRecord("MX", domain.name(), "mx1.made-up.invalid", 10),
                                new DnsState.DnsRecord(
                                        "TXT", domain.name(), "v=spf1 include:made-up.invalid -all", null)),
                        false));
    }

    @Override
    public LogPage domainLog(MailDomain domain, String cursor) {
        return account.call("domain-log", () -> page(account.domain(domain.name()).log, cursor));
    }

    @Override
    public LogPage accountLog(String cursor) {
        return account.call("account-log", () -> page(account.log, cursor));
    }

    @Override
    public List<String> workgroups(MailDomain domain) {
        return account.call("workgroups", () -> List.of("staff"));
    }

    @Override
    public List<SubAdministrator> subAdministrators() {
        return account.call("sub-administrators", () -> List.copyOf(account.administrators.values()));
    }

    @Override
    public SubAdministrator readSubAdministrator(String name) {
        return account.call("read-sub-administrator", () -> administrator(name));
    }

    @Override
    public void createSubAdministrator(SubAdministrator wanted, Secret password) {
        account.run("create-sub-administrator", () -> {
            if (account.administrators.putIfAbsent(wanted.name(), wanted) != null) {
                throw new DriverException(Kind.ALREADY_EXISTS, "the administrator is there");
            }
        });
    }

    @Override
    public void updateSubAdministrator(SubAdministrator wanted, Optional<Secret> password) {
        account.run("update-sub-administrator", () -> {
            administrator(wanted.name());
            account.administrators.put(wanted.name(), wanted);
        });
    }

    @Override
    public void deleteSubAdministrator(String name) {
        account.run("delete-sub-administrator", () -> requireKnown(account.administrators.remove(name) != null));
    }

    private SubAdministrator administrator(String name) {
        SubAdministrator known = account.administrators.get(name);
        requireKnown(known != null);
        return known;
    }

    private static LogPage page(List<LogEntry> all, String cursor) {
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(from + LOG_PAGE, all.size());
        return new LogPage(all.subList(from, to), to < all.size() ? String.valueOf(to) : null);
    }

    private static void requireKnown(boolean known) {
        if (!known) {
            throw new DriverException(Kind.NOT_FOUND, InMemoryAccount.NOT_FOUND);
        }
    }

    private static <T> T or(T wanted, T now) {
        return wanted == null ? now : wanted;
    }
}

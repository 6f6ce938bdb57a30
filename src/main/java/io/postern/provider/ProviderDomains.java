package io.postern.provider;

import io.postern.provider.spi.Address;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.CatchAll;
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
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.LogPage;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.UpstreamDomainPage;
import io.postern.provider.spi.Workgroups;
import java.util.List;
import java.util.Optional;

/** Domains as a whole, as {@link MailProvider} does everything. Thread-safe. */
public final class ProviderDomains {
    private final ProviderCalls calls;
    private final InputRules rules;

    ProviderDomains(ProviderCalls calls, InputRules rules) {
        this.calls = calls;
        this.rules = rules;
    }

    public String externalId(String domainName) {
        DomainLookup part = calls.require(Capability.DOMAIN_LOOKUP, DomainLookup.class, "external-id");
        return calls.call("external-id", Traffic.READ, () -> part.externalId(domainName));
    }

    public void activate(MailDomain domain) {
        DomainActivation part = calls.require(Capability.ACTIVATE_DOMAIN, DomainActivation.class, "activate");
        calls.run("activate", Traffic.WRITE, () -> part.activate(domain));
    }

    public UpstreamDomainPage list(String cursor) {
        DomainAdministration part = administration("domains");
        return calls.call("domains", Traffic.READ, () -> part.domains(cursor));
    }

    public boolean exists(String name) {
        DomainAdministration part = administration("domain-exists");
        calls.requireValid("domain-exists", Kind.INVALID, rules.checkDomain(name));
        return calls.call("domain-exists", Traffic.READ, () -> part.domainExists(name));
    }

    public void create(String name) {
        DomainAdministration part = administration("create-domain");
        calls.requireValid("create-domain", Kind.INVALID, rules.checkDomain(name));
        calls.run("create-domain", Traffic.WRITE, () -> part.createDomain(name));
    }

    public void delete(String name) {
        DomainAdministration part = administration("delete-domain");
        calls.run("delete-domain", Traffic.WRITE, () -> part.deleteDomain(name));
    }

    public boolean isSuspended(MailDomain domain) {
        DomainSuspension part = suspension("domain-suspended");
        return calls.call("domain-suspended", Traffic.READ, () -> part.isSuspended(domain));
    }

    public void suspend(MailDomain domain, String reason) {
        DomainSuspension part = suspension("suspend-domain");
        calls.run("suspend-domain", Traffic.WRITE, () -> part.suspendDomain(domain, reason));
    }

    public void resume(MailDomain domain) {
        DomainSuspension part = suspension("resume-domain");
        calls.run("resume-domain", Traffic.WRITE, () -> part.resumeDomain(domain));
    }

    public DomainDefaults readDefaults(MailDomain domain) {
        DomainSettings part = calls.require(Capability.DOMAIN_DEFAULTS, DomainSettings.class, "read-defaults");
        return calls.call("read-defaults", Traffic.READ, () -> part.readDefaults(domain));
    }

    /** Members that are null stay as they are. */
    public void updateDefaults(MailDomain domain, DomainDefaults wanted) {
        DomainSettings part = calls.require(Capability.DOMAIN_DEFAULTS, DomainSettings.class, "update-defaults");
        calls.requireValid("update-defaults", Kind.INVALID, InputRules.check(wanted));
        calls.run("update-defaults", Traffic.WRITE, () -> part.updateDefaults(domain, wanted));
    }

    public List<String> readAliases(MailDomain domain) {
        DomainAliases part = aliases("domain-aliases");
        return calls.call("domain-aliases", Traffic.READ, () -> part.readDomainAliases(domain));
    }

    public void addAlias(MailDomain domain, String alias) {
        DomainAliases part = aliases("add-domain-alias");
        calls.requireValid("add-domain-alias", Kind.INVALID, rules.checkDomain(alias));
        calls.run("add-domain-alias", Traffic.WRITE, () -> part.addDomainAlias(domain, alias));
    }

    public void removeAlias(MailDomain domain, String alias) {
        DomainAliases part = aliases("remove-domain-alias");
        calls.run("remove-domain-alias", Traffic.WRITE, () -> part.removeDomainAlias(domain, alias));
    }

    public Optional<Address> readCatchAll(MailDomain domain) {
        CatchAll part = calls.require(Capability.CATCH_ALL, CatchAll.class, "read-catch-all");
        return calls.call("read-catch-all", Traffic.READ, () -> part.readCatchAll(domain));
    }

    /** @param target an address of the domain; empty switches it off */
    public void updateCatchAll(MailDomain domain, Optional<Address> target) {
        CatchAll part = calls.require(Capability.CATCH_ALL, CatchAll.class, "update-catch-all");
        calls.requireWithin(domain, target.stream().toList());
        calls.run("update-catch-all", Traffic.WRITE, () -> part.updateCatchAll(domain, target));
    }

    public DnsState dnsState(MailDomain domain) {
        DnsRecords part = calls.require(Capability.DNS_RECORDS, DnsRecords.class, "dns-state");
        return calls.call("dns-state", Traffic.READ, () -> part.dnsState(domain));
    }

    /** Newest first. */
    public LogPage log(MailDomain domain, String cursor) {
        DomainLog part = calls.require(Capability.DOMAIN_HISTORY, DomainLog.class, "domain-log");
        return calls.call("domain-log", Traffic.READ, () -> part.domainLog(domain, cursor));
    }

    /** Of the whole account; newest first. */
    public LogPage accountLog(String cursor) {
        DomainLog part = calls.require(Capability.DOMAIN_HISTORY, DomainLog.class, "account-log");
        return calls.call("account-log", Traffic.READ, () -> part.accountLog(cursor));
    }

    public List<String> workgroups(MailDomain domain) {
        Workgroups part = calls.require(Capability.WORKGROUPS, Workgroups.class, "workgroups");
        return calls.call("workgroups", Traffic.READ, () -> part.workgroups(domain));
    }

    private DomainAdministration administration(String operation) {
        return calls.require(Capability.DOMAINS, DomainAdministration.class, operation);
    }

    private DomainSuspension suspension(String operation) {
        return calls.require(Capability.DOMAIN_SUSPEND, DomainSuspension.class, operation);
    }

    private DomainAliases aliases(String operation) {
        return calls.require(Capability.DOMAIN_ALIASES, DomainAliases.class, operation);
    }
}

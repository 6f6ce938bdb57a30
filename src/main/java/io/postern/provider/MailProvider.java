package io.postern.provider;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.AppPassword;
import io.postern.provider.spi.AppPasswords;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.AutoresponderReading;
import io.postern.provider.spi.Autoresponders;
import io.postern.provider.spi.BulkSuspension;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.ChangeLog;
import io.postern.provider.spi.Counts;
import io.postern.provider.spi.Details;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.Kind;
import io.postern.provider.spi.LogPage;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailDriver;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.MailboxCounts;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.MailboxFilter;
import io.postern.provider.spi.MailboxPage;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.OwnerSignIn;
import io.postern.provider.spi.PasswordChange;
import io.postern.provider.spi.PasswordReset;
import io.postern.provider.spi.PasswordSetting;
import io.postern.provider.spi.ServiceState;
import io.postern.provider.spi.ServiceSwitches;
import io.postern.provider.spi.SignInTokens;
import io.postern.provider.spi.SignOut;
import io.postern.provider.spi.Support;
import io.postern.provider.spi.Suspension;
import io.postern.provider.spi.SuspensionEffect;
import io.postern.provider.spi.SuspensionMemory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One connection to one upstream, as features see it. Every call first checks that the provider can do it and that the
 * input is within its rules, both without a call; then runs guarded; and fails only with {@link ProviderError}. Blocks
 * the calling thread, which must hold no transaction. Writes are never repeated. Thread-safe.
 */
public final class MailProvider {
    private final ProviderCalls calls;
    private final InputRules rules;
    private final ProviderAccounts accounts;
    private final ProviderDelivery delivery;
    private final ProviderDomains domains;
    private final ProviderSubAdministrators subAdministrators;

    MailProvider(ProviderCalls calls, InputRules rules) {
        this.calls = calls;
        this.rules = rules;
        this.accounts = new ProviderAccounts(calls, rules);
        this.delivery = new ProviderDelivery(calls, rules);
        this.domains = new ProviderDomains(calls, rules);
        this.subAdministrators = new ProviderSubAdministrators(calls, rules);
    }

    /** Makes, moves, sizes, deletes and restores mailboxes. */
    public ProviderAccounts accounts() {
        return accounts;
    }

    /** Forwards and aliases. */
    public ProviderDelivery delivery() {
        return delivery;
    }

    /** Domains as a whole. */
    public ProviderDomains domains() {
        return domains;
    }

    public ProviderSubAdministrators subAdministrators() {
        return subAdministrators;
    }

    public DriverInfo info() {
        return calls.info();
    }

    public Support support(Capability capability) {
        return calls.info().support(capability);
    }

    /** Proves that the endpoint answers and accepts the connection's credentials. */
    public void ping(MailDomain domain) {
        calls.run("ping", Traffic.READ, () -> calls.driver().ping(domain));
    }

    public MailboxPage list(MailDomain domain, MailboxFilter filter, String cursor) {
        calls.require(Capability.LIST, MailDriver.class, "list");
        return calls.call("list", Traffic.READ, () -> calls.driver().list(domain, filter, cursor));
    }

    public MailboxState read(MailboxRef mailbox) {
        calls.require(Capability.READ, MailDriver.class, "read");
        return calls.call("read", Traffic.READ, () -> calls.driver().read(mailbox));
    }

    public MailboxCounts count(MailDomain domain) {
        Counts part = calls.require(Capability.COUNT, Counts.class, "count");
        return calls.call("count", Traffic.READ, () -> part.count(domain));
    }

    /** Stops all that this provider stops. */
    public SuspensionMemory suspend(MailboxRef mailbox) {
        return suspend(mailbox, info().suspensionEffects());
    }

    /** @param effects all of {@code info().suspensionEffects()}, or some where people may choose */
    public SuspensionMemory suspend(MailboxRef mailbox, Set<SuspensionEffect> effects) {
        Suspension part = calls.require(Capability.SUSPEND, Suspension.class, "suspend");
        calls.requireValid("suspend", Kind.INVALID, rules.checkSuspension(info().suspensionEffects(), effects));
        return calls.call("suspend", Traffic.WRITE, () -> part.suspend(mailbox, effects));
    }

    public void resume(MailboxRef mailbox, SuspensionMemory memory) {
        Suspension part = calls.require(Capability.SUSPEND, Suspension.class, "resume");
        calls.run("resume", Traffic.WRITE, () -> part.resume(mailbox, memory));
    }

    /** At most {@code info().limits().bulkSize()} addresses, all of {@code domain}; read every one back afterwards. */
    public void suspendAll(MailDomain domain, List<Address> addresses) {
        BulkSuspension part = calls.require(Capability.BULK_SUSPEND, BulkSuspension.class, "suspend-all");
        requireBulk("suspend-all", domain, addresses);
        calls.run("suspend-all", Traffic.WRITE, () -> part.suspendAll(domain, addresses));
    }

    /** As {@link #suspendAll}. */
    public void resumeAll(MailDomain domain, List<Address> addresses) {
        BulkSuspension part = calls.require(Capability.BULK_SUSPEND, BulkSuspension.class, "resume-all");
        requireBulk("resume-all", domain, addresses);
        calls.run("resume-all", Traffic.WRITE, () -> part.resumeAll(domain, addresses));
    }

    /** A wrong old password is FORBIDDEN with code {@code old-password}; a refused new one PASSWORD_REJECTED. */
    public void changePassword(MailboxRef mailbox, Secret oldPassword, Secret newPassword) {
        PasswordChange part = calls.require(Capability.PASSWORD_CHANGE, PasswordChange.class, "change-password");
        calls.requireValid("change-password", Kind.PASSWORD_REJECTED, checkNewPassword(mailbox.address(), newPassword));
        calls.run("change-password", Traffic.WRITE, () -> part.changePassword(mailbox, oldPassword, newPassword));
    }

    public Secret resetPassword(MailboxRef mailbox) {
        PasswordReset part = calls.require(Capability.PASSWORD_RESET, PasswordReset.class, "reset-password");
        return calls.call("reset-password", Traffic.WRITE, () -> part.resetPassword(mailbox));
    }

    /** The mailbox, when {@code password} is its owner's; else FORBIDDEN, which never counts against the connection. */
    public MailboxState authenticate(MailboxRef mailbox, Secret password) {
        OwnerSignIn part = calls.require(Capability.OWNER_SIGN_IN, OwnerSignIn.class, "authenticate");
        return calls.call("authenticate", Traffic.READ_ONCE, () -> part.authenticate(mailbox, password));
    }

    public void updateAutoresponder(MailboxRef mailbox, Autoresponder autoresponder) {
        Autoresponders part = calls.require(Capability.AUTORESPONDER, Autoresponders.class, "update-autoresponder");
        calls.requireValid("update-autoresponder", Kind.INVALID, check(mailbox, autoresponder));
        calls.run("update-autoresponder", Traffic.WRITE, () -> part.updateAutoresponder(mailbox, autoresponder));
    }

    public Autoresponder readAutoresponder(MailboxRef mailbox) {
        AutoresponderReading part =
                calls.require(Capability.AUTORESPONDER_READ, AutoresponderReading.class, "read-autoresponder");
        return calls.call("read-autoresponder", Traffic.READ, () -> part.readAutoresponder(mailbox));
    }

    /** Needs no old password. A refused one is PASSWORD_REJECTED. */
    public void setPassword(MailboxRef mailbox, Secret newPassword) {
        PasswordSetting part = calls.require(Capability.PASSWORD_SET, PasswordSetting.class, "set-password");
        calls.requireValid("set-password", Kind.PASSWORD_REJECTED, checkNewPassword(mailbox.address(), newPassword));
        calls.run("set-password", Traffic.WRITE, () -> part.setPassword(mailbox, newPassword));
    }

    public Map<MailService, ServiceState> readServices(MailboxRef mailbox) {
        ServiceSwitches part = calls.require(Capability.SERVICES, ServiceSwitches.class, "read-services");
        return calls.call("read-services", Traffic.READ, () -> part.readServices(mailbox));
    }

    /** Services that are not named stay as they are. */
    public void updateServices(MailboxRef mailbox, Map<MailService, ServiceState> wanted) {
        ServiceSwitches part = calls.require(Capability.SERVICES, ServiceSwitches.class, "update-services");
        calls.requireValid("update-services", Kind.INVALID, rules.checkServices(wanted));
        calls.run("update-services", Traffic.WRITE, () -> part.updateServices(mailbox, wanted));
    }

    public List<AppPassword> appPasswords(MailboxRef mailbox) {
        AppPasswords part = calls.require(Capability.APP_PASSWORDS, AppPasswords.class, "app-passwords");
        return calls.call("app-passwords", Traffic.READ, () -> part.appPasswords(mailbox));
    }

    public Secret addAppPassword(MailboxRef mailbox, String tag) {
        AppPasswords part = calls.require(Capability.APP_PASSWORDS, AppPasswords.class, "add-app-password");
        calls.requireValid("add-app-password", Kind.INVALID, rules.checkTag(tag));
        return calls.call("add-app-password", Traffic.WRITE, () -> part.addAppPassword(mailbox, tag));
    }

    public void removeAppPassword(MailboxRef mailbox, String tag) {
        AppPasswords part = calls.require(Capability.APP_PASSWORDS, AppPasswords.class, "remove-app-password");
        calls.run("remove-app-password", Traffic.WRITE, () -> part.removeAppPassword(mailbox, tag));
    }

    public void signOut(MailboxRef mailbox) {
        SignOut part = calls.require(Capability.SIGN_OUT, SignOut.class, "sign-out");
        calls.run("sign-out", Traffic.WRITE, () -> part.signOut(mailbox));
    }

    public Secret signInToken(MailboxRef mailbox, String reason, Duration lifetime) {
        SignInTokens part = calls.require(Capability.SIGN_IN_TOKEN, SignInTokens.class, "sign-in-token");
        return calls.call("sign-in-token", Traffic.WRITE, () -> part.signInToken(mailbox, reason, lifetime));
    }

    /** Newest first; {@code cursor} is null for the first page. */
    public LogPage changeLog(MailboxRef mailbox, String cursor) {
        ChangeLog part = calls.require(Capability.PROVIDER_HISTORY, ChangeLog.class, "change-log");
        return calls.call("change-log", Traffic.READ, () -> part.changeLog(mailbox, cursor));
    }

    public void updateDetails(MailboxRef mailbox, MailboxDetails details) {
        Details part = calls.require(Capability.DETAILS, Details.class, "update-details");
        calls.requireValid("update-details", Kind.INVALID, check(details));
        calls.run("update-details", Traffic.WRITE, () -> part.updateDetails(mailbox, details));
    }

    /** What this provider would refuse; empty when the call may be made. Makes no call. */
    @SuppressWarnings("unused") // a provider may limit text by mailbox; callers already pass it
    public List<FieldError> check(MailboxRef mailbox, Autoresponder autoresponder) {
        return rules.check(autoresponder);
    }

    public List<FieldError> check(MailboxDetails details) {
        return rules.check(details);
    }

    public List<FieldError> checkNewPassword(Address owner, Secret newPassword) {
        return rules.check(owner, newPassword);
    }

    /** The name of an app password. */
    public List<FieldError> checkTag(String tag) {
        return rules.checkTag(tag);
    }

    private void requireBulk(String operation, MailDomain domain, List<Address> addresses) {
        calls.requireValid(operation, Kind.INVALID, rules.checkBulk(addresses));
        calls.requireWithin(domain, addresses);
    }
}

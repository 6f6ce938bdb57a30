package io.postern.change;

import io.postern.platform.secret.Secret;
import io.postern.platform.tenancy.TenantId;
import io.postern.provider.MailProvider;
import io.postern.provider.ProviderError;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.MailDomain;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.MailboxState;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** One try of one change, as a kind sees it. */
public final class Attempt<I> {
    private final TenantId tenant;
    private final UUID mailboxId;
    private final MailDomain domain;
    private final String subject;
    private final I input;
    private final Map<String, Secret> secrets;
    private final Supplier<MailProvider> fencedProvider;

    Attempt(
            TenantId tenant,
            UUID mailboxId,
            MailDomain domain,
            String subject,
            I input,
            Map<String, Secret> secrets,
            Supplier<MailProvider> fencedProvider) {
        this.tenant = tenant;
        this.mailboxId = mailboxId;
        this.domain = domain;
        this.subject = subject;
        this.input = input;
        this.secrets = secrets;
        this.fencedProvider = fencedProvider;
    }

    /**
     * The upstream, handed out only while this worker still holds the change. Ask for it anew before every write: a
     * worker that slept past its lease gets a {@link FenceLostException} instead.
     */
    public MailProvider provider() {
        return fencedProvider.get();
    }

    /** The mailbox as it is before the write. When this fails the worker knows that nothing was changed. */
    public MailboxState readBeforeWriting() {
        return beforeWriting(provider -> provider.read(mailbox()));
    }

    /** Another look before the write, of which the same holds. */
    public <T> T beforeWriting(Function<MailProvider, T> look) {
        try {
            return look.apply(provider());
        } catch (ProviderError error) {
            throw new NotStartedException(error);
        }
    }

    public TenantId tenant() {
        return tenant;
    }

    public UUID mailboxId() {
        return mailboxId;
    }

    /** @throws java.util.NoSuchElementException for a change of a domain or of a connection */
    public MailboxRef mailbox() {
        return new MailboxRef(domain, Address.parse(subject).orElseThrow());
    }

    /** The domain that the change is in, or null for a change of the connection itself. */
    public MailDomain domain() {
        return domain;
    }

    /** The address; or the name of the domain or of whatever the connection has. */
    public String subject() {
        return subject;
    }

    public I input() {
        return input;
    }

    public Secret secret(String name) {
        return secrets.get(name);
    }
}

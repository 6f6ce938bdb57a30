package io.postern.testing;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.AppPassword;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.ClientSettings;
import io.postern.provider.spi.DeletedMessage;
import io.postern.provider.spi.Forwards;
import io.postern.provider.spi.LogEntry;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.ServiceState;
import io.postern.provider.spi.SuspensionEffect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One mailbox of {@link InMemoryProvider}, open to tests. */
public final class InMemoryMailbox {
    public static final Instant MADE = Instant.parse("2025-03-04T05:06:07Z");

    public Address address;
    public AccountType type = AccountType.MAILBOX;
    public String name = "Ada Example";
    public Secret password = Secret.of("made-up");
    public Long quotaBytes = 1024L * 1024 * 1024;
    public Long usedBytes = 10L * 1024 * 1024;
    public Forwards forwards = new Forwards(List.of(), List.of(), true);
    public Autoresponder reply = new Autoresponder(false, "", "", Autoresponder.Format.TEXT, false, null);
    public final Set<SuspensionEffect> stopped = EnumSet.noneOf(SuspensionEffect.class);
    public final Set<Address> aliases = new LinkedHashSet<>();
    public final Map<MailService, ServiceState> services = new EnumMap<>(MailService.class);
    public final List<AppPassword> appPasswords = new ArrayList<>();
    public final List<DeletedMessage> deletedMessages = new ArrayList<>();
    public final List<LogEntry> log = new ArrayList<>();

    InMemoryMailbox(Address address) {
        this.address = address;
        for (MailService service : MailService.values()) {
            services.put(service, ServiceState.ENABLED);
        }
    }

    MailboxState state() {
        return new MailboxState(
                address,
                stopped.isEmpty() ? MailboxStatus.ACTIVE : MailboxStatus.SUSPENDED,
                type,
                name,
                null,
                null,
                quotaBytes,
                usedBytes,
                MADE,
                forwards.targets().stream().map(Address::toString).toList(),
                ClientSettings.UNKNOWN,
                null,
                stopped);
    }
}

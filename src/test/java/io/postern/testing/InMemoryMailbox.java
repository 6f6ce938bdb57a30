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
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    public final Set<Address> aliases = new LinkedHashSet<>();
    public final Map<MailService, ServiceState> services = new EnumMap<>(MailService.class);
    public final List<AppPassword> appPasswords = new ArrayList<>();
    public final List<DeletedMessage> deletedMessages = new ArrayList<>();
    /** Ids of deleted messages that cannot be brought back. */
    public final Set<String> stuckMessages = new LinkedHashSet<>();

    public final List<LogEntry> log = new ArrayList<>();

    InMemoryMailbox(Address address) {
        this.address = address;
        for (MailService service : MailService.values()) {
            services.put(service, ServiceState.ENABLED);
        }
    }

    /** What is stopped: one of its services is suspended, and none works. */
    public Set<SuspensionEffect> stopped() {
        return Arrays.stream(SuspensionEffect.values())
                .filter(effect -> of(effect).anyMatch(service -> services.get(service) == ServiceState.SUSPENDED)
                        && of(effect).noneMatch(service -> services.get(service) == ServiceState.ENABLED))
                .collect(Collectors.toSet());
    }

    /** A service that is off stays so; returns what was on. */
    Map<String, String> stop(Set<SuspensionEffect> effects) {
        Map<String, String> before = new HashMap<>();
        effects.stream().flatMap(InMemoryMailbox::of).forEach(service -> {
            before.put(service.name(), services.get(service).name());
            services.replace(service, ServiceState.ENABLED, ServiceState.SUSPENDED);
        });
        return before;
    }

    void start(Map<String, String> before) {
        if (before.isEmpty()) {
            services.replaceAll((_, state) -> state == ServiceState.SUSPENDED ? ServiceState.ENABLED : state);
        }
        before.forEach((service, state) -> services.put(MailService.valueOf(service), ServiceState.valueOf(state)));
    }

    private static Stream<MailService> of(SuspensionEffect effect) {
        return switch (effect) {
            case LOGIN -> Stream.of(MailService.IMAP, MailService.POP, MailService.WEBMAIL);
            case SEND -> Stream.of(MailService.SEND, MailService.SEND_WEBMAIL);
            case RECEIVE -> Stream.of(MailService.RECEIVE);
        };
    }

    public boolean hasPassword(String text) {
        return password.reveal().equals(text);
    }

    MailboxState state() {
        Set<SuspensionEffect> stopped = stopped();
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

package io.postern.testing;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.AutoresponderOption;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.CredentialField;
import io.postern.provider.spi.DetailField;
import io.postern.provider.spi.DriverFactory;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.KeepCopy;
import io.postern.provider.spi.Limits;
import io.postern.provider.spi.MailDriver;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.Options;
import io.postern.provider.spi.PasswordRules;
import io.postern.provider.spi.PasswordRules.CharacterClass;
import io.postern.provider.spi.SubAdministratorRight;
import io.postern.provider.spi.Support;
import io.postern.provider.spi.SuspensionEffect;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fourth provider that can do everything, and keeps it in memory. What it cannot do is what no provider can. */
@ApplicationScoped
public class InMemoryProvider implements DriverFactory {
    public static final String ID = "made-up";
    public static final long MEGABYTE = 1024L * 1024;

    private static final String ENDPOINT = "https://made-up.invalid/api";

    static final DriverInfo INFO = new DriverInfo(
            ID,
            "Made-up Mail",
            List.of(ENDPOINT),
            List.of(),
            List.of(new CredentialField("key", "Key", true, true, "Any key will do.")),
            false,
            Stream.of(Capability.values()).collect(Collectors.toMap(Function.identity(), _ -> Support.supported())),
            EnumSet.allOf(SuspensionEffect.class),
            "Mail waits at its senders.",
            null,
            new Limits(
                    60,
                    100,
                    1_000,
                    50,
                    200,
                    new PasswordRules(8, 40, List.of(new CharacterClass("digit", "0123456789")), true)),
            new Options(
                    EnumSet.allOf(AutoresponderOption.class),
                    Set.of(DetailField.NAME),
                    5,
                    KeepCopy.CHOICE,
                    MEGABYTE,
                    51_200 * MEGABYTE,
                    30,
                    true,
                    EnumSet.allOf(MailService.class),
                    EnumSet.allOf(SubAdministratorRight.class),
                    true));

    private final Map<String, InMemoryAccount> accounts = new ConcurrentHashMap<>();

    @Override
    public DriverInfo info() {
        return INFO;
    }

    @Override
    public MailDriver open(URI endpoint, Map<String, Secret> credentials) {
        return new InMemoryDriver(at(endpoint));
    }

    /** The endpoint of an account of one's own. */
    public static URI endpoint(String name) {
        return URI.create(ENDPOINT + "/" + name);
    }

    public InMemoryAccount at(URI endpoint) {
        return accounts.computeIfAbsent(endpoint.toString(), _ -> new InMemoryAccount());
    }

    /** Makes a mailbox in the account of a driver that is open. */
    public static InMemoryMailbox put(MailDriver driver, Address address) {
        return ((InMemoryDriver) driver).account.put(address);
    }
}

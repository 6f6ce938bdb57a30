package io.postern.provider.opensrs;

import io.postern.provider.spi.AutoresponderOption;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.CredentialField;
import io.postern.provider.spi.DetailField;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.KeepCopy;
import io.postern.provider.spi.Limits;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.Options;
import io.postern.provider.spi.PasswordRules;
import io.postern.provider.spi.SubAdministratorRight;
import io.postern.provider.spi.Support;
import io.postern.provider.spi.SuspensionEffect;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What OpenSRS Hosted Email is and can do, as data. */
final class OpenSrsInfo {
    static final String USER = "user";
    static final String PASSWORD = "password";
    static final int PAGE_SIZE = 200;

    /** The upstream takes 1 to 54 of these; eight is the least that each of its degrees of strength but the best takes. */
    private static final PasswordRules PASSWORDS = new PasswordRules(
            8,
            54,
            List.of(),
            true,
            IntStream.rangeClosed(33, 126)
                    .filter(character -> character != '"')
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining()),
            // it would be taken for a hash
            "{");

    static final DriverInfo INFO = new DriverInfo(
            "opensrs",
            "OpenSRS Hosted Email",
            List.of(
                    "https://admin.a.hostedemail.com/api",
                    "https://admin.b.hostedemail.com/api",
                    "https://admin.test.hostedemail.com/api"),
            List.of(),
            List.of(
                    new CredentialField(
                            USER,
                            "Administrator",
                            false,
                            true,
                            "The full name of a company administrator, for example ops@example.adm. An account lives on"
                                    + " exactly one cluster: cluster A, cluster B or the test system."),
                    new CredentialField(
                            PASSWORD,
                            "Password",
                            true,
                            true,
                            "Of that administrator. It must not need a second factor; where the provider restricts it to"
                                    + " internet addresses, the address of this server must be among them.")),
            false,
            capabilities(),
            EnumSet.allOf(SuspensionEffect.class),
            "Signing in, sending and receiving stop, each on its own where you choose so; mail that comes in is returned"
                    + " while receiving is stopped. Stored mail is kept, and the mailbox stays billed.",
            null,
            new Limits(512, 0, 4_000, 1, PAGE_SIZE, PASSWORDS),
            new Options(
                    Set.of(AutoresponderOption.END_DATE, AutoresponderOption.INTERVAL),
                    Set.of(DetailField.NAME),
                    1_000,
                    KeepCopy.CHOICE,
                    1,
                    0,
                    30,
                    true,
                    EnumSet.allOf(MailService.class),
                    Set.of(
                            SubAdministratorRight.DOMAIN,
                            SubAdministratorRight.MAIL,
                            SubAdministratorRight.WORKGROUP,
                            SubAdministratorRight.FULL),
                    false));

    private OpenSrsInfo() {}

    private static Map<Capability, Support> capabilities() {
        var all = new EnumMap<Capability, Support>(Capability.class);
        for (Capability capability : Capability.values()) {
            all.put(capability, support(capability));
        }
        return all;
    }

    private static Support support(Capability capability) {
        return switch (capability) {
            case LIST,
                    READ,
                    COUNT,
                    SEARCH,
                    SUSPEND,
                    PASSWORD_CHANGE,
                    PASSWORD_SET,
                    OWNER_SIGN_IN,
                    AUTORESPONDER,
                    AUTORESPONDER_READ,
                    DETAILS,
                    CREATE,
                    CREATE_FORWARD_ONLY,
                    DELETE,
                    RESTORE,
                    RESTORE_MESSAGES,
                    RENAME,
                    QUOTA,
                    FORWARDING,
                    ALIASES,
                    SERVICES,
                    APP_PASSWORDS,
                    SIGN_OUT,
                    SIGN_IN_TOKEN,
                    PROVIDER_HISTORY,
                    DOMAINS,
                    DOMAIN_SUSPEND,
                    DOMAIN_DEFAULTS,
                    DOMAIN_ALIASES,
                    CATCH_ALL,
                    DOMAIN_HISTORY,
                    WORKGROUPS,
                    SUB_ADMINISTRATORS -> Support.supported();
            case BULK_SUSPEND -> Support.no("The provider suspends one mailbox per call; many are done one by one.");
            case BULK_DELETE -> Support.no("The provider deletes one mailbox per call; many are done one by one.");
            case PASSWORD_RESET -> Support.no("The provider makes up no passwords; a new one is chosen here.");
            case DOMAIN_LOOKUP -> Support.no("The provider calls a domain by its name and has no other number for it.");
            case ACTIVATE_DOMAIN -> Support.no("Mail of a domain works as soon as the provider has the domain.");
            case DNS_RECORDS -> Support.no("The provider does not tell which records a domain needs.");
        };
    }
}

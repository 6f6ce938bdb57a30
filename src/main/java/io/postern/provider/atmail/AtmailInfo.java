package io.postern.provider.atmail;

import io.postern.provider.spi.Capability;
import io.postern.provider.spi.CredentialField;
import io.postern.provider.spi.DetailField;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.KeepCopy;
import io.postern.provider.spi.Limits;
import io.postern.provider.spi.Options;
import io.postern.provider.spi.PasswordRules;
import io.postern.provider.spi.Support;
import io.postern.provider.spi.SuspensionEffect;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What atmail is and can do, as data. */
final class AtmailInfo {
    static final String USERNAME = "username";
    static final String PASSWORD = "password";
    static final String ARGUMENTS = "arguments";
    static final int PAGE_SIZE = 200;
    static final long MEGABYTE = 1L << 20;
    static final long MOST_MEGABYTES = 16_777_215;

    /** The provider publishes none; these keep a password from being guessed and from being cut. */
    private static final PasswordRules PASSWORDS = new PasswordRules(8, 64, List.of(), true);

    static final DriverInfo INFO = new DriverInfo(
            "atmail",
            "atmail",
            List.of(),
            List.of("atmailcloud.com"),
            List.of(
                    new CredentialField(
                            USERNAME,
                            "User name",
                            false,
                            true,
                            "In the cloud the host name of the subscription, such as acme.atmailcloud.com."),
                    new CredentialField(PASSWORD, "Password", true, true, "That of the web administration."),
                    new CredentialField(
                            ARGUMENTS,
                            "Arguments",
                            false,
                            false,
                            "Leave it empty. Only for a server that takes no forms, write path; passwords are sent as a"
                                    + " form all the same.")),
            false,
            capabilities(),
            Set.of(SuspensionEffect.LOGIN),
            "Signing in stops. The provider does not say whether mail still arrives.",
            "The provider keeps nothing but the text: no subject and no last day.",
            new Limits(100, 0, 10_000, 0, PAGE_SIZE, PASSWORDS),
            new Options(
                    Set.of(),
                    Set.of(DetailField.FIRST_NAME, DetailField.LAST_NAME),
                    1,
                    KeepCopy.CHOICE,
                    MEGABYTE,
                    MOST_MEGABYTES * MEGABYTE,
                    0,
                    false,
                    Set.of(),
                    Rows.RIGHTS.keySet(),
                    true));

    private AtmailInfo() {}

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
                    SUSPEND,
                    PASSWORD_SET,
                    AUTORESPONDER,
                    AUTORESPONDER_READ,
                    DETAILS,
                    CREATE,
                    DELETE,
                    RENAME,
                    QUOTA,
                    FORWARDING,
                    ALIASES,
                    DOMAINS,
                    DOMAIN_ALIASES,
                    SUB_ADMINISTRATORS -> Support.supported();
            case COUNT -> Support.no("The provider does not count mailboxes; they are counted here.");
            case SEARCH -> Support.no("The provider has no search; the list kept here is searched.");
            case BULK_SUSPEND -> Support.no("The provider stops mailboxes one by one.");
            case PASSWORD_CHANGE -> Support.no("The provider cannot check the present password of a mailbox.");
            case PASSWORD_RESET -> Support.no("The provider does not tell a password that it makes; one is made here.");
            case OWNER_SIGN_IN -> Support.no("The provider cannot check the password of a mailbox.");
            case DOMAIN_LOOKUP -> Support.no("The provider calls a domain by its name and nothing else.");
            case ACTIVATE_DOMAIN -> Support.no("A domain works at this provider as soon as it is there.");
            case CREATE_FORWARD_ONLY ->
                Support.no("The provider has no accounts that only forward; an alias does that.");
            case BULK_DELETE -> Support.no("The provider deletes mailboxes one by one.");
            case RESTORE -> Support.no("A deleted mailbox is gone at this provider.");
            case RESTORE_MESSAGES -> Support.no("The provider does not bring deleted mail back.");
            case SERVICES -> Support.no("The provider stops a mailbox as a whole, not single services.");
            case APP_PASSWORDS -> Support.no("The provider has one password per mailbox.");
            case SIGN_OUT -> Support.no("The provider cannot end the sessions of a mailbox.");
            case SIGN_IN_TOKEN -> Support.no("The provider lets nobody into a mailbox without its password.");
            case PROVIDER_HISTORY -> Support.no("The provider keeps no history; changes made here are kept here.");
            case DOMAIN_SUSPEND -> Support.no("The provider stops mailboxes, not whole domains.");
            case DOMAIN_DEFAULTS -> Support.no("The provider has no settings for a whole domain.");
            case CATCH_ALL -> Support.no("The provider does not say how to collect mail for unknown addresses.");
            case DNS_RECORDS -> Support.no("The provider does not look after the records of a domain.");
            case DOMAIN_HISTORY -> Support.no("The provider keeps no history of domains.");
            case WORKGROUPS -> Support.no("The provider has no groups of mailboxes.");
        };
    }
}

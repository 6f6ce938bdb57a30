package io.postern.provider.logicboxes;

import io.postern.provider.spi.AutoresponderOption;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.CredentialField;
import io.postern.provider.spi.DetailField;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.KeepCopy;
import io.postern.provider.spi.Limits;
import io.postern.provider.spi.Options;
import io.postern.provider.spi.PasswordRules;
import io.postern.provider.spi.PasswordRules.CharacterClass;
import io.postern.provider.spi.Support;
import io.postern.provider.spi.SuspensionEffect;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What LogicBoxes is and can do, as data. */
final class LogicBoxesInfo {
    static final String AUTH_USERID = "auth-userid";
    static final String API_KEY = "api-key";
    static final int PAGE_SIZE = 200;

    /** The upstream names no limit; a list of so many still fits one call. */
    private static final int FORWARDS = 50;

    /** The narrowest rule known to be enforced; anything within it satisfies the older, wider one too. */
    private static final PasswordRules PASSWORDS = new PasswordRules(
            9,
            16,
            List.of(
                    new CharacterClass("lower-case letter", "abcdefghijklmnopqrstuvwxyz"),
                    new CharacterClass("upper-case letter", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
                    new CharacterClass("digit", "0123456789"),
                    new CharacterClass("one of ~*!@$#%_+.?:,{}", "~*!@$#%_+.?:,{}")),
            true);

    static final DriverInfo INFO = new DriverInfo(
            "logicboxes",
            "LogicBoxes / ResellerClub",
            List.of("https://httpapi.com/api", "https://test.httpapi.com/api"),
            List.of(),
            List.of(
                    new CredentialField(
                            AUTH_USERID,
                            "Reseller id",
                            false,
                            true,
                            "The number of your reseller account, shown in its profile."),
                    new CredentialField(
                            API_KEY,
                            "API key",
                            true,
                            true,
                            "From the API settings of the control panel. The address of this server must be allowed"
                                    + " there too. A new key ends the old one at once.")),
            true,
            capabilities(),
            Set.of(SuspensionEffect.LOGIN, SuspensionEffect.RECEIVE),
            "Signing in stops and incoming mail is returned to its senders. Stored mail is kept.",
            "The provider has announced the end of this function. Where a mailbox has moved to its new webmail, the"
                    + " automatic reply has to be set there.",
            new Limits(100, 255, 10_000, 50, PAGE_SIZE, PASSWORDS),
            new Options(
                    Set.of(
                            AutoresponderOption.SUBJECT,
                            AutoresponderOption.HTML,
                            AutoresponderOption.QUOTE_ORIGINAL,
                            AutoresponderOption.END_DATE),
                    Set.of(DetailField.FIRST_NAME, DetailField.LAST_NAME, DetailField.NOTIFICATION_ADDRESS),
                    FORWARDS,
                    KeepCopy.ALWAYS,
                    0,
                    0,
                    0,
                    false,
                    Set.of(),
                    Set.of(),
                    false));

    private LogicBoxesInfo() {}

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
                    BULK_SUSPEND,
                    PASSWORD_CHANGE,
                    PASSWORD_RESET,
                    OWNER_SIGN_IN,
                    AUTORESPONDER,
                    DETAILS,
                    DOMAIN_LOOKUP,
                    ACTIVATE_DOMAIN,
                    CREATE,
                    CREATE_FORWARD_ONLY,
                    DELETE,
                    BULK_DELETE,
                    FORWARDING,
                    DOMAIN_SUSPEND,
                    DOMAIN_ALIASES,
                    CATCH_ALL,
                    DNS_RECORDS -> Support.supported();
            case PASSWORD_SET ->
                Support.no("The provider chooses the new password itself; a chosen one needs the old password.");
            case AUTORESPONDER_READ ->
                Support.no("The provider does not tell what is set; the last change made here is shown.");
            case RESTORE -> Support.no("A deleted mailbox is gone at this provider.");
            case RENAME -> Support.no("The provider cannot give a mailbox another address.");
            case QUOTA -> Support.no("The size of a mailbox comes with the order and cannot be set per mailbox.");
            case SUB_ADMINISTRATORS -> Support.no("The provider has no administrators of single domains.");
            case APP_PASSWORDS -> Support.no("The provider has one password per mailbox.");
            case PROVIDER_HISTORY -> Support.no("The provider keeps no history; changes made here are kept here.");
            case RESTORE_MESSAGES -> Support.no("The provider does not bring deleted mail back.");
            case SERVICES -> Support.no("The provider stops a mailbox as a whole, not single services.");
            case SIGN_OUT -> Support.no("The provider cannot end the sessions of a mailbox.");
            case SIGN_IN_TOKEN -> Support.no("The provider lets nobody into a mailbox without its password.");
            case DOMAIN_DEFAULTS -> Support.no("The provider has no settings for a whole domain.");
            case DOMAIN_HISTORY -> Support.no("The provider keeps no history of domains.");
            case WORKGROUPS -> Support.no("The provider has no groups of mailboxes.");
            case ALIASES -> Support.no("The provider knows other names for a whole domain only.");
            case DOMAINS -> Support.no("Domains are orders at this provider and are made in its own panel.");
        };
    }
}

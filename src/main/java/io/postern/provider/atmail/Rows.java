package io.postern.provider.atmail;

import io.postern.platform.http.Parameter;
import io.postern.provider.atmail.Answer.Element;
import io.postern.provider.spi.AccountType;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.ClientSettings;
import io.postern.provider.spi.MailboxState;
import io.postern.provider.spi.MailboxStatus;
import io.postern.provider.spi.SubAdministrator;
import io.postern.provider.spi.SubAdministratorRight;
import io.postern.provider.spi.SuspensionEffect;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the rows of an answer at any depth, by the columns that make one, because what is around them differs between
 * generations and is not documented; and writes a sub-administrator, whose columns go both ways.
 */
final class Rows {
    static final String DOMAINS = "Domains[]";
    static final String LOCAL = "Local";
    static final String DELIVER = "Deliver";
    static final Map<SubAdministratorRight, String> RIGHTS = rights();
    private static final List<String> ADDRESS = List.of("Account", "Username", "name", "email");
    private static final String[] DOMAIN = {"Hostname", "DomainName", "domain", "name"};
    private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** A row of the table of aliases: one name leads to one target. */
    record Alias(String name, String target, String type) {
        boolean is(String wantedName, String wantedTarget, String wantedType) {
            return (wantedName == null || name.equals(wantedName))
                    && (wantedTarget == null || target.equals(wantedTarget))
                    && type.equalsIgnoreCase(wantedType);
        }

        /** Whether it leads to this mailbox, or makes copies of its mail. */
        boolean of(Address mailbox) {
            return is(null, mailbox.toString(), LOCAL) || is(mailbox.toString(), null, DELIVER);
        }

        Alias moved(Address from, Address to) {
            return new Alias(
                    name.equals(from.toString()) ? to.toString() : name,
                    target.equals(from.toString()) ? to.toString() : target,
                    type);
        }

        List<Parameter> key() {
            return List.of(new Parameter("AliasName", name), new Parameter("AliasTo", target));
        }

        List<Parameter> parameters() {
            var parameters = new ArrayList<>(key());
            parameters.add(new Parameter("AliasType", type));
            return parameters;
        }
    }

    private Rows() {}

    static List<Element> users(Element content) {
        return found(content, row -> ADDRESS.stream()
                .anyMatch(column -> row.text(column).contains("@")));
    }

    /** Of a row with an address; nothing when it is not one that we know how to write. */
    static Optional<Address> address(Element user) {
        return ADDRESS.stream()
                .flatMap(column -> Address.parse(user.text(column)).stream())
                .findFirst();
    }

    /** Whether an answer tells nothing at all, which is how an empty list looks. */
    static boolean none(Element content) {
        return found(
                        content,
                        leaf -> leaf.children().isEmpty()
                                && !leaf.text().isBlank()
                                && !leaf.is("message", "status", "response", "results"))
                .isEmpty();
    }

    static Optional<MailboxState> mailbox(Element user, List<Alias> aliases) {
        return address(user)
                .map(address -> new MailboxState(
                        address,
                        enabled(user) ? MailboxStatus.ACTIVE : MailboxStatus.SUSPENDED,
                        user.text("AutoReply").isBlank() ? AccountType.MAILBOX : AccountType.MAILBOX_WITH_AUTORESPONDER,
                        user.text("FirstName", "UserFirstName").strip(),
                        user.text("LastName", "UserLastName").strip(),
                        null,
                        quota(user),
                        null,
                        created(user.text("DateCreate").strip()),
                        forwards(user, address, aliases),
                        ClientSettings.UNKNOWN,
                        signedIn(user.text("LastLogin").strip()),
                        enabled(user) ? Set.of() : Set.of(SuspensionEffect.LOGIN)));
    }

    static Optional<Address> forward(Element user) {
        return Address.parse(user.text("Forward"));
    }

    /** Those that are kept here too, and the one that is not. */
    static List<String> forwards(Element user, Address address, List<Alias> aliases) {
        Stream<Address> copies = copies(address, aliases).stream();
        return Stream.concat(copies, forward(user).stream())
                .map(Address::toString)
                .distinct()
                .toList();
    }

    static List<Address> copies(Address address, List<Alias> aliases) {
        return aliases.stream()
                .filter(alias -> alias.is(address.toString(), null, DELIVER))
                .flatMap(alias -> Address.parse(alias.target()).stream())
                .toList();
    }

    static List<Alias> aliases(Element content) {
        return found(content, row -> !row.text("AliasName").isBlank()).stream()
                .map(row -> new Alias(
                        lower(row.text("AliasName")),
                        lower(row.text("AliasTo")),
                        row.text("AliasType").strip()))
                .toList();
    }

    /** Rows with a column for the name, or bare names under numbers. */
    static List<String> domains(Element content) {
        var names = new ArrayList<String>();
        found(content, row -> !row.text(DOMAIN).isBlank()).forEach(row -> names.add(lower(row.text(DOMAIN))));
        found(
                        content,
                        row -> row.name().startsWith("key_")
                                && row.children().isEmpty()
                                && row.text().contains("."))
                .forEach(row -> names.add(lower(row.text())));
        return names;
    }

    static List<SubAdministrator> subAdministrators(Element content) {
        return found(content, row -> !row.text("Username").isBlank()).stream()
                .map(Rows::subAdministrator)
                .toList();
    }

    private static SubAdministrator subAdministrator(Element row) {
        var granted = new HashSet<SubAdministratorRight>();
        RIGHTS.forEach((right, column) -> {
            if (row.truth(column)) {
                granted.add(right);
            }
        });
        Long quota = number(row.text("NumQuota"));
        return new SubAdministrator(
                row.text("Username").strip(),
                row.text("Fullname").strip(),
                row.text("Company").strip(),
                row.child("Domains").map(Rows::delegated).orElse(List.of()),
                granted,
                number(row.text("NumUsers")),
                quota == null ? null : quota * AtmailInfo.MEGABYTE);
    }

    /** Everything, so that what was taken away is gone. Full rights are only ever named for whom they are meant. */
    static List<Parameter> parameters(SubAdministrator wanted, boolean known) {
        var all = new ArrayList<Parameter>();
        all.add(new Parameter("Username", wanted.name()));
        all.add(new Parameter("Fullname", orEmpty(wanted.fullName())));
        all.add(new Parameter("Company", orEmpty(wanted.company())));
        RIGHTS.forEach((right, column) -> {
            boolean granted = wanted.rights().contains(right);
            if (!right.full() || granted || known) {
                all.add(new Parameter(column, granted ? "1" : "0"));
            }
        });
        Long space = wanted.quotaLimitBytes();
        all.add(new Parameter("NumUsers", wanted.mailboxLimit() == null ? "" : String.valueOf(wanted.mailboxLimit())));
        all.add(new Parameter("NumQuota", space == null ? "" : String.valueOf(space / AtmailInfo.MEGABYTE)));
        if (wanted.domains().isEmpty()) {
            all.add(new Parameter(DOMAINS, ""));
        }
        wanted.domains().forEach(domain -> all.add(new Parameter(DOMAINS, domain)));
        return all;
    }

    /** Where a row is, nothing below it is looked at. */
    private static List<Element> found(Element at, Predicate<Element> row) {
        if (row.test(at)) {
            return List.of(at);
        }
        return at.children().stream()
                .flatMap(child -> found(child, row).stream())
                .toList();
    }

    private static List<String> delegated(Element domains) {
        return domains.children().isEmpty()
                ? List.of(lower(domains.text()).split("[,\\s]+")).stream()
                        .filter(name -> !name.isEmpty())
                        .toList()
                : domains.children().stream().map(child -> lower(child.text())).toList();
    }

    /** The documented name where there is one; else the older column, in which anything but zero means disabled. */
    private static boolean enabled(Element user) {
        if (!user.text("enabled").isBlank()) {
            return user.truth("enabled");
        }
        String status = user.text("UserStatus").strip();
        return status.isEmpty() || status.equals("0");
    }

    private static Long quota(Element user) {
        Long megabytes = number(user.text("UserQuota"));
        return megabytes == null || megabytes == 0 || megabytes > AtmailInfo.MOST_MEGABYTES
                ? null
                : megabytes * AtmailInfo.MEGABYTE;
    }

    private static Instant created(String text) {
        try {
            return LocalDateTime.parse(text, CREATED).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static Instant signedIn(String epoch) {
        Long seconds = number(epoch);
        return seconds == null || seconds == 0 ? null : Instant.ofEpochSecond(seconds);
    }

    private static Long number(String text) {
        return text.strip().matches("[0-9]{1,12}") ? Long.valueOf(text.strip()) : null;
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static Map<SubAdministratorRight, String> rights() {
        var columns = new EnumMap<SubAdministratorRight, String>(SubAdministratorRight.class);
        columns.put(SubAdministratorRight.ADD, "UAdd");
        columns.put(SubAdministratorRight.DELETE, "UDelete");
        columns.put(SubAdministratorRight.MODIFY, "UModify");
        columns.put(SubAdministratorRight.PURGE, "UPurge");
        columns.put(SubAdministratorRight.SEARCH, "USearch");
        columns.put(SubAdministratorRight.LIST, "UList");
        columns.put(SubAdministratorRight.MIGRATE, "UMigrate");
        columns.put(SubAdministratorRight.LOGS, "ULogs");
        columns.put(SubAdministratorRight.ALIASES, "UAlias");
        columns.put(SubAdministratorRight.FULL, "UMasterAdmin");
        return columns;
    }
}

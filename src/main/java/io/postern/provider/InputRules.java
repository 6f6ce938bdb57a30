package io.postern.provider;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.AutoresponderOption;
import io.postern.provider.spi.DetailField;
import io.postern.provider.spi.DomainDefaults;
import io.postern.provider.spi.DriverInfo;
import io.postern.provider.spi.Limits;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.NewMailbox;
import io.postern.provider.spi.Options;
import io.postern.provider.spi.PasswordRules;
import io.postern.provider.spi.ServiceState;
import io.postern.provider.spi.SubAdministrator;
import io.postern.provider.spi.SuspensionEffect;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a provider would refuse anyway, found before any call, and without a connection. */
public final class InputRules {
    private static final int TAG_LENGTH = 64;
    /** The longest interval any provider takes. */
    private static final int MOST_HOURS = 1094;

    private final Limits limits;
    private final Options options;
    private final Clock clock;

    InputRules(DriverInfo info, Clock clock) {
        this.limits = info.limits();
        this.options = info.options();
        this.clock = clock;
    }

    public List<FieldError> check(Autoresponder autoresponder) {
        var errors = new ArrayList<FieldError>();
        if (options.autoresponder().contains(AutoresponderOption.SUBJECT)) {
            text(errors, "subject", autoresponder.subject(), limits.subjectLength(), autoresponder.enabled());
            oneLine(errors, "subject", autoresponder.subject());
        }
        text(errors, "message", autoresponder.message(), limits.messageLength(), autoresponder.enabled());
        LocalDate end = autoresponder.endDate();
        if (autoresponder.enabled() && end != null && end.isBefore(LocalDate.now(clock))) {
            errors.add(new FieldError("endDate", "in-the-past", Map.of()));
        }
        Integer hours = autoresponder.intervalHours();
        if (hours != null && (hours < 1 || hours > MOST_HOURS)) {
            errors.add(between("intervalHours", 1, MOST_HOURS));
        }
        return errors;
    }

    public List<FieldError> check(MailboxDetails details) {
        return owner(details.firstName(), details.lastName(), details.notificationAddress());
    }

    public List<FieldError> check(Address owner, NewMailbox wanted) {
        var errors = new ArrayList<FieldError>();
        errors.addAll(owner(wanted.firstName(), wanted.lastName(), wanted.notificationAddress()));
        errors.addAll(check(owner, wanted.password()));
        if (wanted.quotaBytes() != null) {
            errors.addAll(checkQuota(wanted.quotaBytes()));
        }
        return errors;
    }

    public List<FieldError> check(Address owner, Secret password) {
        PasswordRules rules = limits.passwordRules();
        var errors = new ArrayList<FieldError>();
        if (password.length() < rules.minimumLength()) {
            errors.add(password("password-too-short", "minimum", rules.minimumLength()));
        }
        if (password.length() > rules.maximumLength()) {
            errors.add(password("password-too-long", "maximum", rules.maximumLength()));
        }
        for (PasswordRules.CharacterClass needed : rules.mustContain()) {
            if (!password.hasAnyOf(needed.characters())) {
                errors.add(password("password-must-contain", "class", needed.name()));
            }
        }
        if (rules.notAddressPart() && password.containsIgnoringCase(owner.localPart())) {
            errors.add(password("password-contains-address", "part", owner.localPart()));
        }
        if (password.hasControlCharacter()) {
            errors.add(password("password-control-character", "field", "newPassword"));
        } else if (rules.onlyCharacters() != null && !password.hasOnly(rules.onlyCharacters())) {
            errors.add(password("password-other-character", "field", "newPassword"));
        }
        if (rules.notBeginning() != null && password.startsWith(rules.notBeginning())) {
            errors.add(password("password-beginning", "beginning", rules.notBeginning()));
        }
        return errors;
    }

    /** @param required whether there must be at least one */
    public List<FieldError> checkTargets(Address own, List<Address> targets, boolean required) {
        if (required && targets.isEmpty()) {
            return List.of(new FieldError("targets", "required", Map.of()));
        }
        if (targets.size() > options.forwardTargets()) {
            String most = String.valueOf(options.forwardTargets());
            return List.of(new FieldError("targets", "too-many", Map.of("maximum", most)));
        }
        if (targets.contains(own)) {
            return List.of(new FieldError("targets", "forward-to-itself", Map.of()));
        }
        if (new HashSet<>(targets).size() < targets.size()) {
            return List.of(new FieldError("targets", "twice", Map.of()));
        }
        return List.of();
    }

    public List<FieldError> checkQuota(long bytes) {
        long most = options.quotaMaximumBytes();
        if (bytes <= 0) {
            return List.of(new FieldError("quota", "no-size", Map.of()));
        }
        if (most > 0 && bytes > most) {
            return List.of(new FieldError("quota", "size-too-large", Map.of("maximum", String.valueOf(most))));
        }
        return options.quotaStepBytes() > 0 && bytes % options.quotaStepBytes() != 0
                ? List.of(
                        new FieldError("quota", "not-a-step", Map.of("step", String.valueOf(options.quotaStepBytes()))))
                : List.of();
    }

    List<FieldError> checkBulk(List<Address> addresses) {
        String most = String.valueOf(limits.bulkSize());
        return addresses.isEmpty() || addresses.size() > limits.bulkSize()
                ? List.of(new FieldError("addresses", "too-long", Map.of("maximum", most)))
                : List.of();
    }

    List<FieldError> checkSuspension(Set<SuspensionEffect> offered, Set<SuspensionEffect> wanted) {
        boolean right =
                options.suspensionChoice() ? !wanted.isEmpty() && offered.containsAll(wanted) : wanted.equals(offered);
        return right ? List.of() : List.of(new FieldError("effects", "required", Map.of()));
    }

    List<FieldError> checkServices(Map<MailService, ServiceState> wanted) {
        return options.services().containsAll(wanted.keySet())
                ? List.of()
                : List.of(new FieldError("services", "not-offered", Map.of()));
    }

    public List<FieldError> checkTag(String tag) {
        var errors = new ArrayList<FieldError>();
        text(errors, "tag", tag, TAG_LENGTH, true);
        oneLine(errors, "tag", tag);
        return errors;
    }

    List<FieldError> checkDomain(String name) {
        return Address.parse("postmaster@" + name)
                        .filter(address -> address.domain().equals(name))
                        .isPresent()
                ? List.of()
                : List.of(new FieldError("domain", "not-a-domain", Map.of()));
    }

    static List<FieldError> check(DomainDefaults wanted) {
        var errors = new ArrayList<FieldError>();
        notNegative(errors, "quota", wanted.quotaBytes());
        notNegative(errors, "quotaMaximum", wanted.quotaMaximumBytes());
        notNegative(errors, "mailboxLimit", wanted.mailboxLimit());
        notNegative(errors, "aliasLimit", wanted.aliasLimit());
        return errors;
    }

    List<FieldError> check(SubAdministrator wanted) {
        var errors = new ArrayList<FieldError>();
        text(errors, "name", wanted.name(), limits.nameLength(), true);
        oneLine(errors, "name", wanted.name());
        if (!options.subAdministratorRights().containsAll(wanted.rights())) {
            errors.add(new FieldError("rights", "not-offered", Map.of()));
        }
        notNegative(errors, "mailboxLimit", wanted.mailboxLimit());
        notNegative(errors, "quotaLimit", wanted.quotaLimitBytes());
        return errors;
    }

    private List<FieldError> owner(String firstName, String lastName, String notification) {
        var errors = new ArrayList<FieldError>();
        if (has(DetailField.NAME, DetailField.FIRST_NAME)) {
            name(errors, "firstName", firstName);
        }
        if (has(DetailField.LAST_NAME)) {
            name(errors, "lastName", lastName);
        }
        if (has(DetailField.NOTIFICATION_ADDRESS)) {
            if (notification == null || notification.isBlank()) {
                errors.add(new FieldError("notificationAddress", "required", Map.of()));
            } else if (Address.parse(notification).isEmpty()) {
                errors.add(new FieldError("notificationAddress", "not-an-address", Map.of()));
            }
        }
        return errors;
    }

    private boolean has(DetailField... fields) {
        return Stream.of(fields).anyMatch(options.details()::contains);
    }

    private static FieldError password(String key, String name, Object value) {
        return new FieldError("newPassword", key, Map.of(name, String.valueOf(value)));
    }

    private static FieldError between(String field, long least, long most) {
        return new FieldError(
                field, "not-between", Map.of("minimum", String.valueOf(least), "maximum", String.valueOf(most)));
    }

    private static void notNegative(List<FieldError> errors, String field, Long value) {
        if (value != null && value < 0) {
            errors.add(new FieldError(field, "negative", Map.of()));
        }
    }

    private void name(List<FieldError> errors, String field, String value) {
        text(errors, field, value, limits.nameLength(), true);
        oneLine(errors, field, value);
    }

    private static void text(List<FieldError> errors, String field, String value, int maximum, boolean required) {
        if (value == null || value.isBlank()) {
            if (required) {
                errors.add(new FieldError(field, "required", Map.of()));
            }
        } else if (value.codePointCount(0, value.length()) > maximum) {
            errors.add(new FieldError(field, "too-long", Map.of("maximum", String.valueOf(maximum))));
        }
    }

    private static void oneLine(List<FieldError> errors, String field, String value) {
        if (value != null && value.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError(field, "line-break", Map.of()));
        }
    }
}

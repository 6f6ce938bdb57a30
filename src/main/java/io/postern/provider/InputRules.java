package io.postern.provider;

import io.postern.platform.secret.Secret;
import io.postern.provider.spi.Address;
import io.postern.provider.spi.Autoresponder;
import io.postern.provider.spi.Limits;
import io.postern.provider.spi.MailboxDetails;
import io.postern.provider.spi.PasswordRules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a provider would refuse anyway, found before any call. */
final class InputRules {
    private final Limits limits;
    private final Clock clock;

    InputRules(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    List<FieldError> check(Autoresponder autoresponder) {
        var errors = new ArrayList<FieldError>();
        text(errors, "subject", autoresponder.subject(), limits.subjectLength(), autoresponder.enabled());
        oneLine(errors, "subject", autoresponder.subject());
        text(errors, "message", autoresponder.message(), limits.messageLength(), autoresponder.enabled());
        LocalDate end = autoresponder.endDate();
        if (autoresponder.enabled() && end != null && end.isBefore(LocalDate.now(clock))) {
            errors.add(new FieldError("endDate", "in-the-past", Map.of()));
        }
        return errors;
    }

    List<FieldError> check(MailboxDetails details) {
        var errors = new ArrayList<FieldError>();
        name(errors, "firstName", details.firstName());
        name(errors, "lastName", details.lastName());
        String notification = details.notificationAddress();
        if (notification == null || notification.isBlank()) {
            errors.add(new FieldError("notificationAddress", "required", Map.of()));
        } else if (Address.parse(notification).isEmpty()) {
            errors.add(new FieldError("notificationAddress", "not-an-address", Map.of()));
        }
        return errors;
    }

    List<FieldError> check(Address owner, Secret password) {
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
        }
        return errors;
    }

    private static FieldError password(String key, String name, Object value) {
        return new FieldError("newPassword", key, Map.of(name, String.valueOf(value)));
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

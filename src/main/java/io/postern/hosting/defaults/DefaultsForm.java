package io.postern.hosting.defaults;

import io.postern.hosting.TypedNumbers;
import io.postern.provider.spi.DomainDefaults;
import io.postern.provider.spi.DomainDefaults.PasswordStrength;
import java.util.Arrays;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;

/** What is typed about a whole domain; sizes are megabytes. What is left empty stays as it is. */
public class DefaultsForm {
    @RestForm
    public String quota;

    @RestForm("quota-maximum")
    public String quotaMaximum;

    @RestForm("mailbox-limit")
    public String mailboxLimit;

    @RestForm("alias-limit")
    public String aliasLimit;

    @RestForm("password-strength")
    public String passwordStrength;

    @RestForm
    public UUID operation;

    static DefaultsForm of(DomainDefaults now) {
        var form = new DefaultsForm();
        form.quota = TypedNumbers.megabytes(now.quotaBytes());
        form.quotaMaximum = TypedNumbers.megabytes(now.quotaMaximumBytes());
        form.mailboxLimit = TypedNumbers.whole(now.mailboxLimit());
        form.aliasLimit = TypedNumbers.whole(now.aliasLimit());
        form.passwordStrength =
                now.passwordStrength() == null ? "" : now.passwordStrength().name();
        return form;
    }

    DomainDefaults wanted(TypedNumbers numbers) {
        return new DomainDefaults(
                numbers.megabytes("quota", quota),
                numbers.megabytes("quotaMaximum", quotaMaximum),
                numbers.whole("mailboxLimit", mailboxLimit),
                numbers.whole("aliasLimit", aliasLimit),
                Arrays.stream(PasswordStrength.values())
                        .filter(strength -> strength.name().equals(passwordStrength))
                        .findFirst()
                        .orElse(null));
    }

    public PasswordStrength[] strengths() {
        return PasswordStrength.values();
    }
}

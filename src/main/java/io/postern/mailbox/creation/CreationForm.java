package io.postern.mailbox.creation;

import io.postern.mailbox.TypedSize;
import io.postern.mailbox.password.TypedPassword;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;

/** What is typed to make a mailbox or a forwarding address. */
public class CreationForm {
    static final String FORWARD_ONLY = "forward-only";

    @RestForm
    public String domain;

    /** {@code mailbox} or {@code forward-only}. */
    @RestForm
    public String type;

    @RestForm("local-part")
    public String localPart;

    @RestForm("first-name")
    public String firstName;

    @RestForm("last-name")
    public String lastName;

    @RestForm("notification-email")
    public String notificationEmail;

    @RestForm
    public String quota;

    @RestForm("quota-unit")
    public String quotaUnit;

    @RestForm("password-choice")
    public String passwordChoice;

    @RestForm("new-password")
    public String newPassword;

    /** One in each line. */
    @RestForm
    public String targets;

    @RestForm
    public UUID operation;

    void typed(CreationInput input) {
        firstName = input.firstName();
        lastName = input.lastName();
        notificationEmail = input.notificationAddress();
        quota = size(input.quotaBytes()).number();
        quotaUnit = size(input.quotaBytes()).unit();
        passwordChoice = input.generated() ? "generated" : "typed";
    }

    /** The size that is usual in the domain, for a person to change. */
    void suggest(long quotaBytes) {
        quota = size(quotaBytes).number();
        quotaUnit = size(quotaBytes).unit();
    }

    TypedPassword password() {
        return TypedPassword.of(passwordChoice, newPassword);
    }

    /** Whether the form asks for a password of ours, now that it is shown. */
    public boolean generates() {
        return !"typed".equals(passwordChoice);
    }

    public TypedSize size() {
        return new TypedSize(quota, quotaUnit);
    }

    List<String> targetLines() {
        return targets == null
                ? List.of()
                : targets.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    private static TypedSize size(Long bytes) {
        return TypedSize.of(bytes);
    }
}

package io.postern.api;

import io.postern.mailbox.ActMessages;
import io.postern.mailbox.BillingMessages;
import io.postern.mailbox.MailboxMessages;
import io.postern.mailbox.policy.PolicyMessages;
import io.postern.platform.web.ProblemAnswers.Wrong;
import io.postern.provider.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What a provider would refuse, in the words of the pages, at the members of the API. */
@ApplicationScoped
class FieldWords {
    private static final Map<String, String> MEMBERS = Map.of(
            "newPassword", "password",
            "firstName", "first_name",
            "lastName", "last_name",
            "notificationAddress", "notification_email",
            "quota", "quota_bytes",
            "localPart", "local_part",
            "address", "local_part");

    private final MailboxMessages mailbox;
    private final ActMessages act;
    private final BillingMessages billing;
    private final PolicyMessages policy;

    FieldWords(MailboxMessages mailbox, ActMessages act, BillingMessages billing, PolicyMessages policy) {
        this.mailbox = mailbox;
        this.act = act;
        this.billing = billing;
        this.policy = policy;
    }

    Wrong wrong(FieldError error) {
        return new Wrong(member(error.field()), words(error));
    }

    static String member(String field) {
        return MEMBERS.getOrDefault(field, field);
    }

    private String words(FieldError error) {
        Map<String, String> values = error.values();
        String maximum = values.get("maximum");
        return switch (error.messageKey()) {
            case "required" -> mailbox.error_required();
            case "too-long" -> mailbox.error_too_long(maximum);
            case "line-break" -> mailbox.error_line_break();
            case "not-an-address" -> mailbox.error_not_an_address();
            case "refused" -> mailbox.error_refused();
            case "password-too-short" -> mailbox.error_password_too_short(values.get("minimum"));
            case "password-too-long" -> mailbox.error_password_too_long(maximum);
            case "password-must-contain" -> mailbox.error_password_must_contain(values.get("class"));
            case "password-contains-address" -> mailbox.error_password_contains_address();
            case "password-control-character" -> mailbox.error_password_control_character();
            case "password-other-character" -> act.error_password_other_character();
            case "password-beginning" -> act.error_password_beginning(values.get("beginning"));
            case "password-known" -> policy.error_known();
            case "password-pattern" -> policy.error_pattern();
            case "password-own-words" -> policy.error_own_words(values.get("word"));
            case "no-size" -> act.error_no_size();
            case "size-too-large" -> act.error_size_too_large(maximum);
            case "not-a-step" -> act.error_not_a_step();
            case "not-a-local-part" -> act.error_not_a_local_part();
            case "taken" -> act.error_taken();
            case "domain-full" -> billing.error_full(values.get("limit"));
            case "domain-stopped" -> billing.error_stopped();
            default -> mailbox.error_other();
        };
    }
}

package io.postern.api;

import io.postern.hosting.service.DesiredState;
import io.postern.hosting.service.Wish;
import io.postern.platform.web.ProblemAnswers.Wrong;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong with a request, as far as it shows without looking anything up. */
@ApplicationScoped
class ServiceRules {
    static final Pattern SERVICE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern CUSTOMER_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    static final int MOST_LISTED = 200;
    private static final int TEXT = 200;
    private static final int NAME = 253;
    private static final long MOST_MAILBOXES = 1_000_000;
    private static final long MOST_BYTES = 1L << 50;

    private final ApiMessages messages;

    ServiceRules(ApiMessages messages) {
        this.messages = messages;
    }

    /** @throws ApiProblem naming each member that is wrong */
    Wish wish(String serviceId, ServiceBody body) {
        List<Wrong> errors = new ArrayList<>();
        if (!SERVICE_ID.matcher(serviceId).matches()) {
            errors.add(wrong("service", "service-id", ""));
        }
        Optional<DesiredState> state = state(body.state());
        if (state.isEmpty()) {
            errors.add(wrong("state", "state", ""));
        }
        text(errors, "domain", body.domain(), NAME);
        text(errors, "connection", body.connection(), TEXT);
        text(errors, "order_id", body.orderId(), TEXT);
        text(errors, "reason", body.reason(), TEXT);
        var customer = body.customer();
        if (customer != null) {
            if (customer.id() == null || !CUSTOMER_ID.matcher(customer.id()).matches()) {
                errors.add(wrong("customer.id", customer.id() == null ? "required" : "customer-id", ""));
            }
            text(errors, "customer.name", customer.name(), TEXT);
        }
        var limits = body.limits();
        if (limits != null) {
            number(
                    errors,
                    "limits.mailboxes",
                    limits.mailboxes() == null ? null : limits.mailboxes().longValue(),
                    MOST_MAILBOXES);
            number(errors, "limits.quota_bytes", limits.quotaBytes(), MOST_BYTES);
        }
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        return new Wish(
                state.orElseThrow(),
                body.domain(),
                body.connection(),
                body.orderId(),
                customer == null ? null : customer.id(),
                customer == null || customer.name() == null || customer.name().isBlank()
                        ? null
                        : customer.name().strip(),
                limits == null ? null : new Wish.Limits(limits.mailboxes(), limits.quotaBytes()),
                body.reason());
    }

    private static Optional<DesiredState> state(String text) {
        return Stream.of(DesiredState.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    void text(List<Wrong> errors, String field, String text, int most) {
        if (text == null) {
            return;
        }
        if (text.length() > most) {
            errors.add(wrong(field, "too-long", Integer.toString(most)));
        } else if (text.codePoints().anyMatch(Character::isISOControl)) {
            errors.add(wrong(field, "characters", ""));
        }
    }

    private void number(List<Wrong> errors, String field, Long number, long most) {
        if (number != null && (number < 0 || number > most)) {
            errors.add(wrong(field, "number", Long.toString(most)));
        }
    }

    /** How many to list; as many as can be if it does not say. */
    int limit(String text) {
        if (text == null) {
            return MOST_LISTED;
        }
        if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= MOST_LISTED) {
            return Integer.parseInt(text);
        }
        throw ApiProblem.invalid(List.of(wrong("limit", "limit", "")));
    }

    /** From the beginning if it does not say. */
    long sequence(String text) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        if (text.matches("[0-9]{1,18}")) {
            return Long.parseLong(text);
        }
        throw ApiProblem.invalid(List.of(wrong("after", "sequence", "")));
    }

    Wrong wrong(String field, String problem, String words) {
        return new Wrong(field, messages.field(problem, words));
    }
}

package io.postern.api;

import io.postern.platform.web.ProblemAnswers.Wrong;
import java.util.List;

/** Why there is no other answer. */
final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    enum Type {
        UNKNOWN_MEMBERS(400),
        UNREADABLE(400),
        UNAUTHENTICATED(401),
        SCOPE(403),
        OTHER_INSTALLATION(403),
        NO_SERVICE(404),
        NO_MAILBOX(404),
        EXISTS(409),
        NOT_ACTIVE(409),
        IN_PROGRESS(409),
        SERVICE_CONFLICT(409),
        TOO_LARGE(413),
        INVALID(422),
        SERVICE(422),
        FULL(422),
        NOT_OFFERED(422),
        IDEMPOTENCY_KEY(422),
        IDEMPOTENCY_KEY_REUSED(422),
        PROVIDER(422),
        TOO_MANY(429),
        PROVIDER_LATER(503),
        UNCLEAR(503);

        final int status;

        Type(int status) {
            this.status = status;
        }

        String slug() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Type type;
    private final String words;
    private final transient List<Wrong> errors;
    private final int retryAfter;

    private ApiProblem(Type type, String words, List<Wrong> errors, int retryAfter) {
        super(type.name(), null, false, false);
        this.type = type;
        this.words = words;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    ApiProblem(Type type, String words) {
        this(type, words, List.of(), 0);
    }

    ApiProblem(Type type) {
        this(type, "", List.of(), 0);
    }

    /** @param words of all of it, for a type that has none of its own */
    ApiProblem(Type type, String words, List<Wrong> errors) {
        this(type, words, errors, 0);
    }

    static ApiProblem invalid(List<Wrong> errors) {
        return new ApiProblem(Type.INVALID, "", errors, 0);
    }

    static ApiProblem later(Type type, String words, int seconds) {
        return new ApiProblem(type, words, List.of(), seconds);
    }

    Type type() {
        return type;
    }

    String words() {
        return words;
    }

    List<Wrong> errors() {
        return errors;
    }

    /** In seconds; 0 for nothing to be said. */
    int retryAfter() {
        return retryAfter;
    }
}

package io.postern.sandbox.atmail;

/** Ends a call early with its answer. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Answer answer;

    Refusal(Answer answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }

    static Refusal failed(String method, String message) {
        return new Refusal(Answer.failed(method, message));
    }

    static Refusal denied(String method) {
        return failed(method, "Permission denied");
    }

    static Refusal missing(String method, String argument) {
        String element = Elements.of(method);
        return new Refusal(Answer.fault(
                400, element, "Invalid Method Call to " + element + ". Missing argument(s): " + argument + "."));
    }
}

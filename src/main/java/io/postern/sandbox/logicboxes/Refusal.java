package io.postern.sandbox.logicboxes;

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

    static Refusal error(String message) {
        return new Refusal(Answer.error(message));
    }

    static Refusal unknownAddress(String address) {
        return new Refusal(
                Answer.failure("emailaddress_does_not_exist", "Email address " + address + " does not exist"));
    }
}

package io.postern.installation;

/** A key that cannot be added. */
public final class NotAKey extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final KeyProblem problem;

    NotAKey(KeyProblem problem) {
        super(problem.name(), null, false, false);
        this.problem = problem;
    }

    public KeyProblem problem() {
        return problem;
    }
}

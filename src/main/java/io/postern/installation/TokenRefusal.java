package io.postern.installation;

/** A token that no installation of the tenant has signed, or not in this form. */
public final class TokenRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public enum Check {
        FORM,
        HEADER,
        TYPE,
        ISSUER,
        KEY,
        ALGORITHM,
        SIGNATURE
    }

    private final Check check;

    TokenRefusal(Check check) {
        super(check.name(), null, false, false);
        this.check = check;
    }

    public Check check() {
        return check;
    }
}

package io.postern.embed;

import io.postern.installation.TokenRefusal;

/** A launch that is not let in. Only the operator learns which check failed; the visitor learns that it did. */
public final class LaunchRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public enum Check {
        TENANT("no such tenant is open"),
        HTTP_PAGE("the billing page is plain http"),
        FORM("the field token is no compact signed token"),
        HEADER("the header holds something else than typ, alg and kid"),
        TYPE("typ is not postern-launch+jwt"),
        ISSUER("iss names no installation of the tenant"),
        KEY("kid names no usable key of the installation"),
        ALGORITHM("alg is not the one of the key"),
        SIGNATURE("the signature is not the key's"),
        PURPOSE("the installation may not launch: its scopes lack it"),
        AUDIENCE("aud is not the address of the tenant"),
        SUBJECT("sub or name is missing or cannot be used"),
        TIMES("iat or exp is missing or no whole number"),
        LIFE("exp is not within 60 s after iat"),
        EXPIRED("the token has expired"),
        NOT_YET("the token is from the future"),
        TOKEN_ID("jti is missing, too short or too long"),
        ROLE("role is none that a launch may have"),
        SCOPE("neither customer nor domains narrow the launch"),
        CUSTOMER("customer is none of the tenant"),
        DOMAIN("domains names one that is not the tenant's or not the customer's"),
        STOPPED("billing has stopped every domain of the launch"),
        MAILBOX("mailbox is missing, or at no domain of the launch, or not known"),
        TARGET("target is no page that a launch may open"),
        THEME("theme is neither light, dark nor auto"),
        LOCALE("locale is no language tag"),
        RETURN_URL("return_url is not https at one of the tenant's origins"),
        USED("the token was used before, by another browser"),
        HAND_OVER("the hand-over was used before, is too old, or its session has ended");

        private final String words;

        Check(String words) {
            this.words = words;
        }
    }

    private final Check check;

    static LaunchRefusal of(TokenRefusal refusal) {
        return new LaunchRefusal(
                switch (refusal.check()) {
                    case FORM -> Check.FORM;
                    case HEADER -> Check.HEADER;
                    case TYPE -> Check.TYPE;
                    case ISSUER -> Check.ISSUER;
                    case KEY -> Check.KEY;
                    case ALGORITHM -> Check.ALGORITHM;
                    case SIGNATURE -> Check.SIGNATURE;
                });
    }

    LaunchRefusal(Check check) {
        super(check.words, null, false, false);
        this.check = check;
    }

    Check check() {
        return check;
    }
}

package io.postern.directory;

import io.postern.provider.ProviderError;
import io.postern.provider.spi.Kind;

/**
 * Why a pass failed, as the domain's row keeps it: a Kind, and the provider's code where there is one
 * ({@code CONFLICT/not-activated}).
 *
 * @param code null where there is none
 */
public record Failure(Kind kind, String code) {
    static final Failure INTERNAL = new Failure(Kind.UNEXPECTED, "internal");

    /** The provider does not turn the page. */
    static final Failure SAME_PAGE = new Failure(Kind.UNEXPECTED, "same-page");

    static Failure of(ProviderError error) {
        return new Failure(error.kind(), error.code());
    }

    static Failure parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new Failure(Kind.valueOf(text), null)
                : new Failure(Kind.valueOf(text.substring(0, slash)), text.substring(slash + 1));
    }

    String text() {
        return code == null ? kind.name() : kind.name() + "/" + code;
    }
}

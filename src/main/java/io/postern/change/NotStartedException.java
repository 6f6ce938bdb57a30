package io.postern.change;

import io.postern.provider.ProviderError;

/** The look before a write failed: nothing was sent that could change anything. */
class NotStartedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProviderError error;

    NotStartedException(ProviderError error) {
        super(error);
        this.error = error;
    }

    ProviderError error() {
        return error;
    }
}

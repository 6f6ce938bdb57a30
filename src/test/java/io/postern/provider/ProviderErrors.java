package io.postern.provider;

import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import java.time.Duration;
import java.util.UUID;

/** Errors as the door to the providers makes them, for tests of what is done about them. */
public final class ProviderErrors {
    private ProviderErrors() {}

    public static ProviderError of(Kind kind) {
        return ProviderError.of(origin(), new DriverException(kind, "no"));
    }

    public static ProviderError busy(Duration retryAfter) {
        return ProviderError.of(origin(), DriverException.busy("later", retryAfter));
    }

    private static ProviderError.Origin origin() {
        return new ProviderError.Origin("test", new UUID(0, 1), "test");
    }
}

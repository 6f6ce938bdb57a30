package io.postern.setup.file;

import io.postern.provider.spi.DriverInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a file is checked against.
 *
 * @param property the value of a property or environment variable
 * @param endpointRefusal why an endpoint may not be called, in words that say what to write instead
 */
public record Rules(
        Function<String, Optional<String>> property,
        List<DriverInfo> providers,
        Function<URI, Optional<String>> endpointRefusal) {
    Optional<DriverInfo> provider(String id) {
        return providers.stream().filter(info -> info.id().equals(id)).findFirst();
    }
}

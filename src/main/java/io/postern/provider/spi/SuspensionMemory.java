package io.postern.provider.spi;

import java.util.Map;

/**
 * What was on before a suspend, for the resume to restore: upstream service name to its value. Empty where an upstream
 * has a single switch. Stored as JSON with the change.
 */
public record SuspensionMemory(Map<String, String> services) {
    public static final SuspensionMemory NONE = new SuspensionMemory(Map.of());

    public SuspensionMemory {
        services = Map.copyOf(services);
    }
}

package io.postern.mailbox.suspension;

import java.util.Map;

/** @param services for a resume: what was on before the suspend */
record SuspensionInput(Map<String, String> services) {
    static final SuspensionInput NONE = new SuspensionInput(Map.of());

    SuspensionInput {
        services = services == null ? Map.of() : Map.copyOf(services);
    }
}

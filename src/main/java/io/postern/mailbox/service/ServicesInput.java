package io.postern.mailbox.service;

import io.postern.provider.spi.MailService;
import io.postern.provider.spi.ServiceState;
import java.util.EnumMap;
import java.util.Map;

/** Which services are to be on; one that is not named stays as it is. */
record ServicesInput(Map<MailService, Boolean> wanted) {
    ServicesInput {
        wanted = wanted == null ? Map.of() : Map.copyOf(wanted);
    }

    /** What has to be switched. A service that is suspended is left to the resume. */
    Map<MailService, ServiceState> changes(Map<MailService, ServiceState> now) {
        var changes = new EnumMap<MailService, ServiceState>(MailService.class);
        wanted.forEach((service, on) -> {
            ServiceState state = on ? ServiceState.ENABLED : ServiceState.DISABLED;
            ServiceState present = now.get(service);
            if (present != null && present != ServiceState.SUSPENDED && present != state) {
                changes.put(service, state);
            }
        });
        return changes;
    }
}

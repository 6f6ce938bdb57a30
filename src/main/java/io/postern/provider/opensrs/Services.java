package io.postern.provider.opensrs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.provider.opensrs.OpenSrsApi.Method;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.MailboxRef;
import io.postern.provider.spi.ServiceState;
import io.postern.provider.spi.ServiceSwitches;
import io.postern.provider.spi.SignOut;
import io.postern.provider.spi.Suspension;
import io.postern.provider.spi.SuspensionEffect;
import io.postern.provider.spi.SuspensionMemory;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The six services of a user, each of which is enabled, disabled or suspended. There is no other way to suspend. */
interface Services extends Suspension, ServiceSwitches, SignOut {
    String ENABLED = "enabled";
    String SUSPENDED = "suspended";
    Set<String> STATES = Set.of(ENABLED, "disabled", SUSPENDED);

    OpenSrsApi api();

    static List<String> of(SuspensionEffect effect) {
        return switch (effect) {
            case LOGIN -> List.of("service_imap4", "service_pop3", "service_webmail");
            case SEND -> List.of("service_smtprelay", "service_smtprelay_webmail");
            case RECEIVE -> List.of("service_smtpin");
        };
    }

    private static String of(MailService service) {
        return switch (service) {
            case RECEIVE -> "service_smtpin";
            case SEND -> "service_smtprelay";
            case SEND_WEBMAIL -> "service_smtprelay_webmail";
            case IMAP -> "service_imap4";
            case POP -> "service_pop3";
            case WEBMAIL -> "service_webmail";
        };
    }

    /** A service that is disabled is not in use and stays so. A forward can only receive. */
    @Override
    default SuspensionMemory suspend(MailboxRef mailbox, Set<SuspensionEffect> effects) {
        Existing user = Existing.user(api(), mailbox);
        var former = new LinkedHashMap<String, String>();
        ObjectNode changes = OpenSrsApi.request();
        for (SuspensionEffect effect : effects) {
            boolean has = effect == SuspensionEffect.RECEIVE || !user.type().equals(Users.FORWARD);
            for (String service : has ? of(effect) : List.<String>of()) {
                String value = Lenient.text(user.attributes(), service);
                former.put(service, value.isEmpty() ? ENABLED : value);
                if (former.get(service).equals(ENABLED)) {
                    changes.put(service, SUSPENDED);
                }
            }
        }
        if (changes.isEmpty()) {
            // what was on before the suspend that is in force is not known here
            return SuspensionMemory.NONE;
        }
        user.change(changes);
        if (effects.contains(SuspensionEffect.LOGIN)) {
            endSessions(api(), mailbox);
        }
        return new SuspensionMemory(former);
    }

    @Override
    default void resume(MailboxRef mailbox, SuspensionMemory memory) {
        Existing user = Existing.user(api(), mailbox);
        ObjectNode changes = OpenSrsApi.request();
        for (MailService each : MailService.values()) {
            String service = of(each);
            String value = Lenient.text(user.attributes(), service);
            String wanted =
                    memory.services().isEmpty() ? ENABLED : memory.services().getOrDefault(service, value);
            // what is not suspended was switched by somebody since, and stays
            if (value.equals(SUSPENDED) && STATES.contains(wanted) && !wanted.equals(value)) {
                changes.put(service, wanted);
            }
        }
        user.change(changes);
    }

    @Override
    default Map<MailService, ServiceState> readServices(MailboxRef mailbox) {
        JsonNode attributes = api().read(Method.GET_USER, OpenSrsApi.request("user", mailbox.address()))
                .path("attributes");
        var services = new EnumMap<MailService, ServiceState>(MailService.class);
        for (MailService service : MailService.values()) {
            String value = Lenient.text(attributes, of(service));
            if (STATES.contains(value)) {
                services.put(service, ServiceState.valueOf(value.toUpperCase(Locale.ROOT)));
            }
        }
        return services;
    }

    @Override
    default void updateServices(MailboxRef mailbox, Map<MailService, ServiceState> wanted) {
        ObjectNode changes = OpenSrsApi.request();
        wanted.forEach((service, state) -> changes.put(of(service), state.name().toLowerCase(Locale.ROOT)));
        Existing.user(api(), mailbox).change(changes);
        boolean signInStopped = of(SuspensionEffect.LOGIN).stream()
                .anyMatch(service ->
                        changes.has(service) && !changes.path(service).asText().equals(ENABLED));
        if (signInStopped) {
            endSessions(api(), mailbox);
        }
    }

    @Override
    default void signOut(MailboxRef mailbox) {
        api().write(Method.LOGOUT_USER, OpenSrsApi.request("user", mailbox.address()));
    }

    /** After what was asked for is done. That open sessions live on for a while does not undo it. */
    static void endSessions(OpenSrsApi api, MailboxRef mailbox) {
        try {
            api.write(Method.LOGOUT_USER, OpenSrsApi.request("user", mailbox.address()));
        } catch (DriverException failed) {
            System.getLogger(Services.class.getName())
                    .log(System.Logger.Level.WARNING, "sessions of a mailbox could not be ended: {0}", failed.kind());
        }
    }
}

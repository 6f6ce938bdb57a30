package io.postern.mailbox.service;

import io.postern.mailbox.Cannot;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.FormState;
import io.postern.mailbox.OpenMailbox;
import io.postern.mailbox.Trouble;
import io.postern.provider.spi.Capability;
import io.postern.provider.spi.MailService;
import io.postern.provider.spi.ServiceState;
import java.util.List;

/**
 * The services of a mailbox.
 *
 * @param lines as the provider says, or null
 * @param trouble why it does not say, or null
 * @param change the change whose outcome is told, or null
 */
public record ServicesView(
        OpenMailbox mailbox, String path, List<Line> lines, Trouble trouble, FormState form, ChangeNotice change) {
    /**
     * @param ticked as read, or as typed
     * @param stopped what this service is for is suspended, so that it may not be switched on
     */
    public record Line(MailService service, ServiceState state, boolean ticked, boolean stopped) {
        public String slug() {
            return ServicesForm.slug(service);
        }

        /** What is suspended is brought back by a resume, not here. */
        public boolean suspended() {
            return state == ServiceState.SUSPENDED;
        }

        /** Off, and a way round the suspension if it were on. */
        public boolean held() {
            return stopped && state == ServiceState.DISABLED;
        }

        public boolean fixed() {
            return suspended() || held();
        }
    }

    public Cannot cannot() {
        return mailbox.cannot(Capability.SERVICES);
    }

    public boolean anySuspended() {
        return lines.stream().anyMatch(Line::suspended);
    }

    public boolean anyHeld() {
        return lines.stream().anyMatch(Line::held);
    }

    public boolean anySwitch() {
        return lines.stream().anyMatch(line -> !line.fixed());
    }
}

package io.postern.provider.spi;

import java.util.List;

/** Groups that a domain's mailboxes are sorted into. Capability {@link Capability#WORKGROUPS}. */
public interface Workgroups {
    List<String> workgroups(MailDomain domain);
}

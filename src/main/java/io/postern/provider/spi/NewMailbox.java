package io.postern.provider.spi;

import io.postern.platform.secret.Secret;

/**
 * A mailbox to create.
 *
 * @param firstName the whole name where {@link Options#details()} has {@link DetailField#NAME}
 * @param notificationAddress null where the provider has none
 * @param quotaBytes null for the provider's own default
 */
public record NewMailbox(
        String firstName, String lastName, String notificationAddress, Secret password, Long quotaBytes) {}

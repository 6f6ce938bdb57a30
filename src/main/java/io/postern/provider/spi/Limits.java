package io.postern.provider.spi;

/**
 * Input limits of a provider, in characters unless said otherwise; checked before any call.
 *
 * @param bulkSize most addresses in one bulk call
 * @param pageSize mailboxes the upstream returns in one page
 */
public record Limits(
        int nameLength,
        int subjectLength,
        int messageLength,
        int bulkSize,
        int pageSize,
        PasswordRules passwordRules) {}

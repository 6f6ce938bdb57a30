package io.postern.provider.spi;

/** Host names a mail program needs; each may be null when the upstream does not tell. {@code webmail} is a URL. */
public record ClientSettings(String imapHost, String popHost, String smtpHost, String webmail) {
    public static final ClientSettings UNKNOWN = new ClientSettings(null, null, null, null);
}

package io.postern.tenant.brand;

import io.postern.platform.web.PageBrand;
import java.time.ZoneId;
import java.util.List;

/**
 * In whose name the portal writes to somebody.
 *
 * @param product what the portal is called there
 * @param name shown as the sender
 * @param replyTo or null
 * @param zone in which times are written
 */
public record MailSender(
        String product,
        String name,
        String replyTo,
        ZoneId zone,
        PageBrand.Support support,
        List<PageBrand.Link> links) {
    public MailSender {
        links = List.copyOf(links);
    }
}

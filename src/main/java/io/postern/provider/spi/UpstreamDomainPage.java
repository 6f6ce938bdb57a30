package io.postern.provider.spi;

import java.util.List;

/** @param next opaque cursor of the following page, or null at the end */
public record UpstreamDomainPage(List<UpstreamDomain> domains, String next) {
    public UpstreamDomainPage {
        domains = List.copyOf(domains);
    }
}

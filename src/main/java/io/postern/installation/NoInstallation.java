package io.postern.installation;

import jakarta.ws.rs.NotFoundException;

/** There is no such installation or key, or it is the tenants file's. */
public final class NoInstallation extends NotFoundException {
    private static final long serialVersionUID = 1L;
}

package io.postern.hosting.service;

import io.postern.access.Actor;

/** A billing system, as history names it. */
public final class ServiceActor {
    private ServiceActor() {}

    /** What the portal goes on with by itself is still on its behalf. */
    public static Actor of(String installation) {
        return of(installation, null);
    }

    public static Actor of(String installation, String remoteAddress) {
        return new Actor(installation, null, "api", remoteAddress);
    }
}

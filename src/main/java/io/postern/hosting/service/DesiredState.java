package io.postern.hosting.service;

/** What a billing system wants of a service. */
public enum DesiredState {
    ACTIVE,
    SUSPENDED,
    /** Stopped and out of the portal; at the provider nothing is deleted unless the tenant allows it. */
    TERMINATED
}

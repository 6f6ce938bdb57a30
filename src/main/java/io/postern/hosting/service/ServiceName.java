package io.postern.hosting.service;

/** How a billing system calls a service of its own. */
public record ServiceName(String installation, String externalId) {}

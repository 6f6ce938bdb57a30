package io.postern.selfservice.offer;

/** What the owner of one mailbox may do himself. */
public record Offer(boolean password, boolean autoresponder, boolean history, boolean settings, boolean signOut) {}

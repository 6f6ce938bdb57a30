package io.postern.platform.http;

/** Tells whether this thread holds a database transaction: nothing may be called over the network then. */
public interface OpenTransaction {
    boolean onThisThread();
}

package io.postern.platform.tenancy;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/** Runs work once a transaction is committed, on a thread that is not bound to it. */
record AfterCommit(Runnable work) implements Synchronization {
    @Override
    public void beforeCompletion() {
        // nothing to do before
    }

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
            Thread.ofVirtual().name("after-commit").start(work);
        }
    }
}

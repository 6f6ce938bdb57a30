package io.postern.access;

/** Told once a request meets a session whose time to act for a customer is over; implemented by the delegation feature. */
public interface ActingEnd {
    /** Makes the session its person's own again. Returns the name of the customer, or null if it is gone. */
    String over(Session session);
}

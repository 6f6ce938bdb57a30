package io.postern.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;

/** The session of the request at hand, if somebody is signed in. Set by {@link AccessFilter} alone. */
@RequestScoped
public class CurrentSession {
    private LiveSession session;

    void set(LiveSession found) {
        session = found;
    }

    public Optional<Session> get() {
        return Optional.ofNullable(session);
    }

    @Produces
    @RequestScoped
    Session session() {
        if (session == null) {
            throw new IllegalStateException("nobody is signed in here: a public page asks CurrentSession");
        }
        return session;
    }
}

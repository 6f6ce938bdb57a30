package io.postern.access;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Who may call a route, read from its one annotation. */
sealed interface RouteRule {
    record Anybody() implements RouteRule {}

    record AnySession(boolean mailboxOwners) implements RouteRule {}

    record Needs(Permission permission) implements RouteRule {}

    record Operator() implements RouteRule {}

    record OwnMailbox() implements RouteRule {}

    /** A billing system's signature, for that scope of its installation; no cookie counts. */
    record Signature(ApiScope scope) implements RouteRule {}

    /** Nothing was declared, or more than one thing: nobody may. */
    record Undeclared() implements RouteRule {}

    static RouteRule of(Method route) {
        List<RouteRule> declared = new ArrayList<>();
        if (route.isAnnotationPresent(PublicPage.class)) {
            declared.add(new Anybody());
        }
        if (route.isAnnotationPresent(SignedIn.class)) {
            declared.add(new AnySession(route.getAnnotation(SignedIn.class).mailboxOwners()));
        }
        if (route.isAnnotationPresent(Requires.class)) {
            declared.add(new Needs(route.getAnnotation(Requires.class).value()));
        }
        if (route.isAnnotationPresent(OperatorOnly.class)) {
            declared.add(new Operator());
        }
        if (route.isAnnotationPresent(MailboxOwner.class)) {
            declared.add(new OwnMailbox());
        }
        if (route.isAnnotationPresent(Signed.class)) {
            declared.add(new Signature(route.getAnnotation(Signed.class).value()));
        }
        return declared.size() == 1 ? declared.getFirst() : new Undeclared();
    }
}

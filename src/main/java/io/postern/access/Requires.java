package io.postern.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The permission a route needs, within the session's scope. Each route has exactly one of {@code @Requires}, {@code @OperatorOnly}, {@code @PublicPage}, {@code @SignedIn}, {@code @MailboxOwner}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requires {
    Permission value();
}

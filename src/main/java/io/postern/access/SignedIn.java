package io.postern.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route for anybody who is signed in, whatever the role: own sessions, signing out. Each route has exactly one of {@code @Requires}, {@code @OperatorOnly}, {@code @PublicPage}, {@code @SignedIn}, {@code @MailboxOwner}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SignedIn {
    /** Whether the owner of a mailbox may call it too, who has a door and pages of his own. */
    boolean mailboxOwners() default false;
}

package io.postern.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A route for the owner of a mailbox, about that mailbox alone. It takes no id of one: which it is, the session says.
 * Each route has exactly one of {@code @Requires}, {@code @OperatorOnly}, {@code @PublicPage}, {@code @SignedIn},
 * {@code @MailboxOwner}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MailboxOwner {}

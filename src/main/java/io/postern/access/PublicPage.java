package io.postern.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route that anybody may call. Each route has exactly one of {@code @Requires}, {@code @OperatorOnly}, {@code @PublicPage}, {@code @SignedIn}, {@code @MailboxOwner}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface PublicPage {
    /** Why it needs nobody signed in. */
    String value();
}

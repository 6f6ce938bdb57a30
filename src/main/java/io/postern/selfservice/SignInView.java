package io.postern.selfservice;

import io.postern.mailbox.FormState;
import io.postern.selfservice.limit.Pause;

/**
 * The sign-in page. The password never comes back in it.
 *
 * @param address as typed
 * @param back where the visitor wanted to go, or ""
 * @param passwords whether any provider of the tenant checks them
 * @param refusal what to tell about the last try
 * @param pause for {@link Refusal#LATER}, else null
 */
public record SignInView(
        String tenant, String address, String back, boolean passwords, FormState form, Refusal refusal, Pause pause) {
    /** Why the last try did not let anybody in. */
    public enum Refusal {
        NONE,
        WRONG,
        LATER,
        LINK
    }
}

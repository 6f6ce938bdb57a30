package io.postern.selfservice;

import io.postern.mailbox.FormState;
import io.postern.mailbox.policy.PasswordPolicy;
import io.postern.selfservice.limit.Pause;

/**
 * The form of an owner's password change. Nothing typed ever comes back in it.
 *
 * @param pause how long to wait after too many wrong ones, or null
 */
public record OwnPasswordView(Own own, PasswordPolicy policy, FormState form, Pause pause) {}

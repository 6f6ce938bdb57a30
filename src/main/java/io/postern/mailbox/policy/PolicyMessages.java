package io.postern.mailbox.policy;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the rules for passwords; the texts are in {@code ui/messages/policy.properties}. */
@MessageBundle("policy")
public interface PolicyMessages {
    @Message
    String intro();

    @Message
    String rule_between(int minimum, int maximum);

    @Message
    String rule_exactly(int length);

    @Message
    String rule_capped(String provider, int maximum, int wanted);

    @Message
    String rule_known();

    @Message
    String rule_pattern();

    @Message
    String rule_own_words();

    @Message
    String error_known();

    @Message
    String error_pattern();

    @Message
    String error_own_words(String word);
}

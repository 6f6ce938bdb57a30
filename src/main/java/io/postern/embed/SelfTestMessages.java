package io.postern.embed;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the self-test; the texts are in {@code ui/messages/selftest.properties}. */
@MessageBundle("selftest")
public interface SelfTestMessages {
    @Message
    String title();

    @Message
    String intro();

    @Message
    String request_title();

    @Message
    String cookies_title();

    @Message
    String cookies_go();

    @Message
    String browser_title();

    @Message
    String needs_script();

    @Message
    String verdict(SelfTestLine.Verdict verdict);

    @Message
    String line(SelfTestLine line);

    @Message
    String framed_yes();

    @Message
    String framed_no();

    @Message
    String secure_yes();

    @Message
    String secure_no();

    @Message
    String storage_yes();

    @Message
    String storage_no();

    @Message
    String clock_good(String limit);

    @Message
    String clock_bad();

    @Message
    String clock_note();

    @Message
    String xfo_good();

    @Message
    String xfo_bad();

    @Message
    String csp_good();

    @Message
    String csp_bad();

    @Message
    String attribute_yes();

    @Message
    String attribute_no();

    @Message
    String attribute_unknown();

    @Message
    String grey_title();

    @Message
    String grey_text();

    @Message
    String verdict_good();

    @Message
    String verdict_fact();

    @Message
    String verdict_bad();
}

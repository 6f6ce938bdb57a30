package io.postern.webhook;

import io.postern.platform.http.OutboundPolicy;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages about webhooks; the texts are in {@code ui/messages/webhook.properties}. */
@MessageBundle("webhook")
public interface WebhookMessages {
    @Message
    String title();

    @Message
    String intro();

    @Message
    String link_text();

    @Message
    String to_settings();

    @Message
    String to_list();

    @Message
    String none();

    @Message
    String add();

    @Message
    String url();

    @Message
    String url_hint();

    @Message
    String types();

    @Message
    String type(EventType type);

    @Message
    String save();

    @Message
    String make();

    @Message
    String saved();

    @Message
    String removed();

    @Message
    String problem(EndpointForm.Problem problem);

    @Message
    String refusal(OutboundPolicy.Refusal refusal);

    @Message
    String secret_title();

    @Message
    String secret_once();

    @Message
    String secret_label();

    @Message
    String secret_done();

    @Message
    String state();

    @Message
    String state_good();

    @Message
    String state_paused();

    @Message
    String state_failing();

    @Message
    String failing_text(String when);

    @Message
    String paused_text();

    @Message
    String waiting();

    @Message
    String pause();

    @Message
    String resume();

    @Message
    String test();

    @Message
    String test_sent();

    @Message
    String remove();

    @Message
    String remove_text();

    @Message
    String events_title();

    @Message
    String events_none();

    @Message
    String event();

    @Message
    String event_at();

    @Message
    String event_state();

    @Message
    String attempts(int count);

    @Message
    String delivery(Delivery.State delivery);

    @Message
    String next(String when);

    @Message
    String outcome(DeliveryRow.Outcome outcome);

    @Message
    String again();

    @Message
    String again_one(String type, String when);

    @Message
    String sent_again();

    @Message
    String older();
}

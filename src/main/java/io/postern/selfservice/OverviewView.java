package io.postern.selfservice;

import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.MailboxFacts;
import io.postern.mailbox.autoresponder.AutoresponderView;
import io.postern.platform.web.Age;

/**
 * The first page of a mailbox owner.
 *
 * @param facts the newest there are
 * @param age of our copy when that is shown, or null when the facts are live
 * @param reply null where the provider has no automatic reply
 * @param change the change whose outcome is told, or null
 */
public record OverviewView(Own own, MailboxFacts facts, Age age, AutoresponderView reply, ChangeNotice change) {}

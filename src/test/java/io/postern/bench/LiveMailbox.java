package io.postern.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A mailbox of the demo reseller, found as a person finds it: in the list, once the first copy is there. */
final class LiveMailbox {
    private static final String LINK = "a[href~=/acme/mailboxes/[0-9a-f-]{36}$]";

    private LiveMailbox() {}

    static URI await(URI root, Map<String, String> browser) throws InterruptedException {
        for (int second = 0; second < 120; second++) {
            Element link = list(root, browser).selectFirst(LINK);
            if (link != null) {
                return root.resolve(link.attr("href"));
            }
            Thread.sleep(1000);
        }
        throw new IllegalStateException("no mailbox came from the sandbox within two minutes");
    }

    static String address(URI root, URI page, Map<String, String> browser) {
        return list(root, browser)
                .select(LINK)
                .select("[href=" + page.getPath() + "]")
                .first()
                .text();
    }

    private static Document list(URI root, Map<String, String> browser) {
        return Jsoup.parse(
                new String(Load.once(root.resolve("/acme/mailboxes"), browser).body(), StandardCharsets.UTF_8));
    }
}

package io.postern.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What a browser that was never here asks for until a page is quiet.
 *
 * @param bytes of all bodies, as they come over the wire
 */
public record FirstView(int requests, int bytes) {
    /** @param session value of the session's cookie */
    public static FirstView of(URI page, String session) {
        try (BrowserContext context = Browsers.get().newContext()) {
            context.addCookies(List.of(new Cookie("__Host-sid", session)
                    // browsers treat http://localhost as secure, the protocol of automation does not
                    .setUrl("https://" + page.getAuthority())
                    .setSecure(true)
                    .setHttpOnly(true)));
            List<Request> finished = new CopyOnWriteArrayList<>();
            Page window = context.newPage();
            window.onRequestFinished(finished::add);
            window.navigate(page.toString());
            window.waitForLoadState(LoadState.NETWORKIDLE);
            return new FirstView(
                    finished.size(),
                    finished.stream()
                            .mapToInt(request -> request.sizes().responseBodySize)
                            .sum());
        }
    }
}

package io.postern.selfservice;

import io.postern.change.ChangeView;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.FormState;
import io.postern.platform.web.PageModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;

/** Where a form of an owner leads once its change was made, or is under way, or was not made. */
@ApplicationScoped
class AfterOwnChange {
    private static final int UNPROCESSABLE = 422;

    private final PageModel page;

    AfterOwnChange(PageModel page) {
        this.page = page;
    }

    /** To the first page, which tells how the change stands. */
    <T> RestResponse<T> toOverview(ChangeView change) {
        return RestResponse.seeOther(URI.create(page.getBase() + "/me?change=" + change.id()));
    }

    /** The same, but a change that was not made gives the form back, with what was typed. */
    <T> RestResponse<T> orForm(ChangeView change, Function<FormState, T> form) {
        ChangeNotice notice = ChangeNotice.of(change);
        return switch (notice.stage()) {
            case WORKING, DONE, UNKNOWN, CANCELLED -> toOverview(change);
            case REFUSED, FAILED -> invalid(form.apply(FormState.failed(notice)));
        };
    }

    <T> RestResponse<T> invalid(T form) {
        return RestResponse.ResponseBuilder.<T>create(UNPROCESSABLE)
                .entity(form)
                .build();
    }
}

package io.postern.mailbox;

import io.postern.change.ChangeView;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Where a form leads once its change was made, or is under way, or was not made. */
@ApplicationScoped
public class AfterChange {
    private static final int UNPROCESSABLE = 422;

    private final PageModel page;

    AfterChange(PageModel page) {
        this.page = page;
    }

    /** To the mailbox's page, which tells how the change stands; to the change's own page where there is no mailbox. */
    public <T> RestResponse<T> toMailbox(ChangeView change) {
        return toPart("", change);
    }

    /** To a part of the mailbox's pages, such as {@code aliases}, which tells how the change stands. */
    public <T> RestResponse<T> toPart(String part, ChangeView change) {
        return RestResponse.seeOther(URI.create(page.getBase() + path(part, ChangeNotice.of(change))));
    }

    /** A password that was made is shown first; where no mailbox is, the change has a page of its own. */
    private static String path(String part, ChangeNotice change) {
        if (change.passwordPath() != null) {
            return change.passwordPath();
        }
        return change.mailboxId() == null || change.gone()
                ? "/changes/" + change.id()
                : "/mailboxes/" + change.mailboxId() + (part.isEmpty() ? "" : "/" + part) + "?change=" + change.id();
    }

    /** As {@link #toMailbox}, but a change that was not made gives the form back, with what was typed. */
    public <T> RestResponse<T> orForm(ChangeView change, Function<FormState, T> form) {
        return orForm("", change, form);
    }

    /** As {@link #toPart}, but a change that was not made gives the form back, with what was typed. */
    public <T> RestResponse<T> orForm(String part, ChangeView change, Function<FormState, T> form) {
        ChangeNotice notice = ChangeNotice.of(change);
        return switch (notice.stage()) {
            case WORKING, DONE, UNKNOWN, CANCELLED -> toPart(part, change);
            case REFUSED, FAILED -> invalid(form.apply(FormState.failed(notice)));
        };
    }

    /** Makes the change unless something is wrong with what was typed; then, or when it was not made, the form again. */
    public <T> RestResponse<T> unless(
            List<FieldError> errors, String part, Supplier<ChangeView> change, Function<FormState, T> form) {
        return errors.isEmpty() ? orForm(part, change.get(), form) : invalid(form.apply(FormState.refused(errors)));
    }

    public <T> RestResponse<T> invalid(T form) {
        return ResponseBuilder.<T>create(UNPROCESSABLE).entity(form).build();
    }
}

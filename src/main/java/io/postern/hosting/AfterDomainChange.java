package io.postern.hosting;

import io.postern.change.ChangeView;
import io.postern.mailbox.ChangeNotice;
import io.postern.mailbox.FormState;
import io.postern.platform.web.PageModel;
import io.postern.provider.FieldError;
import io.postern.provider.spi.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Where a form about a domain or a connection leads once its change was made, is under way, or was not made. */
@ApplicationScoped
public class AfterDomainChange {
    private static final int UNPROCESSABLE = 422;

    private final PageModel page;

    AfterDomainChange(PageModel page) {
        this.page = page;
    }

    /** To {@code path} below the tenant, which tells how the change stands; or the form again, with what was typed. */
    public <T> RestResponse<T> orForm(ChangeView change, String path, FieldError taken, Function<FormState, T> form) {
        ChangeNotice notice = ChangeNotice.of(change);
        return switch (notice.stage()) {
            case WORKING, DONE, UNKNOWN, CANCELLED -> to(path + "?change=" + change.id());
            case REFUSED, FAILED -> invalid(form.apply(failed(notice, taken)));
        };
    }

    public <T> RestResponse<T> to(String path) {
        return RestResponse.seeOther(URI.create(page.getBase() + path));
    }

    public <T> RestResponse<T> invalid(T form) {
        return ResponseBuilder.<T>create(UNPROCESSABLE).entity(form).build();
    }

    private static FormState failed(ChangeNotice notice, FieldError taken) {
        boolean exists = notice.trouble() != null && notice.trouble().kind() == Kind.ALREADY_EXISTS;
        return exists && taken != null
                ? new FormState(UUID.randomUUID(), List.of(taken), notice.trouble())
                : FormState.failed(notice);
    }

    public static FieldError error(String field, String key) {
        return new FieldError(field, key, Map.of());
    }
}

package io.postern.platform.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.AuthenticationCompletionException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever went wrong into a page in plain words, or into an alert for htmx. Never shows what is inside. */
class ErrorPages {
    private static final Logger LOG = Logger.getLogger(ErrorPages.class);
    private static final String HTML = "text/html;charset=UTF-8";

    private final Exchange exchange;
    private final Htmx htmx;
    private final ProblemAnswers problems;

    ErrorPages(Exchange exchange, Htmx htmx, ProblemAnswers problems) {
        this.exchange = exchange;
        this.htmx = htmx;
        this.problems = problems;
    }

    @CheckedTemplate(basePath = "errors", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        private Templates() {}

        static native TemplateInstance page(Problem problem);

        static native TemplateInstance page$alert(Problem problem);
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException failure) {
        return known(failure);
    }

    /** One that brings its own answer keeps it. */
    @ServerExceptionMapper
    Response known(WebApplicationException failure) {
        Response response = failure.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        if (response.getStatus() >= 500) {
            LOG.errorf(failure, "request %s failed", exchange.reference());
        }
        return answer(response.getStatus(), Problem.kindOf(response.getStatus()))
                .build();
    }

    @ServerExceptionMapper
    Response crossSite(CrossSiteRefusal refusal) {
        LOG.infof("request %s: %s", exchange.reference(), refusal.getMessage());
        return switch (refusal.reason()) {
            case ORIGIN -> answer(403, "cross-site").build();
            case STANDING -> answer(403, "other-standing").build();
            case TOKEN ->
                answer(403, "expired-form")
                        .header("HX-Trigger", "{\"csrf\":{\"value\":\"" + refusal.expected() + "\"}}")
                        .build();
        };
    }

    @ServerExceptionMapper
    Response signIn(AuthenticationCompletionException failure) {
        LOG.infof("request %s: sign-in failed", exchange.reference());
        return answer(401, "sign-in-failed").build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        LOG.errorf(failure, "request %s failed", exchange.reference());
        return answer(500, "failed").build();
    }

    private Response.ResponseBuilder answer(int status, String kind) {
        if (exchange.ofApi()) {
            return problems.of(status);
        }
        var problem = new Problem(status, kind, exchange.reference());
        if (htmx.pageStays()) {
            return Response.status(status)
                    .type(HTML)
                    .header("HX-Retarget", "#flash")
                    .header("HX-Reswap", "innerHTML")
                    .header("HX-Reselect", "unset")
                    .entity(Templates.page$alert(problem));
        }
        return Response.status(status).type(HTML).entity(Templates.page(problem));
    }
}

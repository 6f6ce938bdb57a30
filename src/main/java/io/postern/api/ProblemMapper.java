package io.postern.api;

import io.postern.api.ApiProblem.Type;
import io.postern.platform.web.Exchange;
import io.postern.platform.web.ProblemAnswers;
import io.postern.platform.web.ProblemMessages;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells problems in words. */
class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private final ProblemAnswers answers;
    private final ApiMessages messages;
    private final ProblemMessages general;
    private final Exchange exchange;

    ProblemMapper(ProblemAnswers answers, ApiMessages messages, ProblemMessages general, Exchange exchange) {
        this.answers = answers;
        this.messages = messages;
        this.general = general;
        this.exchange = exchange;
    }

    @ServerExceptionMapper
    Response problem(ApiProblem problem) {
        LOG.infof("request %s: %s", exchange.reference(), problem.type().slug());
        var answer = answers.of(
                problem.type().status, problem.type().slug(), title(problem), detail(problem), problem.errors());
        if (problem.type() == Type.UNAUTHENTICATED) {
            answer.header("WWW-Authenticate", "Bearer");
        }
        if (problem.retryAfter() > 0) {
            answer.header("Retry-After", problem.retryAfter());
        }
        return answer.build();
    }

    private String title(ApiProblem problem) {
        return switch (problem.type()) {
            case UNAUTHENTICATED, TOO_LARGE, TOO_MANY ->
                general.title(problem.type().slug());
            case SERVICE, SERVICE_CONFLICT -> messages.service_title(problem.words());
            default -> messages.title(problem.type().slug());
        };
    }

    private String detail(ApiProblem problem) {
        return switch (problem.type()) {
            case UNAUTHENTICATED, TOO_LARGE, TOO_MANY ->
                general.detail(problem.type().slug());
            case SERVICE, SERVICE_CONFLICT -> problem.errors().getFirst().detail();
            default -> messages.detail(problem.type().slug(), problem.words());
        };
    }
}

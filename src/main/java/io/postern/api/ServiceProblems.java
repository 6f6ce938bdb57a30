package io.postern.api;

import io.postern.api.ApiProblem.Type;
import io.postern.hosting.service.ServiceRefusal;
import io.postern.hosting.service.ServiceTrouble;
import io.postern.platform.web.ProblemAnswers.Wrong;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Refusals of services, told at the member that is to be changed. */
@ApplicationScoped
class ServiceProblems {
    private final ApiMessages messages;

    ServiceProblems(ApiMessages messages) {
        this.messages = messages;
    }

    ApiProblem of(ServiceRefusal refusal) {
        ServiceTrouble trouble = refusal.trouble();
        String words = refusal.words() == null ? "" : refusal.words();
        Type type = conflict(trouble) ? Type.SERVICE_CONFLICT : Type.SERVICE;
        return new ApiProblem(
                type,
                trouble.name(),
                List.of(new Wrong(field(trouble), messages.service_detail(trouble.name(), words))));
    }

    private static boolean conflict(ServiceTrouble trouble) {
        return switch (trouble) {
            case DOMAIN_OF_ANOTHER_SERVICE, DOMAIN_OF_ANOTHER_CUSTOMER, DOMAIN_ELSEWHERE -> true;
            default -> false;
        };
    }

    private static String field(ServiceTrouble trouble) {
        return switch (trouble) {
            case CUSTOMER_MISSING, CUSTOMER_CHANGED -> "customer";
            case CONNECTION_MISSING, CONNECTION_UNKNOWN, CONNECTION_CHANGED -> "connection";
            default -> "domain";
        };
    }
}

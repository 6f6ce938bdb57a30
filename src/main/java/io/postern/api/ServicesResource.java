package io.postern.api;

import io.postern.access.ApiScope;
import io.postern.access.Signed;
import io.postern.api.ApiProblem.Type;
import io.postern.hosting.service.Service;
import io.postern.hosting.service.ServiceName;
import io.postern.hosting.service.ServiceRefusal;
import io.postern.hosting.service.ServiceSettling;
import io.postern.hosting.service.Services;
import io.postern.hosting.service.Wish;
import io.postern.platform.web.ProblemAnswers.Wrong;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Services in the state that billing systems want. */
@Path("/{tenant}/api/v1/services/{installation}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ServicesResource {
    static final int MOST = 200;

    private final Caller caller;
    private final ApiJson json;
    private final ServiceRules rules;
    private final Services services;
    private final ServiceSettling settling;
    private final ServiceViews views;
    private final ServiceProblems problems;
    private final IdempotentCalls calls;

    ServicesResource(
            Caller caller,
            ApiJson json,
            ServiceRules rules,
            Services services,
            ServiceSettling settling,
            ServiceViews views,
            ServiceProblems problems,
            IdempotentCalls calls) {
        this.caller = caller;
        this.json = json;
        this.rules = rules;
        this.services = services;
        this.settling = settling;
        this.views = views;
        this.problems = problems;
        this.calls = calls;
    }

    @PUT
    @Path("{service}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Signed(ApiScope.SERVICES)
    public Response put(@RestPath String installation, @RestPath String service, byte[] body) throws Exception {
        ServiceName name = caller.service(installation, service);
        Wish wish = rules.wish(service, json.read(body, ServiceBody.class));
        return calls.run("PUT", () -> put(name, wish));
    }

    private ApiAnswer put(ServiceName name, Wish wish) throws InterruptedException {
        try {
            Services.Wanted wanted = services.want(caller.tenant(), caller.actor(), name, wish);
            settling.settle(caller.tenant(), caller.actor(), wanted.id());
            Service now = services.find(caller.tenant(), wanted.id()).orElseThrow();
            int status = now.settledAt == null ? 202 : wanted.created() ? 201 : 200;
            return ApiAnswer.of(status, views.one(caller.tenant(), now));
        } catch (ServiceRefusal refusal) {
            throw problems.of(refusal);
        }
    }

    @GET
    @Path("{service}")
    @Signed(ApiScope.SERVICES)
    public Response get(@RestPath String installation, @RestPath String service) {
        return ok(views.one(caller.tenant(), find(installation, service)));
    }

    @GET
    @Signed(ApiScope.SERVICES)
    public Response list(@RestPath String installation, @RestQuery String after, @RestQuery String limit) {
        String named = caller.service(installation, "").installation();
        int most = limit(limit);
        List<Service> page = services.page(caller.tenant(), named, after == null ? "" : after, most + 1);
        List<Service> shown = page.subList(0, Math.min(most, page.size()));
        return ok(new ServicePage(
                views.many(caller.tenant(), shown), page.size() > most ? shown.getLast().externalId : null));
    }

    @GET
    @Path("{service}/usage")
    @Signed(ApiScope.SERVICES)
    public Response usage(@RestPath String installation, @RestPath String service) {
        return ok(views.usage(caller.tenant(), find(installation, service)));
    }

    private Service find(String installation, String service) {
        return services.find(caller.tenant(), caller.service(installation, service))
                .orElseThrow(() -> new ApiProblem(Type.NO_SERVICE));
    }

    private int limit(String text) {
        if (text == null) {
            return MOST;
        }
        if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= MOST) {
            return Integer.parseInt(text);
        }
        Wrong wrong = rules.wrong("limit", "limit", "");
        throw ApiProblem.invalid(List.of(wrong));
    }

    private Response ok(Object view) {
        return Response.ok(json.write(view), MediaType.APPLICATION_JSON).build();
    }
}

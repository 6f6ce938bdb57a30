package io.postern.provider.logicboxes;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.platform.http.OutboundAnswer;
import io.postern.platform.http.OutboundFailure;
import io.postern.platform.http.Parameter;
import io.postern.platform.secret.Secret;
import io.postern.provider.logicboxes.LogicBoxesApi.Method;
import io.postern.provider.logicboxes.Refusals.Call;
import io.postern.provider.spi.DriverException;
import io.postern.provider.spi.Kind;
import java.util.List;
import java.util.function.Supplier;

/** Makes calls, and tells what came of each: the content of a good answer, or a classified failure. */
final class LogicBoxesCalls {
    private final LogicBoxesApi api;

    LogicBoxesCalls(LogicBoxesApi api) {
        this.api = api;
    }

    JsonNode read(Method method, List<Parameter> parameters) {
        return call(Call.READ, method, parameters);
    }

    JsonNode write(Method method, List<Parameter> parameters) {
        return call(Call.WRITE, method, parameters);
    }

    /** A write that may be repeated: how the upstream answers the second time is not documented. */
    void set(Method method, List<Parameter> parameters) {
        try {
            write(method, parameters);
        } catch (DriverException refused) {
            if (!Refusals.ALREADY_SO.equals(refused.code())) {
                throw refused;
            }
        }
    }

    /** @param secrets what the call carries besides the credentials */
    JsonNode call(Call call, Method method, List<Parameter> parameters, Secret... secrets) {
        OutboundAnswer answer = sent(call, method, parameters);
        return switch (AnswerReader.read(answer)) {
            case Answer.Done done when done.confirmed() || !call.writes() -> done.content();
            case Answer.Done _ -> throw blamed(call, Refusals.unconfirmed());
            case Answer.Refused refused ->
                throw blamed(call, Refusals.of(refused, call, answer.retryAfter(), api.unspoken(secrets)));
            case Answer.Unreadable unreadable -> throw blamed(call, Refusals.of(unreadable, call, answer.retryAfter()));
        };
    }

    /** What a write needs to know first. When that could not be learnt nothing was changed, so no doubt may arise. */
    static <T> T beforeWriting(Supplier<T> look) {
        try {
            return look.get();
        } catch (DriverException failed) {
            if (failed.kind().outcomeUnknown()) {
                throw new DriverException(Kind.UNAVAILABLE, failed.getMessage()).withCode(failed.code());
            }
            throw failed;
        }
    }

    private OutboundAnswer sent(Call call, Method method, List<Parameter> parameters) {
        try {
            return api.call(method, parameters);
        } catch (OutboundFailure failure) {
            throw Refusals.of(failure, call);
        }
    }

    private static DriverException blamed(Call call, DriverException refusal) {
        return call.triesPassword() ? refusal.ofOwnerCredentials() : refusal;
    }
}

package io.postern.provider.logicboxes;

import io.postern.platform.http.Outbound;
import io.postern.platform.http.OutboundAnswer;
import io.postern.platform.http.OutboundRequest;
import io.postern.platform.http.Parameter;
import io.postern.platform.secret.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The wire: which method lives where, by which verb, and where its parameters go. Changes carry everything, credentials
 * included, in the form body; the documented GETs have no body, so theirs go into the query, which nothing of ours logs.
 */
final class LogicBoxesApi {
    static final String AUTHENTICATE = "/mail/user/authenticate.json";
    static final String UPDATE_AUTORESPONDER = "/mail/user/update-autoresponder.json";
    static final String CHANGE_PASSWORD = "/mail/user/change-password.json";
    static final String SEARCH = "/mail/users/search.json";
    static final String UNSUSPEND_ALL = "/mail/users/unsuspend.json";
    static final String UNSUSPEND = "/mail/user/unsuspend.json";
    static final String SUSPEND_ALL = "/mail/users/suspend.json";
    static final String SUSPEND = "/mail/user/suspend.json";
    static final String MODIFY = "/mail/user/modify.json";
    static final String USER = "/mail/user.json";
    static final String RESET_PASSWORD = "/mail/user/reset-password.json";
    static final String NUMBER_OF_USERS = "/mail/users/no-of-users.json";
    static final String ACTIVATE = "/mail/activate.json";
    static final String ORDER_ID = "/domains/orderid.json";

    private final Outbound outbound;
    private final URI endpoint;
    private final Secret apiKey;
    private final Secret userId;

    LogicBoxesApi(Outbound outbound, URI endpoint, Map<String, Secret> credentials) {
        this.outbound = outbound;
        this.endpoint = endpoint;
        this.userId = credentials.get(LogicBoxesInfo.AUTH_USERID);
        this.apiKey = credentials.get(LogicBoxesInfo.API_KEY);
        if (userId == null || apiKey == null) {
            throw new IllegalArgumentException("auth-userid and api-key are needed");
        }
    }

    OutboundAnswer get(String path, List<Parameter> parameters) {
        return outbound.send(OutboundRequest.get(endpoint, path, signed(parameters)));
    }

    OutboundAnswer post(String path, List<Parameter> parameters) {
        return outbound.send(OutboundRequest.post(endpoint, path, signed(parameters)));
    }

    /** What no message may repeat: the credentials, and what else a call carries in secret. */
    Unspoken unspoken(Secret... more) {
        return Unspoken.of(Stream.concat(Stream.of(userId, apiKey), Stream.of(more)));
    }

    private List<Parameter> signed(List<Parameter> parameters) {
        var all = new ArrayList<Parameter>();
        all.add(new Parameter("auth-userid", userId.reveal()));
        all.add(new Parameter("api-key", apiKey.reveal()));
        all.addAll(parameters);
        return all;
    }
}

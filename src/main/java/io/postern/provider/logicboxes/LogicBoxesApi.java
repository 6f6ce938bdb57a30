package io.postern.provider.logicboxes;

import io.postern.platform.http.Outbound;
import io.postern.platform.http.OutboundAnswer;
import io.postern.platform.http.Parameter;
import io.postern.platform.secret.Secret;
import io.postern.platform.secret.Unspoken;
import jakarta.ws.rs.core.AbstractMultivaluedMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;

/** One account's way to the upstream: every call goes out through {@link Outbound} and carries the credentials. */
final class LogicBoxesApi {
    static final Method AUTHENTICATE = LogicBoxesResource::authenticate;
    static final Method UPDATE_AUTORESPONDER = LogicBoxesResource::updateAutoresponder;
    static final Method CHANGE_PASSWORD = LogicBoxesResource::changePassword;
    static final Method SEARCH = LogicBoxesResource::search;
    static final Method UNSUSPEND_ALL = LogicBoxesResource::unsuspendAll;
    static final Method UNSUSPEND = LogicBoxesResource::unsuspend;
    static final Method SUSPEND_ALL = LogicBoxesResource::suspendAll;
    static final Method SUSPEND = LogicBoxesResource::suspend;
    static final Method MODIFY = LogicBoxesResource::modify;
    static final Method USER = LogicBoxesResource::user;
    static final Method RESET_PASSWORD = LogicBoxesResource::resetPassword;
    static final Method NUMBER_OF_USERS = LogicBoxesResource::numberOfUsers;
    static final Method ACTIVATE = LogicBoxesResource::activate;
    static final Method ORDER_ID = LogicBoxesResource::orderId;
    static final Method ADD = LogicBoxesResource::add;
    static final Method ADD_FORWARD_ONLY = LogicBoxesResource::addForwardOnly;
    static final Method DELETE = LogicBoxesResource::delete;
    static final Method DELETE_ALL = LogicBoxesResource::deleteAll;
    static final Method ADD_FORWARDS = LogicBoxesResource::addForwards;
    static final Method DELETE_FORWARDS = LogicBoxesResource::deleteForwards;
    static final Method CATCH_ALL = LogicBoxesResource::catchAll;
    static final Method ACTIVATE_CATCH_ALL = LogicBoxesResource::activateCatchAll;
    static final Method DEACTIVATE_CATCH_ALL = LogicBoxesResource::deactivateCatchAll;
    static final Method ADD_DOMAIN_ALIAS = LogicBoxesResource::addDomainAlias;
    static final Method DELETE_DOMAIN_ALIAS = LogicBoxesResource::deleteDomainAlias;
    static final Method DNS_RECORDS = LogicBoxesResource::dnsRecords;
    static final Method OWNERSHIP = LogicBoxesResource::ownership;
    static final Method SUSPEND_ORDER = LogicBoxesResource::suspendOrder;
    static final Method UNSUSPEND_ORDER = LogicBoxesResource::unsuspendOrder;
    static final Method DOMAIN_ORDER = LogicBoxesResource::domainOrder;
    static final Method MAIL_ORDER = LogicBoxesResource::mailOrder;

    private final Outbound outbound;
    private final URI endpoint;
    private final Secret apiKey;
    private final Secret userId;

    /** One of the upstream's methods, with its parameters. */
    interface Method
            extends BiFunction<LogicBoxesResource, MultivaluedMap<String, String>, RestResponse<InputStream>> {}

    LogicBoxesApi(Outbound outbound, URI endpoint, Map<String, Secret> credentials) {
        this.outbound = outbound;
        this.endpoint = endpoint;
        this.userId = credentials.get(LogicBoxesInfo.AUTH_USERID);
        this.apiKey = credentials.get(LogicBoxesInfo.API_KEY);
        if (userId == null || apiKey == null) {
            throw new IllegalArgumentException("auth-userid and api-key are needed");
        }
    }

    /** What no message may repeat: the credentials, and what else a call carries in secret. */
    Unspoken unspoken(Secret... more) {
        return Unspoken.of(Stream.concat(Stream.of(userId, apiKey), Stream.of(more)));
    }

    OutboundAnswer call(Method method, List<Parameter> parameters) {
        MultivaluedMap<String, String> all = new AbstractMultivaluedMap<>(new LinkedHashMap<>()) {};
        all.add("auth-userid", userId.reveal());
        all.add("api-key", apiKey.reveal());
        parameters.forEach(parameter -> all.add(parameter.name(), parameter.value()));
        return outbound.call(LogicBoxesResource.class, endpoint, resource -> method.apply(resource, all));
    }
}

package io.postern.tenant.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.platform.http.Outbound;
import io.postern.platform.http.OutboundAnswer;
import io.postern.platform.http.OutboundFailure;
import io.postern.platform.http.OutboundPolicy;
import io.postern.platform.http.OwnOrigins;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Asks an identity provider whether it is one. Only hosts that the operator trusts: at every sign-in the portal calls
 * the addresses that such a provider names, wherever they lead.
 */
@ApplicationScoped
class Issuers {
    private static final String ALLOWED = "postern.sign-in.allowed-hosts";

    /** Where many organisations have theirs, and where nobody but the service itself says what addresses are named. */
    private static final List<String> WELL_KNOWN =
            List.of("login.microsoftonline.com", "accounts.google.com", "*.okta.com", "*.auth0.com");

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);
    private static final List<String> NEEDED = List.of("authorization_endpoint", "token_endpoint", "jwks_uri");

    enum Finding {
        WORKING,
        NOT_ALLOWED,
        NO_ANSWER,
        NO_PROVIDER,
        ANOTHER_NAME
    }

    private final Config config;
    private final ObjectMapper json;
    private final OutboundPolicy policy;
    private final Outbound outbound;

    Issuers(Config config, ObjectMapper json, OwnOrigins own) {
        this.config = config;
        this.json = json;
        this.policy = new OutboundPolicy(this::allowed, own::get, InetAddress::getAllByName);
        this.outbound = new Outbound(policy, CONNECT, READ);
    }

    /** What the page says may be used. */
    List<String> allowed() {
        return config.getOptionalValues(ALLOWED, String.class).orElse(WELL_KNOWN);
    }

    /** Never called with a transaction open. */
    Finding ask(URI issuer) {
        if (policy.refusal(issuer).isPresent()) {
            return Finding.NOT_ALLOWED;
        }
        try {
            URI endpoint = URI.create(issuer.toString().replaceFirst("/$", ""));
            OutboundAnswer answer = outbound.call(DiscoveryApi.class, endpoint, DiscoveryApi::read);
            return answer.status() == 200 ? judge(issuer, json.readTree(answer.body())) : Finding.NO_PROVIDER;
        } catch (OutboundFailure failure) {
            return failure.reason() == OutboundFailure.Reason.REFUSED_BY_POLICY
                    ? Finding.NOT_ALLOWED
                    : Finding.NO_ANSWER;
        } catch (IOException _) {
            return Finding.NO_PROVIDER;
        }
    }

    private static Finding judge(URI issuer, JsonNode told) {
        if (!NEEDED.stream().allMatch(name -> told.path(name).isTextual())) {
            return Finding.NO_PROVIDER;
        }
        // tokens carry this name, and one of another name would be refused at every sign-in
        return told.path("issuer").asText().equals(issuer.toString()) ? Finding.WORKING : Finding.ANOTHER_NAME;
    }
}

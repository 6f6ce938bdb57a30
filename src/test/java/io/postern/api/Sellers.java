package io.postern.api;

import io.postern.embed.BillingSystems;
import io.postern.embed.BillingSystems.ApiCall;
import io.postern.embed.BillingSystems.BillingSystem;
import io.postern.installation.InstallationScope;
import io.postern.testing.MadeUpResellers;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Makes tenants with an account at the made-up provider and a billing system that may do everything. */
@ApplicationScoped
public class Sellers {
    private final MadeUpResellers resellers;
    private final BillingSystems billing;

    Sellers(MadeUpResellers resellers, BillingSystems billing) {
        this.resellers = resellers;
        this.billing = billing;
    }

    Seller open(String slug, int mailboxes) {
        var reseller = resellers.open(slug, mailboxes);
        BillingSystem system = billing.open(reseller.tenant, "whmcs-1", "https://billing.example");
        billing.allow(system, InstallationScope.values());
        return new Seller(reseller, system);
    }

    /** What the background brings about within half a minute. */
    static void eventually(Runnable assertion) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                java.util.concurrent.locks.LockSupport.parkNanos(200_000_000L);
            }
        }
    }

    /** One such tenant. Service 1 is its domain. */
    record Seller(MadeUpResellers.Reseller reseller, BillingSystem system) {
        Response sell() {
            return put("{'state':'active','domain':'" + reseller.domain.name
                    + "','customer':{'id':'c1','name':'Example GmbH'}}");
        }

        Response put(String body) {
            return call("PUT", "").body(body).send();
        }

        Response get() {
            return call("GET", "").send();
        }

        /** Below service 1. */
        ApiCall call(String method, String path) {
            return system.call(method, "/services/whmcs-1/1" + path);
        }

        ApiCall service(String method, String id) {
            return system.call(method, "/services/whmcs-1/" + id);
        }

        String launch(Map<String, Object> claims) {
            return system.token(claims);
        }
    }
}

package io.postern.provider.logicboxes;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.InputStream;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The upstream's methods, each at its documented path and by its documented verb. What changes something carries every
 * parameter in the form body; the documented GETs have no body, so theirs go into the query.
 */
// the address of a connection is set when a client is opened; this one is never called
@RegisterRestClient(baseUri = "http://localhost:1")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
interface LogicBoxesResource {
    @GET
    @Path("/mail/user/authenticate.json")
    RestResponse<InputStream> authenticate(@RestQuery MultivaluedMap<String, String> query);

    @POST
    @Path("/mail/user/update-autoresponder.json")
    RestResponse<InputStream> updateAutoresponder(MultivaluedMap<String, String> form);

    @POST
    @Path("/mail/user/change-password.json")
    RestResponse<InputStream> changePassword(MultivaluedMap<String, String> form);

    @GET
    @Path("/mail/users/search.json")
    RestResponse<InputStream> search(@RestQuery MultivaluedMap<String, String> query);

    @POST
    @Path("/mail/users/unsuspend.json")
    RestResponse<InputStream> unsuspendAll(MultivaluedMap<String, String> form);

    @POST
    @Path("/mail/user/unsuspend.json")
    RestResponse<InputStream> unsuspend(MultivaluedMap<String, String> form);

    @POST
    @Path("/mail/users/suspend.json")
    RestResponse<InputStream> suspendAll(MultivaluedMap<String, String> form);

    @POST
    @Path("/mail/user/suspend.json")
    RestResponse<InputStream> suspend(MultivaluedMap<String, String> form);

    @POST
    @Path("/mail/user/modify.json")
    RestResponse<InputStream> modify(MultivaluedMap<String, String> form);

    @GET
    @Path("/mail/user.json")
    RestResponse<InputStream> user(@RestQuery MultivaluedMap<String, String> query);

    @POST
    @Path("/mail/user/reset-password.json")
    RestResponse<InputStream> resetPassword(MultivaluedMap<String, String> form);

    @GET
    @Path("/mail/users/no-of-users.json")
    RestResponse<InputStream> numberOfUsers(@RestQuery MultivaluedMap<String, String> query);

    @POST
    @Path("/mail/activate.json")
    RestResponse<InputStream> activate(MultivaluedMap<String, String> form);

    @GET
    @Path("/domains/orderid.json")
    RestResponse<InputStream> orderId(@RestQuery MultivaluedMap<String, String> query);

    @POST
    @Path("/mail/user/add.json")
    RestResponse<InputStream> add(MultivaluedMap<String, String> form);

    @POST
    @Path("/mail/user/add-forward-only-account.json")
    RestResponse<InputStream> addForwardOnly(MultivaluedMap<String, String> form);

    @POST
    @Path("/mail/user/delete.json")
    RestResponse<InputStream> delete(MultivaluedMap<String, String> form);

    @POST
    @Path("/mail/users/delete.json")
    RestResponse<InputStream> deleteAll(MultivaluedMap<String, String> form);

    @POST
    @Path("/mail/user/add-admin-forwards.json")
    RestResponse<InputStream> addForwards(MultivaluedMap<String, String> form);

    @POST
    @Path("/mail/user/delete-admin-forwards.json")
    RestResponse<InputStream> deleteForwards(MultivaluedMap<String, String> form);

    @GET
    @Path("/mail/domain/catchall.json")
    RestResponse<InputStream> catchAll(@RestQuery MultivaluedMap<String, String> query);

    @POST
    @Path("/mail/domain/activate-catchall.json")
    RestResponse<InputStream> activateCatchAll(MultivaluedMap<String, String> form);

    @POST
    @Path("/mail/domain/deactivate-catchall.json")
    RestResponse<InputStream> deactivateCatchAll(MultivaluedMap<String, String> form);

    @POST
    @Path("/mail/domain/add-alias.json")
    RestResponse<InputStream> addDomainAlias(MultivaluedMap<String, String> form);

    @POST
    @Path("/mail/domain/delete-alias.json")
    RestResponse<InputStream> deleteDomainAlias(MultivaluedMap<String, String> form);

    @GET
    @Path("/mail/domain/dns-records.json")
    RestResponse<InputStream> dnsRecords(@RestQuery MultivaluedMap<String, String> query);

    @GET
    @Path("/mail/domain/is-ownership-verified.json")
    RestResponse<InputStream> ownership(@RestQuery MultivaluedMap<String, String> query);

    @POST
    @Path("/orders/suspend.json")
    RestResponse<InputStream> suspendOrder(MultivaluedMap<String, String> form);

    @POST
    @Path("/orders/unsuspend.json")
    RestResponse<InputStream> unsuspendOrder(MultivaluedMap<String, String> form);

    @GET
    @Path("/domains/details.json")
    RestResponse<InputStream> domainOrder(@RestQuery MultivaluedMap<String, String> query);

    @GET
    @Path("/eelite/us/details.json")
    RestResponse<InputStream> mailOrder(@RestQuery MultivaluedMap<String, String> query);
}

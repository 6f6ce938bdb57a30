package io.postern.provider.opensrs;

/**
 * One OpenSRS Hosted Email account, put together of what can be done with each noun. Keeps no state but the session of
 * its {@link OpenSrsApi}.
 */
record OpenSrsDriver(OpenSrsApi api)
        implements Listing, Accounts, Passwords, Services, Delivery, Logs, Domains, Administrators {}

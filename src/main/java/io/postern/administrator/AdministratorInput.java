package io.postern.administrator;

import io.postern.provider.spi.SubAdministrator;

/**
 * What an administrator shall be; the password travels sealed beside it.
 *
 * @param generated the password is ours, to be shown once
 */
record AdministratorInput(SubAdministrator wanted, boolean generated) {}

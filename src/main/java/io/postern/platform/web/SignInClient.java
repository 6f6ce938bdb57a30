package io.postern.platform.web;

import io.postern.platform.secret.Secret;

/** How the portal is known to an identity provider. */
public record SignInClient(String issuer, String clientId, Secret secret) {}

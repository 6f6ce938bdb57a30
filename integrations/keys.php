<?php

declare(strict_types=1);

/** Makes a key pair for a billing system: php integrations/keys.php [key id] */
$base64url = fn (string $bytes): string => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
$pair = sodium_crypto_sign_keypair();
$seed = substr(sodium_crypto_sign_secretkey($pair), 0, 32);
$jwk = sprintf('{ kty: OKP, crv: Ed25519, x: "%s" }', $base64url(sodium_crypto_sign_publickey($pair)));
echo 'For the portal (public):          { kid: ', $argv[1] ?? 'k1', ', jwk: ', $jwk, " }\n";
echo 'For the billing system (secret):  ', $base64url($seed), "\n";

<?php

declare(strict_types=1);

require_once __DIR__ . '/PosternTransport.php';

/**
 * Signs, posts and waits: all that a billing system's module needs of a Postern portal. PHP 8.1 and its standard extensions.
 * It writes nothing down; who wants a log passes a function, which sees neither passwords nor tokens.
 */
final class PosternClient
{
    private const PER_WISH = 20;
    private const SKEW = 30;

    private string $base;
    private string $algorithm = 'EdDSA';
    private string $key;

    /**
     * @param string $portal the portal's own address (postern.base-url), such as https://mail.example.com
     * @param string $key an Ed25519 private key (base64url, JWK or PEM), or hs256: and the shared secret
     * @param ?Closure $log function (string $call, array $sent, string $came, bool $well): void
     */
    public function __construct(
        string $portal,
        private string $tenant,
        private string $installation,
        private string $keyId,
        #[SensitiveParameter] string $key,
        private ?Closure $log = null,
    ) {
        $portal = rtrim(trim($portal), '/');
        $portal = str_contains($portal, '://') ? $portal : 'https://' . $portal;
        $loopback = preg_match('~^http://(localhost|127\.0\.0\.1)(:\d+)?$~', $portal) === 1;
        if (!$loopback && preg_match('~^https://[A-Za-z0-9.-]+(:\d+)?$~', $portal) !== 1) {
            throw new PosternException('The address of the portal has to be like https://mail.example.com.');
        }
        foreach ([$tenant, $installation, $keyId] as $name) {
            if (preg_match('~^[A-Za-z0-9._-]{1,100}$~', $name) !== 1) {
                throw new PosternException('Tenant, installation and key id are needed, as the portal shows them.');
            }
        }
        $this->base = $portal . '/' . $tenant;
        $this->key = $this->readKey(trim($key));
    }

    /** For systems with one field for names: tenant/installation/key-id. */
    public static function of(string $portal, string $names, #[SensitiveParameter] string $key, ?Closure $log = null): self
    {
        $parts = explode('/', trim($names));
        if (count($parts) !== 3) {
            throw new PosternException('The user name has to be tenant/installation/key-id, such as acme/billing-1/k1.');
        }
        return new self($portal, $parts[0], $parts[1], $parts[2], $key, $log);
    }

    /** An id that the portal takes for a service, the same for the same text. */
    public static function serviceId(string $text): string
    {
        $text = strtolower(trim($text));
        return preg_match('~^[a-z0-9._-]{1,64}$~', $text) === 1 ? $text : substr(hash('sha256', $text), 0, 40);
    }

    /** Limits as the portal takes them, from what staff typed; nothing or 0 means none. */
    public static function limits(mixed $mailboxes, mixed $megabytes): array
    {
        return [
            'mailboxes' => (int) $mailboxes > 0 ? (int) $mailboxes : null,
            'quota_bytes' => (int) $megabytes > 0 ? (int) $megabytes * 1_048_576 : null,
        ];
    }

    /** What the portal calls a client of this billing system; apart from those of others, who count from 1 too. */
    public function customerId(string $client): string
    {
        return $this->installation . '-' . $client;
    }

    /** What the portal says of itself and of this installation. */
    public function about(): array
    {
        return $this->succeed($this->call('GET', ''));
    }

    /** The service as the portal has it. */
    public function service(string $service): array
    {
        return $this->succeed($this->call('GET', $this->path($service)));
    }

    /** All services of this installation, with what they use. */
    public function services(): Generator
    {
        $after = null;
        do {
            $query = http_build_query(['limit' => 200] + ($after === null ? [] : ['after' => $after]), '', '&', PHP_QUERY_RFC3986);
            $page = $this->succeed($this->call('GET', '/services/' . $this->installation . '?' . $query));
            yield from $page['items'] ?? [];
            $after = $page['next'] ?? null;
        } while ($after !== null);
    }

    /** Returns when the service is as wished; whatever else comes of it is an exception. */
    public function put(string $service, array $wish): array
    {
        // repeated for a lost answer only: the next wish, however alike, is a new one
        $wishId = bin2hex(random_bytes(16));
        $end = time() + self::PER_WISH;
        $answer = $this->call('PUT', $this->path($service), $wish, $wishId);
        while ($this->pending($answer)) {
            $pause = max(1, (int) ($answer['headers']['retry-after'] ?? 1));
            if (time() + $pause > $end) {
                throw new PosternException('This is still under way. ' . $this->left($answer['body'])
                    . 'Run it again in a while to see how it ended.');
            }
            sleep($pause);
            $answer = $answer['status'] === 409
                ? $this->call('PUT', $this->path($service), $wish, $wishId)
                : $this->call('GET', $this->path($service));
        }
        $body = $this->succeed($answer);
        if (($body['state'] ?? null) !== $wish['state'] || !empty($body['failures'])) {
            throw new PosternException('Not all of it was done: the service is ' . ($body['state'] ?? 'unknown') . '. '
                . $this->left($body) . 'Run it again when this is solved.');
        }
        return $body;
    }

    /** Sets the password of a mailbox of the service. */
    public function password(string $service, string $address, #[SensitiveParameter] string $password): void
    {
        $sent = ['address' => $address, 'password' => $password];
        $this->succeed($this->call('PUT', $this->path($service) . '/password', $sent, bin2hex(random_bytes(16))));
    }

    /**
     * What a page needs to show the portal in a frame: a new token each time, good for one minute and once.
     *
     * @param array $claims sub, name, and customer or domains; see docs/embedding.md
     */
    public function frame(array $claims, string $title): array
    {
        $claims['sub'] = $this->printable((string) $claims['sub']);
        $claims['name'] = $this->printable((string) ($claims['name'] ?? '')) ?: $claims['sub'];
        return [
            'action' => $this->base . '/embed/launch',
            'token' => $this->sign('postern-launch+jwt', $this->base, $claims + ['role' => 'customer-admin']),
            'script' => substr($this->base, 0, -strlen($this->tenant) - 1) . '/app/js/postern-host.js',
            'frame' => 'postern-' . bin2hex(random_bytes(4)),
            'title' => $title,
        ];
    }

    /** Where staff manage a domain: they sign in there themselves, nothing is handed over. */
    public function staffPage(?string $domain = null): string
    {
        return $this->base . '/mailboxes' . ($domain === null ? '' : '?domain=' . rawurlencode($domain));
    }

    private function path(string $service): string
    {
        if (preg_match('~^[A-Za-z0-9._-]{1,64}$~', $service) !== 1) {
            throw new PosternException('The portal takes no service with the id ' . $service . '.');
        }
        return '/services/' . $this->installation . '/' . $service;
    }

    private function pending(array $answer): bool
    {
        return ($status = $answer['status']) === 202
            || $status === 200 && ($answer['body']['state'] ?? '') === 'pending'
            || $status === 409 && str_ends_with((string) ($answer['body']['type'] ?? ''), 'in-progress');
    }

    private function left(array $body): string
    {
        $failures = array_map(
            fn (array $failure): string => ($failure['address'] ?? '?') . ': ' . ($failure['detail'] ?? 'no reason given'),
            array_slice($body['failures'] ?? [], 0, 5),
        );
        return $failures === [] ? '' : 'Not done: ' . implode('; ', $failures) . '. ';
    }

    private function succeed(array $answer): array
    {
        ['status' => $status, 'body' => $body] = $answer;
        if ($status >= 200 && $status < 300) {
            return $body;
        }
        $text = $body['detail'] ?? $body['title'] ?? "The portal answered $status and said nothing more.";
        foreach ($body['errors'] ?? [] as $error) {
            $detail = $error['detail'] ?? '';
            $text .= $detail === '' || str_contains($text, $detail) ? '' : ' ' . $detail;
        }
        $portal = strtotime($answer['headers']['date'] ?? '');
        if ($status === 401 && $portal !== false && abs($portal - time()) > self::SKEW) {
            $text .= ' The clock of this server and the one of the portal are ' . abs($portal - time()) . ' seconds apart.';
        }
        throw new PosternException($text, $status);
    }

    /** @return array{status: int, headers: array<string, string>, body: array} */
    private function call(string $method, string $path, ?array $body = null, ?string $wishId = null): array
    {
        $content = $body === null ? '' : $this->json($body);
        try {
            $answer = $this->send($method, $path, $content, $wishId);
        } catch (PosternException $lost) {
            $this->tell($method, $path, $body, $lost->getMessage(), false);
            // once more: reading is harmless, and a write bears its id, so that it is not done twice
            $answer = $this->send($method, $path, $content, $wishId);
        }
        $this->tell($method, $path, $body, $answer['status'] . ' ' . $answer['text'], $answer['status'] < 400);
        $read = json_decode($answer['text'], true);
        return ['status' => $answer['status'], 'headers' => $answer['headers'], 'body' => is_array($read) ? $read : []];
    }

    private function send(string $method, string $path, string $content, ?string $wishId): array
    {
        $token = $this->sign('postern-api+jwt', $this->base . '/api/v1', [
            'method' => $method,
            'path' => '/' . $this->tenant . '/api/v1' . $path,
            'body' => self::base64url(hash('sha256', $content, true)),
        ]);
        $headers = [
            'Authorization: Bearer ' . $token,
            'Accept: application/json',
            'User-Agent: Postern-PHP/1',
            ...($content === '' ? [] : ['Content-Type: application/json']),
            ...($wishId === null ? [] : ['Idempotency-Key: ' . $wishId]),
        ];
        return PosternTransport::send($method, $this->base . '/api/v1' . $path, $headers, $content);
    }

    private function tell(string $method, string $path, ?array $body, string $came, bool $well): void
    {
        if ($this->log !== null) {
            $sent = isset($body['password']) ? ['password' => '***'] + $body : (array) $body;
            ($this->log)($method . ' ' . $this->base . '/api/v1' . $path, $sent, $came, $well);
        }
    }

    private function sign(string $type, string $audience, array $claims): string
    {
        $now = time();
        $header = ['typ' => $type, 'alg' => $this->algorithm, 'kid' => $this->keyId];
        $claims += [
            'iss' => $this->installation,
            'aud' => $audience,
            'jti' => bin2hex(random_bytes(16)),
            'iat' => $now,
            'exp' => $now + 60,
        ];
        $content = self::base64url($this->json($header)) . '.' . self::base64url($this->json($claims));
        return $content . '.' . self::base64url($this->algorithm === 'HS256'
            ? hash_hmac('sha256', $content, $this->key, true)
            : sodium_crypto_sign_detached($content, $this->key));
    }

    private function readKey(#[SensitiveParameter] string $text): string
    {
        if (str_starts_with($text, 'hs256:')) {
            $this->algorithm = 'HS256';
            return strlen($text) >= 38 ? substr($text, 6) : throw new PosternException('The shared secret is too short.');
        }
        if (!extension_loaded('sodium')) {
            throw new PosternException('PHP needs its sodium extension for this kind of key.');
        }
        if (str_starts_with($text, '{')) {
            $text = (string) (json_decode($text, true)['d'] ?? '');
        }
        $pem = str_contains($text, 'PRIVATE KEY');
        $text = preg_replace('~-----[A-Z ]+-----|\s~', '', $text);
        $bytes = (string) base64_decode(strtr($text, '-_', '+/'));
        return match ([strlen($bytes), $pem]) {
            [64, false] => $bytes,
            [32, false] => sodium_crypto_sign_secretkey(sodium_crypto_sign_seed_keypair($bytes)),
            [48, true] => sodium_crypto_sign_secretkey(sodium_crypto_sign_seed_keypair(substr($bytes, 16))),
            default => throw new PosternException('The private key is not an Ed25519 key, or not all of it was pasted.'),
        };
    }

    private function printable(string $text): string
    {
        $text = trim((string) preg_replace('~[\p{C}\s]+~u', ' ', $text));
        return preg_match('~^.{0,200}~us', $text, $found) === 1 ? trim($found[0]) : '';
    }

    private function json(array $members): string
    {
        return json_encode($members, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
    }

    private static function base64url(string $bytes): string
    {
        return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    }
}

<?php

declare(strict_types=1);

// the folder of this file is searched for server managers, so that nothing else may lie in it
require_once dirname(__DIR__, 3) . '/modules/Postern/lib/PosternClient.php';

/**
 * Mailboxes of a Postern portal as hosting accounts. FOSSBilling tells a server manager neither the number of the order nor that
 * of the client: the service is called by its domain, and the customer by a digest of his e-mail address.
 */
class Server_Manager_Postern extends Server_Manager
{
    public static function getForm(): array
    {
        return [
            'label' => 'Postern',
            'form' => [
                'credentials' => [
                    'fields' => [
                        [
                            'name' => 'username',
                            'type' => 'text',
                            'label' => 'Tenant / installation / key id',
                            'placeholder' => 'acme/billing-1/k1',
                            'required' => true,
                        ],
                        [
                            'name' => 'accesshash',
                            'type' => 'password',
                            'label' => 'Private key',
                            'placeholder' => 'An Ed25519 private key, or hs256: and the shared secret',
                            'required' => true,
                            'secret' => true,
                        ],
                    ],
                ],
            ],
        ];
    }

    public static function getSecretFields(): array
    {
        return ['accesshash'];
    }

    public function init(): void
    {
        foreach (['host' => 'hostname', 'username' => 'tenant, installation and key id', 'accesshash' => 'private key'] as $field => $label) {
            if (empty($this->_config[$field])) {
                throw new Server_Exception('The "Postern" server manager is not fully configured: the ' . $label . ' is missing.', null, 2001);
            }
        }
    }

    /** For people with an account of their own at the portal; customers have the frame on the page of their order. */
    public function getLoginUrl(?Server_Account $account = null): string
    {
        return $this->run(fn (PosternClient $portal): string => $portal->staffPage($account?->getDomain()));
    }

    public function getResellerLoginUrl(?Server_Account $account = null): string
    {
        return $this->getLoginUrl($account);
    }

    public function testConnection(): bool
    {
        $scopes = $this->run(fn (PosternClient $portal): array => $portal->about()['scopes'] ?? []);
        $missing = array_diff(['launch', 'services', 'mailboxes'], $scopes);
        if ($missing !== []) {
            throw new Server_Exception('The portal is reached, but does not let this installation do: ' . implode(', ', $missing));
        }
        return true;
    }

    public function createAccount(Server_Account $account): bool
    {
        $connection = trim((string) $account->getPackage()->getCustomValue('connection'));
        return $this->run(function (PosternClient $portal) use ($account, $connection): bool {
            $portal->put($this->id($account), [
                'state' => 'active',
                'domain' => strtolower((string) $account->getDomain()),
                'customer' => $this->customer($portal, $account),
                'limits' => $this->limits($account->getPackage()),
            ] + ($connection === '' ? [] : ['connection' => $connection]));
            return true;
        });
    }

    public function synchronizeAccount(Server_Account $account): Server_Account
    {
        $service = $this->run(fn (PosternClient $portal): array => $portal->service($this->id($account)));
        $found = clone $account;
        return $found->setSuspended(($service['state'] ?? '') === 'suspended');
    }

    public function suspendAccount(Server_Account $account): bool
    {
        $reason = trim((string) $account->getNote());
        return $this->wish($account, ['state' => 'suspended'] + ($reason === '' ? [] : ['reason' => $reason]));
    }

    public function unsuspendAccount(Server_Account $account): bool
    {
        return $this->wish($account, ['state' => 'active']);
    }

    public function cancelAccount(Server_Account $account): bool
    {
        return $this->wish($account, ['state' => 'terminated']);
    }

    public function changeAccountPackage(Server_Account $account, Server_Package $package): bool
    {
        return $this->run(function (PosternClient $portal) use ($account, $package): bool {
            $service = $portal->service($this->id($account));
            // a service that is suspended stays so
            $state = $service['desired_state'] ?? $service['state'];
            $portal->put($this->id($account), ['state' => $state, 'limits' => $this->limits($package)]);
            return true;
        });
    }

    public function changeAccountPassword(Server_Account $account, string $newPassword): bool
    {
        $address = (string) $account->getUsername();
        if (!str_contains($address, '@')) {
            throw new Server_Exception('An order has no password of its own: each mailbox has one. It is changed in the list of mailboxes.');
        }
        return $this->run(function (PosternClient $portal) use ($account, $address, $newPassword): bool {
            $portal->password($this->id($account), $address, $newPassword);
            return true;
        });
    }

    public function changeAccountUsername(Server_Account $account, string $newUsername): never
    {
        throw new Server_Exception('People sign in with the address of a mailbox. Addresses are changed in the list of mailboxes.');
    }

    public function changeAccountDomain(Server_Account $account, string $newDomain): never
    {
        throw new Server_Exception('Mailboxes cannot be moved to another domain. Order the new domain, and cancel this one when its mail is moved.');
    }

    public function changeAccountIp(Server_Account $account, string $newIp): never
    {
        throw new Server_Exception('Mail has no IP address per account. There is nothing to change.');
    }

    /** What the page of the order needs to show the frame. */
    public function frame(Server_Account $account, string $person, string $name): array
    {
        $domain = strtolower((string) $account->getDomain());
        // no return_url: FOSSBilling's cookie is SameSite=Strict, and would not come along on the way back
        return $this->run(fn (PosternClient $portal): array => $portal->frame(
            ['sub' => $person, 'name' => $name, 'domains' => [$domain]],
            'Mailboxes of ' . $domain,
        ));
    }

    private function wish(Server_Account $account, array $wish): bool
    {
        return $this->run(function (PosternClient $portal) use ($account, $wish): bool {
            $portal->put($this->id($account), $wish);
            return true;
        });
    }

    private function id(Server_Account $account): string
    {
        return PosternClient::serviceId((string) $account->getDomain());
    }

    private function customer(PosternClient $portal, Server_Account $account): array
    {
        $client = $account->getClient();
        $email = strtolower(trim((string) $client->getEmail()));
        return [
            'id' => $portal->customerId(substr(hash('sha256', $email), 0, 20)),
            'name' => trim((string) $client->getCompany()) ?: trim((string) $client->getFullName()) ?: $email,
        ];
    }

    /** The plan's number of e-mail accounts, and its own parameter mailbox_quota in MB. */
    private function limits(Server_Package $package): array
    {
        return PosternClient::limits($package->getMaxPop(), $package->getCustomValue('mailbox_quota'));
    }

    private function run(Closure $call): mixed
    {
        $log = fn (string $what, array $sent, string $came, bool $well) => $this->getLog()?->info(
            'Postern: ' . $what . ' ' . json_encode($sent) . ' => ' . $came,
        );
        try {
            return $call(PosternClient::of($this->portal(), (string) $this->_config['username'], (string) $this->_config['accesshash'], $log));
        } catch (PosternException $problem) {
            throw new Server_Exception($problem->getMessage());
        }
    }

    private function portal(): string
    {
        $host = trim((string) $this->_config['host']);
        $port = (string) ($this->_config['port'] ?? '');
        return str_contains($host, '://') || in_array($port, ['', '443'], true) ? $host : $host . ':' . $port;
    }
}

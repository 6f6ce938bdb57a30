<?php

declare(strict_types=1);

require_once __DIR__ . '/lib/PosternClient.php';

class postern extends HostingModule
{
    protected $version = '1.0.0';
    protected $modname = 'Postern';
    protected $description = 'Mailboxes of a Postern portal: sold, suspended and shown to customers';

    /** What is asked for under Settings, Apps. HostBill keeps the password encrypted and shows it to nobody. */
    protected $serverFields = [
        'hostname' => true,
        'ip' => false,
        'maxaccounts' => false,
        'status_url' => false,
        'username' => true,
        'password' => true,
        'hash' => false,
        'ssl' => false,
        'nameservers' => false,
    ];

    protected $serverFieldsDescription = [
        'hostname' => 'Address of the portal, such as https://mail.example.com',
        'username' => 'Tenant / installation / key id, such as acme/billing-1/k1',
        'password' => 'Private key: Ed25519, or hs256: and the shared secret',
    ];

    /** Settings of the product. */
    protected $options = [
        'connection' => ['name' => 'Connection (empty where there is just one)', 'value' => '', 'type' => 'input', 'default' => ''],
        'mailboxes' => ['name' => 'Mailboxes (0 for no limit)', 'value' => '', 'type' => 'input', 'default' => '', 'variable' => 'mailboxes'],
        'quota' => ['name' => 'Size of new mailboxes in MB (0 for what the provider gives)', 'value' => '', 'type' => 'input', 'default' => '', 'variable' => 'quota'],
    ];

    /** What HostBill keeps of each account. */
    protected $details = [
        'domain' => ['name' => 'domain', 'value' => false, 'type' => 'input', 'default' => false],
        'username' => ['name' => 'username', 'value' => false, 'type' => 'input', 'default' => false],
        'password' => ['name' => 'password', 'value' => false, 'type' => 'input', 'default' => false],
    ];

    private array $server = [];

    /** HostBill calls this before anything else, with what was typed under Apps. */
    public function connect($connect)
    {
        $this->server = (array) $connect;
    }

    public function testConnection()
    {
        return $this->run('testConnection', function (PosternClient $portal): void {
            $missing = array_diff(['launch', 'services', 'mailboxes'], $portal->about()['scopes'] ?? []);
            if ($missing !== []) {
                throw new PosternException('The portal is reached, but does not let this installation do: ' . implode(', ', $missing));
            }
        });
    }

    public function Create()
    {
        $connection = trim((string) ($this->options['connection']['value'] ?? ''));
        return $this->run('Create', function (PosternClient $portal) use ($connection): void {
            $client = (string) ($this->account_details['client_id'] ?? $this->client_data['id'] ?? '');
            $portal->put($this->service(), [
                'state' => 'active',
                'domain' => $this->domain(),
                'customer' => ['id' => $portal->customerId($client), 'name' => $this->named((array) $this->client_data, $client)],
                'limits' => $this->limits(),
            ] + ($connection === '' ? [] : ['connection' => $connection]));
        });
    }

    public function Suspend()
    {
        $reason = trim((string) ($this->account_details['suspend_reason'] ?? ''));
        return $this->wish('Suspend', ['state' => 'suspended'] + ($reason === '' ? [] : ['reason' => $reason]));
    }

    public function Unsuspend()
    {
        return $this->wish('Unsuspend', ['state' => 'active']);
    }

    public function Terminate()
    {
        return $this->wish('Terminate', ['state' => 'terminated']);
    }

    public function ChangePackage()
    {
        return $this->run('ChangePackage', function (PosternClient $portal): void {
            $service = $portal->service($this->service());
            // an account that is suspended stays so
            $state = $service['desired_state'] ?? $service['state'];
            $portal->put($this->service(), ['state' => $state, 'limits' => $this->limits()]);
        });
    }

    /** Upgrades that are sold as components of the form come this way. */
    public function changeFormsFields($account_config)
    {
        if (empty($account_config)) {
            return true;
        }
        $this->setAccountConfig(array_merge((array) $this->account_config, $account_config));
        return $this->ChangePackage();
    }

    /** The user name of the account is the mailbox whose password it is. */
    public function ChangePassword($newpassword)
    {
        return $this->run('ChangePassword', function (PosternClient $portal) use ($newpassword): void {
            $user = (string) ($this->details['username']['value'] ?? '');
            $address = str_contains($user, '@') ? $user : $user . '@' . $this->domain();
            $portal->password($this->service(), $address, (string) $newpassword);
            $this->details['password']['value'] = $newpassword;
        });
    }

    /** Where staff manage the account: they sign in there themselves. */
    public function getPanelLoginUrl()
    {
        $page = '';
        $this->run('getPanelLoginUrl', function (PosternClient $portal) use (&$page): void {
            $page = $portal->staffPage($this->domain() ?: null);
        });
        return $page;
    }

    /** For the client area: what the frame needs, or null. */
    public function frame(array $account, array $client): ?array
    {
        $frame = null;
        $this->run('frame', function (PosternClient $portal) use ($account, $client, &$frame): void {
            $domain = strtolower((string) $account['domain']);
            $claims = ['sub' => 'client-' . $account['client_id'], 'name' => $this->named($client, (string) $account['client_id'])];
            $claims += ['customer' => $portal->customerId((string) $account['client_id']), 'domains' => [$domain]];
            // a contact who acts for the client is a person of his own
            if (!empty($client['parent_id']) && (string) $client['id'] !== (string) $account['client_id']) {
                $claims['sub'] = 'contact-' . $client['id'];
            }
            $frame = $portal->frame($claims, 'Mailboxes of ' . $domain);
        });
        return $frame;
    }

    private function wish(string $action, array $wish): bool
    {
        return $this->run($action, fn (PosternClient $portal): array => $portal->put($this->service(), $wish));
    }

    private function run(string $action, Closure $call): bool
    {
        $log = function (string $what, array $sent, string $came, bool $well) use ($action): void {
            if (class_exists('HBDebug')) {
                HBDebug::debug('Postern ' . $action, ['call' => $what, 'sent' => $sent, 'came' => $came, 'well' => $well]);
            }
        };
        try {
            $call(PosternClient::of(
                (string) ($this->server['hostname'] ?? $this->server['host'] ?? ''),
                (string) ($this->server['username'] ?? ''),
                (string) ($this->server['password'] ?? ''),
                $log,
            ));
            return true;
        } catch (PosternException $problem) {
            $this->addError($problem->getMessage());
            return false;
        }
    }

    private function service(): string
    {
        return (string) $this->account_details['id'];
    }

    private function domain(): string
    {
        return strtolower(trim((string) ($this->account_details['domain'] ?? $this->details['domain']['value'] ?? '')));
    }

    private function named(array $client, string $id): string
    {
        $name = trim((string) ($client['companyname'] ?? ''))
            ?: trim(($client['firstname'] ?? '') . ' ' . ($client['lastname'] ?? ''));
        return $name === '' ? 'Client ' . $id : $name;
    }

    private function limits(): array
    {
        return PosternClient::limits($this->resource('mailboxes'), $this->resource('quota'));
    }
}

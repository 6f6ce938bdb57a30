<?php

declare(strict_types=1);

require_once __DIR__ . '/lib/PosternClient.php';

class Postern extends Module
{
    private const ROW = ['label', 'portal', 'tenant', 'installation', 'key_id', 'private_key'];
    private const PACKAGE = ['connection', 'mailboxes', 'quota'];

    public function __construct()
    {
        Loader::loadComponents($this, ['Input']);
        Language::loadLang('postern', null, __DIR__ . DS . 'language' . DS);
        $this->loadConfig(__DIR__ . DS . 'config.json');
    }

    public function getServiceName($service)
    {
        return $this->fields($service)->postern_domain ?? null;
    }

    public function getAdminTabs($package)
    {
        return ['tabPortal' => Language::_('Postern.tab_portal', true)];
    }

    public function getClientTabs($package)
    {
        return ['tabMailboxes' => ['name' => Language::_('Postern.tab_mailboxes', true), 'icon' => 'fas fa-envelope']];
    }

    public function manageModule($module, array &$vars)
    {
        return $this->show('manage', ['module' => $module, 'rows' => $module->rows ?? []]);
    }

    public function manageAddRow(array &$vars)
    {
        return $this->show('row', ['title' => 'Postern.add_row', 'names' => self::ROW, 'vars' => (object) $vars]);
    }

    public function manageEditRow($module_row, array &$vars)
    {
        $shown = (object) ($vars ?: (array) $module_row->meta);
        return $this->show('row', ['title' => 'Postern.edit_row', 'names' => self::ROW, 'vars' => $shown]);
    }

    public function addModuleRow(array &$vars)
    {
        return $this->row($vars);
    }

    public function editModuleRow($module_row, array &$vars)
    {
        // the key is never shown, so that an empty field means the one that is there
        $vars['private_key'] = ($vars['private_key'] ?? '') ?: ($module_row->meta->private_key ?? '');
        return $this->row($vars);
    }

    public function getPackageFields($vars = null)
    {
        $fields = new ModuleFields();
        foreach (self::PACKAGE as $name) {
            $label = $fields->label(Language::_('Postern.package.' . $name, true), 'postern_' . $name);
            $label->attach($fields->fieldText('meta[' . $name . ']', $vars->meta[$name] ?? null, ['id' => 'postern_' . $name]));
            $fields->setField($label);
        }
        return $fields;
    }

    public function addPackage(?array $vars = null)
    {
        $kept = array_intersect_key($vars['meta'] ?? [], array_flip(self::PACKAGE));
        return $this->meta(array_map(fn ($value): string => trim((string) $value), $kept));
    }

    public function editPackage($package, ?array $vars = null)
    {
        return $this->addPackage($vars);
    }

    public function getAdminAddFields($package, $vars = null)
    {
        $fields = new ModuleFields();
        $label = $fields->label(Language::_('Postern.service.domain', true), 'postern_domain');
        $typed = $vars->postern_domain ?? $vars->domain ?? null;
        $label->attach($fields->fieldText('postern_domain', $typed, ['id' => 'postern_domain']));
        $fields->setField($label);
        return $fields;
    }

    public function getClientAddFields($package, $vars = null)
    {
        return $this->getAdminAddFields($package, $vars);
    }

    public function validateService($package, ?array $vars = null)
    {
        if (preg_match('~^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$~', $this->domain($vars)) === 1) {
            return true;
        }
        $this->Input->setErrors(['postern_domain' => ['format' => Language::_('Postern.!error.domain', true)]]);
        return false;
    }

    public function addService($package, ?array $vars = null, $parent_package = null, $parent_service = null, $status = 'pending')
    {
        if (!$this->validateService($package, $vars)) {
            return null;
        }
        $client = (int) ($vars['client_id'] ?? 0);
        $domain = $this->domain($vars);
        // Blesta has no number for a service before it is made; the same order, tried again, has to be the same service
        $service = PosternClient::serviceId($client . '-' . $domain);
        if (($vars['use_module'] ?? '') === 'true') {
            $connection = trim((string) ($package->meta->connection ?? ''));
            $wish = ['state' => 'active', 'domain' => $domain, 'limits' => $this->limits($package, $vars['configoptions'] ?? [])]
                + ($connection === '' ? [] : ['connection' => $connection]);
            $made = $this->run($package, null, fn (PosternClient $portal): array => $portal->put($service, $wish + [
                'customer' => ['id' => $portal->customerId((string) $client), 'name' => $this->client($client)],
            ]));
            if ($made === null) {
                return null;
            }
        }
        return $this->meta(['postern_domain' => $domain, 'postern_service' => $service]);
    }

    public function editService($package, $service, ?array $vars = null, $parent_package = null, $parent_service = null)
    {
        return isset($vars['configoptions']) && ($vars['use_module'] ?? '') === 'true'
            ? $this->resize($package, $service, $vars['configoptions'])
            : null;
    }

    public function suspendService($package, $service, $parent_package = null, $parent_service = null)
    {
        $reason = trim((string) ($service->suspension_reason ?? ''));
        return $this->end($package, $service, ['state' => 'suspended'] + ($reason === '' ? [] : ['reason' => $reason]));
    }

    public function unsuspendService($package, $service, $parent_package = null, $parent_service = null)
    {
        return $this->end($package, $service, ['state' => 'active']);
    }

    public function cancelService($package, $service, $parent_package = null, $parent_service = null)
    {
        return $this->end($package, $service, ['state' => 'terminated']);
    }

    public function changeServicePackage($package_from, $package_to, $service, $parent_package = null, $parent_service = null)
    {
        return $this->resize($package_to, $service, []);
    }

    public function tabMailboxes($package, $service, ?array $get = null, ?array $post = null, ?array $files = null)
    {
        $fields = $this->fields($service);
        $client = (int) $service->client_id;
        $frame = $this->run($package, $service, fn (PosternClient $portal): array => $portal->frame(
            $this->actor($client) + ['customer' => $portal->customerId((string) $client), 'domains' => [$fields->postern_domain]],
            'Mailboxes of ' . $fields->postern_domain,
        ));
        return $this->show('mailboxes', ['postern' => $frame]);
    }

    /** Staff sign in at the portal themselves: nothing is handed over. */
    public function tabPortal($package, $service, ?array $get = null, ?array $post = null, ?array $files = null)
    {
        $fields = $this->fields($service);
        $found = $this->run($package, $service, fn (PosternClient $portal): array => [
            'page' => $portal->staffPage($fields->postern_domain),
            'service' => $portal->service($fields->postern_service),
        ]);
        return $this->show('portal', ['found' => $found, 'errors' => $this->Input->errors()]);
    }

    private function resize($package, $service, array $options)
    {
        $id = $this->fields($service)->postern_service;
        $this->run($package, $service, function (PosternClient $portal) use ($package, $id, $options): array {
            $now = $portal->service($id);
            // a service that is suspended stays so
            $state = $now['desired_state'] ?? $now['state'];
            return $portal->put($id, ['state' => $state, 'limits' => $this->limits($package, $options)]);
        });
        return null;
    }

    private function end($package, $service, array $wish)
    {
        $id = $this->fields($service)->postern_service;
        $this->run($package, $service, fn (PosternClient $portal): array => $portal->put($id, $wish));
        return null;
    }

    /** What it gives, or null; then Blesta has the reason as an error of input, and leaves the service as it was. */
    private function run($package, $service, Closure $call): mixed
    {
        $row = $this->getModuleRow($service->module_row_id ?? $package->module_row ?? null);
        if (!$row) {
            $this->Input->setErrors(['module_row' => ['missing' => Language::_('Postern.!error.row', true)]]);
            return null;
        }
        $log = function (string $what, array $sent, string $came, bool $well): void {
            $this->log($what, (string) json_encode($sent), 'input', true);
            $this->log($what, $came, 'output', $well);
        };
        try {
            $at = $row->meta;
            return $call(new PosternClient($at->portal, $at->tenant, $at->installation, $at->key_id, $at->private_key, $log));
        } catch (PosternException $problem) {
            $this->Input->setErrors(['postern' => ['failed' => $problem->getMessage()]]);
            return null;
        }
    }

    private function limits($package, array $options): array
    {
        return PosternClient::limits(
            $options['mailboxes'] ?? $package->meta->mailboxes ?? 0,
            $options['quota'] ?? $package->meta->quota ?? 0,
        );
    }

    private function client(int $id): string
    {
        Loader::loadModels($this, ['Clients']);
        $client = $this->Clients->get($id);
        $name = trim(($client->company ?? '') ?: ($client->first_name ?? '') . ' ' . ($client->last_name ?? ''));
        return $name === '' ? 'Client ' . $id : $name;
    }

    /** Who acts: staff who look at a client's pages are named, so that history tells them from the client. */
    private function actor(int $client): array
    {
        Loader::loadComponents($this, ['Session']);
        $staff = (int) $this->Session->read('blesta_staff_id');
        if ($staff > 0) {
            return ['sub' => 'staff-' . $staff, 'name' => 'Staff ' . $staff . ' for ' . $this->client($client)];
        }
        return ['sub' => 'client-' . $client, 'name' => $this->client($client)];
    }

    private function row(array &$vars): ?array
    {
        $kept = array_map(fn (string $name): string => trim((string) ($vars[$name] ?? '')), array_combine(self::ROW, self::ROW));
        foreach ($kept as $name => $value) {
            if ($value === '') {
                $label = Language::_('Postern.row.' . $name, true);
                $this->Input->setErrors([$name => ['empty' => Language::_('Postern.!error.empty', true, $label)]]);
                return null;
            }
        }
        try {
            // a key or an address that cannot work is said here, and not at the first order
            $names = [$kept['tenant'], $kept['installation'], $kept['key_id']];
            (new PosternClient($kept['portal'], ...$names, key: $kept['private_key']))->about();
        } catch (PosternException $problem) {
            $this->Input->setErrors(['postern' => ['failed' => $problem->getMessage()]]);
            return null;
        }
        return $this->meta($kept, ['private_key']);
    }

    private function meta(array $values, array $encrypted = []): array
    {
        return array_map(
            fn ($key): array => ['key' => $key, 'value' => $values[$key], 'encrypted' => in_array($key, $encrypted, true) ? 1 : 0],
            array_keys($values),
        );
    }

    private function domain(?array $vars): string
    {
        return strtolower(trim((string) ($vars['postern_domain'] ?? '')));
    }

    private function fields($service): stdClass
    {
        return (object) array_column((array) ($service->fields ?? []), 'value', 'key');
    }

    private function show(string $name, array $values): string
    {
        $this->view = new View($name, 'default');
        $this->view->base_uri = $this->base_uri;
        $this->view->setDefaultView('components' . DS . 'modules' . DS . 'postern' . DS);
        Loader::loadHelpers($this, ['Form', 'Html', 'Widget']);
        foreach ($values as $key => $value) {
            $this->view->set($key, $value);
        }
        return $this->view->fetch();
    }
}

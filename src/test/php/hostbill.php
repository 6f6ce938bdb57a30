<?php

declare(strict_types=1);

/** Stands in for HostBill: the classes that a module sees, and nothing of what is behind them. */
require __DIR__ . '/strict.php';

define('APPDIR_MODULES', '/');

final class HostBill
{
    public static array $order = [];
    public static array $log = [];
}

class HBDebug
{
    public static function debug(string $what, array $details): void
    {
        HostBill::$log[] = $what . ' ' . json_encode($details);
    }
}

abstract class HostingModule
{
    protected $options = [];
    protected $details = [];
    protected $account_details = [];
    protected $client_data = [];
    protected $account_config = [];
    public array $errors = [];

    public function addError($text)
    {
        $this->errors[] = $text;
    }

    public function setAccountConfig($config)
    {
        $this->account_config = $config;
    }

    /** What a form of the order says, or else the product. */
    protected function resource($variable)
    {
        return $this->account_config[$variable]['value'] ?? $this->options[$variable]['value'] ?? null;
    }

    public function take(array $order): static
    {
        foreach ($order['options'] ?? [] as $name => $value) {
            $this->options[$name]['value'] = $value;
        }
        $this->account_details = $order['account'] ?? [];
        $this->client_data = $order['client'] ?? [];
        $this->details['username']['value'] = $order['account']['username'] ?? '';
        $this->connect($order['server']);
        return $this;
    }

    public function details(): array
    {
        return $this->details;
    }
}

class HBController
{
    public object $template;

    public function __construct()
    {
        $this->template = new class {
            public array $assigned = [];

            public function assign(string $name, mixed $value): void
            {
                $this->assigned[$name] = $value;
            }
        };
    }
}

class HBLoader
{
    public static function LoadModel(string $name): object
    {
        return match ($name) {
            'Servers' => new class {
                public function getServerDetails($id): array
                {
                    return HostBill::$order['server'];
                }
            },
            'Clients' => new class {
                public function getClient($id): array
                {
                    return HostBill::$order['client'];
                }
            },
        };
    }
}

function module(array $order): postern
{
    HostBill::$order = $order;
    require_once $order['package'] . '/includes/modules/Hosting/postern/class.postern.php';
    return new postern();
}

stand_in(
    function (array $order): array {
        $module = module($order)->take($order);
        $result = $module->{$order['call']}(...$order['arguments'] ?? []);
        return ['result' => $result, 'errors' => $module->errors, 'log' => HostBill::$log, 'details' => $module->details()];
    },
    function (array $order): string {
        $module = module($order);
        require_once $order['package'] . '/includes/modules/Hosting/postern/user/class.postern_controller.php';
        $controller = new postern_controller();
        $controller->module = $module;
        $controller->accountdetails(['account' => $order['account']]);
        $assigned = $controller->template->assigned;
        if (!isset($assigned['custom_template'])) {
            return '<p>The standard page</p>';
        }
        return smarty($order['package'] . '/includes/modules' . $assigned['custom_template'], $assigned);
    },
);

<?php

declare(strict_types=1);

/** Stands in for WHMCS: the functions and classes that the module calls, and nothing of what is behind them. */

namespace WHMCS\Authentication {
    class CurrentUser
    {
        public static array $is = [];

        public function isMasqueradingAdmin(): bool
        {
            return isset(self::$is['admin'], self::$is['user']);
        }

        public function admin(): ?object
        {
            return isset(self::$is['admin']) ? (object) self::$is['admin'] : null;
        }

        public function user(): ?object
        {
            return isset(self::$is['user']) ? (object) self::$is['user'] : null;
        }
    }
}

namespace WHMCS\Database {
    class Capsule
    {
        public static array $rows = [];
        private array $where = [];

        public static function table(string $name): self
        {
            if ($name !== 'tblhosting') {
                throw new \RuntimeException("No table $name");
            }
            return new self();
        }

        public function where(string $column, mixed $value): self
        {
            $this->where[$column] = (string) $value;
            return $this;
        }

        public function update(array $values): int
        {
            self::$rows[$this->where['server'] . '/' . $this->where['id']] = $values;
            return 1;
        }
    }
}

namespace {
    require __DIR__ . '/strict.php';

    const WHMCS = true;
    $logged = [];

    function logModuleCall($module, $action, $request, $response, $processed, $replaceVars = []): void
    {
        $GLOBALS['logged'][] = [$module, $action, json_encode($request), (string) $response, (string) $processed];
        foreach ($replaceVars as $hidden) {
            if (!is_string($hidden) || $hidden === '') {
                throw new RuntimeException('WHMCS replaces strings only');
            }
        }
    }

    function module(array $order): void
    {
        require_once $order['package'] . '/modules/servers/postern/postern.php';
        WHMCS\Authentication\CurrentUser::$is = $order['current'] ?? [];
    }

    stand_in(
        function (array $order): array {
            module($order);
            $result = ('postern_' . $order['call'])(...$order['arguments']);
            return ['result' => $result, 'log' => $GLOBALS['logged'], 'rows' => WHMCS\Database\Capsule::$rows];
        },
        function (array $order): string {
            module($order);
            $area = postern_ClientArea($order['arguments'][0]);
            return smarty($order['package'] . '/modules/servers/postern/' . $area['templatefile'] . '.tpl', $area['vars']);
        },
    );
}

<?php

declare(strict_types=1);

/** Calls the shared client as a module would. */
require __DIR__ . '/strict.php';

stand_in(
    function (array $order): array {
        require_once $order['client'];
        $log = [];
        try {
            $portal = new PosternClient(
                $order['portal'],
                $order['tenant'] ?? 'acme',
                'billing-1',
                'k1',
                $order['key'],
                function (string $call, array $sent, string $came, bool $well) use (&$log): void {
                    $log[] = [$call, $sent, $came, $well];
                },
            );
            $result = $portal->{$order['call']}(...$order['arguments'] ?? []);
            $result = $result instanceof Generator ? iterator_to_array($result, false) : $result;
            return ['result' => $result, 'log' => $log];
        } catch (PosternException $problem) {
            return ['error' => $problem->getMessage(), 'log' => $log];
        }
    },
    fn (array $order): string => '',
);

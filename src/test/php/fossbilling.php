<?php

declare(strict_types=1);

/** Stands in for FOSSBilling 0.8: the classes that the server manager and the module see, and nothing of what is behind them. */

namespace Pimple {
    class Container implements \ArrayAccess
    {
        public function __construct(private array $things)
        {
        }

        public function offsetExists(mixed $name): bool
        {
            return isset($this->things[$name]);
        }

        public function offsetGet(mixed $name): mixed
        {
            return $this->things[$name] ?? throw new \RuntimeException("No $name");
        }

        public function offsetSet(mixed $name, mixed $thing): void
        {
            $this->things[$name] = $thing;
        }

        public function offsetUnset(mixed $name): void
        {
            unset($this->things[$name]);
        }
    }
}

namespace FOSSBilling {
    interface InjectionAwareInterface
    {
        public function setDi(\Pimple\Container $di): void;

        public function getDi(): ?\Pimple\Container;
    }
}

namespace FOSSBilling\Interfaces {
    interface WidgetProviderInterface
    {
        public function getWidgets(): array;
    }
}

namespace FOSSBilling\Api {
    class AbstractApi
    {
        private object $service;
        private object $identity;

        public function setService(object $service): void
        {
            $this->service = $service;
        }

        public function getService(): object
        {
            return $this->service;
        }

        public function setIdentity($identity): void
        {
            $this->identity = $identity;
        }

        public function getIdentity()
        {
            return $this->identity;
        }
    }
}

namespace {
    require __DIR__ . '/strict.php';

    class Server_Exception extends Exception
    {
        public function __construct(string $message, ?array $variables = null, int $code = 0)
        {
            parent::__construct(strtr($message, $variables ?? []), $code);
        }
    }

    /** Answers getX() with what was given as x. */
    class Told
    {
        public function __construct(protected array $told)
        {
        }

        public function __call(string $name, array $arguments): mixed
        {
            return $this->told[lcfirst(substr($name, 3))] ?? null;
        }
    }

    final class Server_Client extends Told
    {
    }

    final class Server_Package extends Told
    {
        public function getCustomValue(string $name): ?string
        {
            return $this->told['custom'][$name] ?? null;
        }
    }

    final class Server_Account extends Told
    {
        public function getClient(): ?Server_Client
        {
            return new Server_Client($this->told['client'] ?? []);
        }

        public function getPackage(): Server_Package
        {
            return new Server_Package($this->told['package'] ?? []);
        }

        public function setSuspended(bool $suspended): static
        {
            $this->told['suspended'] = $suspended;
            return $this;
        }

        public function told(): array
        {
            return $this->told;
        }
    }

    abstract class Server_Manager
    {
        public static array $log = [];
        protected array $_config = ['ip' => null, 'host' => null, 'secure' => false, 'username' => null, 'password' => null];

        public function __construct(array $options)
        {
            $this->_config = $options + $this->_config;
            $this->init();
        }

        protected function init()
        {
        }

        public static function getSecretFields(): array
        {
            return [];
        }

        public function getLog(): object
        {
            return new class {
                public function info(string|Stringable $message, array $context = []): void
                {
                    Server_Manager::$log[] = (string) $message;
                }
            };
        }

        abstract public function getLoginUrl(?Server_Account $account);

        abstract public function getResellerLoginUrl(?Server_Account $account);

        abstract public function testConnection();

        abstract public function createAccount(Server_Account $account);

        abstract public function synchronizeAccount(Server_Account $account);

        abstract public function suspendAccount(Server_Account $account);

        abstract public function unsuspendAccount(Server_Account $account);

        abstract public function cancelAccount(Server_Account $account);

        abstract public function changeAccountPassword(Server_Account $account, string $newPassword);

        abstract public function changeAccountUsername(Server_Account $account, string $newUsername);

        abstract public function changeAccountDomain(Server_Account $account, string $newDomain);

        abstract public function changeAccountIp(Server_Account $account, string $newIp);

        abstract public function changeAccountPackage(Server_Account $account, Server_Package $package);
    }

    function manager(array $order): Server_Manager
    {
        require_once $order['package'] . '/library/Server/Manager/Postern.php';
        return new Server_Manager_Postern($order['server']);
    }

    /** The module's API, as the template of the client area calls it. */
    function api(array $order): Closure
    {
        require_once $order['package'] . '/modules/Postern/Service.php';
        require_once $order['package'] . '/modules/Postern/Api/Client.php';
        $client = new Told($order['client']);
        $services = [
            'order' => new class($order) {
                public function __construct(private array $order)
                {
                }

                public function findForClientById(object $client, $id): ?object
                {
                    $own = $id === $this->order['id'] && $client->getId() === $this->order['owner'];
                    return $own ? new Told(['serviceType' => 'hosting', 'status' => $this->order['status'] ?? 'active']) : null;
                }

                public function getOrderService(object $order): object
                {
                    return new stdClass();
                }
            },
            'servicehosting' => new class($order) {
                public function __construct(private array $order)
                {
                }

                public function _getAM(object $hosting): array
                {
                    return [manager($this->order), new Server_Account($this->order['account'])];
                }
            },
        ];
        $service = new Box\Mod\Postern\Service();
        $service->setDi(new Pimple\Container([
            'mod_service' => fn (string $name): object => $services[$name],
            'auth' => new class($order) {
                public function __construct(private array $order)
                {
                }

                public function isAdminLoggedIn(): bool
                {
                    return isset($this->order['admin']);
                }
            },
            'loggedin_admin' => new Told($order['admin'] ?? []),
        ]));
        $api = new Box\Mod\Postern\Api\Client();
        $api->setService($service);
        $api->setIdentity($client);
        return fn (string $method, array $data): mixed => $api->{substr($method, strlen('postern_'))}($data);
    }

    stand_in(
        function (array $order): array {
            try {
                $arguments = array_map(
                    fn (mixed $argument): mixed => is_array($argument) ? new Server_Package($argument) : $argument,
                    $order['arguments'] ?? [],
                );
                $result = match ($order['call']) {
                    'testConnection' => manager($order)->testConnection(),
                    'getForm' => manager($order)::getForm(),
                    'frame' => api($order)('postern_frame', ['order_id' => $order['id']]),
                    'widgets' => [api($order), (new Box\Mod\Postern\Service())->getWidgets()][1],
                    default => manager($order)->{$order['call']}(new Server_Account($order['account']), ...$arguments),
                };
                $result = $result instanceof Server_Account ? $result->told() : $result;
                return ['result' => $result, 'error' => null, 'log' => Server_Manager::$log];
            } catch (Server_Exception $refused) {
                return ['result' => null, 'error' => $refused->getMessage(), 'log' => Server_Manager::$log];
            }
        },
        function (array $order): string {
            $call = api($order);
            $output = '';
            foreach ((new Box\Mod\Postern\Service())->getWidgets() as $widget) {
                $file = $order['package'] . '/modules/Postern/templates/client/widgets/' . $widget['template'] . '.html.twig';
                $output .= twig($file, ['order' => ['id' => $order['id']], 'client' => $call]);
            }
            return $output;
        },
    );
}

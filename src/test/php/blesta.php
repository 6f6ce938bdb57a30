<?php

declare(strict_types=1);

/** Stands in for Blesta: the classes that a module sees, and nothing of what is behind them. */
require __DIR__ . '/strict.php';

const DS = DIRECTORY_SEPARATOR;

final class Blesta
{
    public static array $order = [];
    public static array $log = [];
}

class Loader
{
    public static function loadComponents(object $at, array $names): void
    {
        foreach ($names as $name) {
            $at->{$name} = match ($name) {
                'Input' => $at->Input ?? new Input(),
                'Session' => new class {
                    public function read(string $name): mixed
                    {
                        return Blesta::$order['session'][$name] ?? null;
                    }
                },
            };
        }
    }

    public static function loadModels(object $at, array $names): void
    {
        foreach ($names as $name) {
            $at->{$name} = match ($name) {
                'Clients' => new class {
                    public function get(int $id): object|false
                    {
                        return isset(Blesta::$order['clients'][$id]) ? (object) Blesta::$order['clients'][$id] : false;
                    }
                },
            };
        }
    }

    public static function loadHelpers(object $at, array $names): void
    {
        foreach ($names as $name) {
            $at->view->{$name} = new Helper($name);
        }
    }
}

class Input
{
    private array|false $errors = false;

    public function setErrors(array $errors): void
    {
        $this->errors = $errors;
    }

    public function errors(): array|false
    {
        return $this->errors;
    }
}

class Language
{
    private static array $texts = [];

    public static function loadLang(string $name, ?string $language, string $folder): void
    {
        $lang = [];
        require $folder . 'en_us' . DS . $name . '.php';
        self::$texts = $lang;
    }

    public static function _(string $key, bool $return = false, ...$values): ?string
    {
        $text = sprintf(self::$texts[$key] ?? throw new RuntimeException("No text $key"), ...$values);
        if ($return) {
            return $text;
        }
        echo $text;
        return null;
    }
}

/** Form, Html and Widget: enough to draw fields and frames around them. */
class Helper
{
    public function __construct(private string $name)
    {
    }

    public function safe(?string $text): string
    {
        return htmlspecialchars((string) $text, ENT_QUOTES);
    }

    public function fieldText(string $name, ?string $value = null, array $attributes = []): void
    {
        echo '<input type="text" name="', $name, '" id="', $attributes['id'], '" value="', $this->safe($value), '">';
    }

    public function fieldPassword(string $name, array $attributes = []): void
    {
        echo '<input type="password" name="', $name, '" id="', $attributes['id'], '" value="', $this->safe($attributes['value'] ?? ''), '">';
    }

    public function fieldSubmit(string $name, string $text, array $attributes = []): void
    {
        echo '<button name="', $name, '">', $this->safe($text), '</button>';
    }

    public function __call(string $method, array $arguments): void
    {
        echo match ($this->name . '.' . $method) {
            'Form.create' => '<form method="post">',
            'Form.end' => '</form>',
            'Widget.create' => '<h2>' . $this->safe($arguments[0]) . '</h2>',
            'Widget.clear', 'Widget.end', 'Widget.setLinkButtons' => '',
        };
    }
}

#[AllowDynamicProperties]
class View
{
    public ?string $base_uri = null;
    private string $folder = '';
    private array $values = [];

    public function __construct(private string $file, private string $theme)
    {
    }

    public function setDefaultView(string $folder): void
    {
        $this->folder = $folder;
    }

    public function set(string $name, mixed $value): void
    {
        $this->values[$name] = $value;
    }

    public function _(string $key, bool $return = false, ...$values): ?string
    {
        return Language::_($key, $return, ...$values);
    }

    public function fetch(): string
    {
        extract($this->values);
        ob_start();
        require Blesta::$order['package'] . DS . $this->folder . 'views' . DS . $this->theme . DS . $this->file . '.pdt';
        return ob_get_clean();
    }
}

class ModuleFields
{
    public array $fields = [];

    public function label(string $text, string $for): object
    {
        return new class($text) {
            public array $inside = [];

            public function __construct(public string $text)
            {
            }

            public function attach(object $field): void
            {
                $this->inside[] = $field;
            }
        };
    }

    public function fieldText(string $name, ?string $value = null, array $attributes = []): object
    {
        return (object) ['name' => $name, 'value' => $value];
    }

    public function setField(object $field): void
    {
        $this->fields[] = $field;
    }
}

#[AllowDynamicProperties]
abstract class Module
{
    public ?View $view = null;
    public string $base_uri = '/admin/';
    public ?Input $Input = null;

    protected function loadConfig(string $file): void
    {
        json_decode(file_get_contents($file), true, 512, JSON_THROW_ON_ERROR);
    }

    public function getModuleRow($id = null)
    {
        return isset(Blesta::$order['row']) ? (object) ['id' => 1, 'meta' => (object) Blesta::$order['row']] : false;
    }

    protected function log($url, $data = null, $direction = 'input', $success = false)
    {
        Blesta::$log[] = [$url, $data, $direction, $success];
    }
}

function module(array $order): Postern
{
    Blesta::$order = $order;
    require_once $order['package'] . '/components/modules/postern/postern.php';
    return new Postern();
}

/** Arrays of names are objects to Blesta's modules, except for what people typed. */
function things(mixed $thing): mixed
{
    return json_decode(json_encode($thing));
}

stand_in(
    function (array $order): array {
        $module = module($order);
        $arguments = array_map(
            fn (mixed $argument): mixed => isset($argument['object']) ? things($argument['object']) : $argument,
            $order['arguments'] ?? [],
        );
        $result = $module->{$order['call']}(...$arguments);
        return ['result' => $result, 'errors' => $module->Input->errors(), 'log' => Blesta::$log];
    },
    function (array $order): string {
        $module = module($order);
        return $module->tabMailboxes(things($order['package_of_service']), things($order['service']));
    },
);

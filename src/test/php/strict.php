<?php

declare(strict_types=1);

/**
 * What the stand-ins share: a notice is a failure, an order comes as JSON and is answered as JSON, and on the web the page of the
 * client area is drawn. A stand-in returns [function (array $order): mixed, function (array $order): string].
 */
error_reporting(E_ALL);
set_error_handler(function (int $level, string $text, string $file, int $line): bool {
    throw new ErrorException($text, 0, $level, $file, $line);
});

/** The few things that our templates use of Smarty. Whatever else stands there is a failure. */
function smarty(string $file, array $v): string
{
    return drawn($file, $v, [
        '~\{\$(\w+)\.(\w+)\|escape\}~' => '<?= htmlspecialchars((string) $v["$1"]["$2"], ENT_QUOTES) ?>',
        '~\{if \$(\w+)\}~' => '<?php if (!empty($v["$1"])): ?>',
        '~\{else\}~' => '<?php else: ?>',
        '~\{/if\}~' => '<?php endif; ?>',
    ]);
}

/** The same for Twig, with the functions of the API of the client who is signed in. */
function twig(string $file, array $v): string
{
    return drawn($file, $v, [
        '~\{\{ (\w+)\.(\w+) \}\}~' => '<?= htmlspecialchars((string) $v["$1"]["$2"], ENT_QUOTES) ?>',
        "~\{% set (\w+) = client\.(\w+)\(\{ '(\w+)': (\w+)\.(\w+) \}\) %\}~" => '<?php $v["$1"] = $v["client"]("$2", ["$3" => $v["$4"]["$5"]]); ?>',
        '~\{% if (\w+) %\}~' => '<?php if (!empty($v["$1"])): ?>',
        '~\{% endif %\}~' => '<?php endif; ?>',
    ]);
}

function drawn(string $file, array $v, array $rules): string
{
    $template = file_get_contents($file);
    if (str_contains($template, '<?')) {
        throw new RuntimeException("$file brings code");
    }
    $code = preg_replace(array_keys($rules), array_values($rules), $template);
    if (preg_match('~\{[{%$/a-z].*~', preg_replace('~<\?.*?\?>~s', '', $code), $unknown) === 1) {
        throw new RuntimeException("$file uses what the stand-in does not know: $unknown[0]");
    }
    ob_start();
    eval('?>' . $code);
    return ob_get_clean();
}

/** A page of a billing system around what the module gives. */
function hosted(string $content): string
{
    return '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Billing</title>'
        . '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        . '<body><h1>Your services</h1>' . $content . '<p>End of the page</p></body></html>';
}

function stand_in(callable $perform, callable $page): void
{
    if (PHP_SAPI === 'cli-server') {
        try {
            $order = json_decode(getenv('STAND_IN'), true, 512, JSON_THROW_ON_ERROR);
            echo hosted($page($order + ['query' => $_GET]));
        } catch (Throwable $problem) {
            http_response_code(500);
            echo htmlspecialchars((string) $problem);
        }
        return;
    }
    $order = json_decode(stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);
    echo json_encode($perform($order), JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES);
}

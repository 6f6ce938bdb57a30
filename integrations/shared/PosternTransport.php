<?php

declare(strict_types=1);

/** Says in plain words what did not happen and why; fit to be shown to staff, and to the customer for a password. */
final class PosternException extends RuntimeException
{
}

/**
 * One request over verified TLS, with curl where there is curl: bounded in time and size, and no redirect is followed, since
 * what is sent is signed for one address.
 */
final class PosternTransport
{
    private const LARGEST = 2_000_000;
    private const SECONDS = 15;

    /** @return array{status: int, headers: array<string, string>, text: string} */
    public static function send(string $method, string $url, array $headers, string $content): array
    {
        return extension_loaded('curl')
            ? self::byCurl($method, $url, $headers, $content)
            : self::byStream($method, $url, $headers, $content);
    }

    private static function byCurl(string $method, string $url, array $headers, string $content): array
    {
        $text = '';
        $lines = [];
        $curl = curl_init($url);
        curl_setopt_array($curl, [
            CURLOPT_CUSTOMREQUEST => $method,
            // an empty Expect keeps curl from waiting for a "100 Continue"
            CURLOPT_HTTPHEADER => [...$headers, 'Expect:'],
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_PROTOCOLS => CURLPROTO_HTTPS | CURLPROTO_HTTP,
            CURLOPT_SSL_VERIFYPEER => true,
            CURLOPT_SSL_VERIFYHOST => 2,
            CURLOPT_CONNECTTIMEOUT => 5,
            CURLOPT_TIMEOUT => self::SECONDS,
            CURLOPT_HEADERFUNCTION => function ($curl, string $line) use (&$lines): int {
                $lines[] = trim($line);
                return strlen($line);
            },
            CURLOPT_WRITEFUNCTION => function ($curl, string $part) use (&$text): int {
                $text .= $part;
                return strlen($text) > self::LARGEST ? 0 : strlen($part);
            },
        ]);
        if ($content !== '') {
            curl_setopt($curl, CURLOPT_POSTFIELDS, $content);
        }
        if (curl_exec($curl) === false) {
            throw self::unreachable($url, strlen($text) > self::LARGEST ? 'its answer is too long' : curl_error($curl));
        }
        return self::answer($lines, $text);
    }

    private static function byStream(string $method, string $url, array $headers, string $content): array
    {
        $end = microtime(true) + self::SECONDS;
        $said = [];
        set_error_handler(function (int $level, string $text) use (&$said): bool {
            $said[] = trim((string) preg_replace('~^fopen\([^)]*\):|\s+~', ' ', $text));
            return true;
        });
        $stream = fopen($url, 'rb', false, stream_context_create([
            'http' => [
                'method' => $method,
                'header' => [...$headers, 'Connection: close'],
                'content' => $content,
                'protocol_version' => 1.1,
                'follow_location' => 0,
                'ignore_errors' => true,
                'timeout' => self::SECONDS,
            ],
            'ssl' => ['verify_peer' => true, 'verify_peer_name' => true, 'allow_self_signed' => false],
        ]));
        restore_error_handler();
        if ($stream === false) {
            throw self::unreachable($url, implode('; ', $said) ?: 'no reason is given');
        }
        $lines = stream_get_meta_data($stream)['wrapper_data'] ?? [];
        $text = '';
        while (!feof($stream)) {
            stream_set_timeout($stream, max(1, (int) ceil($end - microtime(true))));
            $text .= (string) fread($stream, 65_536);
            $late = stream_get_meta_data($stream)['timed_out'] || microtime(true) > $end;
            if ($late || strlen($text) > self::LARGEST) {
                fclose($stream);
                throw self::unreachable($url, $late ? 'it took too long to answer' : 'its answer is too long');
            }
        }
        fclose($stream);
        return self::answer($lines, $text);
    }

    private static function unreachable(string $url, string $why): PosternException
    {
        return new PosternException('The portal at ' . parse_url($url, PHP_URL_HOST) . ' gave no answer: ' . $why
            . '. Whether it did anything is not known; run this again.');
    }

    private static function answer(array $lines, string $text): array
    {
        $status = 0;
        $headers = [];
        foreach ($lines as $line) {
            if (preg_match('~^HTTP/\S+ (\d{3})~', $line, $found) === 1) {
                [$status, $headers] = [(int) $found[1], []];
            } elseif (str_contains($line, ':')) {
                [$name, $value] = explode(':', $line, 2);
                $headers[strtolower(trim($name))] = trim($value);
            }
        }
        return ['status' => $status, 'headers' => $headers, 'text' => $text];
    }
}

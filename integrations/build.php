<?php

declare(strict_types=1);

/**
 * Makes what is copied into a billing system: php integrations/build.php [folder]
 * Each package is the module and a copy of the shared files, which are kept once here. With the phar extension it becomes a zip
 * as well.
 */
const PACKAGES = [
    'whmcs' => 'modules/servers/postern/lib',
    'fossbilling' => 'modules/Postern/lib',
    'blesta' => 'components/modules/postern/lib',
    'hostbill' => 'includes/modules/Hosting/postern/lib',
];

function copied(string $from, string $to): void
{
    if (is_dir($from)) {
        is_dir($to) || mkdir($to, 0o777, true);
        foreach (array_diff(scandir($from), ['.', '..', 'README.md']) as $name) {
            copied($from . '/' . $name, $to . '/' . $name);
        }
        return;
    }
    copy($from, $to) || throw new RuntimeException('Cannot write ' . $to);
}

function emptied(string $folder): void
{
    foreach (is_dir($folder) ? array_diff(scandir($folder), ['.', '..']) : [] as $name) {
        $file = $folder . '/' . $name;
        is_dir($file) ? emptied($file) : unlink($file);
    }
    is_dir($folder) && rmdir($folder);
}

$target = rtrim($argv[1] ?? dirname(__DIR__) . '/target/integrations', '/');
foreach (PACKAGES as $system => $lib) {
    $package = $target . '/' . $system;
    emptied($package);
    copied(__DIR__ . '/' . $system, $package);
    copied(__DIR__ . '/shared', $package . '/' . $lib);
    echo $package, "\n";
    if (class_exists(PharData::class)) {
        $zip = $target . '/postern-' . $system . '.zip';
        is_file($zip) && unlink($zip);
        (new PharData($zip, 0, null, Phar::ZIP))->buildFromDirectory($package);
        echo $zip, "\n";
    }
}

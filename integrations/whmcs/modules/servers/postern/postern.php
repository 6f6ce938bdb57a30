<?php

declare(strict_types=1);

if (!defined('WHMCS')) {
    die('This file cannot be accessed directly');
}

require_once __DIR__ . '/lib/PosternClient.php';

use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;

function postern_MetaData(): array
{
    return [
        'DisplayName' => 'Postern',
        'APIVersion' => '1.1',
        'RequiresServer' => true,
        'DefaultSSLPort' => '443',
        'AdminSingleSignOnLabel' => 'Open the portal (you sign in there)',
    ];
}

function postern_ConfigOptions(): array
{
    return [
        'connection' => [
            'FriendlyName' => 'Connection',
            'Type' => 'text',
            'Size' => '25',
            'Description' => 'The id of the connection in the portal; may stay empty where there is just one',
        ],
        'mailboxes' => [
            'FriendlyName' => 'Mailboxes',
            'Type' => 'text',
            'Size' => '8',
            'Description' => 'How many mailboxes the service may hold; empty or 0 for no limit',
        ],
        'quota' => [
            'FriendlyName' => 'Mailbox size',
            'Type' => 'text',
            'Size' => '8',
            'Description' => 'MB, for new mailboxes; empty or 0 for what the provider gives',
        ],
    ];
}

function postern_CreateAccount(array $params): string
{
    return postern_run($params, 'CreateAccount', function (PosternClient $portal) use ($params): void {
        $connection = trim((string) ($params['configoption1'] ?? ''));
        $portal->put((string) $params['serviceid'], [
            'state' => 'active',
            'domain' => $params['domain'],
            'customer' => ['id' => $portal->customerId((string) $params['userid']), 'name' => postern_account($params)],
            'limits' => postern_limits($params),
        ] + ($connection === '' ? [] : ['connection' => $connection]));
    });
}

function postern_SuspendAccount(array $params): string
{
    $reason = postern_text($params['suspendreason'] ?? '');
    return postern_wish($params, 'SuspendAccount', ['state' => 'suspended'] + ($reason === '' ? [] : ['reason' => $reason]));
}

function postern_UnsuspendAccount(array $params): string
{
    return postern_wish($params, 'UnsuspendAccount', ['state' => 'active']);
}

function postern_TerminateAccount(array $params): string
{
    return postern_wish($params, 'TerminateAccount', ['state' => 'terminated']);
}

function postern_ChangePackage(array $params): string
{
    return postern_run($params, 'ChangePackage', function (PosternClient $portal) use ($params): void {
        $service = $portal->service((string) $params['serviceid']);
        // a service that is suspended stays so
        $portal->put((string) $params['serviceid'], [
            'state' => $service['desired_state'] ?? $service['state'],
            'limits' => postern_limits($params),
        ]);
    });
}

/** The user name of the service is the mailbox whose password it is. WHMCS shows what is returned to the customer as well. */
function postern_ChangePassword(array $params): string
{
    return postern_run($params, 'ChangePassword', function (PosternClient $portal) use ($params): void {
        $user = postern_text($params['username'] ?? '');
        $address = str_contains($user, '@') ? $user : $user . '@' . $params['domain'];
        $portal->password((string) $params['serviceid'], $address, postern_text($params['password'] ?? ''));
    });
}

function postern_TestConnection(array $params): array
{
    $result = postern_run($params, 'TestConnection', function (PosternClient $portal): void {
        $scopes = $portal->about()['scopes'] ?? [];
        $missing = array_diff(['launch', 'services', 'mailboxes'], $scopes);
        if ($missing !== []) {
            throw new PosternException('The portal is reached, but does not let this installation do: ' . implode(', ', $missing));
        }
    });
    return ['success' => $result === 'success', 'error' => $result === 'success' ? '' : $result];
}

/** WHMCS asks once a day for each server, and not for each product. */
function postern_UsageUpdate(array $params): string
{
    return postern_run($params, 'UsageUpdate', function (PosternClient $portal) use ($params): void {
        foreach ($portal->services() as $service) {
            Capsule::table('tblhosting')
                ->where('server', $params['serverid'])
                ->where('id', $service['service'])
                ->update([
                    'diskusage' => intdiv((int) ($service['usage']['used_bytes'] ?? 0), 1_048_576),
                    'disklimit' => intdiv((int) ($service['usage']['quota_bytes'] ?? 0), 1_048_576),
                    'lastupdate' => date('Y-m-d H:i:s'),
                ]);
        }
    });
}

function postern_ClientArea(array $params): array
{
    $frame = null;
    $result = postern_run($params, 'ClientArea', function (PosternClient $portal) use ($params, &$frame): void {
        $customer = $portal->customerId((string) $params['userid']);
        $claims = postern_actor($params) + ['customer' => $customer, 'domains' => [$params['domain']]];
        $frame = $portal->frame($claims, 'Mailboxes of ' . $params['domain']);
    });
    return ['templatefile' => 'clientarea', 'vars' => ['postern' => $result === 'success' ? $frame : null]];
}

/** Staff sign in at the portal themselves: nothing is handed over. */
function postern_AdminSingleSignOn(array $params): array
{
    $page = '';
    $result = postern_run($params, 'AdminSingleSignOn', function (PosternClient $portal) use ($params, &$page): void {
        $page = $portal->staffPage(($params['domain'] ?? '') ?: null);
    });
    return $result === 'success' ? ['success' => true, 'redirectTo' => $page] : ['success' => false, 'errorMsg' => $result];
}

function postern_AdminServicesTabFields(array $params): array
{
    $fields = [];
    $result = postern_run($params, 'AdminServicesTabFields', function (PosternClient $portal) use ($params, &$fields): void {
        $service = $portal->service((string) $params['serviceid']);
        $usage = $service['usage'] ?? [];
        $shown = [
            'State in the portal' => $service['state'],
            'Mailboxes' => ($usage['mailboxes'] ?? 0) . ' of ' . ($service['limits']['mailboxes'] ?? 'any number'),
            'Used' => intdiv((int) ($usage['used_bytes'] ?? 0), 1_048_576) . ' MB, as of ' . ($usage['as_of'] ?? 'never'),
        ];
        $link = htmlspecialchars($portal->staffPage($params['domain']), ENT_QUOTES);
        $fields = array_map(fn (string $text): string => htmlspecialchars($text, ENT_QUOTES), $shown)
            + ['Portal' => '<a href="' . $link . '" target="_blank" rel="noopener">' . $link . '</a>'];
    });
    return $result === 'success' ? $fields : ['State in the portal' => htmlspecialchars($result, ENT_QUOTES)];
}

function postern_limits(array $params): array
{
    // a configurable option of the order counts more than the product
    $options = $params['configoptions'] ?? [];
    return PosternClient::limits(
        $options['Mailboxes'] ?? $params['configoption2'] ?? 0,
        $options['Mailbox size'] ?? $params['configoption3'] ?? 0,
    );
}

function postern_account(array $params): string
{
    $client = $params['clientsdetails'] ?? [];
    $name = postern_text($client['companyname'] ?? '')
        ?: trim(postern_text($client['firstname'] ?? '') . ' ' . postern_text($client['lastname'] ?? ''));
    return $name === '' ? 'Client ' . $params['userid'] : $name;
}

/** Who acts: since WHMCS 8 a person is not the account he acts for, and may be one of the staff. */
function postern_actor(array $params): array
{
    $account = postern_account($params);
    if (class_exists(CurrentUser::class)) {
        $current = new CurrentUser();
        if ($current->isMasqueradingAdmin() && $current->admin() !== null) {
            $name = trim($current->admin()->firstname . ' ' . $current->admin()->lastname);
            return ['sub' => 'admin-' . $current->admin()->id, 'name' => postern_text($name) . ' (staff) for ' . $account];
        }
        if ($current->user() !== null) {
            $name = postern_text(trim($current->user()->first_name . ' ' . $current->user()->last_name));
            $name = $name === '' || $name === $account ? $account : $name . ' for ' . $account;
            return ['sub' => 'user-' . $current->user()->id, 'name' => $name];
        }
    }
    return ['sub' => 'client-' . $params['userid'], 'name' => $account];
}

function postern_wish(array $params, string $action, array $wish): string
{
    return postern_run($params, $action, fn (PosternClient $portal) => $portal->put((string) $params['serviceid'], $wish));
}

/** Runs it with the portal of the service's server: "success", or a sentence that says what happened. */
function postern_run(array $params, string $action, Closure $call): string
{
    $key = postern_text($params['serverpassword'] ?? '');
    $hidden = array_filter([$key, $params['serverpassword'] ?? '', postern_text($params['password'] ?? ''), $params['password'] ?? '']);
    $log = fn (string $what, array $sent, string $came, bool $well) => logModuleCall(
        'postern',
        $action,
        ['call' => $what, 'body' => $sent],
        $came,
        $well ? 'well' : 'not well',
        array_values($hidden),
    );
    try {
        $call(PosternClient::of(postern_portal($params), (string) ($params['serverusername'] ?? ''), $key, $log));
        return 'success';
    } catch (Throwable $problem) {
        $known = $problem instanceof PosternException;
        logModuleCall('postern', $action, ['service' => $params['serviceid'] ?? null], $problem->getMessage(), '', array_values($hidden));
        return $known ? $problem->getMessage() : 'The module failed; the module log says why.';
    }
}

function postern_portal(array $params): string
{
    $host = trim((string) ($params['serverhostname'] ?? ''));
    $port = (string) ($params['serverport'] ?? '');
    if (str_contains($host, '://') || in_array($port, ['', '443'], true)) {
        return $host;
    }
    return $host . ':' . $port;
}

/** WHMCS keeps what people typed as HTML. */
function postern_text(mixed $text): string
{
    return html_entity_decode((string) $text, ENT_QUOTES | ENT_HTML5, 'UTF-8');
}

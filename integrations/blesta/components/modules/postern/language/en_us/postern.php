<?php

$lang['Postern.name'] = 'Postern';
$lang['Postern.description'] = 'Mailboxes of a Postern portal: sold, suspended and shown to customers';
$lang['Postern.module_row'] = 'Portal';
$lang['Postern.module_row_plural'] = 'Portals';
$lang['Postern.module_group'] = 'Group of portals';
$lang['Postern.add_row'] = 'Add a portal';
$lang['Postern.edit_row'] = 'Change the portal';
$lang['Postern.save'] = 'Save';
$lang['Postern.no_rows'] = 'There is no portal yet.';
$lang['Postern.edit'] = 'Change';

$lang['Postern.row.label'] = 'Name of this portal, for you';
$lang['Postern.row.portal'] = 'Address of the portal, such as https://mail.example.com';
$lang['Postern.row.tenant'] = 'Tenant';
$lang['Postern.row.installation'] = 'Installation';
$lang['Postern.row.key_id'] = 'Key id';
$lang['Postern.row.private_key'] = 'Private key (empty: it stays as it is)';

$lang['Postern.package.connection'] = 'Connection (empty where there is just one)';
$lang['Postern.package.mailboxes'] = 'Mailboxes (empty or 0 for no limit)';
$lang['Postern.package.quota'] = 'Size of new mailboxes in MB (empty or 0 for what the provider gives)';
$lang['Postern.service.domain'] = 'Domain';

$lang['Postern.tab_mailboxes'] = 'Mailboxes';
$lang['Postern.tab_portal'] = 'Portal';
$lang['Postern.open'] = 'Open mailboxes';
$lang['Postern.unavailable'] = 'The mailboxes cannot be shown at the moment. Please try again in a few minutes.';
$lang['Postern.staff_page'] = 'Open this domain in the portal (you sign in there)';
$lang['Postern.state'] = 'State in the portal';
$lang['Postern.used'] = '%1$s mailboxes, %2$s MB used'; // %1$s is a number of mailboxes, %2$s a size

$lang['Postern.!error.domain'] = 'The domain has to be a name such as example.com.';
$lang['Postern.!error.row'] = 'No portal is chosen for this package.';
$lang['Postern.!error.empty'] = 'Please fill in: %1$s'; // %1$s is the label of a field

<?php

declare(strict_types=1);

class postern_controller extends HBController
{
    public $module;

    /** The page of an account in the client area: the frame, in place of the standard details. */
    public function accountdetails($params)
    {
        $account = $params['account'];
        if ($account['status'] !== 'Active') {
            return;
        }
        $this->module->connect(HBLoader::LoadModel('Servers')->getServerDetails($account['server_id']));
        $client = (array) HBLoader::LoadModel('Clients')->getClient($account['client_id']);
        $this->template->assign('postern', $this->module->frame($account, $client));
        $this->template->assign('custom_template', APPDIR_MODULES . 'Hosting/postern/templates/clientarea.tpl');
    }
}

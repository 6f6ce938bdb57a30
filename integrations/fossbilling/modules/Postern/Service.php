<?php

declare(strict_types=1);

namespace Box\Mod\Postern;

use FOSSBilling\InjectionAwareInterface;
use FOSSBilling\Interfaces\WidgetProviderInterface;

/** Puts the frame onto the page of an order whose server is a Postern portal. */
class Service implements InjectionAwareInterface, WidgetProviderInterface
{
    protected ?\Pimple\Container $di = null;

    public function setDi(\Pimple\Container $di): void
    {
        $this->di = $di;
    }

    public function getDi(): ?\Pimple\Container
    {
        return $this->di;
    }

    public function getModulePermissions(): array
    {
        return ['hide_permissions' => true];
    }

    public function getWidgets(): array
    {
        return [['slot' => 'client.order.manage.service.after', 'template' => 'mod_postern_frame']];
    }

    /** What the frame needs; null where the order is none of this client's, or has no mailboxes. */
    public function frame(object $client, int $orderId): ?array
    {
        $orders = $this->di['mod_service']('order');
        $order = $orders->findForClientById($client, $orderId);
        if ($order === null || $order->getServiceType() !== 'hosting' || $order->getStatus() !== 'active') {
            return null;
        }
        $hosting = $orders->getOrderService($order);
        if (!is_object($hosting)) {
            return null;
        }
        [$manager, $account] = $this->di['mod_service']('servicehosting')->_getAM($hosting);
        if (!$manager instanceof \Server_Manager_Postern) {
            return null;
        }
        $name = (string) $client->getFullName();
        // staff who look at a client's pages are named, so that history tells them from the client
        if ($this->di['auth']->isAdminLoggedIn()) {
            $admin = $this->di['loggedin_admin'];
            return $manager->frame($account, 'admin-' . $admin->getId(), $admin->getName() . ' (staff) for ' . $name);
        }
        return $manager->frame($account, 'client-' . $client->getId(), $name);
    }
}

<?php

declare(strict_types=1);

namespace Box\Mod\Postern\Api;

/** What the template of the widget asks, as the client who is signed in. */
class Client extends \FOSSBilling\Api\AbstractApi
{
    /** @param array $data order_id */
    public function frame($data): ?array
    {
        return $this->getService()->frame($this->getIdentity(), (int) ($data['order_id'] ?? 0));
    }
}

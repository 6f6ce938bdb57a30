{if $postern}
<iframe name="{$postern.frame|escape}" data-postern title="{$postern.title|escape}" width="100%" height="600" style="border:0" allow="clipboard-write"></iframe>
<form method="post" action="{$postern.action|escape}" target="{$postern.frame|escape}" data-postern-launch>
  <input type="hidden" name="token" value="{$postern.token|escape}">
  <noscript><button>Open mailboxes</button></noscript>
</form>
<script src="{$postern.script|escape}" defer></script>
{else}
<p>The mailboxes cannot be shown at the moment. Please try again in a few minutes.</p>
{/if}

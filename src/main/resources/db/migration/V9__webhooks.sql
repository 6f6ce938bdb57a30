-- Where a tenant wants to be told what happens.
create table webhook_endpoint (
    id uuid primary key,
    tenant_id text not null references tenant,
    url text not null,
    types text[] not null,
    sealed bytea not null,
    created_at timestamptz not null,
    created_by text not null,
    paused_at timestamptz,
    failing_since timestamptz,
    unique (tenant_id, id),
    unique (tenant_id, url)
);

-- What happened, written with it in one transaction. The sequence is drawn while the tenant's history is locked, so that it
-- follows the order of commits, and whoever reads on from a number misses nothing.
create table webhook_event (
    id uuid primary key,
    tenant_id text not null references tenant,
    sequence bigint generated always as identity,
    type text not null,
    -- what the event is about: those of one subject are told in order
    subject text not null,
    change_id uuid,
    at timestamptz not null,
    body text not null,
    unique (tenant_id, id),
    unique (tenant_id, change_id)
);
create index webhook_event_in_order on webhook_event (tenant_id, sequence);
create index webhook_event_by_age on webhook_event (tenant_id, at);

create table webhook_delivery (
    tenant_id text not null,
    endpoint_id uuid not null,
    event_id uuid not null,
    state text not null,
    attempts int not null default 0,
    first_attempt_at timestamptz,
    next_attempt_at timestamptz,
    finished_at timestamptz,
    answer text,
    primary key (tenant_id, endpoint_id, event_id),
    foreign key (tenant_id, endpoint_id) references webhook_endpoint (tenant_id, id) on delete cascade,
    foreign key (tenant_id, event_id) references webhook_event (tenant_id, id) on delete cascade
);
create index webhook_delivery_waiting on webhook_delivery (tenant_id, endpoint_id) where state = 'WAITING';

do $$
declare
    owned text;
begin
    foreach owned in array array['webhook_endpoint', 'webhook_event', 'webhook_delivery']
    loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format(
            'create policy tenant_isolation on %I using (tenant_id = (select current_setting(''app.tenant'', true)))'
            ' with check (tenant_id = (select current_setting(''app.tenant'', true)))', owned);
    end loop;
end $$;

grant select, insert, update, delete on webhook_endpoint, webhook_event, webhook_delivery to ${application_role};

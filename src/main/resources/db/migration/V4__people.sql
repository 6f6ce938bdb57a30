-- When staff may act for customers. No row: always, with a reason.
create table acting_rule (
    tenant_id text primary key references tenant,
    only_while_granted boolean not null
);

-- What a customer granted: the newest of its open ones counts.
create table delegation (
    id uuid primary key,
    tenant_id text not null references tenant,
    customer_id uuid not null,
    granted_by text not null,
    granted_at timestamptz not null,
    expires_at timestamptz not null,
    ended_by text,
    ended_at timestamptz,
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete cascade
);
create index delegation_open on delegation (tenant_id, customer_id, expires_at) where ended_at is null;

-- Each time somebody of the staff acted for a customer.
create table acting_period (
    id uuid primary key,
    tenant_id text not null references tenant,
    customer_id uuid not null,
    session_id uuid not null,
    member_id uuid,
    name text not null,
    reason text not null,
    started_at timestamptz not null,
    until timestamptz not null,
    ended_at timestamptz,
    ended text,
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete cascade
);
create index acting_period_by_customer on acting_period (tenant_id, customer_id, id desc);
create index acting_period_open on acting_period (tenant_id, session_id) where ended_at is null;

do $$
declare
    owned text;
begin
    foreach owned in array array['acting_rule', 'delegation', 'acting_period']
    loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format(
            'create policy tenant_isolation on %I using (tenant_id = (select current_setting(''app.tenant'', true)))'
            ' with check (tenant_id = (select current_setting(''app.tenant'', true)))', owned);
    end loop;
end $$;
grant select, insert, update, delete on acting_rule, delegation, acting_period to ${application_role};

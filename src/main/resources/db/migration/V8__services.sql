-- What billing systems sell: a service is one domain of one customer, in the state that its billing system wants.
create table service (
    id uuid primary key,
    tenant_id text not null references tenant,
    -- the installation's own id: one that leaves the tenants file and comes back keeps its services
    installation text not null,
    external_id text not null,
    domain_name text not null,
    domain_id uuid,
    connection_id uuid not null,
    customer_id uuid not null,
    order_id text,
    desired text not null,
    reason text,
    mailbox_limit int,
    quota_bytes bigint,
    -- null until everything is as desired
    settled_at timestamptz,
    -- why the domain itself is not as desired: a kind of error, and the provider's words
    trouble text,
    trouble_words text,
    -- when its billing system was told of a failure, since it last wanted something else
    failed_at timestamptz,
    -- whether its domain was deleted at the provider when it ended
    deleted_at_provider boolean not null default false,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    checked_at timestamptz not null,
    unique (tenant_id, id),
    unique (tenant_id, installation, external_id),
    foreign key (tenant_id, domain_id) references domain (tenant_id, id),
    foreign key (tenant_id, connection_id) references connection (tenant_id, id)
);
-- one service sells a domain at a time
create unique index service_domain on service (tenant_id, domain_name) where desired <> 'TERMINATED';
create index service_unsettled on service (tenant_id, id) where settled_at is null;
create index service_by_domain on service (tenant_id, domain_id);

-- Signed requests are taken once.
create table api_jti (
    tenant_id text not null references tenant,
    installation text not null,
    jti text not null,
    expires_at timestamptz not null,
    primary key (tenant_id, installation, jti)
);
create index api_jti_by_age on api_jti (tenant_id, expires_at);

-- Answers to calls that carried an idempotency key, sealed: some hold a password.
create table api_answer (
    tenant_id text not null references tenant,
    installation text not null,
    idempotency_key text not null,
    request_hash bytea not null,
    -- who works on it, and until when nobody else may take over
    run uuid not null,
    lease_until timestamptz not null,
    status int,
    location text,
    sealed bytea,
    created_at timestamptz not null,
    primary key (tenant_id, installation, idempotency_key)
);
create index api_answer_by_age on api_answer (tenant_id, created_at);

do $$
declare
    owned text;
begin
    foreach owned in array array['service', 'api_jti', 'api_answer']
    loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format(
            'create policy tenant_isolation on %I using (tenant_id = (select current_setting(''app.tenant'', true)))'
            ' with check (tenant_id = (select current_setting(''app.tenant'', true)))', owned);
    end loop;
end $$;
grant select, insert, update, delete on service, api_jti, api_answer to ${application_role};

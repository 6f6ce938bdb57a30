-- How a tenant's pages and mails look; the row of a customer goes before the tenant's own, which has no customer.
create table brand (
    id uuid primary key,
    tenant_id text not null references tenant,
    customer_id uuid,
    accent text check (accent ~ '^[0-9a-f]{6}$'),
    product_name text,
    logo_alone boolean not null default false,
    welcome text,
    imprint_url text check (imprint_url like 'https://%'),
    privacy_url text check (privacy_url like 'https://%'),
    help_url text check (help_url like 'https://%'),
    sender_name text,
    reply_to text,
    unique (tenant_id, id),
    unique nulls not distinct (tenant_id, customer_id),
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete cascade
);

-- Named to browsers by a hash, so that they may keep it for ever.
create table brand_logo (
    tenant_id text not null references tenant,
    brand_id uuid not null,
    hash text not null check (hash ~ '^[0-9a-f]{32}$'),
    type text not null,
    width int not null,
    height int not null,
    ground text not null,
    content bytea not null check (length(content) <= 700000),
    primary key (tenant_id, brand_id),
    unique (tenant_id, hash),
    foreign key (tenant_id, brand_id) references brand (tenant_id, id) on delete cascade
);

do $$
declare
    owned text;
begin
    foreach owned in array array['brand', 'brand_logo']
    loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format(
            'create policy tenant_isolation on %I using (tenant_id = (select current_setting(''app.tenant'', true)))'
            ' with check (tenant_id = (select current_setting(''app.tenant'', true)))', owned);
    end loop;
end $$;

grant select, insert, update, delete on brand, brand_logo to ${application_role};

-- What the operators' list says about the tenants of one page, in one call: each tenant's rows are only seen while it is
-- the one that row-level security lets through.
create function tenant_figures(slugs text[])
    returns table (slug text, domains bigint, mailboxes bigint, last_sign_in timestamptz) language plpgsql as $$
begin
    foreach slug in array slugs loop
        perform set_config('app.tenant', slug, true);
        return query select slug,
            (select count(*) from domain d where d.tenant_id = slug and d.parked_at is null),
            (select coalesce(sum(c.mailboxes), 0)::bigint from mailbox_count c where c.tenant_id = slug),
            (select max(m.last_sign_in_at) from member m where m.tenant_id = slug);
    end loop;
    perform set_config('app.tenant', '', true);
end $$;
revoke all on function tenant_figures(text[]) from public;
grant execute on function tenant_figures(text[]) to ${application_role};

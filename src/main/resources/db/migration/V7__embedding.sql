-- How often each key of an installation was used, by the hour. Kept for a day.
create table installation_key_use (
    tenant_id text not null,
    installation_id uuid not null,
    kid text not null,
    hour timestamptz not null,
    uses bigint not null,
    primary key (tenant_id, installation_id, kid, hour),
    foreign key (tenant_id, installation_id, kid) references installation_key (tenant_id, installation_id, kid) on delete cascade
);

-- Launches that were not let in, the newest hundred of each tenant; for its owner to see why. What they claimed is not proven.
create table launch_refusal (
    id uuid primary key,
    tenant_id text not null references tenant,
    at timestamptz not null,
    reference text not null,
    reason text not null,
    installation text,
    origin text,
    address_range text,
    user_agent text
);
create index launch_refusal_newest on launch_refusal (tenant_id, at desc, id desc);

do $$
declare
    owned text;
begin
    foreach owned in array array['installation_key_use', 'launch_refusal']
    loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format(
            'create policy tenant_isolation on %I using (tenant_id = (select current_setting(''app.tenant'', true)))'
            ' with check (tenant_id = (select current_setting(''app.tenant'', true)))', owned);
    end loop;
end $$;

grant select, insert, update, delete on installation_key_use, launch_refusal to ${application_role};

-- Runs as the owner. The application connects as ${application_role}, which owns nothing and cannot bypass row-level
-- security. A tenant's id is its slug.

create extension if not exists pg_trgm;

create table tenant (
    id text primary key check (id ~ '^[a-z][a-z0-9-]{1,38}[a-z0-9]$'),
    name text not null,
    oidc_issuer text,
    oidc_client_id text,
    oidc_client_secret bytea,
    -- set by the tenants file, which then takes it away again
    oidc_managed boolean not null default false,
    support_email text,
    support_phone text,
    support_url text,
    theme text check (theme in ('light', 'dark')),
    time_zone text,
    embed_origins text[] not null default '{}',
    -- made in pages, beside those of the tenants file
    added_origins text[] not null default '{}',
    managed boolean not null,
    parked_at timestamptz,
    created_at timestamptz not null
);

create table customer (
    id uuid primary key,
    tenant_id text not null references tenant,
    external_id text not null,
    name text not null,
    managed boolean not null,
    unique (tenant_id, id),
    unique (tenant_id, external_id)
);

create table member (
    id uuid primary key,
    tenant_id text not null references tenant,
    issuer text not null,
    subject text,
    email text,
    name text,
    role text not null,
    customer_id uuid,
    managed boolean not null,
    last_sign_in_at timestamptz,
    unique (tenant_id, id),
    unique (tenant_id, issuer, subject),
    unique (tenant_id, issuer, email),
    check (subject is not null or email is not null),
    foreign key (tenant_id, customer_id) references customer (tenant_id, id)
);

create table connection (
    id uuid primary key,
    tenant_id text not null references tenant,
    external_id text not null,
    provider text not null,
    endpoint text not null,
    managed boolean not null,
    parked_at timestamptz,
    paused_at timestamptz,
    health text not null default 'UNKNOWN',
    health_detail text,
    health_at timestamptz,
    credentials_version int not null default 1,
    created_at timestamptz not null,
    unique (tenant_id, id),
    unique (tenant_id, external_id)
);

-- Each turn of a connection's health, for its owner to see when the trouble began.
create table connection_health (
    id uuid primary key,
    tenant_id text not null,
    connection_id uuid not null,
    at timestamptz not null,
    health text not null,
    detail text,
    foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade
);
create index connection_health_newest on connection_health (tenant_id, connection_id, at desc);

create table connection_credential (
    tenant_id text not null,
    connection_id uuid not null,
    field text not null,
    sealed bytea not null,
    primary key (tenant_id, connection_id, field),
    foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade
);

create table domain (
    id uuid primary key,
    tenant_id text not null references tenant,
    name text not null,
    connection_id uuid not null,
    customer_id uuid,
    external_id text,
    managed boolean not null,
    parked_at timestamptz,
    sync_state text not null default 'WAITING',
    sync_started_at timestamptz,
    sync_progress int not null default 0,
    synced_at timestamptz,
    sync_failure text,
    sync_failure_at timestamptz,
    sync_requested_at timestamptz,
    -- what its customer's billing system says: stopped as a whole, and how much it may hold
    billing_stopped_at timestamptz,
    billing_stop_reason text,
    mailbox_limit int,
    mailbox_quota_bytes bigint,
    created_at timestamptz not null,
    unique (tenant_id, id),
    unique (tenant_id, name),
    foreign key (tenant_id, connection_id) references connection (tenant_id, id),
    foreign key (tenant_id, customer_id) references customer (tenant_id, id)
);
create index domain_connection on domain (tenant_id, connection_id);
create index domain_stopped on domain (tenant_id, id) where billing_stopped_at is not null;

-- A billing system that may launch people into the portal, and the keys it signs with.
create table installation (
    id uuid primary key,
    tenant_id text not null references tenant,
    external_id text not null,
    name text,
    scopes text[] not null default '{launch}' check (scopes <@ array['launch', 'services', 'mailboxes', 'events']),
    managed boolean not null,
    created_at timestamptz not null,
    created_by text,
    unique (tenant_id, id),
    unique (tenant_id, external_id)
);

create table installation_key (
    tenant_id text not null,
    installation_id uuid not null,
    kid text not null,
    jwk text,
    sealed bytea,
    created_at timestamptz not null default now(),
    created_by text,
    last_used_at timestamptz,
    primary key (tenant_id, installation_id, kid),
    check ((jwk is null) <> (sealed is null)),
    foreign key (tenant_id, installation_id) references installation (tenant_id, id) on delete cascade
);

create table mailbox (
    id uuid primary key,
    tenant_id text not null references tenant,
    domain_id uuid not null,
    address text collate "C" not null,
    first_name text,
    last_name text,
    notification_address text,
    status text not null,
    account_type text not null,
    quota_bytes bigint,
    used_bytes bigint,
    over_quota boolean generated always as (coalesce(used_bytes > quota_bytes, false)) stored,
    -- sort keys without nulls, so that one row comparison is a page boundary
    used_sort bigint generated always as (coalesce(used_bytes, -1)) stored,
    created_at timestamptz,
    created_sort timestamptz generated always as (coalesce(created_at, timestamptz '1970-01-01 00:00:00+00')) stored,
    forwards text[] not null default '{}',
    imap_host text,
    pop_host text,
    smtp_host text,
    webmail text,
    seen_at timestamptz not null,
    written_at timestamptz,
    -- start of the last pass that had it in its list
    listed_at timestamptz,
    missing_passes int not null default 0,
    unique (tenant_id, id),
    unique (tenant_id, address),
    foreign key (tenant_id, domain_id) references domain (tenant_id, id) on delete cascade
)
-- room for a pass that only says "seen again": such a row stays on its page and no index is written
with (fillfactor = 85);
create index mailbox_by_status on mailbox (tenant_id, status, address, id);
create index mailbox_by_used on mailbox (tenant_id, used_sort, id);
create index mailbox_by_created on mailbox (tenant_id, created_sort, id);
create index mailbox_by_domain on mailbox (tenant_id, domain_id, address, id);
create index mailbox_over_quota on mailbox (tenant_id, address, id) where over_quota;
create index mailbox_by_type on mailbox (tenant_id, account_type, address, id);
-- what these two filters leave is far from evenly spread over the sort by use: without an index of their own, a page
-- walks through most of the tenant's mailboxes
create index mailbox_by_type_used on mailbox (tenant_id, account_type, used_sort, id);
create index mailbox_over_quota_by_used on mailbox (tenant_id, used_sort, id) where over_quota;

-- Totals of unsearched views; kept by statement triggers so that no page ever counts.
-- What staff note down about an address. By address, not by row: a row may vanish and come back.
create table mailbox_note (
    tenant_id text not null references tenant,
    address text not null,
    note text not null,
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (tenant_id, address)
);

create table mailbox_tag (
    tenant_id text not null references tenant,
    address text not null,
    tag text not null,
    primary key (tenant_id, address, tag)
);
create index mailbox_tag_use on mailbox_tag (tenant_id, tag, address);

-- Notes and tags go along when a mailbox gets another address.
create function move_mailbox_notes() returns trigger language plpgsql as $$
begin
    -- what was noted of an earlier mailbox of that address is no longer meant
    delete from mailbox_note where tenant_id = old.tenant_id and address = new.address;
    delete from mailbox_tag where tenant_id = old.tenant_id and address = new.address;
    update mailbox_note set address = new.address where tenant_id = old.tenant_id and address = old.address;
    update mailbox_tag set address = new.address where tenant_id = old.tenant_id and address = old.address;
    return null;
end $$;
create trigger mailbox_notes_move after update of address on mailbox for each row
    when (old.address is distinct from new.address) execute function move_mailbox_notes();

create table mailbox_count (
    tenant_id text not null references tenant,
    domain_id uuid not null,
    status text not null,
    account_type text not null,
    over_quota boolean not null,
    mailboxes bigint not null,
    primary key (tenant_id, domain_id, status, account_type, over_quota)
);

create function keep_mailbox_count() returns trigger language plpgsql as $$
begin
    -- groups that stay as they were are not written; the order keeps two writers from waiting for each other
    if tg_op = 'INSERT' then
        insert into mailbox_count as c
        select tenant_id, domain_id, status, account_type, over_quota, count(*) from new_rows
        group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
        on conflict (tenant_id, domain_id, status, account_type, over_quota)
            do update set mailboxes = c.mailboxes + excluded.mailboxes;
    elsif tg_op = 'DELETE' then
        insert into mailbox_count as c
        select tenant_id, domain_id, status, account_type, over_quota, -count(*) from old_rows
        group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
        on conflict (tenant_id, domain_id, status, account_type, over_quota)
            do update set mailboxes = c.mailboxes + excluded.mailboxes;
    else
        insert into mailbox_count as c
        select tenant_id, domain_id, status, account_type, over_quota, sum(moved) from (
            select tenant_id, domain_id, status, account_type, over_quota, 1 as moved from new_rows
            union all
            select tenant_id, domain_id, status, account_type, over_quota, -1 from old_rows) both_rows
        group by 1, 2, 3, 4, 5 having sum(moved) <> 0 order by 1, 2, 3, 4, 5
        on conflict (tenant_id, domain_id, status, account_type, over_quota)
            do update set mailboxes = c.mailboxes + excluded.mailboxes;
    end if;
    return null;
end $$;
create trigger mailbox_count_insert after insert on mailbox
    referencing new table as new_rows for each statement execute function keep_mailbox_count();
create trigger mailbox_count_update after update on mailbox
    referencing old table as old_rows new table as new_rows for each statement execute function keep_mailbox_count();
create trigger mailbox_count_delete after delete on mailbox
    referencing old table as old_rows for each statement execute function keep_mailbox_count();

create table batch (
    id uuid primary key,
    tenant_id text not null references tenant,
    kind text not null,
    total int not null,
    actor text not null,
    actor_member_id uuid,
    created_at timestamptz not null,
    unique (tenant_id, id)
);

create table change (
    id uuid primary key,
    tenant_id text not null references tenant,
    kind text not null,
    connection_id uuid not null,
    domain_id uuid,
    mailbox_id uuid,
    address text not null,
    batch_id uuid,
    operation_id uuid not null,
    input jsonb not null,
    sealed bytea,
    state text not null,
    actor text not null,
    actor_member_id uuid,
    via text not null,
    reason text,
    acting_customer_id uuid,
    acting_reason text,
    attempts int not null default 0,
    fence bigint not null default 0,
    lease_until timestamptz,
    next_attempt_at timestamptz not null,
    outcome_kind text,
    outcome_code text,
    outcome_field text,
    outcome_message text,
    outcome jsonb,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    unique (tenant_id, id),
    unique (tenant_id, operation_id),
    foreign key (tenant_id, connection_id) references connection (tenant_id, id),
    foreign key (tenant_id, domain_id) references domain (tenant_id, id),
    foreign key (tenant_id, batch_id) references batch (tenant_id, id)
);
create index change_open on change (tenant_id, connection_id, next_attempt_at)
    where finished_at is null;
create index change_open_by_address on change (tenant_id, address) where finished_at is null;
-- a page that was read before an address went away must not bring it back
create index change_gone on change (tenant_id, address, finished_at) where kind in ('delete', 'rename');
create index change_by_mailbox on change (tenant_id, mailbox_id, created_at desc);
create index change_open_by_mailbox on change (tenant_id, mailbox_id, created_at, id) where finished_at is null;
create index change_sealed on change (tenant_id, finished_at) where sealed is not null;
create index change_by_batch on change (tenant_id, batch_id);

create table audit_entry (
    tenant_id text not null references tenant,
    sequence bigint not null,
    at timestamptz not null,
    action text not null,
    actor text not null,
    actor_member_id uuid,
    via text not null,
    change_id uuid,
    batch_id uuid,
    domain_id uuid,
    mailbox_id uuid,
    target text,
    state text,
    details text not null,
    remote_address text,
    previous_hash bytea not null,
    hash bytea not null,
    primary key (tenant_id, sequence)
);
create index audit_by_mailbox on audit_entry (tenant_id, mailbox_id, sequence desc);
create table audit_head (
    tenant_id text primary key references tenant,
    sequence bigint not null,
    hash bytea not null
);

create table session (
    id uuid primary key,
    tenant_id text not null references tenant,
    token_hash bytea not null,
    member_id uuid,
    mailbox_id uuid,
    name text not null,
    role text not null,
    customer_id uuid,
    domain_ids uuid[],
    via text not null,
    remote_address text,
    user_agent text,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    theme text,
    locale text,
    return_url text,
    -- the sentence for the next page, where a frame keeps no cookie that could carry it
    flash text,
    -- whom a billing system vouched for: its own id at the tenant, and the person's id there
    launched_by text,
    launched_subject text,
    -- while staff acts for a customer
    acting_customer_id uuid,
    acting_reason text,
    acting_until timestamptz,
    unique (tenant_id, id),
    unique (tenant_id, token_hash)
);
create index session_by_member on session (tenant_id, member_id) where ended_at is null;
create index session_by_start on session (tenant_id, created_at desc, id desc) where ended_at is null;
create index session_by_mailbox on session (tenant_id, mailbox_id) where ended_at is null and mailbox_id is not null;

-- A launch is taken once: the first to insert its row wins. Named by the installation's own id, so that one that leaves
-- the tenants file and comes back forgets nothing. Kept for as long as its token could be presented.
create table launch_jti (
    tenant_id text not null references tenant,
    issuer text not null,
    jti text not null,
    session_id uuid not null,
    hand_over_hash bytea,
    hand_over_until timestamptz,
    expires_at timestamptz not null,
    primary key (tenant_id, issuer, jti)
);
create index launch_jti_by_age on launch_jti (tenant_id, expires_at);
create index launch_jti_by_hand_over on launch_jti (tenant_id, hand_over_hash) where hand_over_hash is not null;

-- Search. Row-level security would keep the trigram index from being used (LIKE is not leak-proof), so this table has
-- none, is granted to nobody, and is read only through search_mailboxes, which pins the tenant.
create table mailbox_search (
    id uuid primary key,
    tenant_id text not null,
    domain_id uuid not null,
    address text collate "C" not null,
    status text not null,
    account_type text not null,
    over_quota boolean not null,
    haystack text not null
);
create index mailbox_search_trigram on mailbox_search using gin (haystack gin_trgm_ops);
-- for what many rows match, and inside one domain: in order, without touching the table
create index mailbox_search_address on mailbox_search (tenant_id, address, id) include (haystack);
create index mailbox_search_domain on mailbox_search (tenant_id, domain_id, address, id) include (haystack);

create function keep_mailbox_search() returns trigger
    language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    if tg_op = 'INSERT' then
        insert into public.mailbox_search (id, tenant_id, domain_id, address, status, account_type, over_quota, haystack)
        select id, tenant_id, domain_id, address, status, account_type, over_quota,
               lower(concat_ws(' ', address, first_name, last_name)) from new_rows;
    elsif tg_op = 'DELETE' then
        delete from public.mailbox_search s using old_rows o where s.id = o.id;
    else
        -- most passes change nothing that is searched, and the trigram index is dear to write
        update public.mailbox_search s
        set domain_id = n.domain_id, address = n.address, status = n.status, account_type = n.account_type,
            over_quota = n.over_quota, haystack = lower(concat_ws(' ', n.address, n.first_name, n.last_name))
        from new_rows n join old_rows o on o.id = n.id
        where s.id = n.id
          and (n.domain_id, n.address, n.status, n.account_type, n.over_quota, n.first_name, n.last_name)
              is distinct from
              (o.domain_id, o.address, o.status, o.account_type, o.over_quota, o.first_name, o.last_name);
    end if;
    return null;
end $$;
create trigger mailbox_search_insert after insert on mailbox
    referencing new table as new_rows for each statement execute function keep_mailbox_search();
create trigger mailbox_search_update after update on mailbox
    referencing old table as old_rows new table as new_rows for each statement execute function keep_mailbox_search();
create trigger mailbox_search_delete after delete on mailbox
    referencing old table as old_rows for each statement execute function keep_mailbox_search();

-- The first `most` matches by address. Arguments that are null do not narrow.
create function search_mailboxes(
    needle text, in_domains uuid[], in_status text, in_type text, in_over_quota boolean, most int)
    returns table (id uuid, address text) language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
    pinned text := nullif(current_setting('app.tenant', true), '');
    pattern text := '%' || replace(replace(replace(lower(needle), '\', '\\'), '%', '\%'), '_', '\_') || '%';
    -- the rows of one tenant, or of one of its domains, lie in order in an index
    ordered boolean := in_domains is null or cardinality(in_domains) = 1;
    owned text := ' from public.mailbox_search s where tenant_id = $1'
        || case when in_domains is null then ''
                when ordered then ' and domain_id = ($3)[1]'
                else ' and domain_id = any($3)' end;
    fits text := 'haystack like $2'
        || case when in_status is null then '' else ' and status = $4' end
        || case when in_type is null then '' else ' and account_type = $5' end
        || case when in_over_quota is null then '' else ' and over_quota = $6' end;
    walk int := 10000;
    walked int;
    ids uuid[];
    addresses text[];
begin
    if pinned is null then
        return;
    end if;
    -- dynamic, so that each needle gets its own plan
    if ordered then
        -- what many rows match is found in the first rows; a small tenant or domain has no others
        execute 'select count(*), array_agg(w.id) filter (where w.fits), array_agg(w.address) filter (where w.fits)'
            || ' from (select s.id, s.address::text, ' || fits || ' as fits' || owned
            || ' order by s.address, s.id limit $7) w'
            into walked, ids, addresses using pinned, pattern, in_domains, in_status, in_type, in_over_quota, walk;
        if walked < walk or cardinality(ids) >= most then
            return query select * from unnest(ids[:most], addresses[:most]);
            return;
        end if;
    end if;
    -- The planner takes matches for evenly spread and would walk to the end for those that lie there: unless enough
    -- were met on the way, it is kept from that by an order that no index has.
    return query execute
        'select s.id, s.address::text' || owned || ' and ' || fits || ' order by '
        || case when ordered and coalesce(cardinality(ids), 0) < most / 5
                then '(s.address || '''')' else 's.address' end
        || ', s.id limit $7'
        using pinned, pattern, in_domains, in_status, in_type, in_over_quota, most;
end $$;

-- Work queue of db-scheduler; holds no tenant data but ids.
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- Isolation, the second wall: every tenant-owned table.
do $$
declare
    owned text;
begin
    foreach owned in array array['customer', 'member', 'connection', 'connection_credential',
        'connection_health', 'domain',
        'installation', 'installation_key', 'mailbox', 'mailbox_note', 'mailbox_tag',
        'mailbox_count', 'batch', 'change', 'audit_entry', 'audit_head', 'session', 'launch_jti']
    loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format(
            'create policy tenant_isolation on %I using (tenant_id = (select current_setting(''app.tenant'', true)))'
            ' with check (tenant_id = (select current_setting(''app.tenant'', true)))', owned);
    end loop;
end $$;

grant usage on schema public to ${application_role};
grant select, insert, update, delete on tenant, customer, member, connection, connection_credential, connection_health, domain,
    installation, installation_key, mailbox, mailbox_note, mailbox_tag,
    mailbox_count, batch, change, session, launch_jti, scheduled_tasks to ${application_role};
grant select, insert on audit_entry to ${application_role};
grant select, insert, update on audit_head to ${application_role};
revoke all on function search_mailboxes(text, uuid[], text, text, boolean, int) from public;
grant execute on function search_mailboxes(text, uuid[], text, text, boolean, int) to ${application_role};
revoke all on function keep_mailbox_search() from public;

-- A request's session in one round trip: pins the tenant for this statement's transaction, then reads under row-level
-- security. A parked tenant and a removed member have none, nor has the owner of a mailbox that is gone or not served any
-- more; the member's role counts, not the one at sign-in. Customers and owners reach no domain that billing has stopped;
-- whoever reaches no other is told so.
create function find_session(of_tenant text, hashes bytea[], moment timestamptz)
    returns table (id uuid, token_hash bytea, member_id uuid, mailbox_id uuid, name text, role text, customer_id uuid,
        domain_ids uuid[], last_seen_at timestamptz, issuer text, subject text, theme text, locale text, return_url text, launched boolean,
        acting_customer_id uuid, acting_customer text, acting_reason text, acting_until timestamptz, acting_over boolean,
        stopped boolean)
    language plpgsql as $$
begin
    perform set_config('app.tenant', of_tenant, true);
    return query
        select s.id, s.token_hash, s.member_id, s.mailbox_id, s.name, coalesce(m.role, s.role),
            case when s.member_id is null then s.customer_id else m.customer_id end,
            case when b.stopped then coalesce(b.live, s.domain_ids) else s.domain_ids end,
            s.last_seen_at, m.issuer, m.subject,
            s.theme, s.locale, s.return_url, s.via = 'launch',
            case when s.acting_until > moment then s.acting_customer_id end,
            case when s.acting_customer_id is not null
                then (select c.name from customer c where c.tenant_id = s.tenant_id and c.id = s.acting_customer_id) end,
            s.acting_reason, s.acting_until, s.acting_until <= moment,
            coalesce(b.stopped and b.live is null, false)
        from session s
        join tenant t on t.id = s.tenant_id and t.parked_at is null
        left join member m on m.tenant_id = s.tenant_id and m.id = s.member_id
        left join lateral (
            select bool_or(d.billing_stopped_at is not null) as stopped,
                array_agg(d.id) filter (where d.billing_stopped_at is null and d.parked_at is null) as live
            from domain d
            where coalesce(m.role, s.role) in ('CUSTOMER_ADMIN', 'VIEWER', 'MAILBOX_OWNER')
                and exists (select from domain x where x.tenant_id = of_tenant and x.billing_stopped_at is not null)
                and (case when s.member_id is null then s.customer_id else m.customer_id end is not null
                    or s.domain_ids is not null or s.mailbox_id is not null)
                and d.tenant_id = of_tenant
                and (case when s.member_id is null then s.customer_id else m.customer_id end is null
                    or d.customer_id = case when s.member_id is null then s.customer_id else m.customer_id end)
                and (s.domain_ids is null or d.id = any (s.domain_ids))
                and (s.mailbox_id is null or d.id = (select x.domain_id from mailbox x
                    where x.tenant_id = of_tenant and x.id = s.mailbox_id))) b on true
        where s.tenant_id = of_tenant and s.token_hash = any (hashes)
            and s.ended_at is null and s.expires_at > moment and s.last_seen_at > moment - interval '30 minutes'
            and (s.member_id is null or m.id is not null)
            and (s.mailbox_id is null or exists (
                select 1 from mailbox b
                join domain d on d.tenant_id = b.tenant_id and d.id = b.domain_id and d.parked_at is null
                join connection c on c.tenant_id = d.tenant_id and c.id = d.connection_id and c.parked_at is null
                where b.tenant_id = s.tenant_id and b.id = s.mailbox_id))
        limit 1;
end $$;
revoke all on function find_session(text, bytea[], timestamptz) from public;
grant execute on function find_session(text, bytea[], timestamptz) to ${application_role};

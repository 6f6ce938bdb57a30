-- What owners of mailboxes may do themselves, and how their passwords have to be.

create table password_policy (
    tenant_id text primary key references tenant,
    minimum_length int not null check (minimum_length between 8 and 64)
);

-- What is not switched at a level is as above. The subject is empty, a domain's id, or an address: a row of the
-- directory may vanish and come back.
create table self_service_switch (
    tenant_id text not null references tenant,
    level text not null check (level in ('TENANT', 'DOMAIN', 'MAILBOX')),
    subject text not null,
    part text not null,
    is_on boolean not null,
    by_staff boolean not null,
    primary key (tenant_id, level, subject, part)
);

create function move_self_service() returns trigger language plpgsql as $$
begin
    delete from self_service_switch
        where tenant_id = old.tenant_id and level = 'MAILBOX' and subject = new.address;
    update self_service_switch set subject = new.address
        where tenant_id = old.tenant_id and level = 'MAILBOX' and subject = old.address;
    return null;
end $$;
create trigger self_service_move after update of address on mailbox for each row
    when (old.address is distinct from new.address) execute function move_self_service();

create table link_lifetime (
    tenant_id text primary key references tenant,
    hours int not null check (hours between 1 and 336)
);

-- Links with which owners set the passwords of their mailboxes. Kept for the story of the mailbox, not as a way in: only
-- the hash of the code is here, and the code itself, sealed, while its mail waits.
create table set_password_link (
    tenant_id text not null references tenant,
    id uuid not null,
    mailbox_id uuid not null,
    domain_id uuid not null,
    address text not null,
    code_hash bytea not null,
    created_at timestamptz not null,
    created_by text not null,
    expires_at timestamptz not null,
    opened_at timestamptz,
    used_at timestamptz,
    cancelled_at timestamptz,
    change_id uuid,
    mail_to text,
    mail_state text not null default 'NONE' check (mail_state in ('NONE', 'WAITING', 'SENT', 'FAILED')),
    sealed bytea,
    mail_tries int not null default 0,
    mailed_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, code_hash)
);
create index set_password_link_by_mailbox on set_password_link (tenant_id, mailbox_id, created_at);
create index set_password_link_to_mail on set_password_link (tenant_id, created_at) where mail_state = 'WAITING';

do $$
declare
    owned text;
begin
    foreach owned in array array['password_policy', 'self_service_switch', 'link_lifetime', 'set_password_link']
    loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format(
            'create policy tenant_isolation on %I using (tenant_id = (select current_setting(''app.tenant'', true)))'
            ' with check (tenant_id = (select current_setting(''app.tenant'', true)))', owned);
    end loop;
end $$;

grant select, insert, update, delete on password_policy, self_service_switch, link_lifetime, set_password_link
    to ${application_role};

-- How often passwords of mailboxes were tried. Belongs to no tenant: the limits count what nobody has proven yet. Keys are
-- hashes, and a row is of no use once its time is over.
create table sign_in_limit (
    key text primary key,
    state bytea,
    expires_at bigint
);
create index sign_in_limit_by_age on sign_in_limit (expires_at);
grant select, insert, update, delete on sign_in_limit to ${application_role};

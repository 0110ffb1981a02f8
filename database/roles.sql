-- The two users of the database: the owner, whom only Flyway uses, and the program's, who owns nothing. A superuser runs
-- this once in the program's database, new or in use, with psql 14 or newer and both passwords in the environment; see
-- docs/operations.md. Running it again sets the passwords; then start the program again, which takes some rights away.
\set ON_ERROR_STOP on
\getenv owner_password PASPOR_OWNER_PASSWORD
\getenv program_password PASPOR_PROGRAM_PASSWORD

do $$
begin
    if not exists (select from pg_roles where rolname = 'paspor_owner') then create role paspor_owner; end if;
    if not exists (select from pg_roles where rolname = 'paspor_program') then create role paspor_program; end if;
end $$;

alter role paspor_owner login password :'owner_password';
alter role paspor_program login password :'program_password';

do $$
declare
    thing text;
begin
    execute format('alter database %I owner to paspor_owner', current_database());
    execute format('revoke connect, temporary on database %I from public', current_database());
    execute format('grant connect on database %I to paspor_program', current_database());
    -- what an older version made belongs to whoever ran it; extensions stay the superuser's
    for thing in
        select format('alter table %s owner to paspor_owner', oid::regclass) from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
        union all
        select format('alter routine %s owner to paspor_owner', oid::regprocedure) from pg_proc
        where pronamespace = 'public'::regnamespace
            and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
    loop
        execute thing;
    end loop;
end $$;

alter schema public owner to paspor_owner;
revoke all on schema public from public;
grant usage on schema public to paspor_program;
grant select, insert, update, delete on all tables in schema public to paspor_program;
grant usage on all sequences in schema public to paspor_program;
alter default privileges for role paspor_owner in schema public
    grant select, insert, update, delete on tables to paspor_program;
alter default privileges for role paspor_owner in schema public grant usage on sequences to paspor_program;

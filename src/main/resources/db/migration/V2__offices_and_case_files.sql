create table office (
    code text primary key check (code ~ '^[A-Z]{3}$')
);

create table case_file (
    registration_number text primary key check (registration_number ~ '^[0-9]{16}$'),
    application jsonb not null,
    -- what is searched or constrained is derived from the application, so that there is one home for every fact
    office text generated always as (application ->> 'office') stored not null references office,
    nik text generated always as (application ->> 'nik') stored not null check (nik ~ '^[0-9]{16}$'),
    status text not null,
    submitted_at timestamptz not null,
    submitted_by text not null,
    closed_at timestamptz,
    version integer not null
);

create unique index one_active_application_per_nik on case_file (nik) where closed_at is null;
create index case_file_by_nik on case_file (nik);
create index case_file_by_account on case_file (submitted_by, submitted_at desc);

create table status_change (
    id bigint generated always as identity primary key,
    registration_number text not null references case_file,
    status text not null,
    happened_at timestamptz not null,
    actor text not null,
    reason text check (length(reason) <= 1000)
);

create index status_change_by_case on status_change (registration_number, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;

create trigger status_change_is_append_only before update or delete on status_change
    for each row execute function refuse_change();

create table case_photo (
    registration_number text primary key references case_file,
    jpeg bytea not null,
    taken_at timestamptz not null,
    taken_by text not null
);

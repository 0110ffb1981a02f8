create extension if not exists pg_trgm;

-- A name as it is compared: small letters without marks and apostrophes, hyphens as spaces, words in the order of the
-- alphabet; old spelling (Soekarno, Djoko) and the ways of writing Arabic names (Muhammad, Mochamad) as one.
create function name_key(name text) returns text language sql immutable strict parallel safe
return (
    with plain as (
        select regexp_replace(
            regexp_replace(
                lower(normalize(regexp_replace(name, '[''`\u00B4\u02B9-\u02BC\u2018\u2019\u2032]', '', 'g'), NFKD)),
                '[\u0300-\u036F]', '', 'g'),
            '[^a-z0-9]+', ' ', 'g') as name),
    spelled as (
        select replace(replace(replace(replace(replace(name,
            'oe', 'u'), 'dj', 'j'), 'tj', 'c'), 'dh', 'd'), 'th', 't') as name from plain),
    sounding as (
        select translate(regexp_replace(regexp_replace(name, 's[jyh]', 's', 'g'), '[kc]h', 'h', 'g'), 'oyqz', 'uiks') as name
        from spelled)
    select coalesce(string_agg(word, ' ' order by word collate "C"), '')
    from sounding, string_to_table(regexp_replace(sounding.name, '([a-z])\1+', '\1', 'g'), ' ') word
    where word <> '');

-- what was imported, as it came; the newest version of each list is in force
create table watch_list_version (
    list text not null check (list in ('PREVENTION_ORDERS', 'DEFERRALS')),
    number integer not null check (number > 0),
    imported_at timestamptz not null,
    imported_by text not null,
    note text not null check (length(note) between 1 and 200),
    entries integer not null check (entries between 1 and 100000),
    file bytea not null check (length(file) <= 5 * 1024 * 1024),
    primary key (list, number)
);

create trigger watch_list_version_is_append_only before update or delete on watch_list_version
    for each row execute function refuse_change();

-- the entries of the versions in force; orders that were entered before lists were imported stay until the first import
alter table prevention_order
    add column passport_number text check (passport_number ~ '^[A-Z0-9]{5,15}$'),
    add column reference text,
    add column name_key text generated always as (name_key(full_name)) stored,
    add constraint prevention_order_has_a_name check (name_key <> '') not valid,
    -- six months, extended once
    add constraint prevention_order_lapses check (until <= since + interval '1 year') not valid;

drop index prevention_order_by_nik;
drop index prevention_order_by_name;
create index prevention_order_by_nik on prevention_order (nik) where nik is not null;
create index prevention_order_by_passport on prevention_order (passport_number) where passport_number is not null;
create index prevention_order_by_birth on prevention_order (date_of_birth) where date_of_birth is not null;
create index prevention_order_by_name on prevention_order using gin (name_key gin_trgm_ops);

-- who may not apply for a time, for false statements
create table deferral (
    id bigint generated always as identity primary key,
    nik text not null check (nik ~ '^[0-9]{16}$'),
    full_name text not null,
    authority text not null,
    reference text,
    since date not null,
    until date not null check (until between since + interval '6 months' and since + interval '2 years')
);

create index deferral_by_nik on deferral (nik);

create index case_file_by_person on case_file ((application ->> 'dateOfBirth'), name_key(application ->> 'fullName'));

-- what screening found, as it was then, and what a supervisor decided about it
create table screening_hit (
    id bigint generated always as identity primary key,
    registration_number text not null references case_file,
    kind text not null check (kind in ('PREVENTION_ORDER', 'DEFERRAL', 'VALID_PASSPORT', 'DUPLICATE_IDENTITY')),
    -- which order, deferral, passport or case it is: the same each time that it is found
    subject text not null,
    matched_by text not null check (matched_by in ('NIK', 'PASSPORT_NUMBER', 'NAME')),
    similarity integer not null check (similarity between 0 and 100),
    full_name text not null,
    nik text,
    date_of_birth date,
    passport_number text,
    authority text,
    reference text,
    until date,
    found_at timestamptz not null,
    decision text check (decision in ('CLEARED', 'CONFIRMED')),
    decided_by text,
    decided_at timestamptz,
    unique (registration_number, kind, subject),
    check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null))
);

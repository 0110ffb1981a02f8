create table prevention_order (
    id bigint generated always as identity primary key,
    nik text check (nik ~ '^[0-9]{16}$'),
    full_name text not null,
    date_of_birth date,
    authority text not null,
    since date not null,
    until date not null check (until >= since)
);

create index prevention_order_by_nik on prevention_order (nik);
create index prevention_order_by_name on prevention_order (upper(full_name));

create table booklet (
    number text primary key check (number ~ '^[A-Z][0-9]{7}$'),
    office text not null references office,
    product text not null,
    state text not null check (state in ('BLANK', 'ALLOCATED', 'PRINTED', 'HANDED_OVER', 'SPOILED', 'CANCELLED')),
    registration_number text references case_file,
    reason text,
    changed_at timestamptz not null,
    check ((state = 'BLANK') = (registration_number is null)),
    check (state <> 'SPOILED' or reason is not null)
);

create unique index one_booklet_per_case on booklet (registration_number)
    where state in ('ALLOCATED', 'PRINTED', 'HANDED_OVER');
create index blank_booklets on booklet (office, product, number) where state = 'BLANK';

create table booklet_wait (
    registration_number text primary key references case_file,
    office text not null references office,
    product text not null,
    since timestamptz not null
);

create index booklet_wait_in_order on booklet_wait (office, product, since);

create table passport (
    number text primary key references booklet,
    registration_number text not null references case_file,
    issued_on date not null,
    expires_on date not null check (expires_on > issued_on),
    mrz text not null check (mrz ~ '^[A-Z0-9<]{44}\n[A-Z0-9<]{44}$'),
    pickup_code text check (pickup_code ~ '^[0-9]{6}$'),
    ready_at timestamptz,
    collect_by timestamptz check (collect_by > ready_at),
    check ((ready_at is null) = (collect_by is null) and (ready_at is null) = (pickup_code is null))
);

create index passport_by_case on passport (registration_number);

create table pickup (
    passport text primary key references passport,
    collected_by text not null check (collected_by in ('self', 'family', 'proxy')),
    collector_name text,
    collector_id_number text,
    handed_over_at timestamptz not null,
    handed_over_by text not null
);

create extension if not exists btree_gist;

-- days on which one office is closed besides weekends and the calendar of all offices
create table closed_day (
    office text not null references office,
    day date not null,
    reason text not null check (length(reason) between 3 and 200),
    closed_at timestamptz not null,
    closed_by text not null,
    primary key (office, day)
);

create table quota_rule (
    id bigint generated always as identity primary key,
    office text not null references office,
    class text not null check (class in ('regular', 'priority', 'walk-in')),
    -- 1 is Monday, as ISO counts
    weekday smallint not null check (weekday between 1 and 7),
    valid_from date not null,
    valid_to date check (valid_to >= valid_from),
    opens time not null,
    closes time not null check (closes > opens),
    slot_minutes smallint not null check (slot_minutes between 5 and 240),
    places smallint not null check (places between 0 and 1000),
    constraint one_slot_fits check (closes - opens >= slot_minutes * interval '1 minute'),
    constraint quota_rules_never_overlap exclude using gist (
        office with =,
        class with =,
        weekday with =,
        daterange(valid_from, valid_to, '[]') with &&,
        tsrange(date '2000-01-01' + opens, date '2000-01-01' + closes) with &&)
);

-- when an office lets its times be booked
create table release_rule (
    office text primary key references office,
    kind text not null check (kind in ('rolling', 'weekly', 'monthly')),
    -- rolling: so many days before the interviews
    days smallint check (days between 1 and 90),
    -- weekly: on this weekday (1 is Monday), for the week that begins so many weeks later
    weekday smallint check (weekday between 1 and 7),
    weeks smallint check (weeks between 1 and 12),
    at time not null,
    check ((kind = 'rolling') = (days is not null)),
    check ((kind = 'weekly') = (weekday is not null)),
    check ((kind = 'weekly') = (weeks is not null))
);

-- days on which an office interviews although its rules say otherwise, or with fewer places than they say
create table special_day (
    office text not null references office,
    day date not null,
    kind text not null check (kind in ('extra', 'cut')),
    opens time,
    closes time check (closes > opens),
    slot_minutes smallint check (slot_minutes between 5 and 240),
    places smallint not null check (places between 0 and 1000),
    reason text not null check (length(reason) between 3 and 200),
    set_at timestamptz not null,
    set_by text not null,
    primary key (office, day),
    check (kind = 'extra' and num_nulls(opens, closes, slot_minutes) = 0
        or kind = 'cut' and num_nulls(opens, closes, slot_minutes) = 3),
    constraint one_slot_fits check (closes - opens >= slot_minutes * interval '1 minute')
);

-- how many interviews a day an office has blank booklets of a product for; without a row as many as there are places
create table product_quota (
    office text not null references office,
    product text not null,
    places smallint not null check (places between 0 and 1000),
    primary key (office, product)
);

create table product_day (
    office text not null references office,
    product text not null,
    day date not null,
    capacity integer not null,
    booked integer not null,
    primary key (office, product, day),
    constraint no_blanks_promised_twice check (booked between 0 and capacity)
);

create table quota_change (
    id bigint generated always as identity primary key,
    office text not null references office,
    changed_at timestamptz not null,
    changed_by text not null,
    -- the key of its name in the message bundles
    what text not null check (what ~ '^quota\.change\.[a-z-]+$'),
    details jsonb not null check (jsonb_typeof(details) = 'object' and length(details::text) <= 2000)
);

create index quota_change_by_office on quota_change (office, id desc);

create trigger quota_change_is_append_only before update or delete on quota_change
    for each row execute function refuse_change();

-- bookings that an office has taken back and that are still to be freed
create table displacement (
    slot text not null references interview_slot,
    registration_number text not null references case_file,
    reason text not null check (length(reason) between 3 and 200),
    primary key (slot, registration_number)
);

create index interview_slot_by_release on interview_slot (office, released_at);

-- Applicants who want to be told when a place frees before a day; places are offered in the order of the ids.
create table waitlist_entry (
    id bigint generated always as identity primary key,
    registration_number text not null references case_file,
    office text not null references office,
    -- a place on an earlier day is wanted, office time
    before date not null,
    asked_at timestamptz not null,
    ended_at timestamptz,
    outcome text check (outcome in ('BOOKED', 'LEFT', 'PASSED', 'CASE_ENDED')),
    check (num_nulls(ended_at, outcome) in (0, 2))
);

create unique index one_wish_per_case on waitlist_entry (registration_number) where ended_at is null;
create index waitlist_in_order on waitlist_entry (office, id) where ended_at is null;

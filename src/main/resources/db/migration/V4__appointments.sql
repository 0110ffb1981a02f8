create table interview_slot (
    id text primary key,
    office text not null references office,
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    capacity integer not null check (capacity >= 0),
    booked integer not null default 0,
    unique (office, starts_at),
    constraint never_oversold check (booked between 0 and capacity)
);

create table booking (
    id bigint generated always as identity primary key,
    registration_number text not null references case_file,
    slot text not null references interview_slot,
    state text not null check (state in ('BOOKED', 'ATTENDED', 'MISSED', 'RELEASED')),
    reschedules integer not null check (reschedules >= 0),
    booked_at timestamptz not null,
    attended_at timestamptz,
    released_at timestamptz
);

create unique index one_appointment_per_case on booking (registration_number) where state in ('BOOKED', 'ATTENDED');
create index booking_by_case on booking (registration_number);

-- Slots of several classes, laid out before they may be booked, each a row with its own places.
alter table interview_slot
    add column class text not null default 'regular' check (class in ('regular', 'priority', 'walk-in')),
    -- the date in the office's zone
    add column day date,
    -- from when applicants may book it
    add column released_at timestamptz not null default '-infinity',
    drop constraint interview_slot_office_starts_at_key,
    add unique (office, class, starts_at);

update interview_slot set day = to_date(split_part(id, '-', 2), 'YYYYMMDD');
alter table interview_slot alter column day set not null;
create index interview_slot_by_day on interview_slot (office, day);

-- A place is held while the applicant looks it over, and counts from then on; DISPLACED is what the office took away.
alter table booking
    drop constraint booking_state_check,
    add check (state in ('HELD', 'BOOKED', 'CHECKED_IN', 'ATTENDED', 'MISSED', 'RELEASED', 'EXPIRED', 'DISPLACED')),
    add column held_until timestamptz,
    add column booked_by text,
    add column checked_in_at timestamptz,
    add column checked_in_by text,
    -- why the office took an exception, or the place away
    add column reason text check (length(reason) between 3 and 500),
    add check (state <> 'HELD' or held_until is not null),
    add check (num_nulls(checked_in_at, checked_in_by) in (0, 2)),
    add check (state <> 'CHECKED_IN' or checked_in_at is not null);

drop index one_appointment_per_case;
create unique index one_appointment_per_case on booking (registration_number)
    where state in ('BOOKED', 'CHECKED_IN', 'ATTENDED');
create unique index one_hold_per_case on booking (registration_number) where state = 'HELD';
create index booking_held_until on booking (held_until) where state = 'HELD';
create index booking_in_slot on booking (slot) where state in ('HELD', 'BOOKED', 'CHECKED_IN', 'ATTENDED');

-- when the process was told of the booking
alter table booking add column told_at timestamptz;
update booking set told_at = booked_at;

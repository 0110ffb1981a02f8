-- What a message tells of, so that what goes with it can be added when it is mailed.
alter table message add column kind text;

-- When the applicant was reminded of the interview.
alter table booking
    add column week_reminded_at timestamptz,
    add column day_reminded_at timestamptz;

create index booking_to_remind on booking (office, starts_at) where state = 'BOOKED' and day_reminded_at is null;

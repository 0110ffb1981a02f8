-- A booking says where and when its interview is, as its slot does, and how often it was changed.
alter table interview_slot add constraint time_of_slot unique (id, office, starts_at);

alter table booking
    add column office text,
    add column starts_at timestamptz,
    add column version integer not null default 0;

update booking set office = s.office, starts_at = s.starts_at from interview_slot s where s.id = booking.slot;

alter table booking
    alter column office set not null,
    alter column starts_at set not null,
    drop constraint booking_slot_fkey,
    add constraint booking_at_time_of_slot
        foreign key (slot, office, starts_at) references interview_slot (id, office, starts_at);

-- also for those that were missed, and whether a slot was ever booked
drop index booking_in_slot;
create index booking_in_slot on booking (slot);

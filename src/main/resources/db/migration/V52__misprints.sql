-- A passport that passed the quality check and was found wrong at the counter: who reported it, and what a second officer
-- decided on it.
create table misprint (
    id bigint generated always as identity primary key,
    passport text not null references passport,
    -- none once the person was erased
    reason text check (length(reason) between 10 and 1000),
    reported_by text not null,
    reported_at timestamptz not null,
    decision text check (decision in ('CONFIRMED', 'DECLINED')),
    decided_by text,
    decided_at timestamptz,
    check ((decision is null) = (decided_by is null)),
    check ((decision is null) = (decided_at is null)),
    constraint misprint_decided_by_a_second_officer check (decided_by <> reported_by)
);

create unique index one_open_or_confirmed_misprint_per_passport on misprint (passport)
    where decision is distinct from 'DECLINED';

-- A printed booklet is void when two officers found its print wrong.
create or replace function record_booklet_movement() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if (new.number, new.office, new.product) <> (old.number, old.office, old.product) then
            raise exception 'booklet % stays what it is', old.number using errcode = 'check_violation';
        end if;
        if new.state = old.state then return null; end if;
    end if;
    if (coalesce(old.state, ''), new.state) not in (
            ('', 'BLANK'), ('BLANK', 'ALLOCATED'), ('ALLOCATED', 'PRINTED'), ('PRINTED', 'HANDED_OVER'),
            ('BLANK', 'SPOILED'), ('ALLOCATED', 'SPOILED'), ('PRINTED', 'SPOILED'), ('PRINTED', 'CANCELLED'),
            ('BLANK', 'LOST'), ('SPOILED', 'LOST'), ('CANCELLED', 'LOST'), ('LOST', 'SPOILED'),
            ('SPOILED', 'DESTROYED'), ('CANCELLED', 'DESTROYED')) then
        raise exception 'booklet % does not go from % to %', new.number, old.state, new.state
            using errcode = 'check_violation';
    end if;
    if (new.state in ('LOST', 'DESTROYED') or (new.state = 'SPOILED' and old.state in ('BLANK', 'LOST')))
            and not exists (
                select from booklet_disposal
                where booklet = new.number and becomes = new.state and state = 'CONFIRMED')
            or (old.state, new.state) = ('PRINTED', 'SPOILED')
            and not exists (select from misprint where passport = new.number and decision = 'CONFIRMED') then
        raise exception 'booklet % has no second officer''s confirmation', new.number
            using errcode = 'check_violation';
    end if;
    insert into booklet_movement
        (booklet, office, product, from_state, to_state, moved_at, moved_by, registration_number, reason)
    values (new.number, new.office, new.product, old.state, new.state, new.changed_at, new.changed_by,
        new.registration_number, new.reason);
    return null;
end $$;

alter table case_file drop constraint case_file_status_check;
alter table case_file add constraint case_file_status_check check (status in (
    'REGISTERED', 'SLOT_BOOKED', 'INTERVIEW_RESCHEDULED', 'DATA_ACCEPTED', 'CORRECTION_REQUESTED', 'CORRECTED',
    'INTERVIEW_APPROVED', 'DOCUMENTS_MISSING', 'DOCUMENTS_BROUGHT', 'INTERVIEW_MISSED', 'SLOT_RELEASED',
    'INTERVIEW_TIME_WITHDRAWN', 'INTERVIEW_TIME_GIVEN', 'CHECKED_IN', 'CHECK_IN_UNDONE', 'UNDER_REVIEW', 'CLEARED',
    'REOPENED', 'BILLED', 'PAID', 'BOOKLET_AWAITED', 'BOOKLET_ALLOCATED', 'PRINT_SPOILED', 'PRINTED',
    'READY_FOR_PICKUP', 'PICKUP_HELD_BACK', 'PICKUP_RELEASED', 'MISPRINT_REPORTED', 'MISPRINT_CONFIRMED',
    'MISPRINT_DECLINED', 'PASSPORT_HANDED_OVER', 'REFERRED_TO_OFFICE', 'APPLICATION_REJECTED',
    'APPLICATION_WITHDRAWN', 'APPLICATION_LAPSED', 'BILL_EXPIRED', 'PASSPORT_CANCELLED_UNCOLLECTED'));
alter table status_change drop constraint status_change_status_check;
alter table status_change add constraint status_change_status_check check (status in (
    'REGISTERED', 'SLOT_BOOKED', 'INTERVIEW_RESCHEDULED', 'DATA_ACCEPTED', 'CORRECTION_REQUESTED', 'CORRECTED',
    'INTERVIEW_APPROVED', 'DOCUMENTS_MISSING', 'DOCUMENTS_BROUGHT', 'INTERVIEW_MISSED', 'SLOT_RELEASED',
    'INTERVIEW_TIME_WITHDRAWN', 'INTERVIEW_TIME_GIVEN', 'CHECKED_IN', 'CHECK_IN_UNDONE', 'UNDER_REVIEW', 'CLEARED',
    'ORIGINALS_NOT_SEEN', 'APPLICANT_NOT_PRESENT', 'REOPENED', 'BILLED', 'PAID', 'BOOKLET_AWAITED',
    'BOOKLET_ALLOCATED', 'PRINT_SPOILED', 'PRINTED', 'READY_FOR_PICKUP', 'PICKUP_HELD_BACK', 'PICKUP_RELEASED',
    'MISPRINT_REPORTED', 'MISPRINT_CONFIRMED', 'MISPRINT_DECLINED', 'PASSPORT_HANDED_OVER', 'REFERRED_TO_OFFICE',
    'APPLICATION_REJECTED', 'APPLICATION_WITHDRAWN', 'APPLICATION_LAPSED', 'BILL_EXPIRED',
    'PASSPORT_CANCELLED_UNCOLLECTED'));

-- A supervisor gave the office more time for a late case: until the end of this day. See ADR 62.
alter table status_change drop constraint status_change_status_check;
alter table status_change add constraint status_change_status_check check (status in (
    'REGISTERED', 'SLOT_BOOKED', 'INTERVIEW_RESCHEDULED', 'DATA_ACCEPTED', 'CORRECTION_REQUESTED', 'CORRECTED',
    'INTERVIEW_APPROVED', 'DOCUMENTS_MISSING', 'DOCUMENTS_BROUGHT', 'INTERVIEW_MISSED', 'SLOT_RELEASED',
    'INTERVIEW_TIME_WITHDRAWN', 'INTERVIEW_TIME_GIVEN', 'CHECKED_IN', 'CHECK_IN_UNDONE', 'UNDER_REVIEW', 'CLEARED',
    'ORIGINALS_NOT_SEEN', 'APPLICANT_NOT_PRESENT', 'REOPENED', 'BILLED', 'PAID', 'BOOKLET_AWAITED',
    'BOOKLET_ALLOCATED', 'PRINT_SPOILED', 'PRINTED', 'READY_FOR_PICKUP', 'PICKUP_HELD_BACK', 'PICKUP_RELEASED',
    'MISPRINT_REPORTED', 'MISPRINT_CONFIRMED', 'MISPRINT_DECLINED', 'PROMISE_EXTENDED', 'PASSPORT_HANDED_OVER',
    'REFERRED_TO_OFFICE', 'APPLICATION_REJECTED', 'APPLICATION_WITHDRAWN', 'APPLICATION_LAPSED', 'BILL_EXPIRED',
    'PASSPORT_CANCELLED_UNCOLLECTED'));
alter table status_change add column until_day date,
    add constraint extension_has_a_day check (status <> 'PROMISE_EXTENDED' or until_day is not null) not valid;

-- how much of the promise may be used since it was extended
alter table case_file add column promise_allowed bigint;

-- What was done about a late case, besides its history; one decision for each time that it is late.
create table late_decision (
    id bigint generated always as identity primary key,
    registration_number text not null references case_file,
    office text not null,
    late_since timestamptz not null,
    reason text not null,
    done text not null check (length(done) between 3 and 500),
    until_day date not null,
    decided_at timestamptz not null,
    decided_by text not null,
    unique (registration_number, late_since)
);

create index late_decision_by_office on late_decision (office, id);

-- An approval that does without an original, or without the applicant being there, is noted in the history.
alter table status_change drop constraint status_change_status_check;
alter table status_change add constraint status_change_status_check check (status in (
    'REGISTERED', 'SLOT_BOOKED', 'INTERVIEW_RESCHEDULED', 'DATA_ACCEPTED', 'CORRECTION_REQUESTED', 'CORRECTED',
    'INTERVIEW_APPROVED', 'DOCUMENTS_MISSING', 'DOCUMENTS_BROUGHT', 'INTERVIEW_MISSED', 'SLOT_RELEASED',
    'INTERVIEW_TIME_WITHDRAWN', 'INTERVIEW_TIME_GIVEN', 'CHECKED_IN', 'CHECK_IN_UNDONE', 'UNDER_REVIEW', 'CLEARED',
    'ORIGINALS_NOT_SEEN', 'APPLICANT_NOT_PRESENT', 'REOPENED', 'BILLED', 'PAID', 'BOOKLET_AWAITED', 'BOOKLET_ALLOCATED', 'PRINT_SPOILED', 'PRINTED',
    'READY_FOR_PICKUP', 'PICKUP_HELD_BACK', 'PICKUP_RELEASED', 'PASSPORT_HANDED_OVER', 'REFERRED_TO_OFFICE',
    'APPLICATION_REJECTED', 'APPLICATION_WITHDRAWN', 'APPLICATION_LAPSED', 'BILL_EXPIRED',
    'PASSPORT_CANCELLED_UNCOLLECTED'));

-- supervisors list them by office, the newest first
create index status_change_exceptions on status_change (happened_at desc)
    where status in ('ORIGINALS_NOT_SEEN', 'APPLICANT_NOT_PRESENT');

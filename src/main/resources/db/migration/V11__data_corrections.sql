-- what applicants ask to have corrected (UU PDP 27/2022), and what the office answered
create table data_correction (
    id bigint generated always as identity primary key,
    registration_number text not null references case_file,
    wrong text not null check (length(wrong) between 10 and 1000),
    requested_at timestamptz not null,
    requested_by text not null,
    due_at timestamptz not null check (due_at > requested_at),
    decision text check (decision in ('corrected', 'declined')),
    answer text check (length(answer) between 1 and 1000),
    answered_at timestamptz,
    answered_by text,
    told_at timestamptz,
    check (num_nulls(decision, answer, answered_at, answered_by) in (0, 4)),
    check (told_at is null or answered_at is not null)
);

create unique index one_open_correction_per_case on data_correction (registration_number) where answered_at is null;
create index data_correction_by_case on data_correction (registration_number, id desc);

-- how long passports took is looked up by when they became ready
create index status_change_to_ready on status_change (happened_at) where status = 'READY_FOR_PICKUP';

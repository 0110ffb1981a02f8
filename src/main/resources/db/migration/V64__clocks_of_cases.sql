-- The clocks of a case as its events left them, and the moments from which it is late, so that lists and counts need not
-- reckon. They are null for cases of earlier versions until the program has reckoned them from their history.
alter table case_file
    -- what the office has to do, or null while the applicant must act, and since when
    add column work text check (work in ('DATA', 'INTERVIEW', 'SCREENING', 'PRINTING')),
    add column turn_at timestamptz,
    add column data_checked boolean,
    -- how much of the terms was used by then, a working day has 86,400,000 parts; null before they begin
    add column legal_used bigint,
    add column promise_used bigint,
    add column work_late_at timestamptz,
    add column legal_late_at timestamptz,
    add column promise_warn_at timestamptz,
    add column promise_late_at timestamptz,
    -- stands for the calendar, hours and targets by which the moments were reckoned
    add column clocks_by text,
    add column late_at timestamptz
        generated always as (least(work_late_at, promise_late_at)) stored,
    add constraint late_only_at_work check (work is not null or late_at is null);

create index case_file_late on case_file (office, late_at) where closed_at is null;

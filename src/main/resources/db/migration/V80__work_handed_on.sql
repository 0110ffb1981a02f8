-- Days on which an officer is away, and who does the work meanwhile. Why is not asked.
create table absence (
    id bigint generated always as identity primary key,
    office text not null,
    officer text not null,
    substitute text check (substitute <> officer),
    from_day date not null,
    until_day date not null check (until_day >= from_day),
    noted_at timestamptz not null,
    noted_by text not null,
    -- by a supervisor, before its last day was over
    ended_at timestamptz,
    ended_by text,
    check (num_nulls(ended_at, ended_by) in (0, 2))
);

create index absence_by_last_day on absence (until_day) where ended_at is null;

-- Tasks that a supervisor handed to somebody, or back to the queue, and those that an absent officer left.
create table task_move (
    id bigint generated always as identity primary key,
    office text not null,
    -- of most a registration number
    subject text,
    step text,
    -- none: the queue
    from_officer text,
    to_officer text,
    reason text check (length(reason) between 3 and 500),
    absence bigint references absence,
    moved_at timestamptz not null,
    moved_by text not null,
    check (num_nonnulls(reason, absence) = 1),
    check (from_officer is distinct from to_officer)
);

create index task_move_by_subject on task_move (subject, id);
create index task_move_by_office on task_move (office, id);

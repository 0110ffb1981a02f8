-- Running cases are moved to the newest version of their process, or it is tried whether they could be. See ADR 63.
create table version_run (
    id bigint generated always as identity primary key,
    -- the key of the process, and the id of the version that cases are moved to: the engine's
    key text not null,
    target text not null,
    version int not null,
    dry boolean not null,
    asked_by text not null,
    asked_at timestamptz not null,
    -- the process instance that was looked at last, in their order
    reached text not null default '',
    -- until when one node works on it, unless it says so again
    taken_until timestamptz,
    ended_at timestamptz check (ended_at >= asked_at)
);

create unique index one_version_run_at_a_time on version_run ((true)) where ended_at is null;

create table version_tally (
    run bigint not null references version_run on delete cascade,
    office text not null,
    version int not null,
    activity text not null,
    outcome text not null check (outcome in ('FITS', 'MOVING', 'STEP_GONE', 'UNFIT')),
    cases bigint not null check (cases > 0),
    primary key (run, office, version, activity, outcome)
);

create table version_misfit (
    run bigint not null references version_run on delete cascade,
    registration_number text not null,
    office text not null,
    version int not null,
    activity text not null,
    outcome text not null check (outcome in ('MOVING', 'STEP_GONE', 'UNFIT')),
    primary key (run, registration_number)
);

create index version_misfit_by_office on version_misfit (run, office, registration_number);

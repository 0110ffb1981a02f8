-- Steps that were stuck and tried again, by whom and with what result; nothing personal.
create table step_retry (
    id bigint generated always as identity primary key,
    office text not null,
    -- of most a registration number
    subject text,
    step text,
    outcome text not null check (outcome in ('done', 'stayed', 'gone')),
    fault text check (fault in ('unreachable', 'refused', 'raced', 'unknown')),
    tried_at timestamptz not null,
    tried_by text not null,
    check ((fault is not null) = (outcome = 'stayed'))
);

create index step_retry_by_office on step_retry (office, id);

create trigger step_retry_is_append_only before update or delete on step_retry
    for each row execute function refuse_change();

-- One node has everything that is stuck tried again on a night.
create table nightly_retry (
    day date primary key,
    began_at timestamptz not null,
    steps integer check (steps >= 0)
);

-- What supervisors and operators were told of an office and is still so: there is one mail for each time it begins.
create table supervision_alert (
    office text not null,
    kind text not null check (kind in ('alert-incidents', 'alert-late')),
    told_at timestamptz not null,
    primary key (office, kind)
);

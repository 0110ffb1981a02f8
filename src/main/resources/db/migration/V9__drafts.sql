create table application_draft (
    id text primary key check (id ~ '^[A-Za-z0-9_-]{22}$'),
    account text not null,
    answers jsonb not null check (jsonb_typeof(answers) = 'object' and length(answers::text) <= 30000),
    created_at timestamptz not null,
    changed_at timestamptz not null,
    -- once it was sent the answers live in the case file only
    registration_number text unique references case_file,
    check (registration_number is null or answers = '{}')
);

create index application_draft_by_account on application_draft (account, created_at);

-- a family applies with one account of the portal, up to five applications under way
alter table case_file add column place_in_account smallint check (place_in_account between 1 and 5);
create unique index five_active_applications_per_account on case_file (submitted_by, place_in_account)
    where closed_at is null;

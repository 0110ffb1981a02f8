-- what an applicant changed in what was declared, old and new; erased with the case
create table case_revision (
    id bigint generated always as identity primary key,
    registration_number text not null references case_file,
    revised_at timestamptz not null,
    changes jsonb not null check (jsonb_typeof(changes) = 'array' and changes <> '[]')
);

create index case_revision_by_case on case_revision (registration_number, id desc);

-- what officers write to each other about a case; erased with it
create table case_note (
    id bigint generated always as identity primary key,
    registration_number text not null references case_file,
    text text not null check (length(text) between 1 and 2000),
    written_at timestamptz not null,
    author text not null
);

create index case_note_by_case on case_note (registration_number, id desc);

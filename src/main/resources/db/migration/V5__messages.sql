create table message (
    id bigint generated always as identity primary key,
    registration_number text not null references case_file,
    created_at timestamptz not null,
    subject_indonesian text not null,
    text_indonesian text not null,
    subject_english text not null,
    text_english text not null,
    mailed_at timestamptz,
    attempts integer not null default 0,
    next_attempt_at timestamptz not null default '-infinity'
);

create index message_by_case on message (registration_number, id);
create index message_to_mail on message (next_attempt_at) where mailed_at is null;

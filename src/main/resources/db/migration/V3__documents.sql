create table required_document (
    id bigint generated always as identity primary key,
    registration_number text not null references case_file,
    code text not null,
    original_seen_at timestamptz,
    original_seen_by text,
    unique (registration_number, code),
    check ((original_seen_at is null) = (original_seen_by is null))
);

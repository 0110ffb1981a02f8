-- the content of uploads, unless it is kept in an S3 store
create table document_content (
    key text primary key,
    content bytea not null
);

-- pictures are compressed already
alter table document_content alter column content set storage external;

create table document_copy (
    registration_number text not null,
    code text not null,
    content_key text unique,
    content_type text check (content_type in ('image/jpeg', 'application/pdf')),
    size integer check (size > 0),
    sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
    pages integer check (pages > 0),
    uploaded_at timestamptz,
    uploaded_by text,
    -- the request for another copy, until it comes
    asked_at timestamptz,
    asked_by text,
    reason text check (length(reason) between 1 and 500),
    primary key (registration_number, code),
    foreign key (registration_number, code) references required_document (registration_number, code),
    check (num_nulls(content_key, content_type, size, sha256, pages, uploaded_at, uploaded_by) in (0, 7)),
    check (num_nulls(asked_at, asked_by, reason) in (0, 3)),
    check (content_key is not null or asked_at is not null)
);

create table document_event (
    id bigint generated always as identity primary key,
    registration_number text not null,
    code text not null,
    what text not null check (what in ('UPLOADED', 'ASKED_AGAIN')),
    happened_at timestamptz not null,
    actor text not null,
    reason text,
    foreign key (registration_number, code) references required_document (registration_number, code),
    check ((what = 'ASKED_AGAIN') = (reason is not null))
);

create index document_event_by_case on document_event (registration_number, id);

create trigger document_event_is_append_only before update or delete on document_event
    for each row execute function refuse_change();

create table case_look (
    id bigint generated always as identity primary key,
    registration_number text not null references case_file,
    office text not null references office,
    officer text not null,
    desks text not null check (desks <> ''),
    looked_at timestamptz not null,
    -- the key of its name in the message bundles
    what text not null check (what ~ '^(look|document)\.[a-z-]+$')
);

create index case_look_by_case on case_look (registration_number, id desc);

create trigger case_look_is_append_only before update or delete on case_look
    for each row execute function refuse_change();

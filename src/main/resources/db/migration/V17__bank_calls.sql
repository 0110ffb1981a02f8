-- Access tokens of banks, known by their hash only; every node takes them.
create table bank_token (
    hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
    bank text not null,
    expires_at timestamptz not null
);

-- The number a bank gives a call, which names one call a day (SNAP BI, X-EXTERNAL-ID).
create table bank_external_id (
    bank text not null,
    day date not null,
    external_id text not null check (external_id ~ '^[0-9]{1,36}$'),
    -- what was called, and the hash of what was sent
    call text not null,
    primary key (bank, day, external_id)
);

-- What a bank reported and was answered, so that a repeated report gets the same answer and is counted once.
create table bank_payment (
    bank text not null,
    payment_request_id text not null check (length(payment_request_id) between 1 and 128),
    virtual_account_number text not null,
    amount bigint not null check (amount > 0),
    answer jsonb not null,
    received_at timestamptz not null,
    primary key (bank, payment_request_id)
);

-- the bank's name stands before its number
alter table payment
    drop constraint payment_reference_check,
    add check (length(reference) between 1 and 200);

-- Every call and its answer, without names, for the audit (kept ten years).
create table bank_call (
    id bigint generated always as identity primary key,
    bank text,
    service text not null check (service in ('73', '24', '25')),
    external_id text,
    received_at timestamptz not null,
    request text,
    code text not null check (code ~ '^[0-9]{7}$'),
    answer jsonb not null
);

create index bank_call_by_time on bank_call (received_at);

create trigger bank_call_is_append_only before update or delete on bank_call
    for each row execute function refuse_change();

create table bill (
    id bigint generated always as identity primary key,
    registration_number text not null references case_file,
    virtual_account_number text not null check (virtual_account_number ~ '^[0-9]{17,28}$'),
    -- the code of the state's own system (SIMPONI), where an office has one
    billing_code text check (billing_code ~ '^[0-9]{15}$'),
    amount bigint not null check (amount > 0),
    issued_at timestamptz not null,
    due_at timestamptz not null check (due_at > issued_at),
    state text not null check (state in ('OPEN', 'PAID', 'EXPIRED', 'CANCELLED')),
    reminded_at timestamptz,
    paid_at timestamptz,
    check ((state = 'PAID') = (paid_at is not null))
);

create unique index one_open_bill_per_case on bill (registration_number) where state = 'OPEN';
create index bill_by_account on bill (virtual_account_number, id desc);
create index bill_by_case on bill (registration_number, id desc);

create table payment (
    reference text primary key check (length(reference) between 1 and 128),
    bill bigint not null unique references bill,
    amount bigint not null check (amount > 0),
    received_at timestamptz not null
);

create table ledger_entry (
    id bigint generated always as identity primary key,
    bill bigint not null references bill,
    booked_at timestamptz not null,
    debit text not null check (debit in ('RECEIVABLE', 'BANK_CLEARING', 'STATE_REVENUE')),
    credit text not null check (credit in ('RECEIVABLE', 'BANK_CLEARING', 'STATE_REVENUE')),
    amount bigint not null check (amount > 0),
    reference text not null unique,
    check (debit <> credit)
);

create trigger ledger_entry_is_append_only before update or delete on ledger_entry
    for each row execute function refuse_change();

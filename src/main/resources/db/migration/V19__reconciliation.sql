-- What banks report that they credited to us on a day. Names of payers are not kept.
create table bank_report (
    id bigint generated always as identity primary key,
    bank text not null,
    -- in Jakarta
    day date not null,
    format text not null check (format in ('CSV', 'CAMT_053')),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    -- whether the day was over when it came, so that nothing can be missing on it
    whole boolean not null,
    received_at timestamptz not null,
    received_by text not null,
    -- days without payments have reports of the same content
    unique (bank, day, sha256, whole)
);

create index bank_report_by_day on bank_report (day);

create table bank_report_line (
    id bigint generated always as identity primary key,
    report bigint not null references bank_report,
    bank text not null,
    payment_request_id text not null check (length(payment_request_id) between 1 and 128),
    virtual_account_number text not null check (virtual_account_number ~ '^[0-9]{1,28}$'),
    amount bigint not null check (amount > 0),
    paid_at timestamptz,
    reference_no text check (length(reference_no) <= 128),
    unique (bank, payment_request_id)
);

create index bank_report_line_by_report on bank_report_line (report);

create table reconciliation (
    id bigint generated always as identity primary key,
    -- in Jakarta
    first_day date not null,
    last_day date not null check (last_day >= first_day),
    started_at timestamptz not null,
    started_by text not null,
    -- open discrepancies that were closed, because their money never came
    cleared integer not null default 0 check (cleared >= 0),
    closed_at timestamptz,
    -- the rest is known once it is closed; whole rupiah
    lines integer,
    lines_sum bigint,
    received integer,
    received_sum bigint,
    differences integer,
    receivable bigint,
    open_bills bigint,
    check (num_nulls(closed_at, lines, lines_sum, received, received_sum, differences, receivable, open_bills) in (0, 8))
);

-- Which reports a reconciliation compared, and what each of their lines came to.
create table reconciliation_report (
    reconciliation bigint not null references reconciliation,
    report bigint not null references bank_report,
    primary key (reconciliation, report)
);

create index reconciliation_report_by_report on reconciliation_report (report);

create table reconciliation_line (
    reconciliation bigint not null references reconciliation,
    line bigint not null references bank_report_line,
    outcome text not null check (outcome in
        ('RECEIVED', 'KNOWN', 'UNKNOWN_ACCOUNT', 'WRONG_AMOUNT', 'ALREADY_PAID', 'EXPIRED', 'CANCELLED', 'CONFLICTING')),
    primary key (reconciliation, line)
);

-- What a reconciliation found that is no line of a report.
create table reconciliation_difference (
    id bigint generated always as identity primary key,
    reconciliation bigint not null references reconciliation,
    kind text not null check (kind in ('MISSING_AT_BANK', 'NO_REPORT', 'FILE_REFUSED')),
    bank text,
    day date,
    payment text references payment,
    file_name text check (length(file_name) <= 200),
    -- why a file was refused, in both languages
    text_indonesian text,
    text_english text,
    check ((kind = 'MISSING_AT_BANK') = (payment is not null)),
    check ((kind = 'FILE_REFUSED') = (num_nonnulls(file_name, text_indonesian, text_english) = 3)),
    check (kind = 'FILE_REFUSED' or num_nonnulls(bank, day) = 2),
    unique nulls not distinct (reconciliation, kind, bank, day, payment, file_name)
);

create trigger bank_report_is_append_only before update or delete on bank_report
    for each row execute function refuse_change();
create trigger bank_report_line_is_append_only before update or delete on bank_report_line
    for each row execute function refuse_change();

create index payment_by_time on payment (received_at);

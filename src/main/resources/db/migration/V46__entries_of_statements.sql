-- What is on a bank's statement and is no payment: told to the treasurer by its entry, never booked.
create table bank_report_entry (
    id bigint generated always as identity primary key,
    report bigint not null references bank_report,
    -- in the file, from 1
    entry integer not null check (entry > 0),
    kind text not null check (kind in ('DEBIT', 'OTHER_CURRENCY', 'DEBIT_REVERSED', 'PAYMENT_REVERSED', 'NO_DETAILS',
        'NO_ACCOUNT', 'NO_NUMBER')),
    -- of the payment that it is about, if it says so
    payment_request_id text check (length(payment_request_id) between 1 and 128),
    -- whole rupiah, if it is so much
    amount bigint check (amount > 0)
);

create index bank_report_entry_by_report on bank_report_entry (report);

create trigger bank_report_entry_is_append_only before update or delete on bank_report_entry
    for each row execute function refuse_change();

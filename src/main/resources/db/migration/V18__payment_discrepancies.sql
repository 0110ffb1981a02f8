-- Money that fits no bill: a treasurer decides what becomes of it.
create table payment_discrepancy (
    id bigint generated always as identity primary key,
    bank text not null,
    payment_request_id text not null check (length(payment_request_id) between 1 and 128),
    virtual_account_number text not null check (virtual_account_number ~ '^[0-9]{1,28}$'),
    registration_number text references case_file,
    amount bigint not null check (amount > 0),
    -- when the payer paid, as the bank says
    paid_at timestamptz,
    kind text not null
        check (kind in ('UNKNOWN_ACCOUNT', 'WRONG_AMOUNT', 'ALREADY_PAID', 'EXPIRED', 'CANCELLED')),
    -- whether the money is on the account statement, or the bank only called and was refused
    on_statement boolean not null,
    state text not null check (state in ('OPEN', 'ACCEPTED', 'REFUND', 'RETURNED')),
    opened_at timestamptz not null,
    reason text check (length(reason) <= 1000),
    decided_by text,
    decided_at timestamptz,
    unique (bank, payment_request_id),
    check ((kind = 'UNKNOWN_ACCOUNT') = (registration_number is null)),
    check ((state = 'OPEN') = (decided_at is null)),
    check ((decided_at is null) = (decided_by is null)),
    -- what is on the statement has come
    check (not (state = 'RETURNED' and on_statement))
);

create index payment_discrepancy_by_case on payment_discrepancy (registration_number);
create index open_payment_discrepancy on payment_discrepancy (opened_at) where state = 'OPEN';

-- an answer is repeated word for word, and a jsonb is not
alter table bank_payment alter column answer type json;

-- no bank's name has a colon
update payment p set reference = b.bank || ':' || b.payment_request_id
from bank_payment b where p.reference = b.bank || '-' || b.payment_request_id;

alter table ledger_entry
    alter column bill drop not null,
    add column discrepancy bigint references payment_discrepancy,
    add check (num_nonnulls(bill, discrepancy) >= 1),
    drop constraint ledger_entry_debit_check,
    drop constraint ledger_entry_credit_check,
    add constraint ledger_entry_debit_check
        check (debit in ('RECEIVABLE', 'BANK_CLEARING', 'STATE_REVENUE', 'REFUNDS')),
    add constraint ledger_entry_credit_check
        check (credit in ('RECEIVABLE', 'BANK_CLEARING', 'STATE_REVENUE', 'REFUNDS'));

create index ledger_entry_by_bill on ledger_entry (bill);

-- whole rupiah; debits less credits, which over all accounts is zero
create view ledger_balance as
    select account, sum(amount)::bigint as balance
    from (
        select debit as account, amount from ledger_entry
        union all
        select credit, -amount from ledger_entry) side
    group by account;

-- What is owed on a bill by the ledger is its amount while it is open, and nothing otherwise.
create function bill_agrees_with_ledger() returns trigger language plpgsql as $$
declare
    of bigint;
    owed bigint;
    due bigint;
begin
    if tg_table_name = 'bill' then of := new.id; else of := new.bill; end if;
    if of is null then return null; end if;
    select case when state = 'OPEN' then amount else 0 end into due from bill where id = of;
    select coalesce(sum(case 'RECEIVABLE' when debit then amount when credit then -amount else 0 end), 0)
        into owed from ledger_entry where bill = of;
    if owed <> due then
        raise exception 'bill % owes % by the ledger and % by its state', of, owed, due
            using errcode = 'check_violation';
    end if;
    return null;
end $$;

create constraint trigger bill_agrees_with_ledger after insert or update on bill
    deferrable initially deferred for each row execute function bill_agrees_with_ledger();
create constraint trigger ledger_agrees_with_bill after insert on ledger_entry
    deferrable initially deferred for each row execute function bill_agrees_with_ledger();

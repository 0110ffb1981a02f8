-- Treasurers look their office's bills and payments up, and record which refunds were made. See ADR 64.

-- what a bill is for stays with it when its case is erased
alter table bill
    add column office text references office,
    add column product text;
-- the ledger has nothing to say about it
alter table bill disable trigger user;
update bill b set office = c.office, product = c.application ->> 'product'
from case_file c where c.registration_number = b.registration_number;
alter table bill enable trigger user;
alter table bill alter column office set not null, alter column product set not null;

create index bill_by_office_and_state on bill (office, state, due_at);
create index bill_by_office_and_payment on bill (office, paid_at, id) where paid_at is not null;

-- Money that the state gave back, as its own procedure says.
create table refund (
    discrepancy bigint primary key references payment_discrepancy,
    amount bigint not null check (amount > 0),
    made_on date not null,
    -- of the order by which it was paid back
    reference text not null check (length(reference) between 3 and 100),
    recorded_by text not null,
    recorded_at timestamptz not null
);

create trigger refund_is_append_only before update or delete on refund
    for each row execute function refuse_change();

-- What is held of money that fits no bill, by the ledger: nothing once it was given back.
create view refund_balance as
    select discrepancy, sum(case when credit = 'REFUNDS' then amount else -amount end)::bigint as held
    from ledger_entry where discrepancy is not null and 'REFUNDS' in (debit, credit) group by discrepancy;

-- The ledger of each office: of its bills, and of money that came for its cases; what came for no case has no office.
create view ledger_of_office as
    select office, account, sum(debit)::bigint as debit, sum(credit)::bigint as credit
    from (
        select coalesce(b.office, (select o.office from bill o join payment_discrepancy d
                on d.registration_number = o.registration_number
                where d.id = e.discrepancy order by o.id desc limit 1)) as office,
            side.account, side.debit, side.credit
        from ledger_entry e left join bill b on b.id = e.bill
        cross join lateral (values (e.debit, e.amount, 0), (e.credit, 0, e.amount)) side (account, debit, credit)) entry
    group by office, account;

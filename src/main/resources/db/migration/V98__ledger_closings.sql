-- The sums of the ledger up to an entry, per office ('' for money of no case), so that a page that shows them reads what was
-- booked since and not all that ever was. Only the latest is kept; each follows from the one before and the entries between.
-- See ADR 74.
create table ledger_closing (
    -- the last entry that is in it
    through bigint not null references ledger_entry,
    office text not null,
    account text not null,
    debit bigint not null,
    credit bigint not null,
    primary key (through, office, account)
);

-- Both sides of each entry, with its office.
create view ledger_side as
    select e.id, coalesce(b.office, (select o.office from bill o join payment_discrepancy d
            on d.registration_number = o.registration_number
            where d.id = e.discrepancy order by o.id desc limit 1), '') as office,
        side.account, side.debit, side.credit
    from ledger_entry e left join bill b on b.id = e.bill
    cross join lateral (values (e.debit, e.amount, 0), (e.credit, 0, e.amount)) side (account, debit, credit);

-- Bills whose process is yet to be told that they are paid. A node takes some of them at once, and nobody else does until try_at.
create table untold_payment (
    bill bigint primary key references bill,
    try_at timestamptz not null
);

-- a passport says by itself which office issued what, and whether it is void: whoever asks need not look at its booklet
alter table passport
    add column office text references office,
    add column product text,
    add column voided_at timestamptz;

update passport
set office = b.office, product = b.product,
    voided_at = case when b.state in ('ALLOCATED', 'PRINTED', 'HANDED_OVER') then null else b.changed_at end
from booklet b
where b.number = passport.number;

alter table passport
    alter column office set not null,
    alter column product set not null;

create unique index one_valid_passport_per_case on passport (registration_number) where voided_at is null;

-- What became of a mail, and why it will not arrive. Old messages were mailed, but for those that still wait.
alter table message
    add column delivery text not null default 'MAILED' check (delivery in ('WAITING', 'MAILED', 'UNDELIVERABLE')),
    add column failed_at timestamptz,
    add column failure text check (failure in ('ADDRESS_REFUSED', 'MAIL_REFUSED', 'NOT_REACHED')),
    -- of the case, whose supervisors hear of it
    add column office text;

update message m set delivery = 'WAITING',
    office = (select f.office from case_file f where f.registration_number = m.registration_number)
where mailed_at is null;
update message set delivery = 'UNDELIVERABLE', failed_at = now(), failure = 'NOT_REACHED'
where delivery = 'WAITING' and attempts >= 12 and next_attempt_at <= now();

alter table message alter column delivery set default 'WAITING';
alter table message
    add constraint mailed_says_when check ((delivery = 'MAILED') = (mailed_at is not null)),
    add constraint undeliverable_says_when_and_why
        check ((delivery = 'UNDELIVERABLE') = (failed_at is not null) and (failed_at is null) = (failure is null)),
    add constraint of_a_case_and_its_office
        check (delivery = 'MAILED' or (registration_number is null) = (office is null));

drop index message_to_mail;
create index message_to_mail on message (next_attempt_at) where delivery = 'WAITING';
create index message_undeliverable on message (office, registration_number) where delivery = 'UNDELIVERABLE';

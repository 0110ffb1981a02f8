-- At which office something happened, so that what happened there in a month is counted without reading other offices'
-- cases. The database fills it in, so that it is always the case's.
alter table status_change add column office text;

-- it is only ever added to, but for this
select set_config('paspor.erasing', 'status_change', true);
update status_change c set office = f.office from case_file f where f.registration_number = c.registration_number;
select set_config('paspor.erasing', '', true);

alter table status_change alter column office set not null;

create function office_of_case() returns trigger language plpgsql as $$
begin
    select office into new.office from case_file where registration_number = new.registration_number;
    return new;
end $$;

create trigger status_change_knows_its_office before insert on status_change
    for each row execute function office_of_case();

create index status_change_at_office on status_change (office, happened_at) include (status, registration_number);

-- who is expected on a day
create index booking_by_time on booking (office, starts_at);

-- what is under way and late at an office is counted by this index alone
drop index case_file_late;
create index case_file_under_way on case_file (office, late_at) include (status) where closed_at is null;

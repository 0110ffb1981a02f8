-- what is printed stays as it was printed, whatever is corrected in the case file later
alter table passport
    add column name text,
    add column endorsement text;

update passport
set name = upper(left(application ->> 'fullName', 34)),
    endorsement = case when length(application ->> 'fullName') > 34 then upper(application ->> 'fullName') end
from case_file
where case_file.registration_number = passport.registration_number;

alter table passport
    alter column name set not null,
    add check (length(name) between 1 and 34),
    add check (length(endorsement) > 34);

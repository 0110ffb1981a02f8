-- Officers find a case by what people have at hand.
create extension if not exists btree_gin;

-- A phone number as it is compared: its digits without the country's code or the leading zero.
create function phone_key(phone text) returns text language sql immutable strict parallel safe
return regexp_replace(regexp_replace(phone, '[^0-9]', '', 'g'), '^(62|0)', '');

create index case_file_by_name on case_file using gin (office, name_key(application ->> 'fullName') gin_trgm_ops);
create index case_file_by_phone on case_file (phone_key(application ->> 'phone'));
create index case_file_by_old_passport on case_file ((application ->> 'oldPassportNumber'))
    where application ->> 'oldPassportNumber' is not null;

-- A secret that is to take the place of the one in use once a code of it was shown; until then that one stays good.
alter table second_factor add column next_one_time_secret bytea;

update second_factor
set next_one_time_secret = one_time_secret, one_time_secret = null
where not one_time_confirmed and one_time_secret is not null;

alter table second_factor drop constraint only_a_secret_is_confirmed;
alter table second_factor drop constraint only_the_enrolled_have_confirmed;
alter table second_factor drop column one_time_confirmed;
alter table second_factor add constraint only_the_enrolled_have_confirmed check (enrolled_at is not null or one_time_secret is null);

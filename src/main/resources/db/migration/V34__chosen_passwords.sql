-- Which password of an account its owner chose, by the mark that the engine draws anew for every password. Any other one was
-- made up by an administrator, and is changed at the next sign-in. Applicants always choose theirs and are not here.
create table chosen_password (
    account varchar(64) primary key,
    mark text not null
);

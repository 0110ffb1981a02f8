-- What people say after pickup. Nothing in it says of which case it is: no number, no day, and an id by chance.
create table feedback (
    id uuid primary key default gen_random_uuid(),
    office text not null,
    -- the first day of the month
    month date not null check (extract(day from month) = 1),
    satisfaction smallint not null check (satisfaction between 1 and 5),
    words text check (length(words) between 1 and 500)
);
create index feedback_of_office on feedback (office, month);

-- Whose applicant has answered, so that nobody answers twice; not when, and not what.
create table feedback_given (
    registration_number text primary key
);

-- What an office reported of a month, as it was sent; whoever sends it again adds to it.
create table monthly_report (
    id bigint generated always as identity primary key,
    office text not null references office,
    month date not null check (extract(day from month) = 1),
    sent_at timestamptz not null,
    sent_by text not null,
    pdf bytea not null,
    csv bytea not null,
    check (sent_at > month + interval '27 days')
);

create index monthly_report_of_office on monthly_report (office, month);

create trigger monthly_report_is_append_only before update or delete on monthly_report
    for each row execute function refuse_change();

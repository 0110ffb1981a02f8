-- Accounts of applicants that nobody uses are erased, after their address was told so. Of those that there are, the term begins now.
alter table account
    add column used_at timestamptz,
    add column warned_at timestamptz;
update account set used_at = greatest(created_at, now());
alter table account
    alter column used_at set not null,
    add constraint warned_after_use check (warned_at >= used_at);

create index account_by_use on account (used_at);

alter table erasure_run drop constraint erasure_run_kind_check;
alter table erasure_run add constraint erasure_run_kind_check check (kind in ('DRAFTS', 'COPIES', 'PHOTOS', 'MESSAGES',
    'WATCH_LIST_EVIDENCE', 'WATCH_LIST_FILES', 'BANK_CALLS', 'ENGINE_HISTORY', 'LOOKS', 'UNSUCCESSFUL_CASES', 'FINISHED_CASES',
    'ACCOUNTS'));

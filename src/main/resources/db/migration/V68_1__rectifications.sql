-- A supervisor may rectify what was declared, and says why; what nobody else is named for, the applicant changed.
alter table case_revision
    add column revised_by text,
    add column reason text check (length(reason) between 3 and 500),
    add check ((revised_by is null) = (reason is null));

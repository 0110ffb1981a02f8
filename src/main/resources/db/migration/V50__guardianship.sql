-- who signs for a child, as an officer found; what it is of an adult nobody asks
alter table case_file add column guardianship text not null default 'PARENTS_MARRIED'
    constraint case_file_guardianship_check check (guardianship in
        ('PARENTS_MARRIED', 'PARENTS_DIVORCED', 'PARENT_DIED', 'GUARDIAN', 'MOTHER_ONLY'));

-- what a case needs no more stays with its copy and its history
alter table required_document add column needed boolean not null default true;

alter table document_event drop constraint document_event_what_check;
alter table document_event add constraint document_event_what_check
    check (what in ('UPLOADED', 'ASKED_AGAIN', 'NEEDED', 'NOT_NEEDED'));

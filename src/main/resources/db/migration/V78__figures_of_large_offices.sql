-- why cases were refused and booklets spoiled: few lines of a history
create index status_change_with_reason on status_change (office, happened_at)
    where status in ('APPLICATION_REJECTED', 'PRINT_SPOILED');

-- the list of an office's cases, the newest first
create index case_file_of_office on case_file (office, submitted_at desc, registration_number);

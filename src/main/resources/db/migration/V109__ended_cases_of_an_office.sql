-- A list of what has ended began with the office's newest cases and read past all that are under way: 559 blocks for one page with
-- 660 of these, see docs/operations.md.
create index case_file_ended_of_office on case_file (office, submitted_at desc, registration_number) where closed_at is not null;

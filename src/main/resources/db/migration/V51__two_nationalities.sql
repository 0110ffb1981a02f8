-- a child of two nationalities, as an officer found
alter table case_file add column two_nationalities boolean not null default false;

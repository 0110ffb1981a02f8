-- when the process was told that the applicant is here, so that nobody who is becomes a no-show
alter table booking add column check_in_told_at timestamptz;

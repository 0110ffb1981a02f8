-- The reason of a list that an officer chose, besides own words in the column reason. See ADR 57.
alter table status_change add column reason_code text check (reason_code ~ '^[A-Z][A-Z_]+$');

-- Every version of the form at the counter asked for 16 digits, or for nothing of whoever collects their own.
alter table pickup add constraint collector_has_a_nik check (collector_id_number ~ '^[0-9]{16}$');

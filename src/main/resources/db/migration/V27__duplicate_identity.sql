-- The same person under another NIK is found by name, birth date and mother's name together.
alter table screening_hit
    drop constraint screening_hit_matched_by_check,
    add constraint screening_hit_matched_by_check
        check (matched_by in ('NIK', 'PASSPORT_NUMBER', 'NAME', 'PERSON'));

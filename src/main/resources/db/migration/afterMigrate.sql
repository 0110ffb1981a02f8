-- After each start's migration: what is only ever added to, the program's user can neither change nor delete, and of
-- Flyway's own table it reads. It may call the functions that erase what is past its term. Grants by default, and
-- database/roles.sql, give it all other rights first. Where there is no such user, or Flyway runs under it, nothing changes.
do $$
declare
    program text := '${program-role}';
    appended regclass;
    erasure regproc;
begin
    if current_user = program or not exists (select from pg_roles where rolname = program) then
        return;
    end if;
    for appended in
        -- a trigger for some columns only belongs to a table of which others may change
        select tgrelid::regclass from pg_trigger where tgfoid = 'refuse_change'::regproc and tgattr::text = ''
            and tgqual is null
    loop
        -- only what there is, as two nodes that start at once would be in each other's way
        if has_table_privilege(program, appended, 'update, delete, truncate') then
            execute format('revoke update, delete, truncate on %s from %I', appended, program);
        end if;
    end loop;
    foreach erasure in array array['erase_rows_of_case', 'erase_movement_texts', 'erase_bank_calls']::regproc[] loop
        if not has_function_privilege(program, erasure, 'execute') then
            execute format('grant execute on function %s to %I', erasure, program);
        end if;
    end loop;
    if has_table_privilege(program, 'flyway_schema_history', 'insert, update, delete, truncate') then
        execute format('revoke insert, update, delete, truncate on flyway_schema_history from %I', program);
    end if;
end $$;

-- Personal data goes when its term is over (UU PDP 27/2022). See ADR 47.

-- A case in dispute, which no erasure touches until a supervisor lifts the hold.
create table case_hold (
    id bigint generated always as identity primary key,
    registration_number text not null references case_file,
    reason text not null check (length(reason) between 3 and 500),
    held_at timestamptz not null,
    held_by text not null,
    lifted_at timestamptz check (lifted_at >= held_at),
    lifted_by text,
    lifted_reason text check (length(lifted_reason) between 3 and 500),
    check (num_nulls(lifted_at, lifted_by, lifted_reason) in (0, 3))
);

create unique index one_hold_in_force_per_case on case_hold (registration_number) where lifted_at is null;
create index case_hold_by_case on case_hold (registration_number, id);

-- Of a case that was erased its number, office, kind, product, dates and end are left, for registers and figures.
alter table case_file
    add column erased_at timestamptz,
    alter column nik drop not null,
    add constraint only_the_ended_are_erased check (erased_at is null or closed_at is not null),
    add constraint nobody_is_left_in_the_erased check (case
        when erased_at is null then nik is not null
        else application - array['office', 'kind', 'product'] = '{}' and submitted_by = '-' end);

create index case_file_by_end on case_file (closed_at, registration_number) where closed_at is not null;
create index case_file_to_erase on case_file (closed_at) where closed_at is not null and erased_at is null;

alter table passport
    add column erased_at timestamptz,
    alter column name drop not null,
    alter column mrz drop not null,
    add constraint nobody_is_left_in_the_erased check (case
        when erased_at is null then num_nulls(name, mrz) = 0
        else num_nonnulls(name, endorsement, mrz) = 0 end);

alter table pickup
    add column erased_at timestamptz,
    drop constraint collector_is_known,
    add constraint collector_is_known check (
        (collected_by = 'self' or erased_at is not null) = (collector_name is null)
        and (collected_by = 'self' or erased_at is not null) = (collector_id_number is null)
        and (collected_by = 'family') = (relation is not null)) not valid;

-- their reasons are found by the case
create index booklet_movement_by_case on booklet_movement (registration_number) where registration_number is not null;
create index bank_payment_by_account on bank_payment (virtual_account_number);

-- What was erased on a night, of each kind, by the one node that began with it; nothing personal.
create table erasure_run (
    day date not null,
    kind text not null check (kind in ('DRAFTS', 'COPIES', 'PHOTOS', 'MESSAGES', 'WATCH_LIST_EVIDENCE', 'WATCH_LIST_FILES',
        'BANK_CALLS', 'ENGINE_HISTORY', 'LOOKS', 'UNSUCCESSFUL_CASES', 'FINISHED_CASES')),
    started_at timestamptz not null,
    -- what is older was due
    up_to timestamptz not null,
    -- none if it was broken off: the next night begins where this one did
    finished_at timestamptz,
    erased bigint not null default 0 check (erased >= 0),
    failed integer not null default 0 check (failed >= 0),
    primary key (day, kind)
);

-- Rows of a chain of the audit that were erased as a whole, up to a number; their seals stay.
create table chain_erasure (
    id bigint generated always as identity primary key,
    book text not null,
    chain text not null,
    last_row bigint not null,
    erased_at timestamptz not null,
    unique (book, chain, last_row)
);

create trigger chain_erasure_is_append_only before update or delete on chain_erasure
    for each row execute function refuse_change();

-- The functions below, and nothing else, name a table here for as long as they erase in it. The program's user can change
-- none of these tables itself, see afterMigrate.sql.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
    if current_setting('paspor.erasing', true) = tg_table_name then
        if tg_op = 'DELETE' then return old; end if;
        return new;
    end if;
    raise exception '% is append-only', tg_table_name;
end $$;

-- Erases the rows of a case that has ended and that nothing holds. What is sealed leaves a record.
create function erase_rows_of_case(in_book text, of_case text, at timestamptz) returns integer
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    erased integer;
    last bigint;
begin
    if in_book not in ('status_change', 'case_look', 'document_event') then
        raise exception '% has no rows that are erased', in_book;
    end if;
    if not exists (select from case_file where registration_number = of_case and closed_at is not null)
            or exists (select from case_hold where registration_number = of_case and lifted_at is null) then
        raise exception 'case % is under way or held', of_case using errcode = 'check_violation';
    end if;
    perform set_config('paspor.erasing', in_book, true);
    execute format('with gone as (delete from %I where registration_number = $1 returning id)'
        ' select count(*), max(id) from gone', in_book) using of_case into erased, last;
    perform set_config('paspor.erasing', '', true);
    if erased > 0 and in_book <> 'document_event' then
        insert into chain_erasure (book, chain, last_row, erased_at) values (in_book, of_case, last, at);
    end if;
    return erased;
end $$;

-- Erases what officers wrote about the booklets of such a case; the movements themselves stay.
create function erase_movement_texts(of_case text, at timestamptz) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not exists (select from case_file where registration_number = of_case and closed_at is not null)
            or exists (select from case_hold where registration_number = of_case and lifted_at is null) then
        raise exception 'case % is under way or held', of_case using errcode = 'check_violation';
    end if;
    insert into text_erasure (book, row_id, erased_at, ordered_by, reason)
    select 'booklet_movement', id, at, 'system', 'paspor.retention' from booklet_movement
    where registration_number = of_case and reason is not null;
    perform set_config('paspor.erasing', 'booklet_movement', true);
    update booklet_movement set reason = null where registration_number = of_case and reason is not null;
    perform set_config('paspor.erasing', '', true);
end $$;

-- Erases the oldest calls of banks from before a moment that name none of these cases.
create function erase_bank_calls(before timestamptz, but_of text[], most integer) returns integer
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    erased integer;
begin
    perform set_config('paspor.erasing', 'bank_call', true);
    delete from bank_call where id in (
        select id from bank_call
        where received_at < before and not exists (
            select from unnest(but_of) number where position(number in concat(request, answer)) > 0)
        order by received_at limit most);
    get diagnostics erased = row_count;
    perform set_config('paspor.erasing', '', true);
    return erased;
end $$;

revoke execute on function erase_rows_of_case, erase_movement_texts, erase_bank_calls from public;

-- as the others, without a lock on the whole table
create or replace function erase_text(in_book text, in_row bigint, by_order_of text, why text) returns void
    language plpgsql as $$
declare
    erased integer;
begin
    if in_book not in ('status_change', 'booklet_movement') then
        raise exception '% has no text of people', in_book;
    end if;
    perform set_config('paspor.erasing', in_book, true);
    execute format('update %I set reason = null where id = $1 and reason is not null', in_book) using in_row;
    get diagnostics erased = row_count;
    perform set_config('paspor.erasing', '', true);
    if erased = 0 then
        raise exception 'row % of % has no text', in_row, in_book;
    end if;
    insert into text_erasure (book, row_id, erased_at, ordered_by, reason)
    values (in_book, in_row, now(), by_order_of, why);
end $$;

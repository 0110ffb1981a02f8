-- What is only ever added to is sealed: each row gets a place in its chain and a signature over itself and the one before,
-- and rounds of seals are chained in turn. The key is not in this database. See ADR 30.
create table audit_round (
    number bigint primary key check (number > 0),
    sealed_at timestamptz not null,
    -- when a round had last left nothing unsealed; no row of this one may say that it is older
    since timestamptz,
    -- whether this round left nothing unsealed
    drained boolean not null,
    key_id text not null check (key_id <> ''),
    -- a line for each seal: table, row, position, chain
    contents text not null check (contents <> ''),
    mac text not null
);

create table audit_seal (
    book text not null,
    row_id bigint not null,
    chain text not null,
    position bigint not null check (position > 0),
    round bigint not null references audit_round,
    -- of the text that the law may have erased, apart
    text_mac text,
    mac text not null,
    primary key (book, row_id),
    unique (book, chain, position)
);

create index audit_seal_by_round on audit_seal (round);

create trigger audit_round_is_append_only before update or delete on audit_round
    for each row execute function refuse_change();
create trigger audit_seal_is_append_only before update or delete on audit_seal
    for each row execute function refuse_change();

-- Texts of a history that were erased because the law wants it: who ordered it, and why.
create table text_erasure (
    id bigint generated always as identity primary key,
    book text not null,
    row_id bigint not null,
    erased_at timestamptz not null,
    ordered_by text not null check (length(ordered_by) between 1 and 200),
    reason text not null check (length(reason) between 1 and 500),
    unique (book, row_id)
);

create trigger text_erasure_is_append_only before update or delete on text_erasure
    for each row execute function refuse_change();

-- Erases the text of one row and records it. Only the owner of the tables can; the program's user cannot.
create function erase_text(in_book text, in_row bigint, by_order_of text, why text) returns void
    language plpgsql as $$
declare
    erased integer;
begin
    if in_book not in ('status_change', 'booklet_movement') then
        raise exception '% has no text of people', in_book;
    end if;
    execute format('alter table %I disable trigger %I', in_book, in_book || '_is_append_only');
    execute format('update %I set reason = null where id = $1 and reason is not null', in_book) using in_row;
    get diagnostics erased = row_count;
    execute format('alter table %I enable trigger %I', in_book, in_book || '_is_append_only');
    if erased = 0 then
        raise exception 'row % of % has no text', in_row, in_book;
    end if;
    insert into text_erasure (book, row_id, erased_at, ordered_by, reason)
    values (in_book, in_row, now(), by_order_of, why);
end $$;

revoke execute on function erase_text from public;

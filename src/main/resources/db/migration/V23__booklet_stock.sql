-- First paid, first printed; a passport whose print was spoiled comes first of all.
alter table booklet_wait
    add column paid_at timestamptz,
    add column reprint boolean not null default false;

update booklet_wait w
set paid_at = coalesce((select max(paid_at) from bill b where b.registration_number = w.registration_number), since),
    reprint = exists (select from booklet b where b.registration_number = w.registration_number);

alter table booklet_wait alter column paid_at set not null;

drop index booklet_wait_in_order;
create index booklet_wait_in_order on booklet_wait (office, product, reprint desc, paid_at, registration_number);

alter table booklet
    add column changed_by text not null default 'system',
    -- blank, but an officer found it damaged and a second one has not looked yet
    add column set_aside boolean not null default false,
    -- of the case that it was allocated to
    add column paid_at timestamptz,
    add column reprint boolean not null default false,
    drop constraint booklet_state_check,
    drop constraint booklet_check,
    drop constraint booklet_check1,
    add constraint booklet_state_check check (state in
        ('BLANK', 'ALLOCATED', 'PRINTED', 'HANDED_OVER', 'SPOILED', 'CANCELLED', 'DESTROYED')),
    add constraint booklet_of_a_case check (case
        when state = 'BLANK' then registration_number is null
        when state in ('SPOILED', 'DESTROYED') then true
        else registration_number is not null end),
    add constraint booklet_void_for_a_reason
        check (state not in ('SPOILED', 'CANCELLED', 'DESTROYED') or reason is not null),
    add constraint booklet_set_aside_is_blank check (state = 'BLANK' or not set_aside);

update booklet b
set paid_at = (select max(paid_at) from bill where bill.registration_number = b.registration_number)
where state = 'ALLOCATED';

drop index blank_booklets;
create index blank_booklets on booklet (office, product, number) where state = 'BLANK';
create index booklets_to_print on booklet (office, product, reprint desc, paid_at, number) where state = 'ALLOCATED';
create index void_booklets on booklet (office, changed_at) where state in ('SPOILED', 'CANCELLED');
create index booklet_by_state on booklet (office, product, state);

-- That a booklet is void, or destroyed, is proposed by one officer and confirmed by another.
create table booklet_disposal (
    id bigint generated always as identity primary key,
    booklet text not null references booklet,
    becomes text not null check (becomes in ('SPOILED', 'DESTROYED')),
    reason text not null check (length(reason) between 1 and 500),
    state text not null check (state in ('OPEN', 'CONFIRMED', 'DECLINED')),
    proposed_by text not null,
    proposed_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    check ((state = 'OPEN') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    constraint confirmed_by_a_second_officer check (state <> 'CONFIRMED' or decided_by <> proposed_by)
);

create unique index one_open_disposal_per_booklet on booklet_disposal (booklet) where state = 'OPEN';
create index booklet_disposal_by_booklet on booklet_disposal (booklet);

create table booklet_movement (
    id bigint generated always as identity primary key,
    booklet text not null references booklet,
    office text not null references office,
    product text not null,
    -- none when it was received
    from_state text,
    to_state text not null,
    moved_at timestamptz not null,
    moved_by text not null,
    registration_number text references case_file,
    reason text,
    check (from_state is not null or to_state = 'BLANK')
);

create unique index booklet_received_once on booklet_movement (booklet) where from_state is null;
create index booklet_movement_by_time on booklet_movement (office, moved_at, id);
create index booklet_movement_by_booklet on booklet_movement (booklet, id);

create trigger booklet_movement_is_append_only before update or delete on booklet_movement
    for each row execute function refuse_change();

-- what came before this ledger is known only as far as it led
insert into booklet_movement (booklet, office, product, from_state, to_state, moved_at, moved_by)
select number, office, product, null, 'BLANK', changed_at, 'system' from booklet;
insert into booklet_movement
    (booklet, office, product, from_state, to_state, moved_at, moved_by, registration_number, reason)
select number, office, product, 'BLANK', state, changed_at, 'system', registration_number, reason
from booklet where state <> 'BLANK';

-- Every booklet goes its way, and every step of it into the ledger.
create function record_booklet_movement() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if (new.number, new.office, new.product) <> (old.number, old.office, old.product) then
            raise exception 'booklet % stays what it is', old.number using errcode = 'check_violation';
        end if;
        if new.state = old.state then return null; end if;
    end if;
    if (coalesce(old.state, ''), new.state) not in (
            ('', 'BLANK'), ('BLANK', 'ALLOCATED'), ('BLANK', 'SPOILED'), ('ALLOCATED', 'PRINTED'),
            ('ALLOCATED', 'SPOILED'), ('PRINTED', 'HANDED_OVER'), ('PRINTED', 'CANCELLED'),
            ('SPOILED', 'DESTROYED'), ('CANCELLED', 'DESTROYED')) then
        raise exception 'booklet % does not go from % to %', new.number, old.state, new.state
            using errcode = 'check_violation';
    end if;
    if (new.state = 'DESTROYED' or (old.state, new.state) = ('BLANK', 'SPOILED'))
            and not exists (
                select from booklet_disposal
                where booklet = new.number and becomes = new.state and state = 'CONFIRMED') then
        raise exception 'booklet % has no second officer''s confirmation', new.number
            using errcode = 'check_violation';
    end if;
    insert into booklet_movement
        (booklet, office, product, from_state, to_state, moved_at, moved_by, registration_number, reason)
    values (new.number, new.office, new.product, old.state, new.state, new.changed_at, new.changed_by,
        new.registration_number, new.reason);
    return null;
end $$;

create trigger booklet_movement after insert or update on booklet
    for each row execute function record_booklet_movement();

-- Received is what the ledger says came; the states are those of the booklets now. They agree when the ledger leads to
-- just these booklets in just these states.
create view booklet_report as
select office, product, sum(received)::bigint as received,
    coalesce(sum(held) filter (where state = 'BLANK'), 0)::bigint as blank,
    coalesce(sum(held) filter (where state = 'ALLOCATED'), 0)::bigint as allocated,
    coalesce(sum(held) filter (where state = 'PRINTED'), 0)::bigint as printed,
    coalesce(sum(held) filter (where state = 'HANDED_OVER'), 0)::bigint as handed_over,
    coalesce(sum(held) filter (where state = 'SPOILED'), 0)::bigint as spoiled,
    coalesce(sum(held) filter (where state = 'CANCELLED'), 0)::bigint as cancelled,
    coalesce(sum(held) filter (where state = 'DESTROYED'), 0)::bigint as destroyed,
    bool_and(held = led_to) and sum(held) = sum(received) as agrees
from (
    select office, product, state, sum(held) as held, sum(led_to) as led_to, sum(received) as received
    from (
        select office, product, state, 1 as held, 0 as led_to, 0 as received from booklet
        union all
        select office, product, to_state, 0, 1, (from_state is null)::int from booklet_movement
        union all
        select office, product, from_state, 0, -1, 0 from booklet_movement where from_state is not null) side
    group by office, product, state) by_state
group by office, product;

-- What an officer counted, beside what there should have been. Nothing follows from it by itself.
create table booklet_count (
    id bigint generated always as identity primary key,
    office text not null references office,
    product text not null,
    counted integer not null check (counted >= 0),
    expected integer not null check (expected >= 0),
    -- numbers of booklets that were not found
    missing text check (missing ~ '^[A-Z][0-9]{7}( [A-Z][0-9]{7})*$'),
    counted_by text not null,
    counted_at timestamptz not null
);

create index booklet_count_by_time on booklet_count (office, counted_at desc);

create trigger booklet_count_is_append_only before update or delete on booklet_count
    for each row execute function refuse_change();

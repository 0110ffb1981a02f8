-- A booklet that is not void and cannot be found is lost: two officers say so, as they do of one that is void. One that is
-- found again is void.
alter table booklet
    drop constraint booklet_state_check,
    drop constraint booklet_of_a_case,
    drop constraint booklet_void_for_a_reason,
    add constraint booklet_state_check check (state in
        ('BLANK', 'ALLOCATED', 'PRINTED', 'HANDED_OVER', 'SPOILED', 'CANCELLED', 'LOST', 'DESTROYED')),
    add constraint booklet_of_a_case check (case
        when state = 'BLANK' then registration_number is null
        when state in ('SPOILED', 'LOST', 'DESTROYED') then true
        else registration_number is not null end),
    add constraint booklet_void_for_a_reason
        check (state not in ('SPOILED', 'CANCELLED', 'LOST', 'DESTROYED') or reason is not null);

alter table booklet_disposal
    drop constraint booklet_disposal_becomes_check,
    add constraint booklet_disposal_becomes_check check (becomes in ('SPOILED', 'LOST', 'DESTROYED'));

create or replace function record_booklet_movement() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if (new.number, new.office, new.product) <> (old.number, old.office, old.product) then
            raise exception 'booklet % stays what it is', old.number using errcode = 'check_violation';
        end if;
        if new.state = old.state then return null; end if;
    end if;
    if (coalesce(old.state, ''), new.state) not in (
            ('', 'BLANK'), ('BLANK', 'ALLOCATED'), ('ALLOCATED', 'PRINTED'), ('PRINTED', 'HANDED_OVER'),
            ('BLANK', 'SPOILED'), ('ALLOCATED', 'SPOILED'), ('PRINTED', 'CANCELLED'),
            ('BLANK', 'LOST'), ('SPOILED', 'LOST'), ('CANCELLED', 'LOST'), ('LOST', 'SPOILED'),
            ('SPOILED', 'DESTROYED'), ('CANCELLED', 'DESTROYED')) then
        raise exception 'booklet % does not go from % to %', new.number, old.state, new.state
            using errcode = 'check_violation';
    end if;
    if (new.state in ('LOST', 'DESTROYED') or (new.state = 'SPOILED' and old.state in ('BLANK', 'LOST')))
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

create or replace view booklet_report as
select office, product, sum(received)::bigint as received,
    coalesce(sum(held) filter (where state = 'BLANK'), 0)::bigint as blank,
    coalesce(sum(held) filter (where state = 'ALLOCATED'), 0)::bigint as allocated,
    coalesce(sum(held) filter (where state = 'PRINTED'), 0)::bigint as printed,
    coalesce(sum(held) filter (where state = 'HANDED_OVER'), 0)::bigint as handed_over,
    coalesce(sum(held) filter (where state = 'SPOILED'), 0)::bigint as spoiled,
    coalesce(sum(held) filter (where state = 'CANCELLED'), 0)::bigint as cancelled,
    coalesce(sum(held) filter (where state = 'DESTROYED'), 0)::bigint as destroyed,
    bool_and(held = led_to) and sum(held) = sum(received) as agrees,
    coalesce(sum(held) filter (where state = 'LOST'), 0)::bigint as lost
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

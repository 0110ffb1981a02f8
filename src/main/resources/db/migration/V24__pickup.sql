-- how often a wrong pickup code was given since the passport was ready or a supervisor released it
alter table passport
    add column wrong_codes integer not null default 0 check (wrong_codes between 0 and 3);

create index passport_by_pickup_code on passport (pickup_code);
create index passport_by_name on passport (name text_pattern_ops);
create index passport_by_ready_at on passport (ready_at);

alter table pickup
    add column relation text check (relation in ('spouse', 'parent', 'child', 'sibling', 'guardian', 'other')),
    -- earlier entries say less
    add constraint collector_is_known check (
        (collected_by = 'self') = (collector_name is null)
        and (collected_by = 'self') = (collector_id_number is null)
        and (collected_by = 'family') = (relation is not null)) not valid;

create index pickup_by_time on pickup (handed_over_at);

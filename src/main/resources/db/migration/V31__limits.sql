-- What is used of the limits that all nodes count together: until when (microseconds since 1970), for each hash of a key.
-- Unlogged: after a crash everybody has everything back, and no guess costs a write to the log.
create unlogged table limit_used (
    key        text   primary key,
    used_until bigint not null
) with (fillfactor = 70);

-- The engine's history keeps of a task's name what was to be done, and when; whom it was for is left out, see ADR 101. Until then the
-- names of tasks were kept whole.
update act_hi_taskinst set name_ = split_part(name_, ' · ', 1) where name_ like '% · %';

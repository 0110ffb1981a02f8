-- A proposal may be about several booklets, which are decided about at once, in a process that has its number. Each of
-- those from before stands for itself.
create sequence booklet_proposal;

alter table booklet_disposal add column proposal bigint;
update booklet_disposal set proposal = nextval('booklet_proposal');
alter table booklet_disposal alter column proposal set not null;

create unique index booklet_disposal_by_proposal on booklet_disposal (proposal, booklet);

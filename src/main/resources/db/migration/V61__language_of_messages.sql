-- The language in which a message is mailed; its page shows it in that of the page.
alter table message add column language text not null default 'ID' check (language in ('ID', 'EN'));
alter table message alter column language drop default;

-- In which language the holder of an account reads, on whatever device and in mails about the account.
alter table account add column language text check (language in ('ID', 'EN'));

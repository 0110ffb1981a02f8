-- random keys that all nodes share; each is made once
create table secret (
    name text primary key,
    key bytea not null check (length(key) = 32)
);

-- the accounts that applicants opened themselves; the engine's user has the password and the group, and no address
create table account (
    id varchar(64) primary key references act_id_user on delete cascade,
    email text not null unique check (email = lower(email) and length(email) <= 254),
    created_at timestamptz not null
);

-- several may wait for one address; who confirms one must know the password that was chosen with it
create table pending_registration (
    token_hash bytea primary key check (length(token_hash) = 32),
    email text not null check (email = lower(email) and length(email) <= 254),
    password_hash text not null,
    expires_at timestamptz not null
);

create index pending_registration_by_address on pending_registration (email);

create table password_reset (
    token_hash bytea primary key check (length(token_hash) = 32),
    account varchar(64) not null references account on delete cascade,
    expires_at timestamptz not null
);

create index password_reset_by_account on password_reset (account);

-- A message belongs to a case, whose inbox keeps it, or is private: e-mailed to one address and deleted at once.
alter table message
    alter column registration_number drop not null,
    add column address text check (length(address) <= 254),
    add column useless_from timestamptz,
    add constraint to_a_case_or_to_an_address check ((registration_number is null) <> (address is null)),
    add constraint private_until_useless check ((address is null) = (useless_from is null)),
    add constraint private_ones_are_not_kept check (address is null or mailed_at is null);

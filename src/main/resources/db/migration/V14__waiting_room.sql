-- Who waits at an office for the moment at which more interview times can be booked, and in which order they are let in.
create table waiting_room (
    office text not null references office,
    opens_at timestamptz not null,
    -- when those who were present got their places
    drawn_at timestamptz,
    last_position integer not null default 0 check (last_position >= 0),
    primary key (office, opens_at),
    check (drawn_at is not null or last_position = 0)
);

create table waiting_ticket (
    office text not null,
    opens_at timestamptz not null,
    account text not null,
    joined_at timestamptz not null,
    -- none until the places are drawn
    position integer check (position > 0),
    primary key (office, opens_at, account),
    unique (office, opens_at, position),
    foreign key (office, opens_at) references waiting_room on delete cascade
);

create index waiting_room_by_age on waiting_room (opens_at);

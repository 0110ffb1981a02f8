-- Filters of the list of cases that a supervisor keeps under a name.
create table saved_view (
    id bigint generated always as identity primary key,
    officer text not null,
    name text not null check (length(name) between 1 and 60),
    -- as in the address of the list
    filters text not null check (length(filters) <= 500),
    saved_at timestamptz not null,
    unique (officer, name)
);

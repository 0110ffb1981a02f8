-- What officers have filled in of the form of a task and not sent yet. It goes with the task, in the transaction that ends it.
-- See ADR 58.
create table task_draft (
    id bigint generated always as identity primary key,
    task varchar(64) not null references act_ru_task on delete cascade,
    officer varchar(64) not null references act_id_user on delete cascade,
    answers text not null check (length(answers) between 2 and 20000),
    saved_at timestamptz not null,
    unique (task, officer)
);

create index task_draft_by_officer on task_draft (officer);
create index task_draft_by_age on task_draft (saved_at);

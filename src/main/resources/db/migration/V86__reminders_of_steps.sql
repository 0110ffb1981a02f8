-- Until when the applicant must do what a message asks for, and the reminder of it.
alter table message
    add column due_at timestamptz,
    add column remind_at timestamptz,
    add column reminded_at timestamptz,
    add constraint reminded_of_what_is_due check ((remind_at is null or remind_at < due_at) and (reminded_at is null or remind_at is not null));

create index message_to_remind on message (remind_at) where remind_at is not null and reminded_at is null;

-- A reminder of what was over before it could be sent stays in the inbox and is not sent any more.
alter table message
    drop constraint message_delivery_check,
    add constraint message_delivery_check check (delivery in ('WAITING', 'MAILED', 'UNDELIVERABLE', 'OVERTAKEN'));

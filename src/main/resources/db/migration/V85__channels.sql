-- By which channel a message goes: the one that its applicant chose, or mail once that one has failed.
alter table message
    add column channel text not null default 'EMAIL' check (channel in ('EMAIL', 'SMS', 'WHATSAPP')),
    -- by which the provider knows it, so that it is sent once however often it is handed over
    add column dispatch uuid unique,
    -- when the provider said that it had reached the phone
    add column arrived_at timestamptz,
    -- which channel failed before mail took its place
    add column failed_channel text check (failed_channel in ('SMS', 'WHATSAPP')),
    add column channel_failed_at timestamptz,
    add column channel_failure text check (channel_failure in ('NUMBER_REFUSED', 'NUMBER_NOT_REACHED', 'NOT_DELIVERED')),
    add constraint private_messages_are_mailed check (registration_number is not null or channel = 'EMAIL'),
    add constraint providers_know_their_messages check (channel = 'EMAIL' or dispatch is not null),
    add constraint arrived_by_a_channel check (arrived_at is null or channel <> 'EMAIL' and delivery = 'MAILED'),
    add constraint failed_channels_gave_way_to_mail
        check (failed_channel is null or channel = 'EMAIL'),
    add constraint failed_channel_says_when_and_why
        check ((failed_channel is null) = (channel_failed_at is null) and (failed_channel is null) = (channel_failure is null));

create index message_channel_failed on message (office, registration_number) where failed_channel is not null;

-- What an account that needs more than a password has besides, or is to have. The row outlasts the account: to delete the
-- account and make it anew is no way around the second factor.
create table second_factor (
    account varchar(64) primary key,
    -- keyed hash of a code that is good once, to set up the first factor
    enrolment_code text,
    enrolment_code_expires_at timestamptz,
    -- of the last code that was used, which is never good again
    used_enrolment_code text,
    -- encrypted with a key that is not in the database
    one_time_secret bytea,
    one_time_confirmed boolean not null default false,
    -- the half minute, counted from 1970, of the last one-time code that was taken: none is good twice
    one_time_last_step bigint not null default 0,
    enrolled_at timestamptz,
    reset_asked_by varchar(64),
    reset_asked_at timestamptz,
    constraint codes_end check ((enrolment_code is null) = (enrolment_code_expires_at is null)),
    constraint codes_only_before_enrolment check (enrolment_code is null or enrolled_at is null),
    constraint only_a_secret_is_confirmed check (one_time_secret is not null or not one_time_confirmed),
    constraint only_the_enrolled_have_confirmed check (enrolled_at is not null or not one_time_confirmed),
    constraint a_reset_is_asked_by_somebody check ((reset_asked_by is null) = (reset_asked_at is null)),
    constraint a_reset_is_asked_by_another check (reset_asked_by <> account),
    constraint only_the_enrolled_are_reset check (reset_asked_by is null or enrolled_at is not null)
);

create table recovery_code (
    account varchar(64) not null references second_factor on delete cascade,
    code text not null,
    primary key (account, code)
);

-- who did what to whose second factor; no secret is in it
create table second_factor_event (
    id bigint generated always as identity primary key,
    account varchar(64) not null,
    kind text not null check (kind in ('CODE_HANDED_OUT', 'ENROLLED', 'ONE_TIME_CODES_SET_UP', 'PASSKEY_ADDED',
        'PASSKEY_REMOVED', 'RECOVERY_CODES_MADE', 'RECOVERY_CODE_USED', 'RESET_ASKED', 'RESET_DECLINED', 'RESET', 'PASSWORD_MADE')),
    actor varchar(64) not null,
    happened_at timestamptz not null
);

create index second_factor_event_by_account on second_factor_event (account, id);

create trigger second_factor_event_is_append_only before update or delete on second_factor_event
    for each row execute function refuse_change();

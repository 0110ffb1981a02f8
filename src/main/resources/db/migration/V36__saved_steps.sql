-- how often each step was sent: what the page's script saves while somebody types, and arrives late, must not undo it
alter table application_draft add column saves jsonb not null default '{}' check (jsonb_typeof(saves) = 'object');

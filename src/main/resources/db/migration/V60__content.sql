-- The content of photos and copies in one table, which knows of all of it wherever it is.
alter table document_content rename to content;
alter table content rename column content to bytes;
alter table content
    alter column bytes drop not null,
    add column media_type text,
    add column size integer,
    add column sha256 text,
    add column state text not null default 'HERE' check (state in ('HERE', 'COPYING', 'AWAY', 'RETURNED', 'DOOMED')),
    -- the name of the object in the store
    add column object text unique,
    add column doomed_at timestamptz,
    add column moves integer not null default 0;
alter table content alter column state drop default;

-- what no copy refers to was left over by a node that died
delete from content where not exists (select from document_copy where content_key = key);
update content set media_type = c.content_type, size = c.size, sha256 = c.sha256
from document_copy c where c.content_key = key;
insert into content (key, media_type, size, sha256, state, object)
select content_key, content_type, size, sha256, 'AWAY', content_key from document_copy
where content_key is not null and not exists (select from content where key = content_key);

alter table document_copy
    drop column content_type,
    drop column size,
    drop column sha256,
    add foreign key (content_key) references content,
    add check (num_nulls(content_key, pages, uploaded_at, uploaded_by) in (0, 4));

alter table case_photo add column content_key text unique;
update case_photo set content_key = gen_random_uuid();
insert into content (key, media_type, size, sha256, state, bytes)
select content_key, 'image/jpeg', length(jpeg), encode(sha256(jpeg), 'hex'), 'HERE', jpeg from case_photo;
alter table case_photo
    drop column jpeg,
    alter column content_key set not null,
    add foreign key (content_key) references content,
    -- the key of the photo in whose place this one came, which its transaction forgets
    add column replaced text;

alter table content
    alter column media_type set not null,
    alter column size set not null,
    alter column sha256 set not null,
    add check (media_type in ('image/jpeg', 'application/pdf')),
    add check (size > 0),
    add check (sha256 ~ '^[0-9a-f]{64}$'),
    add constraint content_is_where_its_state_says check ((bytes is not null) = (state in ('HERE', 'COPYING', 'RETURNED'))),
    add constraint content_has_an_object_unless_it_is_here check ((object is null) = (state = 'HERE')),
    add constraint content_is_doomed_from_a_moment check ((doomed_at is not null) = (state = 'DOOMED'));

create index content_by_state on content (state, key);
create index content_doomed on content (doomed_at) where state = 'DOOMED';

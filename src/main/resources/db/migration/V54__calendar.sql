-- Days on which all offices work otherwise than the rest of the year: national holidays and joint leave of the joint
-- decrees of three ministers (SKB 3 Menteri), and days on which everybody goes home early.
create table calendar_day (
    day date primary key,
    kind text not null check (kind in ('holiday', 'joint-leave', 'half-day')),
    name text not null check (length(name) between 3 and 100),
    -- when offices close on a half day, office time
    closes time,
    -- by which decree; without one the day was computed and is to be confirmed
    decree text check (length(decree) between 3 and 200),
    check ((kind = 'half-day') = (closes is not null))
);

create table calendar_change (
    id bigint generated always as identity primary key,
    changed_at timestamptz not null,
    changed_by text not null,
    what text not null check (what in ('added', 'confirmed', 'changed', 'dropped')),
    -- by which decree it was changed
    decree text not null check (length(decree) between 3 and 200),
    -- the day as it became, or as it was when it was dropped
    day date not null,
    kind text not null check (kind in ('holiday', 'joint-leave', 'half-day')),
    name text not null,
    closes time
);

create trigger calendar_change_is_append_only before update or delete on calendar_change
    for each row execute function refuse_change();

insert into calendar_day (day, kind, name, decree)
select day, kind, name, 'SKB 3 Menteri Nomor 1497, 2, dan 5 Tahun 2025'
from (values
    (date '2026-01-01', 'holiday', 'Tahun Baru 2026 Masehi'),
    (date '2026-01-16', 'holiday', 'Isra Mikraj Nabi Muhammad saw.'),
    (date '2026-02-16', 'joint-leave', 'Tahun Baru Imlek 2577 Kongzili'),
    (date '2026-02-17', 'holiday', 'Tahun Baru Imlek 2577 Kongzili'),
    (date '2026-03-18', 'joint-leave', 'Hari Suci Nyepi (Tahun Baru Saka 1948)'),
    (date '2026-03-19', 'holiday', 'Hari Suci Nyepi (Tahun Baru Saka 1948)'),
    (date '2026-03-20', 'joint-leave', 'Idulfitri 1447 Hijriah'),
    (date '2026-03-21', 'holiday', 'Idulfitri 1447 Hijriah'),
    (date '2026-03-22', 'holiday', 'Idulfitri 1447 Hijriah'),
    (date '2026-03-23', 'joint-leave', 'Idulfitri 1447 Hijriah'),
    (date '2026-03-24', 'joint-leave', 'Idulfitri 1447 Hijriah'),
    (date '2026-04-03', 'holiday', 'Wafat Yesus Kristus'),
    (date '2026-04-05', 'holiday', 'Kebangkitan Yesus Kristus (Paskah)'),
    (date '2026-05-01', 'holiday', 'Hari Buruh Internasional'),
    (date '2026-05-14', 'holiday', 'Kenaikan Yesus Kristus'),
    (date '2026-05-15', 'joint-leave', 'Kenaikan Yesus Kristus'),
    (date '2026-05-27', 'holiday', 'Iduladha 1447 Hijriah'),
    (date '2026-05-28', 'joint-leave', 'Iduladha 1447 Hijriah'),
    (date '2026-05-31', 'holiday', 'Hari Raya Waisak 2570 BE'),
    (date '2026-06-01', 'holiday', 'Hari Lahir Pancasila'),
    (date '2026-06-16', 'holiday', '1 Muharam Tahun Baru Islam 1448 Hijriah'),
    (date '2026-08-17', 'holiday', 'Proklamasi Kemerdekaan'),
    (date '2026-08-25', 'holiday', 'Maulid Nabi Muhammad saw.'),
    (date '2026-12-24', 'joint-leave', 'Kelahiran Yesus Kristus'),
    (date '2026-12-25', 'holiday', 'Kelahiran Yesus Kristus')) decreed (day, kind, name);

-- 2027 was not decreed yet
insert into calendar_day (day, kind, name)
values
    ('2027-01-01', 'holiday', 'Tahun Baru 2027 Masehi'),
    ('2027-01-05', 'holiday', 'Isra Mikraj Nabi Muhammad saw.'),
    ('2027-02-06', 'holiday', 'Tahun Baru Imlek 2578 Kongzili'),
    ('2027-03-08', 'holiday', 'Hari Suci Nyepi (Tahun Baru Saka 1949)'),
    ('2027-03-10', 'holiday', 'Idulfitri 1448 Hijriah'),
    ('2027-03-11', 'holiday', 'Idulfitri 1448 Hijriah'),
    ('2027-03-26', 'holiday', 'Wafat Yesus Kristus'),
    ('2027-03-28', 'holiday', 'Kebangkitan Yesus Kristus (Paskah)'),
    ('2027-05-01', 'holiday', 'Hari Buruh Internasional'),
    ('2027-05-06', 'holiday', 'Kenaikan Yesus Kristus'),
    ('2027-05-17', 'holiday', 'Iduladha 1448 Hijriah'),
    ('2027-05-20', 'holiday', 'Hari Raya Waisak 2571 BE'),
    ('2027-06-01', 'holiday', 'Hari Lahir Pancasila'),
    ('2027-06-06', 'holiday', '1 Muharam Tahun Baru Islam 1449 Hijriah'),
    ('2027-08-15', 'holiday', 'Maulid Nabi Muhammad saw.'),
    ('2027-08-17', 'holiday', 'Proklamasi Kemerdekaan'),
    ('2027-12-25', 'holiday', 'Kelahiran Yesus Kristus');

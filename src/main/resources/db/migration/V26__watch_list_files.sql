-- A list of 100,000 long lines has 20 MB. The file of a version that was replaced long ago is erased, all else of it stays.
alter table watch_list_version
    drop constraint watch_list_version_file_check,
    add constraint watch_list_version_file_check check (length(file) <= 30 * 1024 * 1024),
    alter column file drop not null;

drop trigger watch_list_version_is_append_only on watch_list_version;

create trigger watch_list_version_is_append_only
    before delete or update of list, number, imported_at, imported_by, note, entries on watch_list_version
    for each row execute function refuse_change();

create trigger watch_list_file_is_only_erased before update of file on watch_list_version
    for each row when (new.file is not null) execute function refuse_change();

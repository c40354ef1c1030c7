-- 2: names and telephone numbers; blocks that were read in part.
create table partial_section (
    submission_id integer not null references submission (submission_id) on delete cascade,
    section text not null,
    primary key (submission_id, section)
) strict, without rowid;
create table contact_record (
    submission_id integer not null references submission (submission_id) on delete cascade,
    position integer not null,
    role text not null,
    text text not null,
    cell text not null,
    primary key (submission_id, position)
) strict, without rowid;

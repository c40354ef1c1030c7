create table department_registration (
    department_id integer primary key references department_record (department_id),
    kind text,
    valid_from integer,
    valid_to integer,
    successor_id integer references department_record (department_id),
    change text check (change in ('renamed', 'merged', 'split', 'abolished'))
) strict;
create index department_registration_of_successor on department_registration (successor_id);

create table correction_record (
    report_id integer not null references report (report_id),
    section text not null,
    position integer not null,
    field text not null,
    document_id integer not null references document (document_id),
    cell text not null,
    old integer,
    new integer not null,
    reason text not null,
    evidence text,
    corrected_by text,
    corrected_on text,
    primary key (report_id, section, position, field, document_id)
) strict, without rowid;
create index correction_record_of_document on correction_record (document_id);
create index base_text_of_thrift_measures on base_text (thrift_measures) where thrift_measures is not null;
create index self_text_of_goal_expected on self_text (goal_expected) where goal_expected is not null;
create index self_text_of_goal_actual on self_text (goal_actual) where goal_actual is not null;

create table refusal_record (
    path text not null,
    cell text not null,
    reason text not null,
    department text,
    year integer,
    refused_at text not null default (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    primary key (path, cell)
) strict, without rowid;
create index refusal_record_of_department on refusal_record (department, year);

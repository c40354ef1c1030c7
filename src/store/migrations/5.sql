create table base_heading (
    report_id integer primary key references report (report_id),
    in_post_year integer,
    completion_year integer
) strict;

alter table self_text add column grade text;

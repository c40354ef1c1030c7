-- A typed table, loaded without a journal and without waiting for the disk, and the two indexes that its questions need.
pragma journal_mode = off;
pragma synchronous = off;
pragma locking_mode = exclusive;
create table fact (
    department text,
    department_code text,
    region text,
    year integer,
    item text,
    label text,
    measure text,
    amount numeric,
    level1 text,
    level2 text
);
.import --csv --skip 1 ':csv' fact
create index fact_of_department on fact (department, year);
create index fact_of_item on fact (item, year);

-- What a database holds: said wherever an answer is handed on.
select
    (select count(*) from document) as documents,
    (select count(*) from report) as reports,
    (select max(imported_at) from document) as newest;

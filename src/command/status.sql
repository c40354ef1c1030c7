-- name: status
-- title: 报送情况 | Reports received
-- param: from       integer optional     起始年度 | first year
-- param: to         integer optional     截止年度 | last year
-- param: region     region optional      地区（含下级） | region and everything below it
-- param: department department optional  部门 | department
-- column: department department 部门 | department
-- column: year       year       年度 | fiscal year
-- column: form       code       报表 | form
-- column: state      code       状态 | state
-- column: superseded count      被替代的版本数 | versions superseded
-- column: left_out   count      未读入的格数 | cells left out
-- column: document   document   在用文件 | document in force
-- note: every department, year and form (base, self): received, partly_read (cells or figures were left out), superseded (received, and replaced an older version), refused (the last import of its document refused it), missing, or not_due by the register of departments. Years default to the first and the last in the database.
with recursive span as (
    select
        coalesce(:from, (select min(report_id) / 1000000000 from report)) as first_year,
        coalesce(:to, (select max(report_id) / 1000000000 from report)) as last_year
),
calendar as (
    select first_year as year, last_year
    from span
    where first_year <= last_year
    union all
    select year + 1, last_year
    from calendar
    where year < last_year
),
expected_form as (
    select 'base' as form
    union all
    select 'self'
),
asked as (
    select
        department.name as department,
        calendar.year,
        expected_form.form,
        calendar.year * 1000000000 + department.department_id as report_id,
        calendar.year between coalesce(registered.valid_from, 0) and coalesce(registered.valid_to, 9999) as is_due
    from department_record as department
    cross join calendar
    cross join expected_form
    left join department_registration as registered on registered.department_id = department.department_id
    where (:department is null or department.department_id = :department)
        and (:region is null or department.department_id in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
held as (
    select
        asked.department, asked.year, asked.form, asked.report_id, asked.is_due,
        coalesce(
            (
                select max(document_id)
                from submission_record as submission
                where submission.report_id = asked.report_id
                    and submission.form = asked.form
                    and submission.replaced_by is null
            ),
            (
                select max(bulk.document_id)
                from bulk_report as bulk
                where bulk.report_id = asked.report_id
                    and case asked.form when 'base' then bulk.has_base else bulk.has_self end = 1
            )
        ) as document_id,
        (
            select count(*)
            from submission_record as submission
            where submission.report_id = asked.report_id
                and submission.form = asked.form
                and submission.replaced_by is not null
        ) as superseded,
        (
            select count(*)
            from submission_record as submission
            join partial_section as partial on partial.submission_id = submission.submission_id
            where submission.report_id = asked.report_id
                and submission.form = asked.form
                and submission.replaced_by is null
        ) as partial,
        (
            select max(refused.path)
            from refusal_record as refused
            where refused.department = asked.department and refused.year = asked.year
        ) as refused
    from asked
),
counted as (
    select
        held.department, held.year, held.form, held.superseded, held.partial, held.refused, held.is_due,
        document.path as document,
        -- What a table of one amount a row has left out is of no one report.
        case
            when document.kind = 'form' then (
                select count(*) from unrecognised_record as left_out where left_out.document_id = held.document_id
            )
            when held.document_id is not null then 0
        end as left_out
    from held
    left join document on document.document_id = held.document_id
)
select
    department,
    year,
    form,
    case
        when document is null and refused is not null then 'refused'
        when document is null and is_due = 0 then 'not_due'
        when document is null then 'missing'
        when left_out > 0 or partial > 0 then 'partly_read'
        when superseded > 0 then 'superseded'
        else 'received'
    end as state,
    superseded,
    left_out,
    coalesce(document, refused) as document
from counted
order by department nulls first, year nulls first, form nulls first;

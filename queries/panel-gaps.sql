-- name: panel-gaps
-- title: 缺报情况 | Forms missing from the panel
-- param: from   integer optional     起始年度 | first year
-- param: to     integer optional     截止年度 | last year
-- param: region region optional      地区（含下级） | region and everything below it
-- column: department department  部门 | department
-- column: year       year        年度 | fiscal year
-- column: form       code        报表 | form
-- column: state      text        状态 | state
-- 说明：起止年度内每个部门每年应有基础数据表（base）和自评表（self），没有在用报送的列为缺报；部门名册所记起止年度以外不算缺报；起止年度默认为库中最早和最晚年度。
-- note: every department, year and form (base, self) without a submission in force, but for years outside those of the register of departments; the years default to the first and the last in the database.
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
-- Most reports of a large table came with both forms; only the others are asked for form by form.
doubtful as (
    select department.name as department, calendar.year, calendar.year * 1000000000 + department.department_id as report_id
    from department_record as department
    cross join calendar
    left join department_registration as registered on registered.department_id = department.department_id
    where calendar.year between coalesce(registered.valid_from, 0) and coalesce(registered.valid_to, 9999)
        and (:region is null or department.department_id in (
            select department_id from department_record where region between :region and :region || '~'
        ))
        and not exists (
            select 1
            from bulk_report
            where bulk_report.report_id = calendar.year * 1000000000 + department.department_id
                and bulk_report.has_base = 1
                and bulk_report.has_self = 1
        )
),
gap as (
    select doubtful.department, doubtful.year, expected_form.form
    from doubtful
    cross join expected_form
    where not exists (
        select 1
        from submission_record as submission
        where submission.report_id = doubtful.report_id
            and submission.form = expected_form.form
            and submission.replaced_by is null
    ) and not exists (
        select 1
        from bulk_report as bulk
        where bulk.report_id = doubtful.report_id
            and case expected_form.form when 'base' then bulk.has_base else bulk.has_self end = 1
    )
)
select
    department,
    year,
    form,
    '缺报 | missing' as state
from gap
order by department nulls first, year nulls first, form nulls first;

-- name: cross-form-gap
-- title: 两表项目支出差异 | Project expenditure: base form against self-evaluation form
-- param: year   integer = latest     年度 | fiscal year
-- param: region region optional      地区（含下级） | region and everything below it
-- column: department department  部门 | department
-- column: base_form  money       基础数据表 | base form
-- column: self_form  money       自评表 | self-evaluation form
-- column: difference money       差额 | difference
-- source: base_form = project outturn
-- source: self_form = expenditure.project stated
-- 说明：差额 = 基础数据表项目支出决算数 − 自评表项目支出；两表都填报且不相等的才列出，差额大的在前。
-- note: project.outturn of the base form less expenditure.project of the self-evaluation form, where both are printed and differ, largest first; the base form takes all project spending, so a gap is real.
with project as (
    select
        report_id,
        base_spending.project_outturn as base_form,
        self_fund.expenditure_project_stated as self_form,
        base_spending.project_outturn - self_fund.expenditure_project_stated as difference
    from base_spending
    join self_fund using (report_id)
    where report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and base_spending.project_outturn <> self_fund.expenditure_project_stated
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
)
select
    (select name from department_record where department_id = report_id % 1000000000) as department,
    base_form / 1000000.0 as base_form,
    self_form / 1000000.0 as self_form,
    difference / 1000000.0 as difference
from project
order by abs(project.difference) desc nulls last, report_id nulls first;

-- name: restated
-- title: 上年数前后不一致的项目 | Figures restated a year later
-- param: year   integer = latest     后一年报表的年度 | year of the later report
-- param: region region optional      地区（含下级） | region and everything below it
-- column: department   department  部门 | department
-- column: fiscal_year  year        数据年度 | fiscal year
-- column: item         item        项目编码 | item code
-- column: label        text        项目 | item
-- column: own_report   money       当年报表决算数 | in that year's own report
-- column: later_report money       次年报表上年数 | in the report a year later
-- column: difference   money       差额 | difference
-- source: own_report = * own
-- source: later_report = * prior_outturn
-- 说明：次年报表的“上年决算数”与当年自己报表的决算数都有而不相等的项目；差额 = 次年报表上年数 − 当年报表决算数。专项资金按名称对应。
-- note: prior_outturn[Y] against outturn[Y-1] of the department's own report (B1 and B2 differ), where both are printed; difference = later - own. Special funds are matched by name.
with restatement as (
    select report_id, department, item, label, form_order, own_prior, stated_prior
    from spending_item
    where report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and stated_prior <> own_prior
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
)
select
    department,
    :year - 1 as fiscal_year,
    item,
    label,
    own_prior / 1000000.0 as own_report,
    stated_prior / 1000000.0 as later_report,
    (stated_prior - own_prior) / 1000000.0 as difference
from restatement
order by department nulls last, form_order nulls last;

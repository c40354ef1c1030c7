-- name: Y04
-- severity: warning
-- title: 年初预算数与上年执行数相差悬殊 | Initial budget far from what was executed the year before
-- param: low integer = 30  下限（%） | least share of last year's, in percent
-- param: high integer = 300  上限（%） | largest share of last year's, in percent
-- basis: 《自评表》：年初预算数与本部门上年报表的全年执行数对比 | form 部门整体支出绩效自评表: 年初预算数 of a year against 全年执行数 of the same department's form of the year before
-- message: 年初预算数 {actual}，上年全年执行数 {expected}，不在上年的 {low_pct}%–{high_pct}% 之内；请核对两年报表的单位和口径 | Initial budget {actual}, executed last year {expected}, outside {low_pct} to {high_pct} % of it; check units and scope of the two forms
-- 说明：上年执行数为零或任一年空白不核对。
-- note: Not checked over a zero, or where either year is blank.
select
    now.report_id,
    null as variant,
    'total' as item,
    '年度资金总额' as label,
    '万元' as unit,
    before.total_outturn as expected,
    now.total_initial_budget as actual,
    'self_fund' as section,
    0 as position,
    'total_initial_budget' as field,
    before.report_id as other_report_id,
    'self_fund' as other_section,
    0 as other_position,
    'total_outturn' as other_field,
    :low as low_pct,
    :high as high_pct
from self_fund as now
cross join self_fund as before
where before.report_id = now.report_id - 1000000000
    and before.total_outturn > 0
    and (now.total_initial_budget * 100 < :low * before.total_outturn or now.total_initial_budget * 100 > :high * before.total_outturn)
order by now.report_id nulls last;

-- name: S08
-- severity: warning
-- title: 预算执行率低而未说明原因 | Low execution rate without a reason
-- param: share integer = 90  执行率下限（%） | least execution rate in percent
-- basis: 《自评表》：全年执行数 ÷ 全年预算数，执行率低的应在“偏差原因分析及改进措施”中说明 | form 部门整体支出绩效自评表: 全年执行数 ÷ 全年预算数; a low execution rate is explained in 偏差原因分析及改进措施
-- message: 全年执行数 {actual}，全年预算数 {expected}，执行率低于 {allowed_pct}%，偏差原因中未见说明；请说明原因 | Executed {actual} of {expected}, less than {allowed_pct} %, and no deviation note speaks of it; explain
-- 说明：任一指标的偏差原因提到预算、执行、资金或支出的，视为已说明。
-- note: A deviation note of any indicator that speaks of `预算`, `执行`, `资金` or `支出` counts as a reason.
select
    fund.report_id,
    null as variant,
    'total' as item,
    '年度资金总额' as label,
    '万元' as unit,
    total_adjusted_budget as expected,
    total_outturn as actual,
    'self_fund' as section,
    0 as position,
    'total_outturn' as field,
    fund.report_id as other_report_id,
    'self_fund' as other_section,
    0 as other_position,
    'total_adjusted_budget' as other_field,
    :share as allowed_pct
from self_fund as fund
where total_adjusted_budget > 0 and total_outturn >= 0
    and total_outturn * 100 < :share * total_adjusted_budget
    and not exists (
        select 1
        from self_indicator_detail as detail
        where detail.report_id = fund.report_id
            and (deviation like '%预算%' or deviation like '%执行%' or deviation like '%资金%' or deviation like '%支出%')
    )
order by fund.report_id nulls last;

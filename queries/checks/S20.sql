-- name: S20
-- severity: warning
-- title: 完成值远离指标值仍得满分 | Full marks though the result is far from the target
-- param: bound integer = 30  完成值偏离指标值的幅度（%） | how far the result is from the target, in percent
-- basis: 《自评表》：实际完成值与年度指标值相差很远，说明指标定得过低或过高；界限没有规定，可调整 | form 部门整体支出绩效自评表: 实际完成值 far from 年度指标值 shows a target set too low or too high; no rule gives the bound, it is a parameter
-- message: {label}指标值“{target}”，完成值“{result}”，相差超过 {allowed_pct}% 仍得满分 {actual}；请核对指标值是否合理 | {label}: target “{target}”, result “{result}”, more than {allowed_pct} % apart, yet full {actual}; check whether the target was set right
-- 说明：只核对都能读成数字且单位一致的行；未达指标的见 S17；“不超过”类指标和指标值为零的不核对。
-- note: Only rows whose target and result both read as numbers of one unit. A target missed is S17's; targets of at most so much, and of 0, are not checked.
select
    detail.report_id,
    null as variant,
    coalesce(level3, level2, level1) as item,
    coalesce(level3, level2, level1) as label,
    '分' as unit,
    null as expected,
    record.score as actual,
    'self_indicator' as section,
    detail.position,
    'actual' as field,
    detail.report_id as other_report_id,
    'self_indicator' as other_section,
    detail.position as other_position,
    'target' as other_field,
    target,
    detail.actual as result,
    :bound as allowed_pct
from self_indicator_detail as detail
cross join self_indicator_record as record
cross join indicator_name as name
where comparable = 1
    and target_number > 0
    and coalesce(target_operator, '=') in ('=', '>=', '>')
    and abs(actual_number - target_number) * 100 > :bound * target_number
    and record.report_id = detail.report_id
    and record.position = detail.position
    and record.score = record.weight and record.weight > 0
    and name.name_id = record.name_id
    and (actual_number > target_number or level1 like '%成本%' or level2 like '%成本%')
order by detail.report_id nulls last, detail.position nulls last;

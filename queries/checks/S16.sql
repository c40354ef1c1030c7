-- name: S16
-- severity: warning
-- title: 扣分未说明原因 | Points lost without a reason
-- basis: form 部门整体支出绩效自评表: 偏差原因分析及改进措施 explains every 三级指标 whose 得分 is below its 分值
-- message: {label}得分 {actual}，分值 {expected}，扣分而未填偏差原因；请补填原因及改进措施 | {label}: score {actual} of {expected}, no reason given; fill in the deviation column
-- 说明：得分或分值空白的不核对。
-- note: Not checked where score or weight is blank.
select
    report_id,
    null as variant,
    coalesce(level3, level2, level1) as item,
    coalesce(level3, level2, level1) as label,
    '分' as unit,
    weight as expected,
    score as actual,
    'self_indicator' as section,
    position,
    'score' as field,
    report_id as other_report_id,
    'self_indicator' as other_section,
    position as other_position,
    'deviation' as other_field
from self_indicator
where score < weight and coalesce(deviation, '') = ''
order by report_id nulls last, position nulls last;

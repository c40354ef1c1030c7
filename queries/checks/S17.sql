-- name: S17
-- severity: warning
-- severity.missed: warning
-- title: 得分与指标完成情况不一致 | Score does not fit target and result
-- basis: 《自评表》：三级指标的得分由年度指标值和实际完成值得出，完成得满分，未完成扣分 | form 部门整体支出绩效自评表: 得分 of a 三级指标 follows from 年度指标值 and 实际完成值: full points where the target is met, fewer where it is missed
-- message: {label}目标“{target}”，实际“{result}”，已完成目标却只得 {actual}（分值 {expected}）；请核对得分或实际完成值 | {label}: target “{target}”, result “{result}”, target met but only {actual} of {expected}; check the score or the result
-- message.missed: {label}目标“{target}”，实际“{result}”，未完成目标却得满分 {actual}；请核对得分或实际完成值 | {label}: target “{target}”, result “{result}”, target missed but full {actual}; check the score or the result
-- 说明：只核对目标值与完成值都能读成数字且单位一致的行，文字描述的不核对。目标只写数字时，达到或超过即完成；目标为 0 时实际为 0 才算完成；成本指标越低越好还是越高越好无从得知，两者不等时不核对。
-- note: Only rows whose target and result both read as numbers of one unit. A target without an operator is met by as much or more, a target of 0 by 0 alone; of a cost indicator (`成本`) it is not known which way is better, so only an equal result counts.
with compared as (
    select
        detail.report_id, detail.position, target, actual, weight, score,
        coalesce(level3, level2, level1) as name,
        case target_operator
            when '>=' then actual_number >= target_number
            when '>' then actual_number > target_number
            when '<=' then actual_number <= target_number
            when '<' then actual_number < target_number
            else case
                when target_number = 0 then actual_number = 0
                when (level1 like '%成本%' or level2 like '%成本%') and actual_number <> target_number then null
                else actual_number >= target_number
            end
        end as met
    from self_indicator_detail as detail
    cross join self_indicator_record as record
    cross join indicator_name as name
    where comparable = 1
        and record.report_id = detail.report_id
        and record.position = detail.position
        and name.name_id = record.name_id
)
select
    report_id,
    case when met then null else 'missed' end as variant,
    name as item,
    name as label,
    '分' as unit,
    case when met then weight end as expected,
    score as actual,
    'self_indicator' as section,
    position,
    'score' as field,
    report_id as other_report_id,
    'self_indicator' as other_section,
    position as other_position,
    'actual' as other_field,
    target,
    actual as result
from compared
where met and score < weight or not met and score = weight and weight > 0
order by report_id nulls last, position nulls last;

-- name: S15
-- severity: error
-- title: 总分不等于各项得分之和 | Total score differs from the sum of the scores
-- basis: 《自评表》总分：等于年度资金总额的得分与各三级指标的得分之和 | form 部门整体支出绩效自评表, 总分: 得分 of 年度资金总额 and of all 三级指标 add up to it
-- whole: self_indicator, self_fund
-- message: 总分 {actual}，各项得分之和为 {expected}，相差 {difference}；请核对各行得分与总分 | Total score {actual}, the scores make {expected}, off by {difference}; check every score and the total
-- 说明：未印总分、有分值的行没有得分的不核对。
-- note: Not checked where no total is printed, or where a row with a weight has no score.
with added as (
    select
        fund.report_id, fund.total_score, fund.score,
        sum(record.score) as scores,
        min(case when record.score is not null then record.position end) as first_position
    from self_fund as fund
    cross join self_indicator_record as record
    where fund.total_score is not null and (fund.weight is null or fund.score is not null)
        and record.report_id = fund.report_id
    group by fund.report_id
    having sum(case when record.weight is not null and record.score is null then 1 else 0 end) = 0
)
select
    report_id,
    null as variant,
    'total' as item,
    '总分' as label,
    '分' as unit,
    scores + coalesce(score, 0) as expected,
    total_score as actual,
    'self_fund' as section,
    0 as position,
    'total_score' as field,
    report_id as other_report_id,
    'self_indicator' as other_section,
    first_position as other_position,
    'score' as other_field
from added
where scores + coalesce(score, 0) <> total_score
order by report_id nulls last;

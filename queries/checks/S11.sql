-- name: S11
-- severity: error
-- title: 分值合计不等于 100 分 | Weights do not add up to 100
-- basis: 《自评表》：年度资金总额的分值与各三级指标的分值之和为 100 | form 部门整体支出绩效自评表: 分值 of 年度资金总额 and of all 三级指标 add up to 100
-- whole: self_indicator, self_fund
-- message: 各项分值合计 {actual}，应为 {expected}，相差 {difference}；请核对各行分值 | Weights add up to {actual} instead of {expected}, off by {difference}; check the weight of every row
-- 说明：没有分值的指标行不计；只报指标分值而未印预算执行分值时，按所印分值核对。
-- note: Rows without a weight count nothing, nor does an execution weight that is not printed.
with indicator as (
    select report_id, sum(weight) as weight
    from self_indicator_record
    where weight is not null
    group by report_id
),
total as (
    select
        indicator.report_id,
        indicator.weight + coalesce(fund.weight, 0) as weight,
        case when fund.weight is not null then fund.report_id end as fund_report_id
    from indicator
    -- A tidy file may give the indicators without the funds.
    left join self_fund as fund on fund.report_id = indicator.report_id
    where indicator.weight + coalesce(fund.weight, 0) <> 1000000
)
select
    report_id,
    null as variant,
    '' as item,
    '分值合计' as label,
    '分' as unit,
    1000000 as expected,
    weight as actual,
    'self_indicator' as section,
    (
        select min(record.position)
        from self_indicator_record as record
        where record.report_id = total.report_id and record.weight is not null
    ) as position,
    'weight' as field,
    fund_report_id as other_report_id,
    case when fund_report_id is not null then 'self_fund' end as other_section,
    case when fund_report_id is not null then 0 end as other_position,
    case when fund_report_id is not null then 'weight' end as other_field
from total
order by report_id nulls last;

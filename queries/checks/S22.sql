-- name: S22
-- severity: warning
-- title: 一级指标分值不合通行的分配 | Weights of the level-1 indicators follow neither usual scheme
-- basis: 《自评表》：产出、效益、满意度的分值为 50、30、10，单列成本的为成本 20、产出 40、效益 20、满意度 10；其余 10 分为预算执行 | form 部门整体支出绩效自评表: 分值 of 产出, 效益, 满意度 are 50, 30, 10, or with 成本 apart 成本 20, 产出 40, 效益 20, 满意度 10; the other 10 is 预算执行
-- whole: self_indicator
-- message: 各行分值合计为成本 {cost}、产出 {output}、效益 {benefit}、满意度 {satisfaction}，既不是产出 50、效益 30、满意度 10，也不是成本 20、产出 40、效益 20、满意度 10；请核对分值 | The rows make 成本 {cost}, 产出 {output}, 效益 {benefit}, 满意度 {satisfaction}, neither 0, 50, 30, 10 nor 20, 40, 20, 10; check the weights
-- 说明：只核对分值合计为 90 分、每行都有一级指标且一级指标为这四种的表；其余见 S11。
-- note: Only where the weights make 90 and every row with a weight is under one of these four; other totals are S11's.
with packed as (
    -- Two sums in each number, so that a row is told apart twice and not five times; the usual names come first.
    select
        record.report_id,
        min(position) as first_position,
        sum(weight) as total,
        sum(case
            when level1 = '产出指标' then weight * 100000000
            when level1 = '效益指标' then weight
            when level1 in ('满意度指标', '成本指标') or level1 like '%满意%' then 0
            when level1 like '%效益%' then weight
            when level1 like '%产出%' then weight * 100000000
        end) as output_benefit,
        sum(case
            when level1 in ('产出指标', '效益指标') then 0
            when level1 = '满意度指标' or level1 like '%满意%' then weight * 100000000
            when level1 like '%效益%' or level1 like '%产出%' then 0
            when level1 like '%成本%' then weight
        end) as satisfaction_cost
    from self_indicator_record as record
    cross join indicator_name as name
    where record.weight is not null and name.name_id = record.name_id
    group by record.report_id
    having sum(weight) = 900000
),
added as (
    select
        report_id, first_position, total,
        output_benefit / 100000000 as output,
        output_benefit % 100000000 as benefit,
        satisfaction_cost / 100000000 as satisfaction,
        satisfaction_cost % 100000000 as cost
    from packed
)
select
    report_id,
    null as variant,
    '' as item,
    '一级指标分值' as label,
    '分' as unit,
    null as expected,
    null as actual,
    'self_indicator' as section,
    first_position as position,
    'weight' as field,
    report_id as other_report_id,
    'self_indicator' as other_section,
    first_position as other_position,
    'level1_weight' as other_field,
    cost / 10000.0 as cost,
    output / 10000.0 as output,
    benefit / 10000.0 as benefit,
    satisfaction / 10000.0 as satisfaction
from added
-- Rows of a level of another name are judged by nothing.
where output + benefit + satisfaction + cost = total
    and (satisfaction <> 100000 or not (cost = 0 and output = 500000 and benefit = 300000 or cost = 200000 and output = 400000 and benefit = 200000))
order by report_id nulls last;

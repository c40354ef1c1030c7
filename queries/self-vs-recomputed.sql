-- name: self-vs-recomputed
-- title: 自评得分与重算得分之差 | Self-evaluation against recomputed scores
-- param: year   integer = latest   年度 | fiscal year
-- param: region region  optional   地区（含下级） | region and everything below it
-- column: department  department  部门 | department
-- column: self_total  number      自评总分 | total of the form
-- column: lines       count       可重算的行数 | rows recomputed
-- column: weight      number      可重算的分值 | their weight
-- column: printed     number      其中自评得分 | points the form gives them
-- column: recomputed  number      重算得分 | points recomputed
-- column: gap         number      差（正为偏高） | gap (positive is generous)
-- column: reason      text        未重算原因 | why not recomputed
-- source: self_total = indicator total_score
-- 说明：只重算能重算的行：预算执行 = 分值 × 全年执行数 ÷ 调整后预算数，不超过分值；目标值与实际值都读得成同一单位数字的指标，完成得满分，未完成按比例（目标写“≤”的反向计算）；目标为零时实际为零得满分，否则零分；成本指标没有写明方向而两者不等的不重算。差 = 自评得分 − 重算得分，偏高最多的在前。
-- 说明：实际值是部门自己填的，重算只看得分与其自填的数是否相符。
-- note: only rows that can be recomputed: execution = weight x executed / adjusted budget, never above the weight; indicators whose target and result read as numbers of one unit, full where met, else in proportion (the reverse where the target says at most); a target of zero is met by zero alone; a cost indicator without a direction that differs is left out. Gap = printed - recomputed, the most generous first. Results are the department's own, so that the gap tells whether the points fit its own figures.
with fund as (
    select
        report_id,
        total_score,
        weight,
        score,
        total_adjusted_budget as adjusted,
        total_outturn as executed,
        case
            when total_adjusted_budget > 0 and total_outturn >= 0 and weight between 0 and 99999999 and score is not null
                then total_adjusted_budget
        end as base
    from self_fund
    where report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
-- weight x executed / adjusted without leaving 64 bits: the weight two digits at a time, by long division.
first_digits as (
    select
        report_id, total_score, weight, score, base, executed,
        weight / 1000000 * executed / base as quotient,
        weight / 1000000 * executed % base as rest
    from fund
),
second_digits as (
    select
        report_id, total_score, weight, score, base, executed,
        quotient * 100 + (rest * 100 + weight / 10000 % 100 * executed) / base as quotient,
        (rest * 100 + weight / 10000 % 100 * executed) % base as rest
    from first_digits
),
third_digits as (
    select
        report_id, total_score, weight, score, base, executed,
        quotient * 100 + (rest * 100 + weight / 100 % 100 * executed) / base as quotient,
        (rest * 100 + weight / 100 % 100 * executed) % base as rest
    from second_digits
),
execution as (
    select
        report_id, total_score, weight, score, base,
        case
            when executed >= base then weight
            else quotient * 100 + (rest * 100 + weight % 100 * executed) / base
                + (rest * 100 + weight % 100 * executed) % base * 2 / base
        end as recomputed
    from third_digits
),
indicator as (
    select
        record.report_id,
        record.weight,
        record.score,
        case
            when detail.target_operator in ('<=', '<') then case
                when detail.actual_number <= detail.target_number then record.weight
                else (record.weight * detail.target_number * 2 + detail.actual_number) / (detail.actual_number * 2)
            end
            when detail.target_number = 0 then case when detail.actual_number = 0 then record.weight else 0 end
            when (name.level1 like '%成本%' or name.level2 like '%成本%') and detail.actual_number <> detail.target_number
                and coalesce(detail.target_operator, '=') = '=' then null
            when detail.actual_number >= detail.target_number then record.weight
            else (record.weight * detail.actual_number * 2 + detail.target_number) / (detail.target_number * 2)
        end as recomputed
    from self_indicator_detail as detail
    cross join self_indicator_record as record
    cross join indicator_name as name
    where detail.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or detail.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
        and detail.comparable = 1
        -- Products stay within 64 bits.
        and detail.target_number between 0 and 100000000000
        and detail.actual_number between 0 and 100000000000
        and record.report_id = detail.report_id
        and record.position = detail.position
        and record.weight between 0 and 10000000
        and record.score is not null
        and name.name_id = record.name_id
),
part as (
    select
        report_id,
        total_score,
        case when base is null then 0 else 1 end as lines,
        case when base is null then 0 else weight end as weight,
        case when base is null then 0 else score end as score,
        case when base is null then 0 else recomputed end as recomputed
    from execution
    union all
    select report_id, null, 1, weight, score, recomputed
    from indicator
    where recomputed is not null
),
together as (
    select
        report_id,
        max(total_score) as total_score,
        sum(lines) as lines,
        sum(weight) as weight,
        sum(score) as score,
        sum(recomputed) as recomputed
    from part
    group by report_id
)
select
    (select name from department_record where department_id = report_id % 1000000000) as department,
    total_score / 10000.0 as self_total,
    lines,
    case when lines > 0 then weight / 10000.0 end as weight,
    case when lines > 0 then score / 10000.0 end as printed,
    case when lines > 0 then recomputed / 10000.0 end as recomputed,
    case when lines > 0 then (score - recomputed) / 10000.0 end as gap,
    case when lines = 0 then '没有可重算的行 | no row can be recomputed' end as reason
from together
order by case when lines > 0 then score - recomputed end desc nulls last, report_id nulls first;

-- name: unlisted-public-use
-- title: 公用经费未列明部分 | Operating funds that the listed rows do not explain
-- param: year   integer = latest  年度 | fiscal year
-- param: region region optional   地区（含下级） | region and everything below it
-- column: rank         rank        名次 | rank
-- column: department   department  部门 | department
-- column: public_use   money       公用经费决算数 | operating funds
-- column: listed       money       其中各项合计 | listed rows
-- column: unlisted     money       未列明额 | not listed
-- column: unlisted_pct percent     未列明占比 | share not listed
-- column: reason       text        未排名原因 | why not ranked
-- source: public_use = public_use outturn
-- source: listed = public_use.office+public_use.utilities_travel+public_use.meetings_training outturn
-- chart: bar x=department y=unlisted_pct
-- 说明：未列明额 = 公用经费决算数 −（办公经费 + 水费、电费、差旅费 + 会议费、培训费）；未列明占比 = 未列明额 ÷ 公用经费决算数，从高到低；按未取整的比率排名，相同者并列。
-- 说明：“其中”各项只是部分列示，有余额属正常，占比过高值得过问；空白的项不计，三项全空白或公用经费为零、为负、缺少的部门列在最后并注明原因。
-- note: not listed = operating funds - (office + water, electricity, travel + meetings, training), outturns; blank rows count nothing. The rows are a partial list, so a rest is normal. Ranked by the exact rate; what has none comes last with the reason.
with spending as (
    select
        report.report_id,
        base_spending.report_id as section,
        base_spending.public_use_outturn as public_use,
        case
            when coalesce(
                base_spending.public_use_office_outturn,
                base_spending.public_use_utilities_travel_outturn,
                base_spending.public_use_meetings_training_outturn
            ) is not null
                then coalesce(base_spending.public_use_office_outturn, 0)
                    + coalesce(base_spending.public_use_utilities_travel_outturn, 0)
                    + coalesce(base_spending.public_use_meetings_training_outturn, 0)
        end as listed
    from report
    -- A department that sent no such form is listed, not lost.
    left join base_spending on base_spending.report_id = report.report_id
    where report.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or report.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
rest_of_all as (
    select
        report_id, section, public_use, listed,
        public_use - listed as amount,
        case when public_use > 0 then public_use end as base
    from spending
),
-- The rate, not rounded: whole basis points, then 28 more digits by long division, two a step. Two rates of amounts
-- below 10^16 fen that differ at all differ by then. The rows come sorted by basis points, so that digits are computed
-- only for what is shown.
coarse as (
    select
        report_id, section, public_use, listed, amount, base,
        amount / base * 10000 + amount % base * 100 / base * 100 + amount % base * 100 % base * 100 / base as points,
        amount % base * 100 % base * 100 % base as rest
    from rest_of_all
    order by points desc nulls last, report_id nulls first
),
finer as (
    select
        report_id, section, public_use, listed, amount, base, points, rest,
        rest * 100 / base * 1000000000000
            + rest * 100 % base * 100 / base * 10000000000
            + rest * 100 % base * 100 % base * 100 / base * 100000000
            + rest * 100 % base * 100 % base * 100 % base * 100 / base * 1000000
            + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 10000
            + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 100
            + rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base as digits,
        rest * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base as left_over
    from coarse
),
finest as (
    select
        report_id, section, public_use, listed, amount, base, points, rest, digits,
        left_over * 100 / base * 1000000000000
            + left_over * 100 % base * 100 / base * 10000000000
            + left_over * 100 % base * 100 % base * 100 / base * 100000000
            + left_over * 100 % base * 100 % base * 100 % base * 100 / base * 1000000
            + left_over * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 10000
            + left_over * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base * 100
            + left_over * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 % base * 100 / base as more_digits
    from finer
)
select
    case when points is not null then rank() over (order by points desc nulls last, digits desc nulls last, more_digits desc nulls last) end as rank,
    (select name from department_record where department_id = report_id % 1000000000) as department,
    public_use / 1000000.0 as public_use,
    listed / 1000000.0 as listed,
    amount / 1000000.0 as unlisted,
    (points + rest * 2 / base) / 100.0 as unlisted_pct,
    case
        when points is not null then null
        when section is null and not exists (
            select 1
            from submission_record as submission
            where submission.report_id = finest.report_id and submission.form = 'base' and submission.replaced_by is null
        ) and not exists (
            select 1
            from bulk_report as bulk
            where bulk.report_id = finest.report_id and bulk.has_base = 1
        ) then '未报送该表 | form not received'
        when public_use is null or listed is null then '缺少数据 | figure missing'
        when public_use = 0 then '基数为零 | base is zero'
        else '基数为负 | base is negative'
    end as reason
from finest
order by points desc nulls last, digits desc nulls last, more_digits desc nulls last, report_id nulls first;

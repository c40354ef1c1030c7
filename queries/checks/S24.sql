-- name: S24
-- severity: error
-- title: 等级与总分不符 | Grade word does not fit the total score
-- param: excellent integer = 90  优的起点分 | least score of the best grade
-- param: good      integer = 80  良的起点分 | least score of the second grade
-- param: fair      integer = 60  中的起点分 | least score of the third grade
-- basis: 财预〔2020〕10号（据记忆）：90分（含）以上为优，80分（含）至90分为良，60分（含）至80分为中，60分以下为差 | 财预〔2020〕10号 as recalled: 优 from 90 of 100 points, 良 from 80, 中 from 60, 差 below; bands include their least score, since 89.5 exists
-- whole: self_indicator, self_fund
-- message: 自评等级印为“{printed}”，总分 {actual} 应为“{word}”；请核对等级与总分 | The grade printed is “{printed}”, a total score of {actual} makes “{word}”; check grade and score
-- 说明：总分以表上所印为准，未印的取各项得分之和（有分值的行均有得分才核对）；满分不是 100 的不核对，等级写作其他字样的不核对。
-- note: The total score is the printed one, else the sum of the scores where each row with a weight has one. Not checked where full marks are not 100, or where the grade is another word.
with graded as (
    select
        report_id, grade,
        case
            when grade in ('优', '优秀') then '优'
            when grade in ('良', '良好') then '良'
            when grade in ('中', '中等', '合格', '一般') then '中'
            when grade in ('差', '较差', '不合格') then '差'
        end as word
    from self_text
    where grade is not null
),
summed as (
    select
        graded.report_id, graded.grade, graded.word, fund.total_score, fund.total_weight,
        case when fund.weight is null or fund.score is not null then
            (
                select case when count(weight) = sum(case when weight is not null and score is not null then 1 else 0 end) then sum(score) end
                from self_indicator_record as record
                where record.report_id = graded.report_id
            ) + coalesce(fund.score, 0)
        end as scores,
        (
            select sum(weight)
            from self_indicator_record as record
            where record.report_id = graded.report_id
        ) + coalesce(fund.weight, 0) as weights
    from graded
    cross join self_fund as fund
    where fund.report_id = graded.report_id and graded.word is not null
),
scored as (
    select report_id, grade, word, coalesce(total_score, scores) as score, total_score
    from summed
    where coalesce(total_weight, weights) = 1000000
),
banded as (
    select
        report_id, grade, word, score, total_score,
        case
            when score >= :excellent * 10000 then '优'
            when score >= :good * 10000 then '良'
            when score >= :fair * 10000 then '中'
            else '差'
        end as earned
    from scored
    where score is not null
)
select
    report_id,
    null as variant,
    'total' as item,
    '自评等级' as label,
    '分' as unit,
    null as expected,
    score as actual,
    'self_text' as section,
    0 as position,
    'grade' as field,
    case when total_score is not null then report_id end as other_report_id,
    case when total_score is not null then 'self_fund' end as other_section,
    case when total_score is not null then 0 end as other_position,
    case when total_score is not null then 'total_score' end as other_field,
    grade as printed,
    earned as word
from banded
where word <> earned
order by report_id nulls last;

-- name: S21
-- severity: info
-- title: 自评几乎全是满分 | Nearly every indicator has full marks
-- param: share integer = 90  满分指标占比（%） | share of indicators with full marks, in percent
-- param: least integer = 5  至少多少个计分指标才核对 | least number of scored indicators
-- basis: 《自评表》：几乎所有指标都是满分；没有规定禁止，但值得复核 | form 部门整体支出绩效自评表: 得分 equal to 分值 in (nearly) all rows; no rule forbids it, it is worth a second look
-- whole: self_indicator
-- message: {expected} 个计分指标中 {actual} 个得满分，不少于 {allowed_pct}%；请复核自评是否客观 | {actual} of {expected} scored indicators have full marks, {allowed_pct} % or more; check whether the self-evaluation is fair
-- 说明：没有分值或没有得分的指标不计。
-- note: Rows without weight or score do not count.
with counted as (
    select
        report_id,
        count(*) as scored,
        count(case when score = weight then 1 end) as full_marks,
        min(position) as first_position
    from self_indicator_record
    where weight > 0 and score is not null
    group by report_id
)
select
    report_id,
    null as variant,
    '' as item,
    '绩效指标' as label,
    null as unit,
    scored * 10000 as expected,
    full_marks * 10000 as actual,
    'self_indicator' as section,
    first_position as position,
    'score' as field,
    report_id as other_report_id,
    'self_indicator' as other_section,
    first_position as other_position,
    'weight' as other_field,
    :share as allowed_pct
from counted
where scored >= :least and full_marks * 100 >= :share * scored
order by report_id nulls last;

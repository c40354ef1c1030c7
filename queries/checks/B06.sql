-- name: B06
-- severity: info
-- title: 公用经费大部分未列明 | Most of the operating funds is not listed
-- param: share integer = 50  未列明部分的上限（%） | largest share not listed, in percent
-- basis: 《基础数据表》：公用经费的“其中”为办公经费、水电差旅费、会议培训费；大部分没有列明的合计说明不了问题 | form 部门整体支出绩效评价基础数据表: 公用经费, 其中: 办公经费, 水费、电费、差旅费, 会议费、培训费 (a partial list); a total of which most is not listed tells little
-- whole: base_spending
-- message: 公用经费{measure}为 {actual}，其中三项之和为 {expected}，未列明 {difference}，超过合计的 {allowed_pct}%；请说明其余用途 | Operating funds, {measure_en}: {actual} printed, the parts listed make {expected}; {difference} is not listed, more than {allowed_pct} %; say what the rest is
-- 说明：合计与三项均已填列才核对。
-- note: Checked only where the total and all three parts are printed.
with printed as (
    select
        report_id, 'prior_outturn' as code, '上年决算数' as measure, 'prior-year outturn' as measure_en, public_use_prior_outturn as total,
        public_use_office_prior_outturn + public_use_utilities_travel_prior_outturn + public_use_meetings_training_prior_outturn as parts
    from base_spending
    where public_use_prior_outturn > 0 and (public_use_prior_outturn - (public_use_office_prior_outturn + public_use_utilities_travel_prior_outturn + public_use_meetings_training_prior_outturn)) * 100 > :share * public_use_prior_outturn
    union all
    select
        report_id, 'budget', '预算数', 'budget', public_use_budget,
        public_use_office_budget + public_use_utilities_travel_budget + public_use_meetings_training_budget
    from base_spending
    where public_use_budget > 0 and (public_use_budget - (public_use_office_budget + public_use_utilities_travel_budget + public_use_meetings_training_budget)) * 100 > :share * public_use_budget
    union all
    select
        report_id, 'outturn', '决算数', 'outturn', public_use_outturn,
        public_use_office_outturn + public_use_utilities_travel_outturn + public_use_meetings_training_outturn
    from base_spending
    where public_use_outturn > 0 and (public_use_outturn - (public_use_office_outturn + public_use_utilities_travel_outturn + public_use_meetings_training_outturn)) * 100 > :share * public_use_outturn
)
select
    report_id,
    null as variant,
    'public_use' as item,
    '公用经费' as label,
    '万元' as unit,
    parts as expected,
    total as actual,
    'base_spending' as section,
    0 as position,
    'public_use_' || code as field,
    report_id as other_report_id,
    'base_spending' as other_section,
    0 as other_position,
    'public_use_office_' || code as other_field,
    measure,
    measure_en,
    :share as allowed_pct
from printed
order by report_id nulls last, field nulls last;

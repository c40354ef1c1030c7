-- name: Y06
-- severity: warning
-- title: 文字与上年报表完全相同 | A text is word for word last year's
-- param: least integer = 20  至少多少字才比较 | least number of characters
-- basis: forms 部门整体支出绩效评价基础数据表 (厉行节约保障措施) and 部门整体支出绩效自评表 (年度总体目标): what was planned and done is told anew each year
-- message: {label}与上年报表一字不差；请按本年情况填写 | {label} ({item}) is word for word that of last year's form; tell of this year
-- 说明：只与本部门上年报表比较；较短的文字不比较。
-- note: Compared with the department's own form of the year before only; short texts are not compared.
with repeated as (
    select now.report_id, 'base_text' as section, 'thrift_measures' as field, '厉行节约保障措施' as label
    from base_text as now
    cross join base_text as before
    where before.report_id = now.report_id - 1000000000
        and before.thrift_measures = now.thrift_measures
        and length(now.thrift_measures) >= :least
    union all
    select now.report_id, 'self_text' as section, 'goal_expected' as field, '预期目标' as label
    from self_text as now
    cross join self_text as before
    where before.report_id = now.report_id - 1000000000
        and before.goal_expected = now.goal_expected
        and length(now.goal_expected) >= :least
    union all
    select now.report_id, 'self_text' as section, 'goal_actual' as field, '实际完成情况' as label
    from self_text as now
    cross join self_text as before
    where before.report_id = now.report_id - 1000000000
        and before.goal_actual = now.goal_actual
        and length(now.goal_actual) >= :least
)
select
    report_id,
    null as variant,
    field as item,
    label,
    null as unit,
    null as expected,
    null as actual,
    section,
    0 as position,
    field,
    report_id - 1000000000 as other_report_id,
    section as other_section,
    0 as other_position,
    field as other_field
from repeated
order by report_id nulls last, field nulls last;

-- name: S23
-- severity: info
-- severity.duties: info
-- title: 目标编号重复，或完成情况照抄职责 | A goal's number stands twice, or the result is a copy of the statutory duties
-- basis: 《自评表》年度总体目标：每个目标编号不同；“实际完成情况”写做了什么，不写部门职责 | form 部门整体支出绩效自评表, 年度总体目标: each goal has a number of its own; 实际完成情况 tells what was done, not what the department is for
-- message: 预期目标中“目标{number}”出现两次以上；请核对目标编号 | “目标{number}” stands more than once among the expected goals; check the numbers
-- message.duties: 实际完成情况中有“主要职责是”，像是照抄部门职责；请写实际完成的工作 | The actual results say “主要职责是” and look like a copy of the department's duties; tell what was done
-- 说明：编号后有顿号、点、逗号或冒号才算编号。
-- note: A number counts where a mark of punctuation follows it.
with recursive mark (number) as (
    select 1
    union all
    select number + 1
    from mark
    where number < 20
),
goal as (
    -- One pass finds the texts with two goals or more.
    select
        report_id,
        replace(replace(replace(replace(replace(replace(replace(replace(goal_expected, ' ', ''), '　', ''), '.', '、'), '．', '、'), '，', '、'), ',', '、'), '：', '、'), ':', '、') as expected
    from self_text
    where goal_expected like '%目标%目标%'
),
said as (
    select
        report_id, null as variant, number, 'goal_expected' as field, '预期目标' as label
    from goal
    cross join mark
    where length(expected) - length(replace(expected, '目标' || number || '、', '')) >= 2 * length('目标' || number || '、')
    union all
    select report_id, 'duties', null, 'goal_actual', '实际完成情况'
    from self_text
    where goal_actual like '%主要职责是%'
)
select
    report_id,
    variant,
    field as item,
    label,
    null as unit,
    null as expected,
    null as actual,
    'self_text' as section,
    0 as position,
    field,
    report_id as other_report_id,
    'self_text' as other_section,
    0 as other_position,
    case when variant is null then 'goal_actual' else 'goal_expected' end as other_field,
    number
from said
order by report_id nulls last, field nulls last, number nulls last;

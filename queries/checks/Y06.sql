-- name: Y06
-- severity: warning
-- severity.elsewhere: warning
-- title: 文字与上年或其他部门的报表完全相同 | A text is word for word last year's or another department's
-- param: least integer = 20  至少多少字才比较 | least number of characters
-- basis: 《基础数据表》（厉行节约保障措施）、《自评表》（年度总体目标）：每年的打算和完成情况应当重新填写 | forms 部门整体支出绩效评价基础数据表 (厉行节约保障措施) and 部门整体支出绩效自评表 (年度总体目标): what was planned and done is told anew each year
-- message: {label}与上年报表一字不差；请按本年情况填写 | {label} ({item}) is word for word that of last year's form; tell of this year
-- message.elsewhere: {label}与另一部门报表一字不差；请按本部门情况填写 | {label} ({item}) is word for word that of another department's form; tell of your own department
-- 说明：与本部门上年报表、与其他部门任一年报表比较；较短的文字不比较。
-- note: Compared with the department's own form of the year before, and with any form of another department; short texts are not compared.
with repeated as (
    -- The first or the last report with the text is found at once, however many there are.
    select now.report_id, null as variant, 'base_text' as section, 'thrift_measures' as field, '厉行节约保障措施' as label, before.report_id as other_report_id
    from base_text as now
    cross join base_text as before
    where before.report_id = now.report_id - 1000000000
        and before.thrift_measures = now.thrift_measures
        and length(now.thrift_measures) >= :least
    union all
    select now.report_id, 'elsewhere', 'base_text', 'thrift_measures', '厉行节约保障措施', case
        when (select min(report_id) from base_text as other where other.thrift_measures = now.thrift_measures) % 1000000000 <> now.report_id % 1000000000
            then (select min(report_id) from base_text as other where other.thrift_measures = now.thrift_measures)
        when (select max(report_id) from base_text as other where other.thrift_measures = now.thrift_measures) % 1000000000 <> now.report_id % 1000000000
            then (select max(report_id) from base_text as other where other.thrift_measures = now.thrift_measures)
    end
    from base_text as now
    where length(now.thrift_measures) >= :least
        and exists (
            select 1
            from base_text as other
            where other.thrift_measures = now.thrift_measures and other.report_id % 1000000000 <> now.report_id % 1000000000
        )
    union all
    select now.report_id, null, 'self_text', 'goal_expected', '预期目标', before.report_id
    from self_text as now
    cross join self_text as before
    where before.report_id = now.report_id - 1000000000
        and before.goal_expected = now.goal_expected
        and length(now.goal_expected) >= :least
    union all
    select now.report_id, 'elsewhere', 'self_text', 'goal_expected', '预期目标', case
        when (select min(report_id) from self_text as other where other.goal_expected = now.goal_expected) % 1000000000 <> now.report_id % 1000000000
            then (select min(report_id) from self_text as other where other.goal_expected = now.goal_expected)
        when (select max(report_id) from self_text as other where other.goal_expected = now.goal_expected) % 1000000000 <> now.report_id % 1000000000
            then (select max(report_id) from self_text as other where other.goal_expected = now.goal_expected)
    end
    from self_text as now
    where length(now.goal_expected) >= :least
        and exists (
            select 1
            from self_text as other
            where other.goal_expected = now.goal_expected and other.report_id % 1000000000 <> now.report_id % 1000000000
        )
    union all
    select now.report_id, null, 'self_text', 'goal_actual', '实际完成情况', before.report_id
    from self_text as now
    cross join self_text as before
    where before.report_id = now.report_id - 1000000000
        and before.goal_actual = now.goal_actual
        and length(now.goal_actual) >= :least
    union all
    select now.report_id, 'elsewhere', 'self_text', 'goal_actual', '实际完成情况', case
        when (select min(report_id) from self_text as other where other.goal_actual = now.goal_actual) % 1000000000 <> now.report_id % 1000000000
            then (select min(report_id) from self_text as other where other.goal_actual = now.goal_actual)
        when (select max(report_id) from self_text as other where other.goal_actual = now.goal_actual) % 1000000000 <> now.report_id % 1000000000
            then (select max(report_id) from self_text as other where other.goal_actual = now.goal_actual)
    end
    from self_text as now
    where length(now.goal_actual) >= :least
        and exists (
            select 1
            from self_text as other
            where other.goal_actual = now.goal_actual and other.report_id % 1000000000 <> now.report_id % 1000000000
        )
)
select
    report_id,
    variant,
    field as item,
    label,
    null as unit,
    null as expected,
    null as actual,
    section,
    0 as position,
    field,
    other_report_id,
    section as other_section,
    0 as other_position,
    field as other_field
from repeated
order by report_id nulls last, field nulls last, variant nulls first;

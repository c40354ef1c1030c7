-- name: Y08
-- severity: info
-- title: 中间缺年度报表 | Years between two reports are missing
-- basis: 《基础数据表》《自评表》：每年各一份，缺少的年度无法比较 | forms 部门整体支出绩效评价基础数据表 and 部门整体支出绩效自评表: one of each a year; figures of years that are missing cannot be compared
-- message: 本部门 {year_before} 年之后、{year_now} 年之前没有报表，缺 {missing} 年；请补充导入 | No report of this department between {year_before} and {year_now}, {missing} missing; import them
-- 说明：最早一年之前不算缺。
-- note: Years before the first report are not missing.
with preceded as (
    select
        report.report_id,
        report.year,
        (
            select max(earlier.year)
            from report as earlier
            where earlier.department_id = report.department_id and earlier.year < report.year
        ) as year_before
    from report
)
select
    report_id,
    null as variant,
    '' as item,
    '年度' as label,
    null as unit,
    null as expected,
    null as actual,
    null as section,
    null as position,
    null as field,
    null as other_report_id,
    null as other_section,
    null as other_position,
    null as other_field,
    year as year_now,
    year_before,
    year - year_before - 1 as missing
from preceded
where year_before < year - 1
order by report_id nulls last;

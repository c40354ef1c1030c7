-- name: B17
-- severity: error
-- title: 表头年份不是本表年度 | A label prints another year than the form's
-- basis: 《基础数据表》：“年实际在职人数”“楼堂馆所控制情况（年完工项目）”应为本表年度 | form 部门整体支出绩效评价基础数据表: 年实际在职人数 and 楼堂馆所控制情况（年完工项目） bear the year of the form
-- message: {label}印的是 {printed_year} 年，本表为 {form_year} 年；请核对该栏是否沿用了旧表 | {label_en} print the year {printed_year}, the form is of {form_year}; check whether the block was copied from an older form
-- 说明：决算数、预算数各栏年份不一致的表在导入时即被退回，不在此核对；年份未印的不核对。
-- note: Forms whose columns of amounts name years that do not agree are refused at import; nothing is checked where no year is printed.
with printed as (
    select report_id, 'staffing' as item, '实际在职人数' as label, 'staff in post' as label_en, 'in_post_year' as field, in_post_year as year
    from base_heading
    where in_post_year <> report_id / 1000000000
    union all
    select report_id, 'building', '完工项目', 'completed buildings', 'completion_year', completion_year
    from base_heading
    where completion_year <> report_id / 1000000000
)
select
    report_id,
    null as variant,
    item,
    label,
    null as unit,
    null as expected,
    null as actual,
    'base_heading' as section,
    0 as position,
    field,
    null as other_report_id,
    null as other_section,
    null as other_position,
    null as other_field,
    year as printed_year,
    report_id / 1000000000 as form_year,
    label_en
from printed
order by report_id nulls last, field nulls last;

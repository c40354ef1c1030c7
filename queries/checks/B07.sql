-- name: B07
-- severity: error
-- title: 在职人员控制率与人数不符 | Printed staffing control rate does not follow from the headcounts
-- basis: 《基础数据表》财政供养人员情况：控制率 = 实际在职人数 ÷ 编制数（财预〔2013〕53号，在职人员控制率） | form 部门整体支出绩效评价基础数据表, 财政供养人员情况: 控制率 = 实际在职人数 ÷ 编制数; rate as 财预〔2013〕53号, 在职人员控制率
-- message: 控制率填 {actual}，按在职 {in_post} 人、编制 {authorised} 人应为 {expected}；请核对人数与控制率 | Control rate printed {actual}, but {in_post} in post and {authorised} authorised make {expected}; check the headcounts and the rate
-- 说明：按表上所印小数位数重新计算，四舍五入后比较；编制数为零或空白不核对。
-- note: Recomputed at the number of decimals printed (at most four), rounded half away from zero, and compared exactly; not checked where no post is authorised.
with declared as (
    select
        report_id, authorised, in_post,
        declared_control_pct as printed,
        case coalesce(declared_control_decimals, 2) when 0 then 10000 when 1 then 1000 when 2 then 100 when 3 then 10 else 1 end as step
    from base_staffing
    where authorised > 0 and in_post >= 0 and declared_control_pct is not null
),
recomputed as (
    select
        report_id, authorised, in_post, printed,
        (in_post * (2000000 / step) + authorised) / (2 * authorised) * step as rate
    from declared
)
select
    report_id,
    null as variant,
    'staffing' as item,
    '在职人员控制率' as label,
    '%' as unit,
    rate as expected,
    printed as actual,
    'base_staffing' as section,
    0 as position,
    'declared_control_pct' as field,
    report_id as other_report_id,
    'base_staffing' as other_section,
    0 as other_position,
    'in_post' as other_field,
    in_post,
    authorised
from recomputed
where printed <> rate
order by report_id nulls last;

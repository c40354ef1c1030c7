-- name: X14
-- severity: info
-- severity.high: info
-- title: 推算的人均人员经费不合常理 | Implied staff cost per head is out of the ordinary
-- param: low integer = 5  人均下限（万元） | least per head, in 万元
-- param: high integer = 40  人均上限（万元） | most per head, in 万元
-- basis: 同一部门同一年度的《基础数据表》（公用经费、实际在职人数）与《自评表》（基本支出）：基本支出减公用经费为人员经费 | forms 部门整体支出绩效评价基础数据表 (公用经费, 实际在职人数) and 部门整体支出绩效自评表 (基本支出) of the same department and year: 基本支出 less 公用经费 is the cost of staff
-- message: （基本支出 − 公用经费决算）÷ 在职人数为 {actual}，低于 {expected}；请核对三个数字及其单位 | (Basic expenditure - operating funds) / staff in post is {actual}, below {expected}; check the three figures and their units
-- message.high: （基本支出 − 公用经费决算）÷ 在职人数为 {actual}，高于 {expected}；请核对三个数字及其单位 | (Basic expenditure - operating funds) / staff in post is {actual}, above {expected}; check the three figures and their units
-- 说明：人均数四舍五入到分；公用经费大于基本支出的见 X11；有空白或无在职人员的不核对。
-- note: Per head rounded half up to the fen. Operating funds above basic expenditure are X11's; not checked where a figure is blank or nobody is in post.
with implied as (
    select
        fund.report_id,
        staffing.in_post,
        fund.expenditure_basic_stated - spending.public_use_outturn as staff_cost
    from self_fund as fund
    cross join base_spending as spending
    cross join base_staffing as staffing
    where spending.report_id = fund.report_id
        and fund.expenditure_basic_stated >= spending.public_use_outturn
        and staffing.report_id = fund.report_id
        and staffing.in_post > 0
)
select
    report_id,
    case when staff_cost > :high * 1000000 * in_post then 'high' end as variant,
    'expenditure.basic' as item,
    '人均人员经费' as label,
    '万元' as unit,
    case when staff_cost > :high * 1000000 * in_post then :high else :low end * 1000000 as expected,
    staff_cost / in_post + staff_cost % in_post * 2 / in_post as actual,
    'self_fund' as section,
    0 as position,
    'expenditure_basic_stated' as field,
    report_id as other_report_id,
    'base_spending' as other_section,
    0 as other_position,
    'public_use_outturn' as other_field
from implied
where staff_cost > :high * 1000000 * in_post or staff_cost < :low * 1000000 * in_post
order by report_id nulls last;

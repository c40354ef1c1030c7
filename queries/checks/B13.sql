-- name: B13
-- severity: warning
-- title: 决算比上年变动很大 | Outturn changed much against the year before
-- param: bound integer = 30  允许变动幅度（%） | allowed change in percent
-- param: least integer = 5  变动至少多少万元才列出 | least change named, in 万元
-- basis: 《基础数据表》：决算数与同行的上年决算数对比，变动大的应有说明；界限没有规定，可调整 | form 部门整体支出绩效评价基础数据表: 决算数 against 上年决算数 of the same row for 三公经费, 项目支出 and its three parts, 公用经费, 政府采购金额; a large change needs a note; no rule gives the bound, it is a parameter
-- message: {label}决算 {actual}，上年决算 {expected}，变动 {difference}，超过 {allowed_pct}%；请核对两栏数字或说明变动原因 | {label} ({item}): outturn {actual}, year before {expected}, changed by {difference}, more than {allowed_pct} %; check both figures or explain
-- 说明：上年决算为零、为负或空白不核对；变动小于下限的不列。
-- note: Not checked over a year before that is zero, negative or blank; changes of less than the least amount are not named.
with printed as (
    select
        report_id, 1 as number, 'three_public' as item, '三公经费' as label, three_public_prior_outturn as prior, three_public_outturn as outturn
    from base_spending
    where three_public_prior_outturn > 0
        and abs(three_public_outturn - three_public_prior_outturn) * 100 > :bound * three_public_prior_outturn
        and abs(three_public_outturn - three_public_prior_outturn) >= :least * 1000000
    union all
    select
        report_id, 2, 'project', '项目支出', project_prior_outturn, project_outturn
    from base_spending
    where project_prior_outturn > 0
        and abs(project_outturn - project_prior_outturn) * 100 > :bound * project_prior_outturn
        and abs(project_outturn - project_prior_outturn) >= :least * 1000000
    union all
    select
        report_id, 3, 'project.business', '业务经费', project_business_prior_outturn, project_business_outturn
    from base_spending
    where project_business_prior_outturn > 0
        and abs(project_business_outturn - project_business_prior_outturn) * 100 > :bound * project_business_prior_outturn
        and abs(project_business_outturn - project_business_prior_outturn) >= :least * 1000000
    union all
    select
        report_id, 4, 'project.operation', '运行维护经费', project_operation_prior_outturn, project_operation_outturn
    from base_spending
    where project_operation_prior_outturn > 0
        and abs(project_operation_outturn - project_operation_prior_outturn) * 100 > :bound * project_operation_prior_outturn
        and abs(project_operation_outturn - project_operation_prior_outturn) >= :least * 1000000
    union all
    select
        report_id, 5, 'project.special', '专项资金', project_special_prior_outturn, project_special_outturn
    from base_spending
    where project_special_prior_outturn > 0
        and abs(project_special_outturn - project_special_prior_outturn) * 100 > :bound * project_special_prior_outturn
        and abs(project_special_outturn - project_special_prior_outturn) >= :least * 1000000
    union all
    select
        report_id, 6, 'public_use', '公用经费', public_use_prior_outturn, public_use_outturn
    from base_spending
    where public_use_prior_outturn > 0
        and abs(public_use_outturn - public_use_prior_outturn) * 100 > :bound * public_use_prior_outturn
        and abs(public_use_outturn - public_use_prior_outturn) >= :least * 1000000
    union all
    select
        report_id, 7, 'procurement', '政府采购金额', procurement_prior_outturn, procurement_outturn
    from base_spending
    where procurement_prior_outturn > 0
        and abs(procurement_outturn - procurement_prior_outturn) * 100 > :bound * procurement_prior_outturn
        and abs(procurement_outturn - procurement_prior_outturn) >= :least * 1000000
)
select
    report_id,
    null as variant,
    item,
    label,
    '万元' as unit,
    prior as expected,
    outturn as actual,
    'base_spending' as section,
    0 as position,
    replace(item, '.', '_') || '_outturn' as field,
    report_id as other_report_id,
    'base_spending' as other_section,
    0 as other_position,
    replace(item, '.', '_') || '_prior_outturn' as other_field,
    :bound as allowed_pct
from printed
order by report_id nulls last, number nulls last;

-- name: B13
-- severity: warning
-- title: 决算比上年变动很大 | Outturn changed much against the year before
-- param: bound integer = 30  允许变动幅度（%） | allowed change in percent
-- param: least integer = 5  变动至少多少万元才列出 | least change named, in 万元
-- basis: form 部门整体支出绩效评价基础数据表: 决算数 against 上年决算数 of the same row for 三公经费, 项目支出 and its three parts, 公用经费, 政府采购金额; a large change needs a note; no rule gives the bound, it is a parameter
-- message: {label}决算 {actual}，上年决算 {expected}，变动 {difference}，超过 {allowed_pct}%；请核对两栏数字或说明变动原因 | {label} ({item}): outturn {actual}, year before {expected}, changed by {difference}, more than {allowed_pct} %; check both figures or explain
-- 说明：上年决算为零、为负或空白不核对；变动小于下限的不列。
-- note: Not checked over a year before that is zero, negative or blank; changes of less than the least amount are not named.
with changed as (
    -- One pass finds the reports with such an item; only these are looked at item by item.
    select
        report_id,
        three_public_prior_outturn, three_public_outturn,
        project_prior_outturn, project_outturn,
        project_business_prior_outturn, project_business_outturn,
        project_operation_prior_outturn, project_operation_outturn,
        project_special_prior_outturn, project_special_outturn,
        public_use_prior_outturn, public_use_outturn,
        procurement_prior_outturn, procurement_outturn
    from base_spending
    where three_public_prior_outturn > 0 and abs(three_public_outturn - three_public_prior_outturn) * 100 > :bound * three_public_prior_outturn
        or project_prior_outturn > 0 and abs(project_outturn - project_prior_outturn) * 100 > :bound * project_prior_outturn
        or project_business_prior_outturn > 0 and abs(project_business_outturn - project_business_prior_outturn) * 100 > :bound * project_business_prior_outturn
        or project_operation_prior_outturn > 0 and abs(project_operation_outturn - project_operation_prior_outturn) * 100 > :bound * project_operation_prior_outturn
        or project_special_prior_outturn > 0 and abs(project_special_outturn - project_special_prior_outturn) * 100 > :bound * project_special_prior_outturn
        or public_use_prior_outturn > 0 and abs(public_use_outturn - public_use_prior_outturn) * 100 > :bound * public_use_prior_outturn
        or procurement_prior_outturn > 0 and abs(procurement_outturn - procurement_prior_outturn) * 100 > :bound * procurement_prior_outturn
),
base_item (number, item, label) as (
    select 1, 'three_public', '三公经费'
    union all
    select 2, 'project', '项目支出'
    union all
    select 3, 'project.business', '业务经费'
    union all
    select 4, 'project.operation', '运行维护经费'
    union all
    select 5, 'project.special', '专项资金'
    union all
    select 6, 'public_use', '公用经费'
    union all
    select 7, 'procurement', '政府采购金额'
),
printed as (
    select
        report_id, number, item, label,
        case number
            when 1 then three_public_prior_outturn
            when 2 then project_prior_outturn
            when 3 then project_business_prior_outturn
            when 4 then project_operation_prior_outturn
            when 5 then project_special_prior_outturn
            when 6 then public_use_prior_outturn
            when 7 then procurement_prior_outturn
        end as prior,
        case number
            when 1 then three_public_outturn
            when 2 then project_outturn
            when 3 then project_business_outturn
            when 4 then project_operation_outturn
            when 5 then project_special_outturn
            when 6 then public_use_outturn
            when 7 then procurement_outturn
        end as outturn
    from changed
    cross join base_item
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
where prior > 0
    and abs(outturn - prior) * 100 > :bound * prior
    and abs(outturn - prior) >= :least * 1000000
order by report_id nulls last, number nulls last;

-- name: Y10
-- severity: warning
-- title: 继任部门的上年数不等于原部门之和 | Prior year of a successor differs from its predecessors
-- basis: 《基础数据表》上年决算数：部门名录中由其他部门更名或合并而来的部门的第一年 | form 部门整体支出绩效评价基础数据表, 上年决算数, in the first year of a department that others were merged or renamed into, by the register of departments
-- message: {label}上年决算数 {actual}，并入的原部门上年决算之和 {expected}，相差 {difference}；请核对合并口径或说明 | {label} ({item}), prior-year outturn: {actual} printed, its predecessors' own outturns make {expected}, off by {difference}; check what was merged, or explain
-- 说明：按部门名录，更名或并入的原部门在其最后年度的决算数之和，应等于继任部门次年报表的上年决算数；有一个原部门缺数即不核对。
-- note: by the register, the outturns of the last year of all that were renamed or merged into a department make its prior-year column of the year after. Not checked where one of them prints none.
with former as (
    select (valid_to + 1) * 1000000000 + successor_id as report_id, valid_to * 1000000000 + department_id as former_id
    from department_registration
    where successor_id is not null and change in ('renamed', 'merged') and valid_to is not null
),
printed (report_id, item, label, field, actual, expected, known, formers, former_id) as (
    select
        f.report_id, 'three_public', '三公经费', 'three_public',
        now.three_public_prior_outturn, sum(old.three_public_outturn), count(old.three_public_outturn), count(*), min(f.former_id)
    from former as f
    join base_spending as now on now.report_id = f.report_id
    left join base_spending as old on old.report_id = f.former_id
    group by f.report_id
    union all
    select
        f.report_id, 'project', '项目支出', 'project',
        now.project_prior_outturn, sum(old.project_outturn), count(old.project_outturn), count(*), min(f.former_id)
    from former as f
    join base_spending as now on now.report_id = f.report_id
    left join base_spending as old on old.report_id = f.former_id
    group by f.report_id
    union all
    select
        f.report_id, 'public_use', '公用经费', 'public_use',
        now.public_use_prior_outturn, sum(old.public_use_outturn), count(old.public_use_outturn), count(*), min(f.former_id)
    from former as f
    join base_spending as now on now.report_id = f.report_id
    left join base_spending as old on old.report_id = f.former_id
    group by f.report_id
    union all
    select
        f.report_id, 'procurement', '政府采购金额', 'procurement',
        now.procurement_prior_outturn, sum(old.procurement_outturn), count(old.procurement_outturn), count(*), min(f.former_id)
    from former as f
    join base_spending as now on now.report_id = f.report_id
    left join base_spending as old on old.report_id = f.former_id
    group by f.report_id
)
select
    report_id,
    null as variant,
    item,
    label,
    '万元' as unit,
    expected,
    actual,
    'base_spending' as section,
    0 as position,
    field || '_prior_outturn' as field,
    former_id as other_report_id,
    'base_spending' as other_section,
    0 as other_position,
    field || '_outturn' as other_field
from printed
where known = formers and actual <> expected
order by report_id nulls last, item nulls last;

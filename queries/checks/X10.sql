-- name: X10
-- severity: error
-- severity.weak: warning
-- severity.unit_suspect: error
-- title: 两表项目支出不一致 | Project expenditure differs between the two forms
-- basis: 同一部门同一年度的《基础数据表》（项目支出决算数）与《自评表》（按支出性质分，项目支出）；《基础数据表》表注：项目支出包括全部项目支出 | forms 部门整体支出绩效评价基础数据表 (项目支出, 决算数) and 部门整体支出绩效自评表 (按支出性质分, 项目支出) of the same department and year; the base form's footnote says that 项目支出 takes in all project spending, so both are the same figure
-- message: 项目支出：基础数据表决算 {actual}，自评表 {expected}，相差 {difference}；请核对两表口径，基础数据表应含全部项目支出 | Project expenditure: base form {actual}, self-evaluation form {expected}, off by {difference}; the base form should take in all project spending
-- message.weak: 项目支出：基础数据表决算 {actual}，自评表 {expected}，相差 {difference}；自评表支出分项之和不等于全年执行数，两者口径可能不同，请核对 | Project expenditure: base form {actual}, self-evaluation form {expected}, off by {difference}; the split does not make the executed amount, so it may stand for another column; check
-- message.unit_suspect: 项目支出：基础数据表决算 {actual}，自评表 {expected}，约差 {factor} 倍；请核对两表的金额单位（元、万元）和小数点 | Project expenditure: base form {actual}, self-evaluation form {expected}, about {factor} times apart; check units (元, 万元) and decimal points
-- 说明：自评表支出分项之和等于全年执行数时为错误，否则为提醒（自评表所印可能是预算数）；任一表空白不核对。
-- note: An error where the expenditure split makes the executed amount; otherwise a warning, as the split may be of a budget. Not checked where either figure is blank.
with pair as (
    select
        base.report_id,
        base.project_outturn as actual,
        fund.expenditure_project_stated as expected,
        fund.expenditure_basic_stated + fund.expenditure_project_stated as split,
        fund.total_outturn as executed,
        case when base.project_outturn < fund.expenditure_project_stated then base.project_outturn else fund.expenditure_project_stated end as smaller,
        case when base.project_outturn < fund.expenditure_project_stated then fund.expenditure_project_stated else base.project_outturn end as larger
    from base_spending as base
    join self_fund as fund on fund.report_id = base.report_id
    where base.project_outturn <> fund.expenditure_project_stated
),
slip as (
    select
        report_id, actual, expected, split, executed,
        case
            when smaller <= 0 then null
            when abs(larger / 10 - smaller) <= smaller / 1000 then 10
            when abs(larger / 100 - smaller) <= smaller / 1000 then 100
            when abs(larger / 1000 - smaller) <= smaller / 1000 then 1000
            when abs(larger / 10000 - smaller) <= smaller / 1000 then 10000
        end as factor
    from pair
)
select
    report_id,
    case
        when factor is not null then 'unit_suspect'
        when split = executed then null
        else 'weak'
    end as variant,
    'project' as item,
    '项目支出' as label,
    '万元' as unit,
    expected,
    actual,
    'base_spending' as section,
    0 as position,
    'project_outturn' as field,
    report_id as other_report_id,
    'self_fund' as other_section,
    0 as other_position,
    'expenditure_project_stated' as other_field,
    factor
from slip
order by report_id nulls last;

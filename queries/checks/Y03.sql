-- name: Y03
-- severity: warning
-- severity.new: warning
-- title: 上年有的项目本年没有，或本年新列项目却有上年数 | An item of last year is gone, or a new one has a figure for last year
-- basis: 《基础数据表》：同一部门两年的各项目和专项资金，名称相同的为同一专项 | form 部门整体支出绩效评价基础数据表: the items and 专项资金 of two years of the same department; a fund is the same where its name is
-- whole: base_spending, base_line
-- message: {label}上年报表决算数为 {expected}，本年报表没有这一项；请补填，改名或取消的应注明 | {label} ({item}): last year's form has outturn {expected}, this year's has no such item; fill it in, or note that it was renamed or ended
-- message.new: 专项“{label}”上年决算数填 {actual}，上年报表没有这一专项；请核对专项名称 | Fund “{label}” has a prior-year outturn of {actual}, but last year's form has no such fund; check its name
-- 说明：分项空白的见合计核对；两年报表都列有专项的才比较专项；上年决算为零或空白的不列。
-- note: Of the items the four totals are compared, since a part left blank shows beside its total. Funds are compared only where both forms list some; items whose outturn was zero or blank are not named.
with dropped as (
    -- One pass finds the reports without an item that they had; only these are looked at item by item.
    select
        now.report_id,
        case when coalesce(now.three_public_budget, now.three_public_outturn, now.three_public_prior_outturn) is null then before.three_public_outturn end as three_public,
        case when coalesce(now.project_budget, now.project_outturn, now.project_prior_outturn) is null then before.project_outturn end as project,
        case when coalesce(now.public_use_budget, now.public_use_outturn, now.public_use_prior_outturn) is null then before.public_use_outturn end as public_use,
        case when coalesce(now.procurement_budget, now.procurement_outturn, now.procurement_prior_outturn) is null then before.procurement_outturn end as procurement
    from base_spending as now
    join base_spending as before on before.report_id = now.report_id - 1000000000
    where before.three_public_outturn > 0 and coalesce(now.three_public_budget, now.three_public_outturn, now.three_public_prior_outturn) is null
        or before.project_outturn > 0 and coalesce(now.project_budget, now.project_outturn, now.project_prior_outturn) is null
        or before.public_use_outturn > 0 and coalesce(now.public_use_budget, now.public_use_outturn, now.public_use_prior_outturn) is null
        or before.procurement_outturn > 0 and coalesce(now.procurement_budget, now.procurement_outturn, now.procurement_prior_outturn) is null
),
base_item (number, item, label) as (
    select 1, 'three_public', '三公经费'
    union all
    select 2, 'project', '项目支出'
    union all
    select 3, 'public_use', '公用经费'
    union all
    select 4, 'procurement', '政府采购金额'
),
item_dropped as (
    select
        report_id, item, label,
        case number
            when 1 then three_public
            when 2 then project
            when 3 then public_use
            when 4 then procurement
        end as outturn
    from dropped
    cross join base_item
),
-- Reports that list other rows than the year before, or in another order; only these are looked at row by row.
relisted as (
    select report_id
    from report
    where (select group_concat(name_id) from base_line_record as own where own.report_id = report.report_id)
        <> (select group_concat(name_id) from base_line_record as before where before.report_id = report.report_id - 1000000000)
),
changed as (
    select
        report_id, null as variant, item, label, outturn as expected, null as actual,
        null as section, null as position, null as field,
        report_id - 1000000000 as other_report_id, 'base_spending' as other_section, 0 as other_position,
        replace(item, '.', '_') || '_outturn' as other_field
    from item_dropped
    where outturn > 0
    union all
    -- Rows of either year that the other lacks.
    select
        report.report_id,
        case when line.report_id = report.report_id then 'new' end,
        name.item, name.label,
        case when line.report_id <> report.report_id then line.outturn end,
        case when line.report_id = report.report_id then line.prior_outturn end,
        case when line.report_id = report.report_id then 'base_line' end,
        case when line.report_id = report.report_id then line.position end,
        case when line.report_id = report.report_id then 'prior_outturn' end,
        case when line.report_id <> report.report_id then line.report_id end,
        case when line.report_id <> report.report_id then 'base_line' end,
        case when line.report_id <> report.report_id then line.position end,
        case when line.report_id <> report.report_id then 'outturn' end
    from relisted as report
    cross join base_line_record as line
    cross join line_name as name
    where line.report_id in (report.report_id, report.report_id - 1000000000)
        and case when line.report_id = report.report_id then line.prior_outturn else line.outturn end > 0
        and name.name_id = line.name_id and name.item = 'project.special.line'
        and not exists (
            select 1
            from base_line_record as other
            where other.report_id = 2 * report.report_id - 1000000000 - line.report_id and other.name_id = line.name_id
        )
)
select
    report_id,
    variant,
    item,
    label,
    '万元' as unit,
    expected,
    actual,
    section,
    position,
    field,
    other_report_id,
    other_section,
    other_position,
    other_field
from changed
order by report_id nulls last, variant nulls first, item nulls last, label nulls last;

-- name: Y01
-- severity: error
-- severity.unit_suspect: error
-- title: 上年决算数与上年报表不一致 | Prior-year column differs from last year's own report
-- basis: form 部门整体支出绩效评价基础数据表: 上年决算数 of a year = 决算数 of the same department's form of the year before, item by item (opening figures equal last year's closing figures)
-- message: {label}上年决算数填 {actual}，上年报表决算数为 {expected}，相差 {difference}；请核对，确有调整的应注明 | {label} ({item}): prior-year outturn {actual}, last year's form has {expected}, off by {difference}; check, or note the restatement
-- message.unit_suspect: {label}上年决算数填 {actual}，上年报表决算数为 {expected}，约差 {factor} 倍；请核对两年报表的金额单位（元、万元）和小数点 | {label} ({item}): prior-year outturn {actual}, last year's form has {expected}, about {factor} times apart; check units (元, 万元) and decimal points
-- 说明：专项资金按名称对应，同名多行只要有一行相等即可；任一年空白不核对。
-- note: Special funds are matched by name; where a name stands several times, one equal row will do. Not checked where either year is blank.
with pair as (
    select
        report_id, item, label,
        stated_prior as actual,
        own_prior as expected,
        'base_spending' as section,
        0 as position,
        replace(item, '.', '_') || '_prior_outturn' as field,
        0 as other_position,
        replace(item, '.', '_') || '_outturn' as other_field
    from spending_item
    where stated_prior <> own_prior and item not in ('project.special.line', 'other')
    union all
    select
        now.report_id, now.item, now.label,
        now.prior_outturn,
        before.outturn,
        'base_line',
        now.position,
        'prior_outturn',
        before.position,
        'outturn'
    from base_line as now
    join base_line as before on before.report_id = now.report_id - 1000000000
        and before.item = now.item
        and before.label = now.label
    where now.prior_outturn <> before.outturn
        and not exists (
            select 1
            from base_line as namesake
            where namesake.report_id = before.report_id
                and namesake.item = before.item
                and namesake.label = before.label
                and (namesake.outturn = now.prior_outturn or namesake.outturn is not null and namesake.position < before.position)
        )
),
ordered as (
    select
        report_id, item, label, actual, expected, section, position, field, other_position, other_field,
        case when actual < expected then actual else expected end as smaller,
        case when actual < expected then expected else actual end as larger
    from pair
),
slip as (
    select
        report_id, item, label, actual, expected, section, position, field, other_position, other_field,
        case
            when smaller <= 0 then null
            when abs(larger / 10 - smaller) <= smaller / 1000 then 10
            when abs(larger / 100 - smaller) <= smaller / 1000 then 100
            when abs(larger / 1000 - smaller) <= smaller / 1000 then 1000
            when abs(larger / 10000 - smaller) <= smaller / 1000 then 10000
        end as factor
    from ordered
)
select
    report_id,
    case when factor is not null then 'unit_suspect' end as variant,
    item,
    label,
    '万元' as unit,
    expected,
    actual,
    section,
    position,
    field,
    report_id - 1000000000 as other_report_id,
    section as other_section,
    other_position,
    other_field,
    factor
from slip
order by report_id nulls last, section nulls last, item nulls last, position nulls last;

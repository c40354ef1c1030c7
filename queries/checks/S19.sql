-- name: S19
-- severity: info
-- severity.blank: info
-- title: 指标值不可衡量 | Target that cannot be measured
-- basis: 《自评表》年度指标值：没有数字的指标值无法与实际完成值比较 | form 部门整体支出绩效自评表, 年度指标值: a target that has no number cannot be compared with 实际完成值
-- message: {label}的指标值“{target}”没有数量；请改为可衡量的指标值 | {label}: the target “{target}” has no number; make it measurable
-- message.blank: {label}没有指标值；请补填可衡量的指标值 | {label} has no target; give one that can be measured
-- 说明：指标值中没有数字、也没有“零”“百分之”的列出；全表都没有指标值的不列空白行。
-- note: A target without a digit, `零` or `百分之`. Rows without a target are named only where other rows have one.
with worded as (
    select detail.report_id, detail.position, detail.target
    from self_indicator_detail as detail
    where (
            target not like '%零%'
            and target not like '%百分之%'
            and target not like '%0%'
            and target not like '%1%'
            and target not like '%2%'
            and target not like '%3%'
            and target not like '%4%'
            and target not like '%5%'
            and target not like '%6%'
            and target not like '%7%'
            and target not like '%8%'
            and target not like '%9%'
            and target not like '%０%'
            and target not like '%１%'
            and target not like '%２%'
            and target not like '%３%'
            and target not like '%４%'
            and target not like '%５%'
            and target not like '%６%'
            and target not like '%７%'
            and target not like '%８%'
            and target not like '%９%'
        )
        or coalesce(target, '') = '' and exists (
            select 1
            from self_indicator_detail as other
            where other.report_id = detail.report_id and other.target is not null
        )
)
select
    worded.report_id,
    case when coalesce(target, '') = '' then 'blank' end as variant,
    coalesce(level3, level2, level1) as item,
    coalesce(level3, level2, level1) as label,
    null as unit,
    null as expected,
    null as actual,
    'self_indicator' as section,
    worded.position,
    'target' as field,
    worded.report_id as other_report_id,
    'self_indicator' as other_section,
    worded.position as other_position,
    'level3' as other_field,
    target
from worded
cross join self_indicator_record as record
cross join indicator_name as name
where record.report_id = worded.report_id and record.position = worded.position
    and name.name_id = record.name_id
    and level3 is not null
order by worded.report_id nulls last, worded.position nulls last;

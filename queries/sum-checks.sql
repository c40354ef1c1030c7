-- name: sum-checks
-- title: 合计与分项不符 | Sums that do not hold
-- param: year   integer = latest     年度 | fiscal year
-- param: region region optional      地区（含下级） | region and everything below it
-- column: department department  部门 | department
-- column: rule       code        规则 | rule
-- column: item       item        项目编码 | item code
-- column: label      text        项目 | item
-- column: printed    money       填报数 | printed
-- column: expected   money       应为 | expected
-- column: difference money       差额 | difference
-- column: message    text        问题 | finding
-- 说明：该年度报表中合计与分项之和不符、且超出四舍五入误差的项目（规则 B01—B05、S01—S03 的错误）；差额 = 填报数 − 应为数。空白造成的填列不全不在其内，见 fiscus check。
-- note: totals that differ from the sum of their parts by more than rounding explains (errors of the rules B01 to B05 and S01 to S03), as the checks found them; difference = printed - expected. Totals with blank parts are not among them: see fiscus check.
select
    department,
    rule,
    item,
    label,
    actual as printed,
    expected,
    difference,
    message || ' | ' || message_en as message
from finding
where report_id between :year * 1000000000 and :year * 1000000000 + 999999999
    -- The index alone tells which reports have such a finding.
    and report_id in (
        select report_id
        from finding_record
        where report_id between :year * 1000000000 and :year * 1000000000 + 999999999
            and kind_id in (
                select kind_id
                from finding_kind
                where rule in ('B01', 'B02', 'B03', 'B04', 'B05', 'S01', 'S02', 'S03') and severity = 'error'
            )
    )
    and rule in ('B01', 'B02', 'B03', 'B04', 'B05', 'S01', 'S02', 'S03')
    and severity = 'error'
    and (:region is null or department_id in (
        select department_id from department_record where region between :region and :region || '~'
    ))
order by department nulls last, rule nulls last, item nulls last, printed nulls last;

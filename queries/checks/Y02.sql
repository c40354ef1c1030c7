-- name: Y02
-- severity: warning
-- title: 编制数比上年变动很大 | Posts authorised changed much against the year before
-- param: bound integer = 20  允许变动幅度（%） | allowed change in percent
-- basis: 《基础数据表》财政供养人员情况：同一部门两年的编制数，变动大的应有机构调整，否则可能有误 | form 部门整体支出绩效评价基础数据表, 财政供养人员情况: 编制数 of two years of the same department; a large change comes of a reorganisation or an error
-- message: 编制数 {actual}，上年报表为 {expected}，变动 {difference}，超过 {allowed_pct}%；请核对或说明机构变动 | Posts authorised {actual}, last year's form has {expected}, changed by {difference}, more than {allowed_pct} %; check, or tell of the reorganisation
-- 说明：上年编制为零或任一年空白不核对。
-- note: Not checked over zero posts, or where either year is blank.
select
    now.report_id,
    null as variant,
    'staffing' as item,
    '编制数' as label,
    '人' as unit,
    before.authorised * 10000 as expected,
    now.authorised * 10000 as actual,
    'base_staffing' as section,
    0 as position,
    'authorised' as field,
    before.report_id as other_report_id,
    'base_staffing' as other_section,
    0 as other_position,
    'authorised' as other_field,
    :bound as allowed_pct
from base_staffing as now
cross join base_staffing as before
where before.report_id = now.report_id - 1000000000
    and before.authorised > 0
    and abs(now.authorised - before.authorised) * 100 > :bound * before.authorised
order by now.report_id nulls last;

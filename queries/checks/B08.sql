-- name: B08
-- severity: warning
-- title: 在职人数超过编制数 | More staff in post than posts authorised
-- basis: 《基础数据表》财政供养人员情况：实际在职人数不应超过编制数（财预〔2013〕53号，在职人员控制率不高于 100%） | form 部门整体支出绩效评价基础数据表, 财政供养人员情况: 实际在职人数 may not exceed 编制数; 财预〔2013〕53号, 在职人员控制率 at most 100 %
-- message: 在职 {actual}，超过编制 {expected}，超编 {difference}；请核对人数或说明超编原因 | {actual} in post, {expected} authorised, {difference} over; check the headcounts or explain
-- 说明：编制数为零而有在职人员，同样列出；空白不核对。
-- note: No post authorised but staff in post counts as well; blanks are not checked.
select
    report_id,
    null as variant,
    'staffing' as item,
    '在职人员' as label,
    '人' as unit,
    authorised * 10000 as expected,
    in_post * 10000 as actual,
    'base_staffing' as section,
    0 as position,
    'in_post' as field,
    report_id as other_report_id,
    'base_staffing' as other_section,
    0 as other_position,
    'authorised' as other_field
from base_staffing
where in_post > authorised
order by report_id nulls last;

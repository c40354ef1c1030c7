-- name: staff_control_rate
-- title: 在职人员控制率 | staffing control rate
-- kind: rate
-- formula: {in_post} ÷ {authorised} | {in_post} / {authorised}
-- figure: in_post count base_staffing.in_post year 实际在职人数 | staff in post
-- figure: authorised count base_staffing.authorised year 编制数 | authorised posts
-- 说明：在职人员数 ÷ 编制数（D1b、H1 原文）。
-- note: staff in post / authorised posts (seen in D1b, H1).
select
    report_id,
    in_post as numerator,
    authorised as denominator,
    in_post,
    authorised
from base_staffing
where report_id between :first and :last
order by report_id nulls first;

-- name: three_public_change_rate-outturn
-- title: “三公经费”变动率（总额比总额） | change rate of the three public expenses, outturn to outturn
-- kind: change
-- formula: ({outturn} − {prior}) ÷ {prior} | ({outturn} - {prior}) / {prior}
-- figure: outturn money base_spending.three_public_outturn year 本年决算数 | outturn
-- figure: prior money base_spending.three_public_prior_outturn year 上年决算数 | prior outturn
-- 说明：（本年总额 − 上年总额）÷ 上年总额，上年数取本表“上年决算数”栏（H3、H6 原文）。
-- note: (outturn - prior outturn) / prior outturn, of the form's own prior column (seen in H3, H6).
select
    report_id,
    three_public_outturn - three_public_prior_outturn as numerator,
    three_public_prior_outturn as denominator,
    three_public_outturn as outturn,
    three_public_prior_outturn as prior
from base_spending
where report_id between :first and :last
order by report_id nulls first;

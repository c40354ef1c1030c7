-- name: report-goals
-- title: 绩效目标与完成情况 | Goals and what came of them
-- param: department department required  部门 | department
-- param: year       integer = latest     年度 | fiscal year
-- column: goal_expected   text 预期目标 | expected goal
-- column: goal_actual     text 实际完成情况 | actual result
-- column: grade           text 自评等级 | grade word
-- column: thrift_measures text 厉行节约保障措施 | thrift measures
-- 说明：报表所填原文。
-- note: the words of the forms.
select
    said.goal_expected as goal_expected,
    said.goal_actual as goal_actual,
    said.grade as grade,
    thrift.thrift_measures as thrift_measures
from report
left join self_text as said on said.report_id = report.report_id
left join base_text as thrift on thrift.report_id = report.report_id
where report.report_id = :year * 1000000000 + :department;

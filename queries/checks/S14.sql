-- name: S14
-- severity: error
-- title: 得分超出分值范围 | Score outside its weight
-- basis: 《自评表》：年度资金总额和各三级指标的得分不小于 0、不大于分值 | form 部门整体支出绩效自评表: 0 ≤ 得分 ≤ 分值, for 年度资金总额 and every 三级指标
-- message: {label}得分 {actual}，{limit_text} {expected}；请核对得分与分值 | {label}: score {actual}, {limit_text_en} {expected}; check score and weight
-- 说明：得分空白的不核对；分值空白的只核对得分是否为负。
-- note: Blank scores are not checked; where the weight is blank, only a negative score is found.
with scored as (
    select report_id, 'total' as item, '预算执行' as label, 'self_fund' as section, 0 as position, weight, score
    from self_fund
    where score < 0 or score > weight
    union all
    select report_id, coalesce(level3, level2, level1), coalesce(level3, level2, level1), 'self_indicator', position, weight, score
    from self_indicator_record as record
    cross join indicator_name as name
    where (score < 0 or score > weight) and name.name_id = record.name_id
)
select
    report_id,
    null as variant,
    item,
    label,
    '分' as unit,
    case when score < 0 then 0 else weight end as expected,
    score as actual,
    section,
    position,
    'score' as field,
    report_id as other_report_id,
    section as other_section,
    position as other_position,
    'weight' as other_field,
    case when score < 0 then '低于' else '高于分值' end as limit_text,
    case when score < 0 then 'below' else 'above the weight of' end as limit_text_en
from scored
order by report_id nulls last, section nulls last, position nulls last;

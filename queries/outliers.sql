-- name: outliers
-- title: 同级部门中的离群值 | Outliers among peers of one level
-- param: year   integer = latest     年度 | fiscal year
-- param: region region optional      地区（含下级） | region and everything below it
-- param: item   item = three_public  项目 | item
-- column: department department  部门 | department
-- column: level      text        层级 | level
-- column: peers      count       同级部门数 | peers
-- column: outturn    money       决算数 | outturn
-- column: lower      money       下限 | lower fence
-- column: upper      money       上限 | upper fence
-- column: state      text        偏离 | deviation
-- column: reason     text        未判断原因 | why not judged
-- 说明：四分位距法：同一层级（省、市、县，按地区代码）部门的决算数，下限 = Q1 − 1.5 ×（Q3 − Q1），上限 = Q3 + 1.5 ×（Q3 − Q1），超出者为离群值，离界限最远的在前。四分位数按线性插值（同 Excel QUARTILE.INC），以整数精确比较。
-- 说明：给出 region 时只在该地区内比较。同级有数据的部门不足四个、地区不详或缺少数据的列在最后并注明原因。一项多行的取合计；自评表收支分项取其金额。
-- note: quartiles of the outturn among departments of one level (province, city, county, by the code of the region), fences at 1.5 times the distance between them; what lies beyond is listed, the farthest first. Quartiles are interpolated as by QUARTILE.INC and compared as exact integers. With region, peers are those of the region. Fewer than four peers, no region or no figure: listed last with the reason.
with amount as (
    select
        item_amount.report_id,
        item_amount.outturn,
        case
            when department.region is null then null
            when substr(department.region, 3) = '0000' then 1
            when substr(department.region, 5) = '00' then 2
            else 3
        end as level
    from item_amount
    left join department_record as department on department.department_id = item_amount.report_id % 1000000000
    where item_amount.item = :item
        and item_amount.report_id between :year * 1000000000 and :year * 1000000000 + 999999999
        and (:region is null or item_amount.report_id % 1000000000 in (
            select department_id from department_record where region between :region and :region || '~'
        ))
),
ordered as (
    select
        report_id, level, outturn,
        count(outturn) over (partition by level) as peers,
        row_number() over (partition by level order by outturn nulls last) as place,
        lead(outturn) over (partition by level order by outturn nulls last) as next
    from amount
),
-- Four times a quartile is a whole number of fen, however it falls between two amounts.
quartiled as (
    select
        report_id, level, outturn, peers,
        max(case when place = (peers - 1) / 4 + 1 then outturn * 4 + (peers - 1) % 4 * (coalesce(next, outturn) - outturn) end)
            over (partition by level) as first_quartile,
        max(case when place = (peers - 1) * 3 / 4 + 1 then outturn * 4 + (peers - 1) * 3 % 4 * (coalesce(next, outturn) - outturn) end)
            over (partition by level) as third_quartile
    from ordered
),
-- Fences eightfold.
fenced as (
    select
        report_id, level, outturn, peers,
        case when level is not null and peers >= 4 then first_quartile * 2 - (third_quartile - first_quartile) * 3 end as lower,
        case when level is not null and peers >= 4 then third_quartile * 2 + (third_quartile - first_quartile) * 3 end as upper
    from quartiled
),
judged as (
    select
        report_id, level, outturn, peers, lower, upper,
        case when outturn * 8 > upper then outturn * 8 - upper when outturn * 8 < lower then lower - outturn * 8 end as beyond
    from fenced
)
select
    (select name from department_record where department_id = report_id % 1000000000) as department,
    case level when 1 then '省级 | province' when 2 then '市级 | city' when 3 then '县级 | county' end as level,
    case when level is not null then peers end as peers,
    outturn / 1000000.0 as outturn,
    (lower + case when lower < 0 then -4 else 4 end) / 8 / 1000000.0 as lower,
    (upper + case when upper < 0 then -4 else 4 end) / 8 / 1000000.0 as upper,
    case when outturn * 8 > upper then '偏高 | high' when outturn * 8 < lower then '偏低 | low' end as state,
    case
        when beyond is not null then null
        when outturn is null then '缺少数据 | figure missing'
        when level is null then '地区不详 | region unknown'
        else '同级部门不足四个 | fewer than four peers'
    end as reason
from judged
where beyond is not null or outturn is null or upper is null
order by judged.beyond desc nulls last, report_id nulls first;

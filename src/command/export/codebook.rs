/*!
The codebook: what every column, item, measure and unit of an export means, in both languages, and where it stands on
the forms. One table, so that it can be looked up by programs, too.
*/

use std::path::Path;

use super::{fault, file};
use crate::error::Error;
use crate::form::tidy::{COLUMNS, OTHER_ITEMS, measures};
use crate::model::{FormKind, Item, Lang};
use crate::render::exact::Records;

/// The columns of the codebook itself.
pub const HEAD: [&str; 8] = ["kind", "code", "zh", "en", "part_of", "form", "note_zh", "note_en"];

/// What the columns hold: name, English name, `中文 | English`.
const MEANINGS: [(&str, &str, &str); 16] = [
    (
        "department",
        "department",
        "部门全称，不含“本级”“汇总” | full name, without the words for its own or all of its units",
    ),
    ("department_code", "department code", "预算编码 | budget code"),
    ("region", "region", "GB/T 2260 六位代码 | six digits of GB/T 2260"),
    ("region_name", "region name", "地区名称 | name of the region"),
    ("year", "fiscal year", "报表的年度 | year of the report"),
    (
        "fiscal_year",
        "fiscal year of the figure",
        "该数所属年度：上年决算数为报表年度减一 | year that the figure is of: the report's less one for a prior-year outturn",
    ),
    ("item", "item", "项目，见下 | see the items below"),
    ("label", "name", "自有名称：专项资金、其他行、三级指标 | own name: special fund, other row, level-3 indicator"),
    ("level1", "level-1 indicator", "一级指标 | of an indicator"),
    ("level2", "level-2 indicator", "二级指标 | of an indicator"),
    (
        "position",
        "position",
        "区分同一报表中同名的行；自评表的行从 10000 起 | tells rows of one name of a report apart; those of the self-evaluation form begin at 10000",
    ),
    ("measure", "measure", "口径，见下 | see the measures below"),
    (
        "amount",
        "amount",
        "数值，单位见 unit；没有填报的不成行，填报为 0 的为 0 | the figure in its unit; a blank is no row, a printed 0 is 0",
    ),
    ("unit", "unit", "单位，见下 | see the units below"),
    (
        "phase",
        "phase",
        "预算阶段（仅数据包）：approved 批准，adjusted 调整，executed 执行；空为报表没有说明 | of a budget (data package only): approved, adjusted, executed; blank where the form does not say",
    ),
    (
        "direction",
        "direction",
        "收支方向（仅数据包）：expenditure 支出，revenue 收入 | of money (data package only): expenditure, revenue",
    ),
];

/// The measures in English, with what the forms call them and which phase they are.
const MEASURES: [(&str, &str, &str); 8] = [
    ("budget", "budget", "基础数据表预算数；phase approved | budget of the base data table; phase approved"),
    (
        "outturn",
        "outturn",
        "基础数据表决算数、自评表全年执行数；上年的为基础数据表上年决算数；phase executed | outturn of either form; of the year before, the prior-year column of the base data table; phase executed",
    ),
    (
        "initial_budget",
        "initial budget",
        "自评表年初预算数；phase approved | of the self-evaluation form; phase approved",
    ),
    (
        "adjusted_budget",
        "adjusted budget",
        "自评表调整后预算数；phase adjusted | of the self-evaluation form; phase adjusted",
    ),
    (
        "stated",
        "stated amount",
        "按收入、支出性质分的金额，报表未说明是预算还是执行；phase 为空 | of the splits by revenue and expenditure, whose basis the form does not say; no phase",
    ),
    ("headcount", "headcount", "编制数、实有人数 | posts and staff"),
    ("weight", "weight", "绩效指标和年度资金总额的分值 | points that an indicator or the funds can have"),
    ("score", "score", "绩效指标和年度资金总额的得分 | points that they had"),
];

/// Units: word, English name, `中文 | English`.
const UNITS: [(&str, &str, &str); 3] = [
    ("万元", "10,000 CNY", "人民币，至多六位小数即分 | at most six decimals, which are fen"),
    ("人", "people", "整数 | whole numbers"),
    ("分", "points", "至多四位小数 | at most four decimals"),
];

/// What is in the database and not in these tables, `中文 | English`.
const LEFT_OUT: [(&str, &str, &str); 4] = [
    ("目标和措施的文字", "texts of goals and measures", "见视图 narrative | see the view narrative"),
    (
        "指标值、完成值、偏差原因、一级指标分值",
        "targets, actual values, reasons and weights of level 1",
        "见视图 indicator_result | see the view indicator_result",
    ),
    ("楼堂馆所", "buildings", "见视图 building_control | see the view building_control"),
    (
        "填报的控制率、执行率和总分",
        "printed rates and totals of points",
        "见视图 staffing_control、fund_execution | see the views staffing_control and fund_execution",
    ),
];

/// Writes the codebook.
pub fn write(path: &Path, bom: bool) -> Result<(), Error> {
    let wrong = |error: std::io::Error| fault(path, &error);
    let mut records = Records::begin(file(path)?, bom).map_err(wrong)?;
    records.write(&HEAD).map_err(wrong)?;
    rows().iter().try_for_each(|row| records.write(row)).map_err(wrong)?;
    Ok(records.end().map_err(wrong)?)
}

/// Its rows.
fn rows() -> Vec<[String; 8]> {
    let row = |kind: &str, code: &str, zh: &str, en: &str, part_of: &str, form: &str, note: &str| {
        [kind, code, zh, en, part_of, form, Lang::Zh.pick(note), Lang::En.pick(note)].map(str::to_string)
    };
    let mut rows = Vec::new();
    for (name, en, note) in MEANINGS {
        let zh = COLUMNS.iter().find(|column| column.name == name).map_or("", |column| column.labels[0]);
        rows.push(row("column", name, zh, en, "", "", note));
    }
    for item in Item::all() {
        let part = item.part_of.as_deref().unwrap_or_default();
        let note = match (part, item.is_addend) {
            ("", _) => "",
            (_, true) => "各部分相加为上级 | its like add up to what it is part of",
            (_, false) => "其中项，不全 | of which: a partial list",
        };
        rows.push(row("item", &item.code, &item.label, &item.label_en, part, form(item.form), note));
    }
    let forms = [Some(FormKind::Base), Some(FormKind::Base), Some(FormKind::SelfEvaluation)];
    for ((code, zh, en), of) in OTHER_ITEMS.into_iter().zip(forms) {
        rows.push(row("item", code, zh, en, "", form(of), ""));
    }
    for (code, en, note) in MEASURES {
        let zh = measures().find(|(known, _)| *known == code).map_or("", |(_, word)| word);
        rows.push(row("measure", code, zh, en, "", "", note));
    }
    for (word, en, note) in UNITS {
        rows.push(row("unit", word, word, en, "", "", note));
    }
    for (zh, en, note) in LEFT_OUT {
        rows.push(row("left out", "", zh, en, "", "", note));
    }
    rows
}

/// The form's official name.
fn form(form: Option<FormKind>) -> &'static str {
    match form {
        Some(FormKind::Base) => "部门整体支出绩效评价基础数据表",
        Some(FormKind::SelfEvaluation) => "部门整体支出绩效自评表",
        None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_item_and_measure_is_explained_in_both_languages() {
        let rows = rows();
        let has = |kind: &str, code: &str| rows.iter().any(|row| row[0] == kind && row[1] == code);
        assert!(COLUMNS.iter().all(|column| has("column", column.name)));
        assert!(Item::all().iter().all(|item| has("item", &item.code)));
        // What the form says of the year before is written as that year's outturn.
        assert!(measures().all(|(code, _)| code == "prior_outturn" || has("measure", code)));
        for row in &rows {
            assert!(!row[3].is_empty() && (row[6].is_empty() || row[6] != row[7]), "{row:?}");
        }
    }
}

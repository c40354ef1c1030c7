/*!
Values and titles for people: in the reader's language, with units, labels and aligned decimals.

What `table` and `markdown` share. A number is only printed here; where it has more decimals than its column shows, it
is rounded for the eye alone.
*/

use super::Look;
use rust_decimal::{Decimal, RoundingStrategy};

use super::plain::plain;
use crate::model::{Item, Lang};
use crate::query::{Column, Kind, Value};

/// The whole result as texts. A missing value is `None`.
pub struct Shown {
    /// Titles with their units, a column each.
    pub heads: Vec<Head>,
    /// A row, a column.
    pub rows: Vec<Vec<Option<String>>>,
}

/// The head of a column.
pub struct Head {
    /// Title in the reader's language.
    pub title: String,
    /// `（万元）`, ` (10k CNY)`, or nothing.
    pub unit: &'static str,
    /// Numbers stand on the right.
    pub is_number: bool,
}

/// Puts a result into words.
pub fn shown(columns: &[Column], rows: &[Vec<Value>], look: &Look<'_>) -> Shown {
    let view = View::of(columns, look.lang);
    let values = |index: usize| rows.iter().map(move |row| &row[index]);
    let heads = view.visible.iter().map(|index| view.head(*index, values(*index), look.lang)).collect();
    let decimals: Vec<usize> =
        view.visible.iter().map(|index| decimals(columns[*index].kind, values(*index))).collect();
    let text = |row: &Vec<Value>, order: usize, index: usize| match view.value(row, index, look) {
        Value::Null => None,
        Value::Text(text) => Some(text),
        number => Some(digits(columns[index].kind, decimals[order], &number)),
    };
    let rows = rows
        .iter()
        .map(|row| view.visible.iter().enumerate().map(|(order, index)| text(row, order, *index)).collect())
        .collect();
    Shown { heads, rows }
}

/// What a reader sees of rows, one row after the other.
pub struct View {
    /// The columns that are shown, in order.
    pub visible: Vec<usize>,
    /// All columns.
    pub columns: Vec<Column>,
    /// The column whose item names a row.
    code_at: Option<usize>,
}

impl View {
    /// Of rows with these columns.
    pub fn of(columns: &[Column], lang: Lang) -> View {
        let visible = (0..columns.len()).filter(|index| is_visible(columns, *index, lang)).collect();
        let code_at = columns.iter().position(|column| column.kind == Kind::Item);
        View { visible, columns: columns.to_vec(), code_at }
    }

    /// The head of a column; `values` are those that are known of it.
    pub fn head<'v>(&self, index: usize, values: impl Iterator<Item = &'v Value>, lang: Lang) -> Head {
        let column = &self.columns[index];
        Head {
            title: printable(lang.pick(&column.title)),
            unit: unit(column.kind, lang),
            is_number: is_number(column.kind, values),
        }
    }

    /// The value for a reader: a number stays the number, a text is in their language.
    pub fn value(&self, row: &[Value], index: usize, look: &Look<'_>) -> Value {
        let is_named_by_code = |code: usize| self.columns[index].name == LABEL && !is_free(&row[code]);
        let (kind, value) = match self.code_at.filter(|code| is_named_by_code(*code)) {
            Some(code) if row[index] != Value::Null => (Kind::Item, &row[code]),
            _ => (self.columns[index].kind, &row[index]),
        };
        match value {
            Value::Text(text) => Value::Text(words(kind, text, look)),
            _ => value.clone(),
        }
    }
}

/// The column that names an item's row.
const LABEL: &str = "label";

/// What a reader need not see twice: the code of an item beside its label (a second item, such as what it is part of, is
/// news), and of a column in both languages (`message`, `message_en`) the one that is not the reader's.
fn is_visible(columns: &[Column], index: usize, lang: Lang) -> bool {
    let column = &columns[index];
    let has = |name: &str| columns.iter().any(|other| other.name == name);
    match (column.kind, lang) {
        (Kind::Item, _) => !has(LABEL) || columns[..index].iter().any(|other| other.kind == Kind::Item),
        (_, Lang::Zh) => !column.name.strip_suffix("_en").is_some_and(has),
        (_, Lang::En) => !has(&format!("{}_en", column.name)),
    }
}

/// Whether rows of an item bear names of their own.
fn is_free(code: &Value) -> bool {
    match code {
        Value::Text(code) => Item::of_code(code).is_none_or(|item| item.measures.is_empty()),
        _ => true,
    }
}

/// Words that the database and csv keep as codes, for readers: `中文 | English`.
const CODES: &[(&str, &str)] = &[
    ("error", "错误 | error"),
    ("warning", "警告 | warning"),
    ("info", "提示 | info"),
    ("yes", "一致 | yes"),
    ("no", "不一致 | no"),
    ("renamed", "更名 | renamed"),
    ("merged", "合并 | merged"),
    ("split", "拆分 | split"),
    ("abolished", "撤销 | abolished"),
    ("stored", "存储的 | stored"),
    ("computed", "重算的 | recomputed"),
    ("same_form", "本表上年数 | same form"),
    ("two_forms", "上年报表 | two forms"),
    ("outturn", "决算数 | outturn"),
    ("prior_outturn", "上年决算数 | prior outturn"),
    ("budget", "预算数 | budget"),
    ("initial_budget", "年初预算数 | initial budget"),
    ("adjusted_budget", "调整后预算数 | adjusted budget"),
    ("stated", "金额 | stated amount"),
    ("authorised", "编制数 | authorised"),
    ("in_post", "在职人数 | in post"),
    ("weight", "分值 | weight"),
    ("score", "得分 | score"),
    ("target", "年度指标值 | target"),
    ("actual", "实际完成值 | actual"),
    ("prior", "上年决算数 | prior outturn"),
    ("change", "增减额 | change"),
    ("change_pct", "增减率 | change rate"),
    ("control_pct", "控制率 | control rate"),
    ("saving", "结余 | saving"),
    ("over", "超预算额 | over budget"),
    ("execution_pct", "执行率 | execution rate"),
    ("adjustment_pct", "预算调整率 | adjustment rate"),
    ("staff_control_pct", "在职人员控制率 | staffing control rate"),
    ("per_head", "人均支出 | spending per head"),
    ("area_control_pct", "规模控制率 | area control rate"),
    ("investment_control_pct", "投资概算控制率 | investment control rate"),
    ("cross_form_gap", "两表差额 | gap between the forms"),
    ("declared_control_pct", "填报控制率 | printed control rate"),
    ("declared_execution_pct", "填报执行率 | printed execution rate"),
    ("declared_area_control_pct", "填报规模控制率 | printed area control rate"),
    ("declared_investment_control_pct", "填报投资控制率 | printed investment control rate"),
    ("approved_area", "批复规模 | approved area"),
    ("actual_area", "实际规模 | actual area"),
    ("approved_investment", "预算投资 | budgeted investment"),
    ("actual_investment", "实际投资 | actual investment"),
    ("total_weight", "总分值 | total weight"),
    ("total_score", "总得分 | total score"),
    ("level1_weight", "一级指标分值 | weight of level 1"),
    ("deviation", "偏差原因 | deviation"),
    ("thrift_measures", "厉行节约保障措施 | thrift measures"),
    ("in_post_year", "实际在职人数栏所印年份 | year printed for staff in post"),
    ("completion_year", "完工项目栏所印年份 | year printed for buildings"),
    ("grade", "自评等级 | grade word"),
    ("goal_expected", "预期目标 | expected goal"),
    ("goal_actual", "实际完成情况 | actual result"),
    ("received", "已报 | received"),
    ("partly_read", "部分读入 | partly read"),
    ("superseded", "已报并替代旧版 | received, replaced an older version"),
    ("missing", "缺报 | missing"),
    ("version", "两个版本 | two versions"),
    ("report", "两年报表 | two reports"),
    ("unit_cell", "写在格内 | said in the cell"),
    ("unit_form", "表内注明 | said on the form"),
    ("unit_row", "写在该行 | said in the row"),
    ("unit_option", "导入时指定 | said at import"),
    ("unit_default", "未注明，按万元 | not said, taken as 万元"),
    ("unit_unknown", "出处不详（未重读） | found by comparing, the document was not read again"),
    ("base", "基础数据表 | base data table"),
    ("self", "自评表 | self-evaluation form"),
    ("value", "数据 | value"),
    ("department", "部门 | department"),
    ("title", "标题 | title"),
    ("caption", "表头表尾 | caption"),
    ("label", "标签 | label"),
    ("leftover", "未读入 | left out"),
    ("refused", "拒绝 | refused"),
    ("outside", "表外 | outside the forms"),
    ("computed", "已计算 | computed"),
    ("supplied", "已评定 | supplied"),
    ("missing", "缺数据 | missing input"),
    ("not_applicable", "不适用 | does not apply"),
    ("judgement", "须评定 | by judgement"),
];

/// What stands behind the title of a column of a kind.
pub fn unit(kind: Kind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (Kind::Money, Lang::Zh) => "（万元）",
        (Kind::Money, Lang::En) => " (10k CNY)",
        (Kind::Percent, Lang::Zh) => "（%）",
        (Kind::Percent, Lang::En) => " (%)",
        _ => "",
    }
}

/// Whether a column holds numbers, which stand on the right.
fn is_number<'v>(kind: Kind, mut values: impl Iterator<Item = &'v Value>) -> bool {
    match kind {
        Kind::Rank | Kind::Count | Kind::Year | Kind::Money | Kind::Percent | Kind::Number => true,
        Kind::Plain => values.all(|value| !matches!(value, Value::Text(_))),
        Kind::Text | Kind::Code | Kind::Item | Kind::Department | Kind::Document | Kind::Check => false,
    }
}

/// Decimals that a column of amounts or percents shows: two, which is what officials read; or as many as it takes, up to
/// a fen's six, where an amount would look like a zero. csv and json have every decimal.
pub fn decimals<'v>(kind: Kind, values: impl Iterator<Item = &'v Value>) -> usize {
    let needed = |value: &Value| plain(value).split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let vanishes = |value: &&Value| matches!(value, Value::Real(number) if *number != 0.0 && number.abs() < 0.005);
    match kind {
        Kind::Money => values.filter(vanishes).map(needed).max().unwrap_or(0).clamp(2, 6),
        _ => 2,
    }
}

/// A number of a column as a text; `decimals` are those that the column shows.
pub fn digits(kind: Kind, decimals: usize, value: &Value) -> String {
    if matches!(kind, Kind::Money | Kind::Percent) { fixed(value, decimals) } else { plain(value) }
}

/// A text of the database in the reader's language.
fn words(kind: Kind, text: &str, look: &Look<'_>) -> String {
    match kind {
        Kind::Item => match (Item::of_code(text), look.lang) {
            (Some(item), Lang::Zh) => item.label.clone(),
            (Some(item), Lang::En) => item.label_en.clone(),
            (None, _) => printable(text),
        },
        Kind::Check => {
            (look.check_title)(text).map_or_else(|| printable(text), |title| printable(look.lang.pick(&title)))
        }
        Kind::Code => code(text, look.lang),
        Kind::Text => printable(half(text, look.lang)),
        _ => printable(text),
    }
}

/// A word of the database in the reader's language, where it has another there.
pub fn code(code: &str, lang: Lang) -> String {
    let known = CODES.iter().find(|(known, _)| *known == code);
    known.map_or_else(|| printable(code), |(_, words)| lang.pick(words).to_string())
}

/// A number with exactly so many decimals, rounded half away from zero on its shortest digits: `{:.2}` would round
/// 0.125 and 0.145 by different rules.
fn fixed(value: &Value, decimals: usize) -> String {
    let shortest = plain(value);
    match shortest.parse::<Decimal>() {
        Ok(number) => {
            let places = decimals as u32;
            let rounded = number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
            format!("{rounded:.decimals$}")
        }
        Err(_) => shortest,
    }
}

/// The reader's half of a `中文 | English` pair. A text of a document that happens to hold a bar stays whole: its halves
/// are not one with Chinese and one without.
fn half(text: &str, lang: Lang) -> &str {
    match text.split_once(" | ") {
        Some((zh, en)) if !zh.is_ascii() && en.is_ascii() => lang.pick(text),
        _ => text,
    }
}

/// Without control characters, which a document could use to play with the terminal; line ends stay.
pub fn printable(text: &str) -> String {
    text.replace("\r\n", "\n").chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{columns, look, text};
    use super::*;

    fn one(described: &str, lang: Lang, values: &[Value]) -> (String, Vec<Option<String>>) {
        let rows: Vec<Vec<Value>> = values.iter().map(|value| vec![value.clone()]).collect();
        let mut shown = shown(&columns(&[described]), &rows, &look(lang));
        let head = shown.heads.remove(0);
        (format!("{}{}", head.title, head.unit), shown.rows.into_iter().map(|mut row| row.remove(0)).collect())
    }

    fn texts(texts: &[&str]) -> Vec<Option<String>> {
        texts.iter().map(|text| Some(text.to_string())).collect()
    }

    #[test]
    fn a_head_has_its_unit_in_the_language() {
        assert_eq!(one("money b 预算数 | budget", Lang::Zh, &[]).0, "预算数（万元）");
        assert_eq!(one("money b 预算数 | budget", Lang::En, &[]).0, "budget (10k CNY)");
        assert_eq!(one("percent p 执行率 | rate", Lang::Zh, &[]).0, "执行率（%）");
        assert_eq!(one("percent p 执行率 | rate", Lang::En, &[]).0, "rate (%)");
        assert_eq!(one("count n 人数 | persons", Lang::Zh, &[]).0, "人数");
    }

    #[test]
    fn money_has_two_decimals_unless_an_amount_would_look_like_zero() {
        let values = [Value::Real(80.3), Value::Real(100.0), Value::Integer(0)];
        assert_eq!(one("money m", Lang::En, &values).1, texts(&["80.30", "100.00", "0.00"]));
        let fine = [Value::Real(0.000001), Value::Real(-5.0)];
        assert_eq!(one("money m", Lang::En, &fine).1, texts(&["0.000001", "-5.000000"]));
        let halves = [Value::Real(0.125), Value::Real(-0.145), Value::Real(791.590722)];
        assert_eq!(one("money m", Lang::En, &halves).1, texts(&["0.13", "-0.15", "791.59"]));
    }

    #[test]
    fn a_percent_has_two_decimals() {
        let values = [Value::Real(95.5), Value::Real(-3.25), Value::Integer(100)];
        assert_eq!(one("percent p", Lang::En, &values).1, texts(&["95.50", "-3.25", "100.00"]));
    }

    #[test]
    fn a_missing_value_is_none_and_zero_is_zero() {
        assert_eq!(one("money m", Lang::En, &[Value::Null, Value::Real(0.0)]).1, [None, Some("0.00".to_string())]);
    }

    #[test]
    fn items_checks_and_pairs_are_in_the_language() {
        let item = [text("three_public"), text("unheard.of")];
        assert_eq!(one("item i", Lang::Zh, &item).1, texts(&["三公经费", "unheard.of"]));
        assert_eq!(one("item i", Lang::En, &item).1, texts(&["three public expenses", "unheard.of"]));
        let check = [text("B01"), text("Z99")];
        assert_eq!(one("check c", Lang::Zh, &check).1, texts(&["三公合计", "Z99"]));
        let pair = [text("基数为零 | base is zero"), text("甲 | 乙"), text("a | b")];
        assert_eq!(one("text t", Lang::Zh, &pair).1, texts(&["基数为零", "甲 | 乙", "a | b"]));
        assert_eq!(one("text t", Lang::En, &pair).1, texts(&["base is zero", "甲 | 乙", "a | b"]));
    }

    #[test]
    fn a_document_cannot_play_with_the_terminal() {
        assert_eq!(one("text t", Lang::En, &[text("a\u{1b}[31mb\tc\r\nd")]).1, texts(&["a [31mb c\nd"]));
    }
}

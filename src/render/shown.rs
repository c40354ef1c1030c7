/*!
Values and titles for people: in the reader's language, with units, labels, aligned decimals and thousands separators.

What `table` and `markdown` share: a table that is pasted into a document is read by people, too, and programs have csv
and json. A number is only printed here; where it has more decimals than its column shows, it is rounded for the eye
alone.

Amounts of a province are long in 万元. Where every amount of a result is large, all of them are shown in 亿元, and every
head says so; never some in the one and some in the other unit, since amounts of a row are compared.
*/

use super::Look;
use rust_decimal::{Decimal, RoundingStrategy};

use super::plain::plain;
use crate::model::{Item, Lang, Place};
use crate::query::{Column, Kind, Value};

/// The whole result as texts. A missing value is `None`.
#[derive(Clone)]
pub struct Shown {
    /// Titles with their units, a column each.
    pub heads: Vec<Head>,
    /// A row, a column.
    pub rows: Vec<Vec<Option<String>>>,
}

/// The head of a column.
#[derive(Clone)]
pub struct Head {
    /// Which column of the result it is.
    pub column: usize,
    /// Title in the reader's language.
    pub title: String,
    /// `（万元）`, ` (10k CNY)`, or nothing.
    pub unit: &'static str,
    /// Numbers stand on the right.
    pub is_number: bool,
}

impl Head {
    /// Title and unit.
    pub fn whole(&self) -> String {
        format!("{}{}", self.title, self.unit)
    }
}

/// Puts a result into words.
pub fn shown(columns: &[Column], rows: &[Vec<Value>], look: &Look<'_>) -> Shown {
    let view = View::of(columns, look.lang);
    let scale = Scale::of(columns, rows);
    let values = |index: usize| rows.iter().map(move |row| &row[index]);
    let head = |index: &usize| Head {
        unit: scale.unit(columns[*index].kind, look.lang),
        ..view.head(*index, values(*index), look.lang)
    };
    let heads = view.visible.iter().map(head).collect();
    let decimals = |index: &usize| scale.decimals(columns[*index].kind, values(*index));
    let decimals: Vec<usize> = view.visible.iter().map(decimals).collect();
    let text = |row: &Vec<Value>, order: usize, index: usize| match view.value(row, index, look) {
        Value::Null => None,
        Value::Text(text) => Some(text),
        number => Some(scaled(columns[index].kind, decimals[order], &number, scale)),
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
            column: index,
            title: printable(lang.pick(&column.title)),
            unit: unit(column.kind, lang),
            is_number: is_number(column.kind, values),
        }
    }

    /// The value for a reader: a number stays the number, a text is in their language.
    pub fn value(&self, row: &[Value], index: usize, look: &Look<'_>) -> Value {
        // A label in both languages says more than the name of the item.
        let is_named_by_code =
            |code: usize| self.columns[index].name == LABEL && !is_free(&row[code]) && !is_pair(&row[index]);
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
    ("stored", "已存储 | stored"),
    ("same_form", "本表上年数 | same form"),
    ("two_forms", "上年报表 | two forms"),
    ("outturn", "决算数 | outturn"),
    ("prior_outturn", "上年决算数 | prior outturn"),
    ("budget", "预算数 | budget"),
    ("initial_budget", "年初预算数 | initial budget"),
    ("adjusted_budget", "调整后预算数 | adjusted budget"),
    ("adjusted", "调整后预算 | adjusted budget"),
    ("initial", "年初预算 | initial budget"),
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
    ("start", "起点 | start"),
    ("part", "其中 | part"),
    ("rest", "其他 | rest"),
    ("end", "终点 | end"),
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
    ("missing", "缺数据 | missing input"),
    ("item", "项目 | item"),
    ("fund", "专项资金 | special fund"),
    ("line", "其他行 | other row"),
    ("indicator", "绩效指标 | indicator"),
    ("万元", "万元 | 10k CNY"),
    ("分", "分 | points"),
    ("人", "人 | persons"),
    ("平方米", "平方米 | m2"),
    ("computed", "已计算 | computed"),
    ("supplied", "已评定 | supplied"),
    ("not_applicable", "不适用 | does not apply"),
    ("judgement", "须评定 | by judgement"),
];

/// In what all amounts of a result are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// 万元, as on the forms and in the database.
    Wan,
    /// 亿元: ten thousand of them.
    Yi,
}

impl Scale {
    /// 亿元 where half of the amounts have four digits that way, ten 亿 and more, and the smallest still has two: less
    /// would hide what officials compare. In between is 万元.
    pub fn of(columns: &[Column], rows: &[Vec<Value>]) -> Scale {
        const MEDIAN: f64 = 100_000.0;
        const SMALLEST: f64 = 1_000.0;
        let magnitude = |value: &Value| match value {
            Value::Real(number) => Some(number.abs()),
            Value::Integer(number) => Some(number.unsigned_abs() as f64),
            Value::Null | Value::Text(_) => None,
        };
        let is_money: Vec<bool> = columns.iter().map(|column| column.kind == Kind::Money).collect();
        let amounts = rows.iter().flat_map(|row| row.iter().zip(&is_money)).filter(|(_, is_money)| **is_money);
        let mut amounts: Vec<f64> = amounts.filter_map(|(value, _)| magnitude(value)).filter(|it| *it > 0.0).collect();
        amounts.sort_by(f64::total_cmp);
        let median = amounts.get(amounts.len() / 2);
        let is_large = amounts.first().is_some_and(|it| *it >= SMALLEST) && median.is_some_and(|it| *it >= MEDIAN);
        if is_large { Scale::Yi } else { Scale::Wan }
    }

    /// What stands behind the title of a column of a kind.
    pub fn unit(self, kind: Kind, lang: Lang) -> &'static str {
        match (self, kind, lang) {
            (Scale::Yi, Kind::Money, Lang::Zh) => "（亿元）",
            (Scale::Yi, Kind::Money, Lang::En) => " (100m CNY)",
            _ => unit(kind, lang),
        }
    }

    /// Decimals that a column of amounts or percents shows: two, which is what officials read; or as many as it takes,
    /// up to a fen's six, where an amount would look like a zero. csv and json have every decimal.
    fn decimals<'v>(self, kind: Kind, values: impl Iterator<Item = &'v Value>) -> usize {
        let needed = |value: &Value| plain(value).split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let vanishes = |value: &&Value| matches!(value, Value::Real(number) if *number != 0.0 && number.abs() < 0.005);
        match (self, kind) {
            (Scale::Wan, Kind::Money) => values.filter(vanishes).map(needed).max().unwrap_or(0).clamp(2, 6),
            _ => 2,
        }
    }

    /// How often the unit of the database goes into this one.
    fn of_wan(self, kind: Kind) -> Decimal {
        match (self, kind) {
            (Scale::Yi, Kind::Money) => Decimal::from(10_000),
            _ => Decimal::ONE,
        }
    }
}

/// What stands behind the title of a column of a kind, amounts being in 万元.
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
        Kind::Text | Kind::Code | Kind::Item | Kind::Department | Kind::Document | Kind::Place | Kind::Check => false,
    }
}

/// Decimals of a column of amounts in 万元, or of percents.
pub fn decimals<'v>(kind: Kind, values: impl Iterator<Item = &'v Value>) -> usize {
    Scale::Wan.decimals(kind, values)
}

/// A number of a column as a text, amounts in 万元; `decimals` are those that the column shows.
pub fn digits(kind: Kind, decimals: usize, value: &Value) -> String {
    scaled(kind, decimals, value, Scale::Wan)
}

fn scaled(kind: Kind, decimals: usize, value: &Value, scale: Scale) -> String {
    match kind {
        Kind::Money | Kind::Percent => grouped(&fixed(value, scale.of_wan(kind), decimals)),
        Kind::Count | Kind::Number => grouped(&plain(value)),
        _ => plain(value),
    }
}

/// A text of the database in the reader's language.
fn words(kind: Kind, text: &str, look: &Look<'_>) -> String {
    match kind {
        Kind::Place => Place::of_text(text).map_or_else(|| printable(text), |place| place.told(look.lang)),
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

/// A comma behind every third digit before the point: `-1,234.50`.
pub fn grouped(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, fraction) = digits.find('.').map_or((digits, ""), |at| digits.split_at(at));
    if !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return number.to_string();
    }
    let mut groups: Vec<&str> = Vec::new();
    let mut end = whole.len();
    while end > 3 {
        groups.push(&whole[end - 3..end]);
        end -= 3;
    }
    groups.push(&whole[..end]);
    groups.reverse();
    format!("{sign}{}{fraction}", groups.join(","))
}

/// A number over a divisor, with exactly so many decimals, rounded half away from zero on its shortest digits: `{:.2}`
/// would round 0.125 and 0.145 by different rules.
fn fixed(value: &Value, divisor: Decimal, decimals: usize) -> String {
    let shortest = plain(value);
    match shortest.parse::<Decimal>() {
        Ok(number) => {
            let places = decimals as u32;
            let scaled = number.checked_div(divisor).unwrap_or(number);
            let rounded = scaled.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
            format!("{rounded:.decimals$}")
        }
        Err(_) => shortest,
    }
}

/// The reader's half of a `中文 | English` pair. A text of a document that happens to hold a bar stays whole: its halves
/// are not one in Chinese and one in English, which may quote a name or a unit.
fn half(text: &str, lang: Lang) -> &str {
    if is_pair_of(text) { lang.pick(text) } else { text }
}

fn is_pair(value: &Value) -> bool {
    matches!(value, Value::Text(text) if is_pair_of(text))
}

fn is_pair_of(text: &str) -> bool {
    let chinese = |text: &str| text.chars().filter(|c| !c.is_ascii()).count();
    let is_english =
        |text: &str| text.contains(|c: char| c.is_ascii_alphabetic()) && 3 * chinese(text) < text.chars().count();
    text.split_once(" | ").is_some_and(|(zh, en)| !zh.is_ascii() && is_english(en))
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
    fn thousands_are_set_apart_but_not_of_years_and_ranks() {
        let values = [Value::Real(1234567.5), Value::Real(-1000.0), Value::Real(999.999)];
        assert_eq!(one("money m", Lang::En, &values).1, texts(&["1,234,567.50", "-1,000.00", "1,000.00"]));
        assert_eq!(one("count n", Lang::En, &[Value::Integer(12345)]).1, texts(&["12,345"]));
        assert_eq!(one("year y", Lang::En, &[Value::Integer(2023)]).1, texts(&["2023"]));
        assert_eq!(one("rank r", Lang::En, &[Value::Integer(1001)]).1, texts(&["1001"]));
        assert_eq!(one("plain p", Lang::En, &[Value::Integer(990100)]).1, texts(&["990100"]));
        assert_eq!(grouped("100"), "100");
        assert_eq!(grouped("-100000"), "-100,000");
        assert_eq!(grouped("1e30"), "1e30");
    }

    #[test]
    fn large_amounts_are_in_yi_and_all_of_a_result_alike() {
        let amounts = columns(&["money a 预算 | budget", "money b 决算 | outturn", "percent c 率 | rate"]);
        let row = |a: f64, b: f64| vec![Value::Real(a), Value::Real(b), Value::Real(150_000.0)];
        let large = [row(2_345_678.9, 150_000.0), row(100_000.0, -1_000.0), row(0.0, 123_450.0)];
        let put = shown(&amounts, &large, &look(Lang::Zh));
        let units: Vec<&str> = put.heads.iter().map(|head| head.unit).collect();
        assert_eq!(units, ["（亿元）", "（亿元）", "（%）"]);
        assert_eq!(put.rows[0], texts(&["234.57", "15.00", "150,000.00"]));
        assert_eq!(put.rows[1], texts(&["10.00", "-0.10", "150,000.00"]));
        assert_eq!(put.rows[2], texts(&["0.00", "12.35", "150,000.00"]));
        // One small amount, and all are in 万元.
        let mixed = [row(2_345_678.9, 150_000.0), row(100_000.0, 999.99)];
        assert_eq!(shown(&amounts, &mixed, &look(Lang::En)).heads[0].unit, " (10k CNY)");
        assert_eq!(shown(&amounts, &mixed, &look(Lang::En)).rows[1], texts(&["100,000.00", "999.99", "150,000.00"]));
    }

    #[test]
    fn a_place_is_in_the_language() {
        let places = [text("line 14 field 4"), text("Sheet1!D7")];
        assert_eq!(one("place p", Lang::Zh, &places).1, texts(&["第 14 行第 4 栏", "Sheet1!D7"]));
        assert_eq!(one("place p", Lang::En, &places).1, texts(&["line 14 field 4", "Sheet1!D7"]));
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
    fn a_word_of_the_database_has_one_meaning() {
        for (index, (word, words)) in CODES.iter().enumerate() {
            assert!(words.contains(" | "), "{word}");
            assert!(CODES[..index].iter().all(|(other, _)| other != word), "{word} stands twice");
        }
    }

    #[test]
    fn english_may_quote_a_unit_or_a_name() {
        let message = text("合计为 47.17 万元 | printed 47.17 万元, off by 0.6 万元");
        assert_eq!(one("text t", Lang::Zh, std::slice::from_ref(&message)).1, texts(&["合计为 47.17 万元"]));
        assert_eq!(one("text t", Lang::En, &[message]).1, texts(&["printed 47.17 万元, off by 0.6 万元"]));
    }

    #[test]
    fn a_label_in_both_languages_says_more_than_its_item() {
        let columns = columns(&["item item", "text label 项目 | item"]);
        let row = |label: &str| vec![text("three_public"), text(label)];
        let rows = [row("三公经费"), row("三公经费（预算数） | three public expenses (budget)")];
        let put = |lang| shown(&columns, &rows, &look(lang)).rows.concat();
        assert_eq!(put(Lang::En), texts(&["three public expenses", "three public expenses (budget)"]));
        assert_eq!(put(Lang::Zh), texts(&["三公经费", "三公经费（预算数）"]));
    }

    #[test]
    fn a_document_cannot_play_with_the_terminal() {
        assert_eq!(one("text t", Lang::En, &[text("a\u{1b}[31mb\tc\r\nd")]).1, texts(&["a [31mb c\nd"]));
    }
}

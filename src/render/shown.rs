/*!
Values and titles for people: in the reader's language, with units, labels and aligned decimals.

What `table` and `markdown` share. A number is only printed here; where it has more decimals than its column shows, it
is rounded for the eye alone.
*/

use super::Look;
use super::plain::{decimal, plain};
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
    let heads: Vec<Head> = columns
        .iter()
        .enumerate()
        .map(|(index, column)| Head {
            title: printable(look.lang.pick(&column.title)),
            unit: unit(column.kind, look.lang),
            is_number: is_number(column.kind, rows.iter().map(|row| &row[index])),
        })
        .collect();
    let decimals: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(index, column)| decimals(column.kind, rows.iter().map(|row| &row[index])))
        .collect();
    let text = |index: usize, value: &Value| match value {
        Value::Null => None,
        value => Some(cell(columns[index].kind, decimals[index], value, look)),
    };
    let rows =
        rows.iter().map(|row| row.iter().enumerate().map(|(index, value)| text(index, value)).collect()).collect();
    Shown { heads, rows }
}

fn unit(kind: Kind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (Kind::Money, Lang::Zh) => "（万元）",
        (Kind::Money, Lang::En) => " (10k CNY)",
        (Kind::Percent, Lang::Zh) => "（%）",
        (Kind::Percent, Lang::En) => " (%)",
        _ => "",
    }
}

fn is_number<'v>(kind: Kind, mut values: impl Iterator<Item = &'v Value>) -> bool {
    match kind {
        Kind::Rank | Kind::Count | Kind::Year | Kind::Money | Kind::Percent | Kind::Number => true,
        Kind::Plain => values.all(|value| !matches!(value, Value::Text(_))),
        Kind::Text | Kind::Item | Kind::Department | Kind::Document | Kind::Check => false,
    }
}

/// Decimals that every amount of a column shows: two, or as many as one of them needs, up to a fen's six. Percents: two.
fn decimals<'v>(kind: Kind, values: impl Iterator<Item = &'v Value>) -> usize {
    let needed = |value: &Value| plain(value).split_once('.').map_or(0, |(_, fraction)| fraction.len());
    match kind {
        Kind::Money => {
            values.filter(|value| matches!(value, Value::Real(_))).map(needed).max().unwrap_or(0).clamp(2, 6)
        }
        _ => 2,
    }
}

fn cell(kind: Kind, decimals: usize, value: &Value, look: &Look<'_>) -> String {
    match (kind, value) {
        (Kind::Money | Kind::Percent, Value::Integer(_) | Value::Real(_)) => fixed(value, decimals),
        (Kind::Item, Value::Text(code)) => match (Item::of_code(code), look.lang) {
            (Some(item), Lang::Zh) => item.label.clone(),
            (Some(item), Lang::En) => item.label_en.clone(),
            (None, _) => printable(code),
        },
        (Kind::Check, Value::Text(name)) => {
            (look.check_title)(name).map_or_else(|| printable(name), |title| printable(look.lang.pick(&title)))
        }
        (Kind::Text, Value::Text(text)) => printable(half(text, look.lang)),
        (_, Value::Text(text)) => printable(text),
        _ => plain(value),
    }
}

/// A number with exactly so many decimals.
fn fixed(value: &Value, decimals: usize) -> String {
    let shortest = plain(value);
    let (whole, fraction) = shortest.split_once('.').unwrap_or((&shortest, ""));
    match value {
        // Shortest digits first: `{:.2}` alone would round 0.125, which is exact, and 0.145, which is not, by other rules.
        _ if fraction.len() <= decimals => format!("{whole}.{fraction:0<decimals$}"),
        Value::Real(number) if number.is_finite() => format!("{number:.decimals$}"),
        _ => decimal_or(value, shortest.clone()),
    }
}

fn decimal_or(value: &Value, otherwise: String) -> String {
    match value {
        Value::Real(number) => decimal(*number),
        _ => otherwise,
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
    fn money_of_a_column_has_the_decimals_that_one_of_them_needs() {
        let values = [Value::Real(80.3), Value::Real(100.0), Value::Integer(0)];
        assert_eq!(one("money m", Lang::En, &values).1, texts(&["80.30", "100.00", "0.00"]));
        let fine = [Value::Real(0.000001), Value::Real(-5.0)];
        assert_eq!(one("money m", Lang::En, &fine).1, texts(&["0.000001", "-5.000000"]));
        let finer = [Value::Real(0.12345678), Value::Real(1.5)];
        assert_eq!(one("money m", Lang::En, &finer).1, texts(&["0.123457", "1.500000"]));
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

/*!
Targets and actual values of indicators, where they are a number with an operator and a unit: `≥95%`, `达到95%以上`.

Only what parses to the last character counts; a worded target is not comparable and no check touches it.
*/

use rust_decimal::Decimal;

use super::label::compact;
use super::number;

/// A target or an actual value as a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// `=`, `>=`, `<=`, `>` or `<`.
    pub operator: &'static str,
    /// The number; a percentage keeps its printed number.
    pub number: Decimal,
    /// What is counted: `%`, `个`, or nothing.
    pub unit: String,
}

const BEFORE: [(&str, &str); 19] = [
    (">=", ">="),
    ("≥", ">="),
    ("≧", ">="),
    ("不低于", ">="),
    ("不少于", ">="),
    ("不小于", ">="),
    ("达到", ">="),
    ("<=", "<="),
    ("≤", "<="),
    ("≦", "<="),
    ("不超过", "<="),
    ("不高于", "<="),
    ("不大于", "<="),
    ("大于", ">"),
    ("超过", ">"),
    ("小于", "<"),
    ("低于", "<"),
    ("=", "="),
    ("═", "="),
];
const BARE: [(&str, &str); 2] = [(">", ">"), ("<", "<")];
const BEHIND: [(&str, &str); 5] = [("及以上", ">="), ("以上", ">="), ("及以下", "<="), ("以下", "<="), ("以内", "<=")];

/// Reads a target or an actual value; none where it is not a number, an operator and a unit and nothing else.
pub fn quantity(raw: &str) -> Option<Quantity> {
    let text = compact(raw);
    let before = BEFORE.iter().chain(&BARE).find(|(word, _)| text.starts_with(word));
    let text = before.map_or(text.as_str(), |(word, _)| &text[word.len()..]);
    let behind = BEHIND.iter().find(|(word, _)| text.ends_with(word));
    let text = behind.map_or(text, |(word, _)| &text[..text.len() - word.len()]);
    let end = text
        .char_indices()
        .find(|(index, c)| !(c.is_ascii_digit() || matches!(c, '.' | ',') || (*index == 0 && *c == '-')))
        .map_or(text.len(), |(index, _)| index);
    let number = number::read(&text[..end]).number()?;
    let unit = &text[end..];
    let counts = unit.chars().count() <= 4 && !unit.chars().any(|c| c.is_ascii_digit());
    // 达到95% as an actual value is 95 %, and only 以上 makes a bound of it.
    let operator = match (before, behind) {
        (_, Some((_, operator))) => operator,
        (Some(("达到", _)), None) | (None, None) => "=",
        (Some((_, operator)), None) => operator,
    };
    counts.then(|| Quantity { operator, number: number.value, unit: unit.to_string() })
}

/// Whether two quantities count the same thing; a percent sign missing on one side counts as percent.
pub fn agree(one: &Quantity, other: &Quantity) -> bool {
    one.unit == other.unit || matches!((one.unit.as_str(), other.unit.as_str()), ("%", "") | ("", "%"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(&'static str, String, String)> {
        quantity(text).map(|q| (q.operator, q.number.to_string(), q.unit))
    }

    #[test]
    fn targets_as_forms_print_them() {
        for (text, operator, number, unit) in [
            ("100%", "=", "100", "%"),
            ("≥95%", ">=", "95", "%"),
            ("达到 95% 以 上", ">=", "95", "%"),
            ("达到95%", "=", "95", "%"),
            ("95%以上", ">=", "95", "%"),
            ("≤90万元", "<=", "90", "万元"),
            ("不超过5次", "<=", "5", "次"),
            ("0", "=", "0", ""),
            ("═100", "=", "100", ""),
            ("2370人", "=", "2370", "人"),
        ] {
            assert_eq!(read(text), Some((operator, number.into(), unit.into())), "{text}");
        }
    }

    #[test]
    fn words_are_no_quantity() {
        for text in ["长期", "成本控制在预算内", "达到应急救援95%以上", "", "2021年12月完成", "95%~98%"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_lost_percent_sign_does_not_hinder_comparison() {
        let [percent, bare, pieces] = ["95%", "95", "95个"].map(|text| quantity(text).unwrap());
        assert!(agree(&percent, &bare));
        assert!(!agree(&percent, &pieces));
        assert!(!agree(&bare, &pieces));
    }
}

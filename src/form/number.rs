/*!
A cell's text becomes a number, a mark of absence, a blank or words: four different things.

Shapes seen on real forms are in the tests. Nothing is guessed: a text that is almost a number is words.
*/

use rust_decimal::{Decimal, RoundingStrategy};

use super::label::{self, compact};
use crate::model::Unit;

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Nothing.
    Blank,
    /// A mark that says there is no value: `—`, `/`, `无`, a bare `%`.
    Absent,
    /// A number.
    Number(Number),
    /// Anything else.
    Words,
}

/// A printed number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Its value; a percentage keeps its printed number, 95.56 for `95.56%`.
    pub value: Decimal,
    /// Decimal places printed.
    pub decimals: u32,
    /// Money unit printed behind it.
    pub unit: Option<Unit>,
    /// Whether a percent sign was printed behind it.
    pub percent: bool,
}

impl Reading {
    /// The number, if it is one.
    pub fn number(self) -> Option<Number> {
        match self {
            Reading::Number(number) => Some(number),
            _ => None,
        }
    }
}

/// Reads a cell.
pub fn read(raw: &str) -> Reading {
    let text = compact(raw);
    if text.is_empty() {
        return Reading::Blank;
    }
    if is_absence(&text) {
        return Reading::Absent;
    }
    let unmarked = without_note(raw.trim_matches(|c: char| c.is_whitespace() || is_mark(c)));
    if unmarked.contains(is_foreign) || is_several(unmarked) {
        return Reading::Words;
    }
    let text = if unmarked.len() < raw.trim().len() { compact(unmarked) } else { text };
    if text.is_empty() {
        return Reading::Words;
    }
    let percent = ["%", "百分比"].iter().find_map(|sign| text.strip_suffix(sign));
    let (text, percent) = (percent.unwrap_or(&text), percent.is_some());
    let worded = WORDED.iter().find_map(|(word, unit)| Some((text.strip_suffix(word)?, *unit)));
    let (digits, unit) = worded.map_or((text, None), |(digits, unit)| (digits, Some(unit)));
    let digits = digits.strip_prefix('¥').unwrap_or(digits);
    match decimal(digits) {
        Some((value, decimals)) if !(percent && unit.is_some()) => {
            Reading::Number(Number { value, decimals, unit, percent })
        }
        _ => Reading::Words,
    }
}

/// Whether a cell holds words, and not digits that make no one number, as where several run together.
pub fn is_words(raw: &str) -> bool {
    read(raw) == Reading::Words && !is_run(&compact(raw))
}

fn is_run(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'%' | b',' | b'-'))
}

/// What stands behind an amount for its unit.
const WORDED: [(&str, Unit); 5] =
    [("万元", Unit::Wan), ("亿元", Unit::Yi), ("元", Unit::Yuan), ("万", Unit::Wan), ("亿", Unit::Yi)];

/// Characters that would be digits of a number once they were folded, and are none: ①, ², Ⅲ, ¼.
fn is_foreign(c: char) -> bool {
    let is_digit = c.is_ascii_digit() || matches!(c, '０'..='９');
    !c.is_ascii() && !is_digit && c.is_numeric() && !label::is_chinese(c)
}

/// Those that mark a note before or behind a number.
fn is_mark(c: char) -> bool {
    matches!(c, '①'..='⑳' | '❶'..='❿' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// A number without what sends to a note behind it: `34.68（注1）`, `34.68*`, `34.68[2]`.
fn without_note(text: &str) -> &str {
    let bare = text.trim_end_matches(['*', '＊', '※', '#']).trim_end();
    let open = bare.strip_suffix([')', '）', ']']).and_then(|open| open.rfind(['(', '（', '[']));
    let is_note = |at: &usize| {
        let inside = bare[*at..].trim_matches(['(', '（', ')', '）', '[', ']']);
        let number = inside.trim_start_matches('注');
        let in_square = bare[*at..].starts_with('[');
        (number.len() < inside.len() || (in_square && !number.is_empty())) && number.bytes().all(|b| b.is_ascii_digit())
    };
    match open.filter(|at| *at > 0).filter(is_note) {
        Some(at) => bare[..at].trim_end(),
        None if bare.is_empty() => text,
        None => bare,
    }
}

/// Whether blanks or ends of lines part several numbers in a cell. A number may be broken behind its point or its sign, and
/// before its percent sign or unit; its thousands may be parted by blanks where its decimals show that it is one.
fn is_several(raw: &str) -> bool {
    let words: Vec<&str> = raw.split_whitespace().collect();
    let meet = |pair: &[&str]| {
        pair[0].ends_with(|c: char| c.is_ascii_digit()) && pair[1].starts_with(|c: char| c.is_ascii_digit())
    };
    words.windows(2).any(meet) && !is_in_thousands(&words)
}

/// `280 700.00`: one to three digits, groups of three, and decimals.
fn is_in_thousands(words: &[&str]) -> bool {
    let [first, middle @ .., last] = words else { return false };
    let is_digits = |text: &str, most: usize| text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = last.split_once('.').map(|(whole, _)| whole);
    let is_group = |text: &str| text.len() == 3 && is_digits(text, 3);
    is_digits(first.trim_start_matches('-'), 3)
        && middle.iter().all(|group| is_group(group))
        && whole.is_some_and(is_group)
}

fn is_absence(text: &str) -> bool {
    matches!(text, "/" | "\\" | "无" | "暂无" | "%" | "不适用" | "N/A" | "n/a" | "-%" | "--%")
        || text.chars().all(|c| matches!(c, '-' | '—' | '–' | '―' | '－' | '─'))
}

/// A decimal and its printed places: sign, digits in groups of three or none, one point, and the stray point that some
/// forms print at the end. More than 15 significant digits are the noise of a spreadsheet's floats and are cut there.
fn decimal(text: &str) -> Option<(Decimal, u32)> {
    let text = text.replace(['−', '－'], "-");
    let (negative, digits) = match text.strip_prefix(['-', '+']) {
        Some(digits) => (text.starts_with('-'), digits),
        None => (false, text.as_str()),
    };
    let digits = match digits.strip_suffix('.') {
        Some(rest) => rest,
        None => digits,
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = ungroup(whole)?;
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_digits(&whole) || !is_digits(fraction) || whole.len() + fraction.len() > 27 {
        return None;
    }
    let value: Decimal = format!("{whole}.{fraction}0").parse().ok()?;
    let value = if significant(&whole, fraction) > 15 && !fraction.is_empty() {
        value.round_sf_with_strategy(15, RoundingStrategy::MidpointAwayFromZero)?.normalize()
    } else {
        value
    };
    let decimals = if significant(&whole, fraction) > 15 { value.scale() } else { fraction.len() as u32 };
    Some((if negative { -value } else { value }.normalize(), decimals))
}

fn significant(whole: &str, fraction: &str) -> usize {
    format!("{whole}{fraction}").trim_start_matches('0').len()
}

/// Digits without the commas of thousands; none where the commas do not stand at thousands.
fn ungroup(whole: &str) -> Option<String> {
    if !whole.contains(',') {
        return Some(whole.to_string());
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    ((1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)).then(|| whole.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> (String, u32) {
        let number = read(text).number().unwrap_or_else(|| panic!("{text} is a number"));
        (number.value.to_string(), number.decimals)
    }

    #[test]
    fn numbers_as_forms_print_them() {
        for (text, value, decimals) in [
            ("0", "0", 0),
            ("80.3", "80.3", 1),
            ("874.20", "874.2", 2),
            ("25,754,899.39", "25754899.39", 2),
            ("１，２３４．５", "1234.5", 1),
            ("7.50.", "7.5", 2),
            ("95.\n\n10%", "95.1", 2),
            ("-0.05", "-0.05", 2),
            ("7.4 %", "7.4", 1),
            ("59.169999999999995", "59.17", 2),
            ("0.498", "0.498", 3),
            ("￥12.5", "12.5", 1),
            ("11 万", "11", 0),
            ("95.56百分比", "95.56", 2),
        ] {
            assert_eq!(printed(text), (value.to_string(), decimals), "{text}");
        }
    }

    #[test]
    fn a_unit_in_the_cell_is_kept() {
        assert_eq!(read("1045.99万元").number().unwrap().unit, Some(Unit::Wan));
        assert_eq!(read("30元").number().unwrap().unit, Some(Unit::Yuan));
    }

    #[test]
    fn blank_zero_dash_and_a_bare_percent_sign_are_told_apart() {
        assert_eq!(read(" \u{a0}\u{3000}"), Reading::Blank);
        assert!(matches!(read("0"), Reading::Number(number) if number.value.is_zero()));
        assert_eq!(read("—"), Reading::Absent);
        assert_eq!(read("%"), Reading::Absent);
        assert_eq!(read("/"), Reading::Absent);
    }

    #[test]
    fn marks_of_notes_and_several_numbers_are_no_number() {
        for text in ["12①5", "12¼", "Ⅲ", "12 13", "12\n13", "0\u{3000}0", "1.5 2.5", "12 345", "1 23.45"] {
            assert_eq!(read(text), Reading::Words, "{text}");
        }
        for (text, value) in [
            ("12.5①", "12.5"),
            ("13²", "13"),
            ("280 700.00", "280700"),
            ("34.68（注1）", "34.68"),
            ("34.68*", "34.68"),
            ("5[2]", "5"),
            ("95.\n10%", "95.1"),
        ] {
            assert_eq!(printed(text).0, value, "{text}");
        }
    }

    #[test]
    fn what_is_almost_a_number_is_words() {
        for text in ["M.8万元", "IO", "1,23", "12,3456", "1.2.3", "约600", "--5", "194.9194.9"] {
            assert_eq!(read(text), Reading::Words, "{text}");
        }
    }
}

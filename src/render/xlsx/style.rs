/*!
How cells look.

Grey lines and a grey head print on any machine; nothing is told by colour. A negative number has its minus sign.
*/

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::model::Lang;
use crate::query::{Kind, Value};

const LINES: Color = Color::RGB(0x00A6_A6A6);
const HEAD: Color = Color::RGB(0x00E7_E6E6);

/// Larger whole numbers lose digits in a spreadsheet, which computes with 15.
const WHOLE: u64 = 999_999_999_999_999;

/// The formats of cells.
pub struct Styles {
    /// Title of a sheet.
    pub title: Format,
    /// Heading within a page of text.
    pub heading: Format,
    /// A line of text that stands in no table.
    pub line: Format,
    /// What a line of text is about.
    pub word: Format,
    /// Head of a column.
    pub head: Format,
    /// Text in a table.
    pub text: Format,
    /// Text in a table that would become a formula when somebody edits it.
    pub quoted: Format,
    whole: Format,
    /// Ranks and years, which are names more than numbers.
    centred: Format,
    thousands: Format,
    percent: Format,
    general: Format,
    /// Amounts with two to six decimals.
    money: Vec<Format>,
}

impl Styles {
    /// For readers of a language.
    pub fn of(lang: Lang) -> Styles {
        let line = plain(lang);
        let cell =
            line.clone().set_border(FormatBorder::Thin).set_border_color(LINES).set_align(FormatAlign::VerticalCenter);
        let number = |format: &str| cell.clone().set_num_format(format);
        // Away from the number on its left.
        let text = cell.clone().set_align(FormatAlign::Left).set_indent(1).set_text_wrap();
        Styles {
            title: line.clone().set_bold().set_font_size(14),
            heading: line.clone().set_bold().set_font_size(12),
            head: cell.clone().set_bold().set_background_color(HEAD).set_align(FormatAlign::Center).set_text_wrap(),
            quoted: text.clone().set_quote_prefix(),
            text,
            whole: number("0"),
            centred: number("0").set_align(FormatAlign::Center),
            thousands: number("#,##0"),
            percent: number("0.00"),
            general: cell.clone(),
            money: (2..=6).map(|decimals| number(&format!("#,##0.{}", "0".repeat(decimals)))).collect(),
            word: line.clone().set_bold().set_align(FormatAlign::Top).set_text_wrap(),
            line: line.set_align(FormatAlign::Top).set_text_wrap(),
        }
    }

    /// The format of a number, or of a missing value, in a column of a kind.
    pub fn number(&self, kind: Kind, value: &Value, decimals: usize) -> &Format {
        match (kind, value) {
            (Kind::Money, _) => &self.money[decimals.clamp(2, 6) - 2],
            (Kind::Percent, _) => &self.percent,
            (Kind::Count, _) => &self.thousands,
            (Kind::Rank | Kind::Year, _) => &self.centred,
            (_, Value::Integer(_)) => &self.whole,
            _ => &self.general,
        }
    }

    /// The format of a text.
    pub fn text(&self, text: &str) -> &Format {
        if is_like_a_formula(text) { &self.quoted } else { &self.text }
    }
}

/// What cells are where nothing is said of them: the font that Excel takes in the language.
pub fn plain(lang: Lang) -> Format {
    Format::new().set_font_name(lang.pick("宋体 | Calibri")).set_font_size(11)
}

/// Whether a spreadsheet that is given this text as typed takes it for a formula.
fn is_like_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

/// The number for a cell; none where a spreadsheet would lose some of its digits.
pub fn exact(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(number) if number.unsigned_abs() <= WHOLE => Some(*number as f64),
        Value::Real(number) if number.is_finite() => Some(*number),
        _ => None,
    }
}

/// How many characters a number takes.
pub fn number_width(kind: Kind, number: f64, decimals: usize) -> usize {
    let sign = usize::from(number < 0.0);
    let whole = (number.abs().max(1.0).log10() + 1e-9) as usize + 1;
    sign + match kind {
        Kind::Money => whole + (whole - 1) / 3 + 1 + decimals,
        Kind::Percent => whole + 3,
        Kind::Count => whole + (whole - 1) / 3,
        _ if number.fract() == 0.0 => whole,
        _ => crate::render::plain::decimal(number).len().min(12),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_excel_would_round_is_no_number() {
        assert_eq!(exact(&Value::Integer(-999_999_999_999_999)), Some(-999_999_999_999_999.0));
        assert_eq!(exact(&Value::Integer(1_000_000_000_000_000)), None);
        assert_eq!(exact(&Value::Real(-0.05)), Some(-0.05));
        assert_eq!(exact(&Value::Real(f64::INFINITY)), None);
        assert_eq!(exact(&Value::Text("12".into())), None);
        assert_eq!(exact(&Value::Null), None);
    }

    #[test]
    fn a_column_is_wide_enough_for_its_longest_number() {
        for (kind, number, decimals, shown) in [
            (Kind::Money, 11_368.25, 2, "11,368.25"),
            (Kind::Money, -0.05, 2, "-0.05"),
            (Kind::Money, 0.000_001, 6, "0.000001"),
            (Kind::Money, 1_000_000.0, 2, "1,000,000.00"),
            (Kind::Percent, 930.56, 2, "930.56"),
            (Kind::Count, 1_234.0, 2, "1,234"),
            (Kind::Year, 2023.0, 2, "2023"),
            (Kind::Plain, -7.5, 2, "-7.5"),
        ] {
            let width = number_width(kind, number, decimals);
            assert!(width >= shown.len() && width <= shown.len() + 1, "{shown}: {width}");
        }
    }

    #[test]
    fn amounts_have_as_many_decimals_as_their_column() {
        let styles = Styles::of(Lang::Zh);
        let format = |kind, value, decimals| styles.number(kind, &value, decimals).clone();
        assert_eq!(format(Kind::Money, Value::Real(1.0), 2), styles.money[0]);
        assert_eq!(format(Kind::Money, Value::Null, 6), styles.money[4]);
        assert_eq!(format(Kind::Year, Value::Integer(2023), 2), styles.centred);
        assert_eq!(format(Kind::Plain, Value::Integer(5), 2), styles.whole);
        assert_eq!(format(Kind::Plain, Value::Real(0.5), 2), styles.general);
        assert_eq!(*styles.text("=1"), styles.quoted);
        assert_eq!(*styles.text("甲"), styles.text);
    }
}

/*!
What a workbook shows of a number, as far as its format changes how large it is: percent signs, commas that leave out
thousands, points that are only text, dates.

A figure is what a reader sees: 582500 under `0!.0000` is 58.2500. All digits behind the number are kept, rounded or not,
since the rounding says nothing of its size. Where a format is beyond us and may change the size, the text is the number
with its format in brackets, which nobody takes for a number.

Formats are described in ECMA-376 part 1, 18.8.31; `!x` is what Chinese Excel writes for `\x`.
*/

use rust_decimal::{Decimal, RoundingStrategy};

use super::sheet::significant;

/// No program writes a longer format; each is read anew for every cell.
const LONGEST: usize = 1024;

/// What stands in a section of a format.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Token {
    /// `0`, `#`, `?`: a digit of the number.
    Digit,
    Point,
    Comma,
    Percent,
    /// `E+0`.
    Power,
    /// Text, in quotes, behind a mark, or of no meaning.
    Literal(char),
    /// A part of a date: `y`, `m`, `d`, `h`, `s`.
    Date(char),
}

/// A number as its format shows it, with all its digits.
pub fn numeral(digits: &str, format: &str) -> String {
    let Ok(number) = digits.parse::<Decimal>() else { return digits.to_string() };
    if format.len() > LONGEST {
        return format!("{digits} […]");
    }
    let tokens = tokens(section(number, format));
    let beyond = || format!("{digits} [{format}]");
    let is_point = |token: &Token| matches!(token, Token::Literal('.' | '．'));
    let places: Vec<usize> = (0..tokens.len()).filter(|at| tokens[*at] == Token::Digit).collect();
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        // Words instead of the number, or the number as it is.
        return digits.to_string();
    };
    let inside = &tokens[*first..=*last];
    if inside.contains(&Token::Power) {
        return digits.to_string();
    }
    let points: Vec<usize> = (0..inside.len()).filter(|at| is_point(&inside[*at])).collect();
    // A digit of text beside those of the number looks like one of them.
    let is_digit = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at))
            .is_some_and(|token| matches!(token, Token::Literal(text) if text.is_ascii_digit()))
    };
    if places.iter().any(|at| is_digit(at.checked_sub(1)) || is_digit(Some(at + 1))) {
        return beyond();
    }
    let inserted = match (points.as_slice(), inside.contains(&Token::Point)) {
        ([], _) => 0,
        ([at], false) => inside[*at..].iter().filter(|token| **token == Token::Digit).count() as u32,
        _ => return beyond(),
    };
    let percents = tokens.iter().filter(|token| **token == Token::Percent).count() as u32;
    let left_out = 3 * thousands(&tokens, *last);
    let shown = scaled(number, 2 * percents as i32 - (left_out + inserted) as i32);
    let Some(shown) = shown.filter(|_| percents < 2) else { return beyond_or(percents, digits, beyond) };
    let decimals = decimals(inside).max(inserted);
    let unit = unit(&tokens[last + 1..]);
    if percents == 0 && left_out + inserted == 0 {
        return format!("{digits}{unit}");
    }
    let shown = significant(shown);
    if left_out > 0 && inserted == 0 && is_too_coarse(shown, decimals) {
        return beyond();
    }
    format!("{shown:.*}{unit}", decimals.max(shown.scale()) as usize)
}

/// Whether hardly anything of a number is left where thousands are left out, as of 10.19 that is shown as 0.01: there the
/// format may be the mistake, and not the number.
fn is_too_coarse(shown: Decimal, decimals: u32) -> bool {
    let rounded = shown.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    rounded != shown && rounded.mantissa().unsigned_abs() < 1000
}

/// A percentage too large to be shown is left as it is.
fn beyond_or(percents: u32, digits: &str, beyond: impl Fn() -> String) -> String {
    if percents == 1 { digits.to_string() } else { beyond() }
}

/// The number by a power of ten.
fn scaled(number: Decimal, power: i32) -> Option<Decimal> {
    let factor = Decimal::TEN;
    let mut scaled = number;
    for _ in 0..power.unsigned_abs().min(28) {
        scaled = if power > 0 { scaled.checked_mul(factor)? } else { scaled.checked_div(factor)? };
    }
    (power.unsigned_abs() <= 28).then_some(scaled)
}

/// Commas behind the digits before the point, or behind all digits: each leaves out three.
fn thousands(tokens: &[Token], last: usize) -> u32 {
    let behind = |from: usize| tokens[from..].iter().take_while(|token| **token == Token::Comma).count() as u32;
    let point = tokens[..last].iter().position(|token| *token == Token::Point);
    let before = point
        .map_or(0, |point| tokens[..point].iter().rev().take_while(|token| **token == Token::Comma).count() as u32);
    before + behind(last + 1)
}

/// Digits that are shown behind the point.
fn decimals(inside: &[Token]) -> u32 {
    let behind = inside.iter().skip_while(|token| **token != Token::Point);
    behind.filter(|token| **token == Token::Digit).count() as u32
}

/// Text behind the digits that says how large they are: a percent sign, `万`, `亿元`. Other text says it no less than
/// the words of the form do.
fn unit(behind: &[Token]) -> String {
    let text: String = behind
        .iter()
        .filter_map(|token| match token {
            Token::Percent => Some('%'),
            Token::Literal(text) if !text.is_whitespace() => Some(*text),
            _ => None,
        })
        .collect();
    let is_unit = matches!(text.as_str(), "%" | "％") || text.starts_with(['万', '亿', '千', '百', '十']);
    if is_unit { text } else { String::new() }
}

/// The section of a format that is for this number: by the conditions in brackets, or else by its sign.
fn section(number: Decimal, format: &str) -> &str {
    let sections = sections(format);
    let conditions: Vec<Option<bool>> = sections.iter().map(|section| holds(number, section)).collect();
    if conditions.iter().any(Option::is_some) {
        let chosen = conditions.iter().position(|holds| *holds != Some(false));
        return chosen.and_then(|at| sections.get(at)).or(sections.last()).copied().unwrap_or_default();
    }
    let at = match sections.len() {
        2.. if number.is_sign_negative() && !number.is_zero() => 1,
        3.. if number.is_zero() => 2,
        _ => 0,
    };
    sections.get(at).copied().unwrap_or_default()
}

/// The sections of a format, which semicolons part that are no text.
fn sections(format: &str) -> Vec<&str> {
    let (mut sections, mut from) = (Vec::new(), 0);
    let (mut in_quotes, mut marked) = (false, false);
    for (at, character) in format.char_indices() {
        match character {
            _ if std::mem::take(&mut marked) => {}
            '"' => in_quotes = !in_quotes,
            '\\' | '!' if !in_quotes => marked = true,
            ';' if !in_quotes => {
                sections.push(&format[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    sections.push(&format[from..]);
    sections
}

/// Whether the number meets the condition of a section, such as `[>=10000]`; none where it has none.
fn holds(number: Decimal, section: &str) -> Option<bool> {
    section.split('[').skip(1).filter_map(|part| part.split_once(']')).find_map(|(condition, _)| {
        let limit = |text: &str| text.trim().parse::<Decimal>().ok();
        for (sign, holds) in [
            (">=", Decimal::ge as fn(&Decimal, &Decimal) -> bool),
            ("<=", Decimal::le),
            ("<>", Decimal::ne),
            (">", Decimal::gt),
            ("<", Decimal::lt),
            ("=", Decimal::eq),
        ] {
            if let Some(limit) = condition.strip_prefix(sign).and_then(limit) {
                return Some(holds(&number, &limit));
            }
        }
        None
    })
}

fn tokens(section: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut characters = section.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' => tokens.extend(characters.by_ref().take_while(|character| *character != '"').map(Token::Literal)),
            '\\' | '!' => tokens.extend(characters.next().map(Token::Literal)),
            // A blank as wide as a character, and a character that fills the cell.
            '_' | '*' => _ = characters.next(),
            '[' => {
                let inside: String = characters.by_ref().take_while(|character| *character != ']').collect();
                // Hours and minutes that run on beyond a day.
                let elapsed = inside.chars().next().filter(|first| inside.chars().all(|letter| letter == *first));
                tokens.extend(elapsed.and_then(date));
            }
            '0' | '#' | '?' => tokens.push(Token::Digit),
            '.' => tokens.push(Token::Point),
            ',' => tokens.push(Token::Comma),
            '%' => tokens.push(Token::Percent),
            'E' | 'e' if matches!(characters.peek(), Some('+' | '-')) => tokens.push(Token::Power),
            'G' => {
                // `General`, which Chinese Excel writes `G/通用格式`: the number as it is.
                let rest: String = characters.clone().collect();
                let word = ["eneral", "/通用格式"].into_iter().find(|word| rest.starts_with(word));
                characters.by_ref().take(word.map_or(0, |word| word.chars().count())).for_each(drop);
                tokens.push(Token::Digit);
            }
            other => tokens.push(date(other).unwrap_or(Token::Literal(other))),
        }
    }
    tokens
}

fn date(letter: char) -> Option<Token> {
    let letter = letter.to_ascii_lowercase();
    matches!(letter, 'y' | 'm' | 'd' | 'h' | 's').then_some(Token::Date(letter))
}

/// A moment of a calendar: year, month, day, hour, minute, second.
pub type Moment = (u16, u8, u8, u8, u8, u8);

/// A date as text: the year alone where the format shows no more, `2019年`; without the time where that is midnight. A
/// bare serial number would look like an amount.
pub fn date_text(moment: Moment, format: &str) -> String {
    let format = if format.len() > LONGEST { "" } else { format };
    let (year, month, day, hour, minute, second) = moment;
    let tokens = tokens(sections(format).first().copied().unwrap_or_default());
    let has = |letter: char| tokens.contains(&Token::Date(letter));
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match (has('y'), has('m'), has('d'), has('h') || has('s')) {
        (true, false, false, false) => format!("{year}年"),
        (true, true, false, false) => format!("{year}年{month}月"),
        (false, _, false, true) => time,
        _ if (hour, minute, second) == (0, 0, 0) => format!("{year}-{month:02}-{day:02}"),
        _ => format!("{year}-{month:02}-{day:02} {time}"),
    }
}

/// Whether a format shows a date or a time.
pub fn is_date(format: &str) -> bool {
    format.len() > LONGEST
        || tokens(sections(format).first().copied().unwrap_or_default())
            .iter()
            .any(|token| matches!(token, Token::Date(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_shown_as_percentages() {
        assert_eq!(numeral("0.9444", "0.00%"), "94.44%");
        assert_eq!(numeral("1", "0%"), "100%");
        assert_eq!(numeral("94.44", "0.00\"%\""), "94.44%");
        assert_eq!(numeral("0.9444", "General"), "0.9444");
        assert_eq!(numeral("0.57", "0.00%"), "57.00%");
        assert_eq!(numeral("-0.5", "0.00%;[Red]\\-0.00%"), "-50.00%");
    }

    #[test]
    fn a_number_too_large_for_a_percentage_is_left_as_it_is() {
        let digits = "7".repeat(28);
        assert_eq!(numeral(&digits, "0%"), digits);
    }

    #[test]
    fn the_figure_is_what_is_shown() {
        for (digits, format, shown) in [
            ("582500", "0!.0000", "58.2500"),
            ("582500", "0\\.0,", "58.25"),
            ("582500", "#!.0,", "58.25"),
            ("582500", "0\".\"0,", "58.25"),
            ("58250040", "#,##0,", "58250.04"),
            ("582500000", "#,##0.00,,", "582.50"),
            ("582500", "#,##0,.00", "582.50"),
            ("-582500", "0!.0000;-0!.0000", "-58.2500"),
            ("582500", "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "582500"),
            ("0", "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "0"),
            ("582500", "[>=10000]0!.0,\"万\";0", "58.25万"),
            ("9000", "[>=10000]0!.0,\"万\";0", "9000"),
            ("58.25", "0.00\"万元\"", "58.25万元"),
            ("58.25", "0.00\"元\"", "58.25"),
            ("58.25", "¥#,##0.00", "58.25"),
            ("2019", "0\"年\"", "2019"),
            ("12000", "0.00E+00", "12000"),
            ("12.5", "", "12.5"),
            ("12.5", "G/通用格式", "12.5"),
            ("12.5", "General\"万元\"", "12.5万元"),
            ("12.5", "@", "12.5"),
        ] {
            assert_eq!(numeral(digits, format), shown, "{digits} under {format}");
        }
    }

    #[test]
    fn what_is_beyond_us_is_no_number() {
        assert_eq!(numeral("10.19", "#,##0.00,"), "10.19 [#,##0.00,]");
        assert_eq!(numeral("10.19", "0!.0,"), "0.001019");
        assert_eq!(numeral("12", &"0".repeat(LONGEST + 1)), "12 […]");
        for format in ["0\"0000\"", "0!.0!.0", "0!.0.0", "#,##0\\0"] {
            assert_eq!(numeral("12", format), format!("12 [{format}]"));
        }
    }

    #[test]
    fn dates_are_no_numbers() {
        let day = (2019, 1, 1, 0, 0, 0);
        for (format, shown) in [
            ("yyyy\"年\"", "2019年"),
            ("[$-804]yyyy", "2019年"),
            ("yyyy\"年\"m\"月\"", "2019年1月"),
            ("mm-dd-yy", "2019-01-01"),
            ("", "2019-01-01"),
        ] {
            assert_eq!(date_text(day, format), shown, "{format}");
        }
        assert_eq!(date_text((2019, 1, 1, 9, 30, 0), "h:mm"), "09:30:00");
        assert_eq!(date_text((2019, 1, 1, 9, 30, 0), "yyyy/m/d h:mm"), "2019-01-01 09:30:00");
        assert!(
            is_date("yyyy") && is_date("[h]:mm") && !is_date("0.00_ ") && !is_date("[Red]0") && !is_date("0\"年d\"")
        );
    }
}

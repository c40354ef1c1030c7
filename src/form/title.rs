/*!
Titles of forms: which layout one names, and what it says besides.

Around the name of the form stand a year, the mark of an attachment and perhaps the department's name, in any order; a
title may be broken over two lines, and one character of its name lost or wrong.
*/

use super::definition::Definition;
use super::department;
use super::label::{self, Label, YEAR};
use super::row::Row;
use crate::model::Message;

/// What a title says besides its name, and how many rows it takes.
pub struct Title {
    /// The department, if it names one.
    pub department: Option<String>,
    /// The years that it names.
    pub years: Vec<i32>,
    /// How many rows it takes.
    pub rows: usize,
}

/// More characters than any title has, with its department and its year.
const LONGEST_TITLE: usize = 80;

/// The layout whose title some rows are: one, or one broken over several lines of a cell each. The longest title that
/// fits exactly wins, then one behind a department's name, then one with a lost or wrong character; two layouts that fit
/// equally well are an error.
pub fn titled<'d>(definitions: &'d [Definition], rows: &[Row<'d>]) -> Result<Option<(&'d Definition, Title)>, Message> {
    let broken = rows.len() > 1;
    let raw: String = rows.iter().map(Row::text).collect();
    if raw.chars().count() > LONGEST_TITLE || (broken && rows.iter().any(|row| row.only().is_none())) {
        return Ok(None);
    }
    let Label { text, years } = label::normalise(&raw);
    let text = strip_attachment(&text.replace(YEAR, "").replace("()", ""));
    let text = without_half_a_bracket(&text);
    let text = label::behind_damaged_year(text).last().unwrap_or(text);
    let mut fits: Vec<(usize, usize, &Definition, Option<String>)> = Vec::new();
    for definition in definitions {
        for title in &definition.titles {
            let longest_first = usize::MAX - title.len();
            if text == title {
                fits.push((0, longest_first, definition, None));
            } else if let Some(before) = text.strip_suffix(title.as_str()) {
                // What a damaged year leaves is no name.
                let remnant = before.chars().count() <= 2 && !department::is_region(before);
                let named = department::is_name(before).then(|| before.to_string());
                if remnant {
                    fits.push((2, longest_first, definition, None));
                } else if !broken && (named.is_some() || department::is_region(before) || definition.refuse.is_some()) {
                    fits.push((1, longest_first, definition, named));
                }
            } else if label::is_mended(text, title) {
                fits.push((2, longest_first, definition, None));
            }
        }
    }
    fits.sort_by_key(|(rank, length, ..)| (*rank, *length));
    if let [(rank, length, one, _), (other_rank, other_length, other, _), ..] = fits.as_slice()
        && (rank, length) == (other_rank, other_length)
        && one.name != other.name
    {
        return Err(Message::TwoForms { text: text.to_string(), one: one.name.clone(), other: other.name.clone() });
    }
    Ok(fits
        .into_iter()
        .next()
        .map(|(_, _, definition, department)| (definition, Title { department, years, rows: rows.len() })))
}

/// Whether a row holds nothing but what stands around a title's name: its year, the mark of an attachment.
pub fn is_only_a_mark(row: &Row<'_>) -> bool {
    strip_attachment(&label::normalise(&row.text()).text.replace(YEAR, "").replace("()", "")).is_empty()
}

/// A title without `附件1:` or `(附表1-2)` before it.
fn strip_attachment(text: &str) -> String {
    let open = text.trim_start_matches('(');
    match open.strip_prefix("附件").or_else(|| open.strip_prefix("附表")) {
        Some(rest) => rest.trim_start_matches(|c: char| "0123456789一二三四五六七八九十-:、.)".contains(c)).to_string(),
        None => text.to_string(),
    }
}

/// A title without the bracket of a year whose other half was lost, and without the mark of a second page.
fn without_half_a_bracket(text: &str) -> &str {
    let whole =
        ["(续)", "(续表)", "续表", "(一)", "(二)"].iter().find_map(|mark| text.strip_suffix(mark)).unwrap_or(text);
    match (whole.strip_suffix([')', '(']), whole.matches('(').count() == whole.matches(')').count()) {
        (Some(bare), false) => bare,
        _ => whole,
    }
}

/// A short line of its own that ends in 表 and speaks of money: some other table begins, and the form above it ends.
pub fn looks_like_a_title(row: &Row<'_>) -> bool {
    row.only().is_some_and(|cell| {
        let text = label::normalise(&cell.text).text;
        let bare = text.replace(YEAR, "");
        let bare = bare.trim_end_matches("()");
        (5..=40).contains(&bare.chars().count())
            && bare.ends_with('表')
            && !bare.contains([':', ',', '。', '、'])
            && ["决算", "预算", "支出", "收入", "绩效", "经费", "评分"].iter().any(|word| bare.contains(word))
    })
}

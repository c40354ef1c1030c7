/*!
`word: value` lines around a form: 填报单位, 单位：万元, 联系人.

One line may hold several pairs, in one cell or in several; where the word has a cell of its own, its colon may be
missing. Names and telephone numbers of the people who filled the form are recognised so that they are not taken for
anything else; whether they are kept is the user's choice.
*/

use super::definition::{Caption, Definition};
use super::department;
use super::label::{self, compact};
use super::row::Row;
use crate::model::Unit;

/// What a pair says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The department's name.
    Department(String),
    /// The unit of amounts.
    Unit(Unit),
    /// A name or a telephone number, behind the word that announces it; blank where the form was not filled.
    Contact {
        /// The word.
        word: String,
        /// What stands behind it.
        text: String,
    },
    /// A date, which is that of the filling.
    Date,
}

/// A pair, and the cells of its row that make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// What it says.
    pub said: Said,
    /// Index of the cell that holds its value; that of its word where there is none.
    pub value_at: usize,
    word_at: usize,
}

impl Pair {
    /// The cells that it takes.
    pub fn cells(&self) -> [usize; 2] {
        [self.word_at, self.value_at]
    }
}

/// The pairs of a row, if it begins with one.
pub fn pairs(words: &Caption, row: &Row<'_>) -> Vec<Pair> {
    let filled = row.filled();
    let mut pairs = Vec::new();
    let mut order = 0;
    while let Some(at) = filled.get(order).copied() {
        let text = compact(&row.cells[at].text);
        let behind = filled.get(order + 1).map(|next| (*next, compact(&row.cells[*next].text)));
        let found = in_cell(words, at, &text, behind.as_ref());
        if found.is_empty() && order == 0 {
            return Vec::new();
        }
        let took_next = found.iter().any(|pair| pair.value_at != at);
        pairs.extend(found);
        order += if took_next { 2 } else { 1 };
    }
    pairs
}

/// The pairs of a row outside any form yet, in the words of the first layout that knows one.
pub fn known(definitions: &[Definition], row: &Row<'_>) -> Vec<Pair> {
    let pairs = definitions.iter().map(|definition| pairs(&definition.caption, row));
    pairs.into_iter().find(|pairs| !pairs.is_empty()).unwrap_or_default()
}

/// The pairs of a cell that begins with one; all of it may stand in brackets. The value of the last, or of a word that
/// has the cell to itself, may stand in the next cell.
fn in_cell(words: &Caption, at: usize, text: &str, behind: Option<&(usize, String)>) -> Vec<Pair> {
    let line = match text.strip_prefix('(') {
        Some(open) => open.strip_suffix(')').unwrap_or(open),
        None => text,
    };
    let marks = marks(words, line);
    let is_value = |next: &str| self::marks(words, next).first().is_none_or(|mark| mark.start != 0);
    let behind = behind.filter(|(_, next)| is_value(next));
    if marks.is_empty() {
        let alone = bare_word(words, line).zip(behind);
        let pair = alone.and_then(|(word, (next, value))| {
            let said = said(words, word, value)?;
            // Nothing but its place says that the word announces something.
            let is_sure = match &said {
                Said::Department(name) => department::is_name(&department::read(name).name),
                _ => true,
            };
            is_sure.then_some(Pair { said, value_at: *next, word_at: at })
        });
        return pair.into_iter().collect();
    }
    if marks[0].start != 0 {
        return Vec::new();
    }
    let ends = marks.iter().skip(1).map(|next| next.start).chain([line.len()]);
    let pair = |(mark, end): (&Mark<'_>, usize)| {
        let value = &line[mark.value..end];
        match behind.filter(|_| value.is_empty() && end == line.len()) {
            Some((next, value)) => Some(Pair { said: said(words, mark.word, value)?, value_at: *next, word_at: at }),
            None => Some(Pair { said: said(words, mark.word, value)?, value_at: at, word_at: at }),
        }
    };
    marks.iter().zip(ends).filter_map(pair).collect()
}

/// The word that a cell holds and nothing else, where it is too long to be a label of something else.
fn bare_word<'a>(words: &'a Caption, text: &str) -> Option<&'a str> {
    let known = words.all().find(|word| {
        let rest = text.strip_prefix(word.as_str()).unwrap_or(text);
        rest.is_empty() || (rest != text && rest.starts_with('(') && rest.ends_with(')'))
    })?;
    (known.chars().count() >= 3 || words.contact.contains(known)).then_some(known)
}

struct Mark<'a> {
    word: &'a str,
    start: usize,
    value: usize,
}

/// Where the known words stand with a colon behind them, in order; of overlapping words the longest.
fn marks<'a>(words: &'a Caption, line: &str) -> Vec<Mark<'a>> {
    let mut marks: Vec<Mark> = words
        .all()
        .flat_map(|word| line.match_indices(word.as_str()).map(move |(start, _)| (word, start)))
        .filter_map(|(word, start)| {
            let value = value_start(line, start + word.len())?;
            Some(Mark { word, start, value })
        })
        .collect();
    marks.sort_by_key(|mark| (mark.value, mark.start));
    marks.dedup_by_key(|mark| mark.value);
    marks.sort_by_key(|mark| mark.start);
    marks
}

/// The byte behind the colon, when at most a bracket lies between the word and it.
fn value_start(line: &str, from: usize) -> Option<usize> {
    let behind = &line[from..];
    let behind = match behind.strip_prefix('(') {
        Some(open) => open.split_once(')')?.1,
        None => behind,
    };
    behind.strip_prefix(':').map(|value| line.len() - value.len())
}

fn said(words: &Caption, word: &str, value: &str) -> Option<Said> {
    let has = |list: &[String]| list.iter().any(|known| known == word);
    let unit = Unit::ALL.iter().find(|(_, word)| value.starts_with(word)).map(|(unit, _)| *unit);
    match unit {
        Some(unit) if has(&words.unit) => Some(Said::Unit(unit)),
        _ if has(&words.contact) => Some(Said::Contact { word: word.to_string(), text: value.to_string() }),
        _ if has(&words.date) => Some(Said::Date),
        _ if has(&words.department) && !value.is_empty() => Some(Said::Department(without_seal(value).to_string())),
        _ => None,
    }
}

/// A department's name without the word for its seal and without the date that may follow it.
fn without_seal(name: &str) -> &str {
    let dated = name.char_indices().map(|(at, _)| at).find(|at| {
        let year = label::leading_year(&name[*at..]);
        year.is_some() && name[at + 4..].starts_with('年')
    });
    let name = dated.filter(|at| *at > 0).map_or(name, |at| &name[..at]);
    ["(盖章)", "(公章)", "(签章)", "(单位公章)"].iter().find_map(|seal| name.strip_suffix(seal)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Cell;
    use crate::model::Place;

    fn said(line: &str) -> Vec<Said> {
        let of = |words: &[&str]| words.iter().map(|word| word.to_string()).collect();
        let words = Caption {
            department: of(&["填报单位", "单位"]),
            unit: of(&["单位", "金额单位"]),
            contact: of(&["联系人", "联系电话"]),
            date: of(&["填报日期"]),
        };
        let place = |at| Place::Line { line: 1, field: at as u32 + 1 };
        let cell = |(at, text): (usize, &str)| Cell { text: text.to_string(), place: place(at) };
        let cells: Vec<Cell> = line.split('|').enumerate().map(cell).collect();
        pairs(&words, &Row { cells: &cells }).into_iter().map(|pair| pair.said).collect()
    }

    fn contact(word: &str, text: &str) -> Said {
        Said::Contact { word: word.into(), text: text.into() }
    }

    #[test]
    fn several_pairs_stand_in_one_line() {
        let line = "填报单位（盖章）：青石县卫生健康局    联系人：甲  联系电话：0000    单位：万元";
        let expected = [
            Said::Department("青石县卫生健康局".into()),
            contact("联系人", "甲"),
            contact("联系电话", "0000"),
            Said::Unit(Unit::Wan),
        ];
        assert_eq!(said(line), expected);
        assert_eq!(said("填 报 单 位：　青石县　卫生局"), [Said::Department("青石县卫生局".into())]);
        assert_eq!(said("（单位： 万 元）"), [Said::Unit(Unit::Wan)]);
        assert_eq!(said("(填报单位:审计局(本级))"), [Said::Department("审计局(本级)".into())]);
        assert_eq!(said("单位：临澜区审计局"), [Said::Department("临澜区审计局".into())]);
        assert_eq!(said("填报单位：审计局（公章）"), [Said::Department("审计局".into())]);
        assert_eq!(said("填报单位：审计局 2024年3月5日"), [Said::Department("审计局".into())]);
        assert_eq!(said("保障单位：运转"), []);
    }

    #[test]
    fn a_pair_may_stand_in_two_cells() {
        let expected = [Said::Department("青石县审计局".into()), Said::Unit(Unit::Wan)];
        assert_eq!(said("填报单位：|青石县审计局||金额单位|万元"), expected);
        assert_eq!(said("填报单位（盖章）|青石县审计局|金额单位：万元"), expected);
        assert_eq!(said("联系人|甲|联系电话|0000"), [contact("联系人", "甲"), contact("联系电话", "0000")]);
        assert_eq!(said("联系人：|联系电话：|0000"), [contact("联系人", ""), contact("联系电话", "0000")]);
        assert_eq!(said("单位|万元"), [], "a short word without a colon may be the label of something else");
        assert_eq!(said("填报单位|12"), []);
    }
}

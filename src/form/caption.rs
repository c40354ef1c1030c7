/*!
`word: value` lines around a form: 填报单位, 单位：万元, 联系人.

One line may hold several pairs. Names, telephone numbers and dates of the people who filled the form are recognised so
that they are not taken for anything else, and are not kept.
*/

use super::definition::{Caption, Definition};
use super::label::compact;
use crate::model::Unit;

/// What a pair says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The department's name.
    Department(String),
    /// The unit of amounts.
    Unit(Unit),
    /// Something private.
    Private,
}

/// The pairs of a line, if it begins with one; the whole line may stand in brackets.
pub fn pairs(words: &Caption, line: &str) -> Vec<Said> {
    let line = compact(line);
    let line = match line.strip_prefix('(') {
        Some(open) => open.strip_suffix(')').unwrap_or(open),
        None => &line,
    };
    let marks = marks(words, line);
    if marks.first().is_none_or(|mark| mark.start != 0) {
        return Vec::new();
    }
    let ends = marks.iter().skip(1).map(|next| next.start).chain([line.len()]);
    marks.iter().zip(ends).filter_map(|(mark, end)| said(words, mark, &line[mark.value..end])).collect()
}

/// The pairs of a line outside any form yet, in the words of the first layout that knows one.
pub fn known(definitions: &[Definition], line: &str) -> Vec<Said> {
    let said = definitions.iter().map(|definition| pairs(&definition.caption, line));
    said.into_iter().find(|said| !said.is_empty()).unwrap_or_default()
}

struct Mark<'a> {
    word: &'a str,
    start: usize,
    value: usize,
}

/// Where the known words stand with a colon behind them, in order; of overlapping words the longest.
fn marks<'a>(words: &'a Caption, line: &str) -> Vec<Mark<'a>> {
    let known = words.department.iter().chain(&words.unit).chain(&words.private);
    let mut marks: Vec<Mark> = known
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

fn said(words: &Caption, mark: &Mark<'_>, value: &str) -> Option<Said> {
    let has = |list: &[String]| list.iter().any(|word| word == mark.word);
    let unit = Unit::ALL.iter().find(|(_, word)| value.starts_with(word)).map(|(unit, _)| *unit);
    match unit {
        Some(unit) if has(&words.unit) => Some(Said::Unit(unit)),
        _ if has(&words.private) => Some(Said::Private),
        _ if has(&words.department) && !value.is_empty() => Some(Said::Department(value.to_string())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_pairs_stand_in_one_line() {
        let words = Caption {
            department: vec!["填报单位".into(), "单位".into()],
            unit: vec!["单位".into()],
            private: vec!["联系人".into(), "联系电话".into()],
        };
        let line = "填报单位（盖章）：青石县卫生健康局    联系人：甲  联系电话：0000    单位：万元";
        let expected =
            [Said::Department("青石县卫生健康局".into()), Said::Private, Said::Private, Said::Unit(Unit::Wan)];
        assert_eq!(pairs(&words, line), expected);
        assert_eq!(pairs(&words, "填 报 单 位：　青石县　卫生局"), [Said::Department("青石县卫生局".into())]);
        assert_eq!(pairs(&words, "（单位： 万 元）"), [Said::Unit(Unit::Wan)]);
        assert_eq!(pairs(&words, "(填报单位:审计局(本级))"), [Said::Department("审计局(本级)".into())]);
        assert_eq!(pairs(&words, "单位：临澜区审计局"), [Said::Department("临澜区审计局".into())]);
        assert_eq!(pairs(&words, "保障单位：运转"), []);
    }
}

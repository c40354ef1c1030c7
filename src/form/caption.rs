/*!
`word: value` lines around a form: 填报单位, 单位：万元, 联系人.

One line may hold several pairs, in one cell or in several; where the word has a cell of its own, its colon may be
missing. A value ends where the next word, a date or a run of blanks begins, so that a department is never called after
what stands behind its name. Names and telephone numbers of the people who filled the form are recognised so that they
are not taken for anything else; whether they are kept is the user's choice.
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
    /// The department's budget code.
    Code(String),
    /// The unit of amounts.
    Unit(Unit),
    /// The word for the total score.
    Grade(String),
    /// A name or a telephone number, behind the word that announces it; blank where the form was not filled.
    Contact {
        /// The word.
        word: String,
        /// What stands behind it.
        text: String,
    },
    /// Something that is no part of the form: the date of its filling, where a page was published.
    Aside,
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
    let parted = pairs_of(words, &segments(row, |text| text.split(is_wide_blank()).collect()));
    if parted.is_empty() { pairs_of(words, &segments(row, |text| vec![text])) } else { parted }
}

/// The pairs of a row outside any form yet, in the words of the first layout that knows one.
pub fn known(definitions: &[Definition], row: &Row<'_>) -> Vec<Pair> {
    let pairs = definitions.iter().map(|definition| pairs(&definition.caption, row));
    pairs.into_iter().find(|pairs| !pairs.is_empty()).unwrap_or_default()
}

/// A stretch of a cell without wide blanks.
struct Segment {
    at: usize,
    /// Compact, as printed.
    text: String,
    /// The same in simplified characters, each where it stood.
    folded: String,
}

fn segments<'a>(row: &Row<'a>, split: impl Fn(&'a str) -> Vec<&'a str>) -> Vec<Segment> {
    let filled = row.filled().into_iter();
    let texts =
        filled.flat_map(|at| split(row.cells[at].text.as_str()).into_iter().map(move |text| (at, compact(text))));
    let segment = |(at, text): (usize, String)| {
        let folded = text.chars().map(simplified).collect();
        Segment { at, text, folded }
    };
    texts.filter(|(_, text)| !text.is_empty()).map(segment).collect()
}

/// Whether a character is the second of two blanks, a tab or the end of a line: what parts the pairs of a line.
fn is_wide_blank() -> impl FnMut(char) -> bool {
    let mut before = false;
    move |c| {
        let is_blank = c.is_whitespace();
        let wide = is_blank && (before || matches!(c, '\t' | '\n' | '\r'));
        before = is_blank;
        wide
    }
}

/// A character in its simplified form, if that is as long.
fn simplified(character: char) -> char {
    let mut bytes = [0; 4];
    let simple = simplet2s::convert(character.encode_utf8(&mut bytes));
    simple.chars().next().filter(|simple| simple.len_utf8() == character.len_utf8()).unwrap_or(character)
}

fn pairs_of(words: &Caption, segments: &[Segment]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut order = 0;
    while let Some(segment) = segments.get(order) {
        let found = in_segment(words, segment, &segments[order + 1..]);
        if found.pairs.is_empty() && order == 0 {
            return Vec::new();
        }
        // A number behind a person is that of a telephone, whatever announces it or does not.
        let is_contact = |pair: &Pair| matches!(pair.said, Said::Contact { .. });
        if found.pairs.is_empty() && pairs.iter().any(is_contact) && is_telephone(&segment.text) {
            let said = Said::Contact { word: TELEPHONE.to_string(), text: segment.text.clone() };
            pairs.push(Pair { said, value_at: segment.at, word_at: segment.at });
        }
        pairs.extend(found.pairs);
        order += 1 + found.taken;
    }
    pairs
}

/// What a telephone number is kept under that nothing announces.
const TELEPHONE: &str = "电话";

/// Words for people and their telephones, as parts of longer ones: 填报人签字, 办公电话, 财务科长.
const PEOPLE: [&str; 18] = [
    "联系人",
    "填报人",
    "填表人",
    "制表",
    "经办",
    "审核",
    "复核",
    "负责人",
    "签字",
    "签名",
    "科长",
    "局长",
    "主任",
    "分管领导",
    "电话",
    "手机",
    "联系方式",
    "会计",
];

/// Whether a text that no layout lists announces a person or a telephone number.
fn is_of_people(text: &str) -> bool {
    text.chars().count() <= 10
        && PEOPLE.iter().any(|word| text.contains(word))
        && !text.ends_with(['室', '会', '局', '率', '数'])
}

/// Seven digits or more, with the marks between them that telephone numbers have, and no point or thousands.
fn is_telephone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (7..=13).contains(&digits) && text.bytes().all(|byte| byte.is_ascii_digit() || b"-()+".contains(&byte))
}

/// A Chinese name of a person, as far as its length tells.
fn is_person(text: &str) -> bool {
    (2..=4).contains(&text.chars().count()) && text.chars().all(label::is_chinese)
}

/// The pairs of a segment, and how many of the segments behind they take.
#[derive(Default)]
struct Found {
    pairs: Vec<Pair>,
    taken: usize,
}

/// The pairs of a segment that begins with one; all of it may stand in brackets. The value of the last, or of a word that
/// stands alone, may stand behind it, and a name may go on there.
fn in_segment(words: &Caption, segment: &Segment, behind: &[Segment]) -> Found {
    if let Some(unit) = label::unit_phrase(&segment.folded) {
        return Found {
            pairs: vec![Pair { said: Said::Unit(unit), value_at: segment.at, word_at: segment.at }],
            taken: 0,
        };
    }
    let open =
        segment.folded.chars().next().filter(|first| matches!(first, '(' | '[' | '【')).map_or(0, char::len_utf8);
    let last = segment.folded.chars().next_back().filter(|last| open > 0 && matches!(last, ')' | ']' | '】'));
    let (from, to) = (open, segment.folded.len() - last.map_or(0, char::len_utf8));
    let (line, printed) = (&segment.folded[from..to], &segment.text[from..to]);
    let marks = marks(words, line);
    let is_value = |next: &&Segment| self::marks(words, &next.folded).first().is_none_or(|mark| mark.start != 0);
    let next = behind.first().filter(is_value);
    let pair = |word: &str, value: &str, at: usize| said(words, word, value).into_iter().map(move |said| (said, at));
    let mut found = Found::default();
    let mut said: Vec<(Said, usize)> = Vec::new();
    if marks.first().is_none_or(|mark| mark.start != 0) {
        let (word, value) = line.split_once(':').map_or((line, None), |(word, value)| (word, Some(value)));
        if is_of_people(word) && bare_word(words, line).is_none() {
            let printed_value = value.map(|value| &printed[printed.len() - value.len()..]);
            let behind = next.filter(|next| is_person(&next.text) || is_telephone(&next.text));
            let contact = |text: &str| Said::Contact { word: word.to_string(), text: text.to_string() };
            match (printed_value.filter(|value| !value.is_empty()), behind) {
                (Some(value), _) => said.push((contact(value), segment.at)),
                (None, Some(next)) => {
                    said.push((contact(&next.text), next.at));
                    found.taken = 1;
                }
                (None, None) if value.is_some() => said.push((contact(""), segment.at)),
                (None, None) => {}
            }
        } else if let Some((word, next)) = bare_word(words, line).zip(next) {
            said.extend(pair(word, &next.text, next.at));
            // Nothing but its place says that the word announces something.
            let is_doubtful = |(said, _): &(Said, usize)| match said {
                Said::Department(name) => !department::is_name(&department::read(name).name),
                _ => false,
            };
            if said.iter().any(is_doubtful) {
                said.clear();
            }
            found.taken = usize::from(!said.is_empty());
        }
    } else {
        let ends = marks.iter().skip(1).map(|next| next.start).chain([line.len()]);
        for (mark, end) in marks.iter().zip(ends) {
            let value = &printed[mark.value..end];
            match next.filter(|_| value.is_empty() && end == line.len()) {
                Some(next) => {
                    said.extend(pair(mark.word, &next.text, next.at));
                    found.taken = 1;
                }
                None => said.extend(pair(mark.word, value, segment.at)),
            }
        }
    }
    if let Some((Said::Department(name), at)) = said.last_mut()
        && let Some(more) = behind.get(found.taken).filter(is_value)
        && more.at == *at
        && !department::is_whole_name(name)
        && department::is_whole_name(&format!("{name}{}", more.text))
    {
        name.push_str(&more.text);
        found.taken += 1;
    }
    found.pairs = said.into_iter().map(|(said, value_at)| Pair { said, value_at, word_at: segment.at }).collect();
    found
}

/// The word that a segment holds and nothing else, where it is too long to be a label of something else.
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
    if !line.contains(':') {
        return Vec::new();
    }
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

/// What a word says with its value; a department's name may have the unit of amounts behind it.
fn said(words: &Caption, word: &str, value: &str) -> Vec<Said> {
    let has = |list: &[String]| list.iter().any(|known| known == word);
    let simple: String = value.chars().map(simplified).collect();
    let unit = Unit::ALL.iter().find(|(_, word)| simple.trim_start_matches("人民币").starts_with(word));
    match unit.map(|(unit, _)| *unit).or(label::unit_phrase(value)) {
        Some(unit) if has(&words.unit) => vec![Said::Unit(unit)],
        _ if has(&words.contact) => vec![Said::Contact { word: word.to_string(), text: value.to_string() }],
        _ if has(&words.code) => vec![Said::Code(value.to_string())],
        _ if has(&words.grade) => match value.is_empty() {
            true => vec![Said::Aside],
            false => vec![Said::Grade(value.to_string())],
        },
        _ if has(&words.aside) => vec![Said::Aside],
        _ if has(&words.department) => {
            let name = department::printed_name(value).map(|name| Said::Department(name.to_string()));
            name.into_iter().chain(label::unit_in(value).map(Said::Unit)).collect()
        }
        _ => Vec::new(),
    }
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
            code: of(&["部门编码"]),
            grade: of(&["自评等级"]),
            aside: of(&["填报日期", "主管单位"]),
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
    fn a_name_ends_before_what_stands_behind_it() {
        let name = || Said::Department("青石县审计局".to_string());
        for line in [
            "填报单位：青石县审计局；填报日期：2024年3月",
            "填报单位:青石县审计局    主管单位：青石县政府",
            "填报单位：青石县审计局    第1页",
            "填报单位：青石县审计局（盖章） 2024.3.5",
            "填报单位：青石县审计局（2023年度）",
            "填報單位：青石县审计局",
            "填报单位： |青石县审计局|主管单位：|青石县政府",
        ] {
            assert_eq!(said(line).first(), Some(&name()), "{line}");
        }
        assert_eq!(said("填报单位：青石县审计局  部门编码：105001"), [name(), Said::Code("105001".into())]);
        for line in [
            "填报单位：青石县审计局（单位：万元）",
            "填报单位：青石县审计局【万元】",
            "填报单位：青石县审计局，金额单位：人民币万元",
        ] {
            assert_eq!(said(line), [name(), Said::Unit(Unit::Wan)], "{line}");
        }
        assert_eq!(said("填报单位：青石县　　审计局"), [name()]);
        assert_eq!(said("填报单位：青石县审计局归口科室：甲"), [], "nobody knows where the name ends");
    }

    #[test]
    fn a_line_may_be_nothing_but_the_unit() {
        for line in [
            "（万元）",
            "【单位：万元】",
            "单位万元",
            "金额：万元",
            "以万元为单位",
            "單位：萬元",
            "单位：人民币（万元）",
        ] {
            assert_eq!(said(line), [Said::Unit(Unit::Wan)], "{line}");
        }
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

    #[test]
    fn people_are_known_by_parts_of_what_announces_them() {
        assert_eq!(
            said("填报人签字|王某某||13900000000"),
            [contact("填报人签字", "王某某"), contact("电话", "13900000000")]
        );
        assert_eq!(
            said("经办人员：王某|办公电话：0734-1234567"),
            [contact("经办人员", "王某"), contact("办公电话", "0734-1234567")]
        );
        assert_eq!(said("财务科长|王某"), [contact("财务科长", "王某")]);
        for line in ["审核完成率|95%", "办公电话费|12.5", "审计局办公室|王某", "经办项目数：5"]
        {
            assert_eq!(said(line), [], "{line}");
        }
    }
}

/*!
Words looked for in all that has a text: departments, items, special funds and other rows, indicators, goals and measures.

Names stand once each and are compared one by one, which is fast enough for a nation and works for words of one character,
which an index of three-letter parts does not. Only then are their rows looked up; texts, which every report has of its own,
are read through. What is found is kept as numbers and put in order; its place is looked up when it is shown.

[`word`] says what a match is, [`letters`] how Chinese is typed.
*/

mod letters;
mod word;

use std::cmp::Reverse;
use std::collections::HashMap;

use super::param::{self, Bind};
use super::repeated::{Repeated, bound};
use super::{Header, Query, Reader, Value};
use crate::model::{Item, Message};

use word::{Match, Words};

/// Kinds of what can be found, in the order in which they are shown.
pub const KINDS: [&str; 8] =
    ["department", "item", "fund", "line", "indicator", "goal_expected", "goal_actual", "thrift_measures"];

/// What was found, the best first.
#[derive(Debug)]
pub struct Found {
    hits: Vec<Hit>,
    /// Each name that was found, and where the words are in it.
    names: Vec<(Box<str>, Match)>,
}

/// One place where all words occur.
#[derive(Debug)]
struct Hit {
    /// Index in [`KINDS`].
    kind: u8,
    rank: u8,
    /// A short name says more of what was meant.
    length: u32,
    name: Option<u32>,
    /// The text, where it is no name.
    text: Option<Box<str>>,
    /// Of a department its number, of an item nothing.
    report: i64,
    section: &'static str,
    position: i64,
    field: &'static str,
}

/// A row of what was found: kind, department, year, text, document, cell.
pub type Row = Vec<Value>;

/// Looks for words; none where there is none. `kinds` are those wanted, all where it is empty; the other options are
/// `year`, `department` and `region`.
pub fn search(
    reader: &Reader,
    typed: &str,
    kinds: &[String],
    given: &[(String, String)],
) -> Result<Option<Found>, Message> {
    let Some(words) = Words::of(typed) else { return Ok(None) };
    let [departments, ..] = statements()?;
    let binds = param::bind(reader.connection(), &departments.header, given)?;
    let mut work = Work {
        reader,
        binds,
        words,
        kinds,
        found: Found { hits: Vec::new(), names: Vec::new() },
        named: HashMap::new(),
    };
    work.departments()?;
    work.items();
    work.lines()?;
    work.indicators()?;
    work.goals()?;
    let mut found = work.found;
    found.hits.sort_by_key(order);
    Ok(Some(found))
}

/// Kind first, then how well it fits, short names first; what is of one name stands together, the latest year first.
fn order(hit: &Hit) -> impl Ord + use<> {
    let (year, department) = (hit.report / YEAR, hit.report % YEAR);
    let name = hit.name.filter(|_| year > 0);
    (hit.kind, hit.rank, hit.length, name, Reverse(year), department, hit.position)
}

/// What separates the number of a report from that of the year after.
const YEAR: i64 = 1_000_000_000;

impl Found {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.hits.len()
    }

    /// Hands the first rows to `sink`, all where `most` is none.
    pub fn rows(&self, reader: &Reader, most: Option<usize>) -> Result<Vec<Row>, Message> {
        let [.., place] = statements()?;
        let mut places = Repeated::prepare(reader, &place)?;
        let mut rows = Vec::new();
        for hit in self.hits.iter().take(most.unwrap_or(usize::MAX)) {
            let named = hit.name.and_then(|at| self.names.get(at as usize));
            let text = match (named, &hit.text) {
                (Some((name, found)), _) => found.shown(name),
                (None, text) => text.as_deref().unwrap_or_default().to_string(),
            };
            if hit.report == 0 {
                let kind = Value::from(KINDS[usize::from(hit.kind)]);
                rows.push(vec![kind, Value::Null, Value::Null, Value::from(text.as_str()), Value::Null, Value::Null]);
                continue;
            }
            let year = if hit.report < YEAR { Value::Null } else { Value::Integer(hit.report / YEAR) };
            let binds = [
                bound("report", hit.report),
                bound("section", hit.section),
                bound("position", hit.position),
                bound("field", hit.field),
            ];
            places.each(&binds, |found| {
                let [department, document, cell] = [0, 1, 2].map(|at| found[at].clone());
                let kind = Value::from(KINDS[usize::from(hit.kind)]);
                rows.push(vec![kind, department, year.clone(), Value::from(text.as_str()), document, cell]);
                Ok::<(), Message>(())
            })?;
        }
        Ok(rows)
    }
}

/// A search under way.
struct Work<'a> {
    reader: &'a Reader,
    binds: Vec<Bind>,
    words: Words,
    kinds: &'a [String],
    found: Found,
    /// Names that were found, by their number in the database.
    named: HashMap<i64, Named>,
}

/// A name that was found.
#[derive(Clone, Copy)]
struct Named {
    kind: u8,
    rank: u8,
    length: u32,
    name: u32,
    field: &'static str,
}

impl Work<'_> {
    /// The number of a kind, where it is wanted.
    fn kind(&self, name: &str) -> Option<u8> {
        let at = KINDS.iter().position(|known| *known == name)?;
        (self.kinds.is_empty() || self.kinds.iter().any(|wanted| wanted == name)).then_some(at as u8)
    }

    /// Compares a name, and remembers it where it fits.
    fn name(&mut self, kind: u8, text: &str, field: &'static str) -> Option<Named> {
        let found = self.words.in_name(text)?;
        let name = u32::try_from(self.found.names.len()).ok()?;
        let rank = found.rank;
        self.found.names.push((text.into(), found));
        Some(Named { kind, rank, length: text.chars().count() as u32, name, field })
    }

    fn departments(&mut self) -> Result<(), Message> {
        let Some(kind) = self.kind("department") else { return Ok(()) };
        let [query, ..] = statements()?;
        let binds = self.binds.clone();
        let mut best: HashMap<i64, Named> = HashMap::new();
        Repeated::prepare(self.reader, &query)?.each(&binds, |row| {
            if let [Value::Integer(id), Value::Text(text)] = row
                && let Some(named) = self.name(kind, text, "")
                // Its name comes before the other names, and is what it is shown by where both fit as well.
                && best.get(id).is_none_or(|known| named.rank < known.rank)
            {
                best.insert(*id, named);
            }
            Ok::<(), Message>(())
        })?;
        self.found.hits.extend(best.into_iter().map(|(id, named)| hit(named, id, "", 0)));
        Ok(())
    }

    /// The items of the forms, which every report has and no text names.
    fn items(&mut self) {
        let Some(kind) = self.kind("item") else { return };
        for item in Item::all() {
            let spellings = [&item.label, &item.label_en, &item.code];
            let matches = spellings.into_iter().filter_map(|text| Some((self.words.in_name(text)?, text)));
            let Some((found, text)) = matches.min_by_key(|(found, _)| found.rank) else { continue };
            let shown = match *text == item.code {
                true => found.shown(text),
                false => format!("{}{BETWEEN}{}", found.shown(text), item.code),
            };
            let hit = of_text(kind, shown, 0, "", 0, "");
            self.found.hits.push(Hit { rank: found.rank, length: text.chars().count() as u32, ..hit });
        }
    }

    fn lines(&mut self) -> Result<(), Message> {
        let kinds = (self.kind("fund"), self.kind("line"));
        let [_, names, lines, ..] = statements()?;
        self.named.clear();
        Repeated::prepare(self.reader, &names)?.each(&[], |row| {
            if let [Value::Integer(id), Value::Text(item), Value::Text(label)] = row
                && let Some(kind) = if item == "project.special.line" { kinds.0 } else { kinds.1 }
                && let Some(named) = self.name(kind, label, "label")
            {
                self.named.insert(*id, named);
            }
            Ok::<(), Message>(())
        })?;
        if self.named.is_empty() {
            return Ok(());
        }
        let (named, hits) = (&self.named, &mut self.found.hits);
        Repeated::prepare(self.reader, &lines)?.each(&self.binds, |row| {
            if let [Value::Text(section), Value::Integer(report), Value::Integer(position), Value::Integer(name)] = row
                && let Some(named) = named.get(name)
            {
                let section = if section == "base_line" { "base_line" } else { "self_line" };
                hits.push(hit(*named, *report, section, *position));
            }
            Ok::<(), Message>(())
        })
    }

    fn indicators(&mut self) -> Result<(), Message> {
        let Some(kind) = self.kind("indicator") else { return Ok(()) };
        let [_, _, _, names, indicators, details, ..] = statements()?;
        self.named.clear();
        let mut all: HashMap<i64, String> = HashMap::new();
        Repeated::prepare(self.reader, &names)?.each(&[], |row| {
            if let [Value::Integer(id), Value::Text(name), Value::Text(field)] = row {
                let field = ["level3", "level2", "level1"].into_iter().find(|known| known == field).unwrap_or("level3");
                if let Some(named) = self.name(kind, name, field) {
                    self.named.insert(*id, named);
                }
                all.insert(*id, name.clone());
            }
            Ok::<(), Message>(())
        })?;
        if let (Some(low), Some(high)) = (self.named.keys().min(), self.named.keys().max()) {
            // The engine passes over most rows where few names were found.
            let mut binds = self.binds.clone();
            binds.extend([bound("low", *low), bound("high", *high)]);
            let (named, hits) = (&self.named, &mut self.found.hits);
            Repeated::prepare(self.reader, &indicators)?.each(&binds, |row| {
                if let [Value::Integer(report), Value::Integer(position), Value::Integer(name)] = row
                    && let Some(named) = named.get(name)
                {
                    hits.push(hit(*named, *report, "self_indicator", *position));
                }
                Ok::<(), Message>(())
            })?;
        }
        let (named, words, hits) = (&self.named, &mut self.words, &mut self.found.hits);
        Repeated::prepare(self.reader, &details)?.each(&self.binds, |row| {
            let [Value::Integer(report), Value::Integer(position), Value::Integer(name), texts @ ..] = row else {
                return Ok(());
            };
            // What its name tells is found already.
            if !named.contains_key(name)
                && let Some((text, field)) = in_detail(words, all.get(name).map(String::as_str), texts)
            {
                let (report, position) = (*report, *position);
                hits.push(of_text(kind, text, report, "self_indicator", position, field));
            }
            Ok::<(), Message>(())
        })
    }

    fn goals(&mut self) -> Result<(), Message> {
        let kinds =
            ["goal_expected", "goal_actual", "thrift_measures"].map(|kind| self.kind(kind).map(|at| (at, kind)));
        if kinds.iter().all(Option::is_none) {
            return Ok(());
        }
        let [.., query, _] = statements()?;
        let (words, hits) = (&mut self.words, &mut self.found.hits);
        Repeated::prepare(self.reader, &query)?.each(&self.binds, |row| {
            let [Value::Integer(report), texts @ ..] = row else { return Ok(()) };
            for (kind, text) in kinds.iter().zip(texts) {
                if let (Some((kind, field)), Value::Text(text)) = (kind, text)
                    && let Some(found) = words.in_text(text)
                {
                    let section = if *field == "thrift_measures" { "base_text" } else { "self_text" };
                    hits.push(of_text(*kind, found.shown(text), *report, section, 0, field));
                }
            }
            Ok::<(), Message>(())
        })
    }
}

/// A name and what stands beside it, where all words occur in them together; and the field of the first word.
fn in_detail(words: &mut Words, name: Option<&str>, texts: &[Value]) -> Option<(String, &'static str)> {
    let mut parts: Vec<(&str, &'static str)> = vec![(name.unwrap_or_default(), "level3")];
    for (text, field) in texts.iter().zip(["target", "actual", "deviation"]) {
        if let Value::Text(text) = text {
            parts.push((text, field));
        }
    }
    if parts.len() == 1 {
        return None;
    }
    let whole: Vec<&str> = parts.iter().map(|(text, _)| *text).collect();
    let whole = whole.join(BETWEEN);
    let found = words.in_text(&whole)?;
    let mut left = found.first();
    let field = parts.iter().find_map(|(text, field)| {
        let length = text.chars().count() + BETWEEN.chars().count();
        let is_here = left < length;
        left = left.saturating_sub(length);
        is_here.then_some(*field)
    });
    Some((found.shown(&whole), field.unwrap_or("level3")))
}

/// Between a name and what stands beside it.
const BETWEEN: &str = " · ";

fn hit(named: Named, report: i64, section: &'static str, position: i64) -> Hit {
    let Named { kind, rank, length, name, field } = named;
    Hit { kind, rank, length, name: Some(name), text: None, report, section, position, field }
}

/// A hit in a text, which comes behind those in names.
fn of_text(kind: u8, text: String, report: i64, section: &'static str, position: i64, field: &'static str) -> Hit {
    let text = Some(text.into_boxed_str());
    Hit { kind, rank: u8::MAX, length: 0, name: None, text, report, section, position, field }
}

/// The statements behind all this: departments, names of lines and the lines, names of indicators, the indicators and what
/// stands beside them, goals, and the place of a hit.
pub fn statements() -> Result<[Query; 8], Message> {
    Ok([
        query("department.sql", include_str!("department.sql"))?,
        query("line_name.sql", include_str!("line_name.sql"))?,
        query("line.sql", include_str!("line.sql"))?,
        query("indicator_name.sql", include_str!("indicator_name.sql"))?,
        query("indicator.sql", include_str!("indicator.sql"))?,
        query("detail.sql", include_str!("detail.sql"))?,
        query("goal.sql", include_str!("goal.sql"))?,
        query("place.sql", include_str!("place.sql"))?,
    ])
}

fn query(name: &str, text: &str) -> Result<Query, Message> {
    let origin = format!("{name} (built in)");
    Ok(Query { header: Header::parse(&origin, text)?, origin, sql: text.to_string() })
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    /// Kind, department, year, text and cell of what is found.
    fn found(typed: &str, kinds: &[&str], given: &[(&str, &str)]) -> Vec<String> {
        let reader = fixture::reader(
            "insert into document (document_id, path, sha256, kind) values (1, 'a.txt', 'x', 'form');
             insert into department_record (department_id, name, code, region) values
                 (1, '甲县水利局', '101', '990121'), (2, '乙县水务局', null, '990122');
             insert into department_alias values ('甲县水电局', 1);
             insert into report values (2022000000001, 1, 2022), (2023000000001, 1, 2023), (2023000000002, 2, 2023);
             insert into line_name values (1, 'project.special.line', '水库除险'), (2, 'other', '水电'), (3, 'project.special.line', '水');
             insert into base_line_record (report_id, position, name_id, outturn) values
                 (2022000000001, 1, 1, 1), (2023000000001, 1, 1, 1), (2023000000001, 2, 3, 1);
             insert into self_line_record (report_id, position, name_id, stated) values (2023000000002, 1, 2, 1);
             insert into source values (2023000000001, 'base_line', 1, 'label', 1, 'line 7 field 2', '水库除险', null, null);
             insert into indicator_name values (1, '产出指标', '数量指标', '供水量'), (2, '产出指标', '数量指标', '修渠');
             insert into self_indicator_record values (2023000000001, 1, 1, 100000, 90000), (2023000000001, 2, 2, 1, 1);
             insert into self_indicator_detail (report_id, position, target, deviation) values
                 (2023000000001, 1, '≥9万吨水', null), (2023000000001, 2, '3公里', '水位高');
             insert into self_text (report_id, goal_expected, goal_actual) values (2023000000001, '目标：保供水', null);
             insert into base_text values (2023000000002, '节约用水')",
        );
        let kinds: Vec<String> = kinds.iter().map(|kind| kind.to_string()).collect();
        let given: Vec<_> = given.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        let found = search(&reader, typed, &kinds, &given).unwrap().unwrap();
        let rows = found.rows(&reader, None).unwrap();
        assert_eq!(rows.len(), found.count());
        let word = |value: &Value| match value {
            Value::Text(text) => text.clone(),
            Value::Integer(number) => number.to_string(),
            _ => "-".to_string(),
        };
        rows.iter().map(|row| [0, 1, 2, 3, 5].map(|at| word(&row[at])).join("|")).collect()
    }

    #[test]
    fn one_character_is_found_everywhere_the_best_first() {
        assert_eq!(
            found("水", &[], &[]),
            [
                "department|甲县水利局|-|甲县[水]利局|-",
                "department|乙县水务局|-|乙县[水]务局|-",
                "item|-|-|[水]费、电费、差旅费 · public_use.utilities_travel|-",
                "fund|甲县水利局|2023|[水]|-",
                "fund|甲县水利局|2023|[水]库除险|line 7 field 2",
                "fund|甲县水利局|2022|[水]库除险|-",
                "line|乙县水务局|2023|[水]电|-",
                "indicator|甲县水利局|2023|供[水]量|-",
                "indicator|甲县水利局|2023|修渠 · 3公里 · [水]位高|-",
                "goal_expected|甲县水利局|2023|目标：保供[水]|-",
                "thrift_measures|乙县水务局|2023|节约用[水]|-",
            ]
        );
    }

    #[test]
    fn what_is_looked_for_can_be_narrowed() {
        assert_eq!(found("水", &["line", "goal_actual"], &[]), ["line|乙县水务局|2023|[水]电|-"]);
        assert_eq!(found("水库", &[], &[("year", "2022")]), ["fund|甲县水利局|2022|[水库]除险|-"]);
        assert_eq!(
            found("水", &["department", "line", "thrift_measures"], &[("region", "990122")]),
            [
                "department|乙县水务局|-|乙县[水]务局|-",
                "line|乙县水务局|2023|[水]电|-",
                "thrift_measures|乙县水务局|2023|节约用[水]|-"
            ]
        );
        assert_eq!(found("水", &["fund"], &[("department", "乙县")]), Vec::<String>::new());
        assert_eq!(found("局", &["department"], &[("year", "2022")]), ["department|甲县水利局|-|甲县水利[局]|-"]);
    }

    #[test]
    fn letters_other_names_and_codes_find_departments() {
        assert_eq!(found("slj", &[], &[]), ["department|甲县水利局|-|甲县[水利局]|-"]);
        assert_eq!(found("水电局", &[], &[]), ["department|甲县水利局|-|甲县[水电局]|-"]);
        assert_eq!(found("101", &[], &[]), ["department|甲县水利局|-|[101]|-"]);
        assert_eq!(found("skcx", &[], &[("year", "2023")]), ["fund|甲县水利局|2023|[水库除险]|line 7 field 2"]);
    }

    #[test]
    fn items_of_the_forms_are_found_by_label_and_code() {
        assert_eq!(found("三公", &[], &[]), ["item|-|-|[三公]经费 · three_public|-"]);
        assert_eq!(found("receptions", &[], &[]), ["item|-|-|official [receptions] · three_public.reception|-"]);
        assert_eq!(found("three_public.abroad", &[], &[]), ["item|-|-|[three_public.abroad]|-"]);
        // The line 水费、电费、差旅费 comes behind departments.
        assert_eq!(found("电", &[], &[])[1], "item|-|-|水费、[电]费、差旅费 · public_use.utilities_travel|-");
    }

    #[test]
    fn words_may_stand_in_the_name_and_beside_it() {
        assert_eq!(found("修渠 水位", &[], &[]), ["indicator|甲县水利局|2023|[修渠] · 3公里 · [水位]高|-"]);
        assert_eq!(found("修渠 供水", &[], &[]), Vec::<String>::new());
    }
}

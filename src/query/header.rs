/*!
The comment head of a `.sql` file: all that the program knows of a named query or a check besides its SQL.

```sql
-- name: rank-execution
-- title: 部门预算执行率排名 | Departments ranked by execution rate
-- param: year    integer = latest     年度 | fiscal year
-- param: region  region optional      地区（含下级） | region and everything below it
-- param: basis   choice = adjusted (adjusted, initial)  口径 | basis
-- column: department department       部门 | department
-- column: execution_pct percent       执行率 | execution rate
-- source: executed = total outturn
-- chart: bar x=department y=execution_pct
-- 说明：执行率 = 全年执行数 ÷ 调整后预算数。
-- note: rate = executed / adjusted budget.
```

`source` says which item and measure a column shows, where its name does not (`--sources` follows it); `*` is the item of
the row, a word in braces the value of that parameter or column.

A check has `severity`, `message` and `basis` instead of columns; `severity.WORD` and `message.WORD` serve rows whose
`variant` is WORD; `whole` names the blocks of a form that a sum needs whole. A metric has `kind`, `formula` and `figure`
lines: see [`MetricHead`]. `needs` names what must be computed before a query can run: `scores`. A line indented by two more blanks goes on with the line above. The head ends at the first line that
is no comment. Whether parameters and columns are those of the SQL is seen when the file is prepared: see `run`.
*/

use super::chart::Chart;
use super::rows::{Column, Kind};
use crate::model::near::offer;
use crate::model::{Message, Section, Severity};

/// A parsed head. Titles and texts are `中文 | English` pairs, for [`Lang::pick`](crate::model::Lang::pick).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Name of the query, or id of the check.
    pub name: String,
    /// Title.
    pub title: String,
    /// Parameters, in order.
    pub params: Vec<Param>,
    /// Columns of a named query, in order; none for a check.
    pub columns: Vec<Column>,
    /// What columns show whose names do not tell it.
    pub sources: Vec<Shows>,
    /// How to draw it.
    pub chart: Option<Chart>,
    /// Chinese prose, 说明.
    pub note_zh: String,
    /// English prose.
    pub note_en: String,
    /// What makes it a check.
    pub check: Option<CheckHead>,
    /// What must be computed before it can run: `scores`.
    pub needs: Option<String>,
    /// What makes it a metric.
    pub metric: Option<MetricHead>,
}

/// The part of a head that only metrics have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetricHead {
    /// What numerator and denominator are to each other.
    pub kind: MetricKind,
    /// `中文 | English`, with figures by name in braces.
    pub formula: String,
    /// The figures behind it, a column each.
    pub figures: Vec<Figure>,
}

/// What a metric's numerator and denominator are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetricKind {
    /// A part of a whole.
    Rate,
    /// A difference against a base.
    Change,
    /// Actual and budget of one part of many, a row a part.
    Composition,
    /// What a form says of itself: shown, never scored.
    Claim,
}

/// A figure behind a metric: where it stands, and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Name of its column.
    pub name: String,
    /// What it means.
    pub kind: Kind,
    /// Its section, and behind a point its field where it is one.
    pub place: String,
    /// Of the report of how many years before.
    pub years_before: i64,
    /// `中文 | English`.
    pub title: String,
}

impl MetricKind {
    const NAMED: [(MetricKind, &'static str); 4] = [
        (MetricKind::Rate, "rate"),
        (MetricKind::Change, "change"),
        (MetricKind::Composition, "composition"),
        (MetricKind::Claim, "claim"),
    ];
}

/// What a column shows: `vehicle = three_public.vehicle outturn`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shows {
    /// Name of the column; of a line `behind` the name of a figure that rates of the row rest on and no column shows.
    pub column: String,
    /// Code of the item; `*` for that of the row; several where the column is their sum: joined by `+`, or by `&` where
    /// there is no sum unless each has its figure.
    pub item: String,
    /// The measure; a word in braces is the value of that parameter or column.
    pub measure: String,
    /// Of which years, where it is not that of the row: `:year-1`, `first_year..last_year`.
    pub years: Option<String>,
    /// The measure without which a year is left out of the sum.
    pub with: Option<String>,
    /// For what the line holds: all of these.
    pub when: Vec<Condition>,
}

/// `:heads=project` of a parameter, `unit=万元` of a column; `label~决算数` for a part of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Name of the column, with a colon that of the parameter.
    pub name: String,
    /// Whether a part of the text is enough.
    pub is_part: bool,
    /// The text.
    pub word: String,
}

/// One declared parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param {
    /// Name, without the colon that it has in SQL.
    pub name: String,
    /// What may be given.
    pub kind: ParamType,
    /// What happens when it is not given.
    pub absent: Absent,
    /// `中文 | English`.
    pub title: String,
}

/// What a parameter takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParamType {
    /// A whole number.
    Integer,
    /// Any text.
    Text,
    /// A department, bound as its number.
    Department,
    /// A region, bound as the beginning that its code shares with everything below it.
    Region,
    /// An item, bound as its code.
    Item,
    /// A scheme, bound as its id.
    Scheme,
    /// One of these words.
    Choice(Vec<String>),
}

/// What a parameter is when nobody gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absent {
    /// It must be given.
    Required,
    /// It is NULL.
    Optional,
    /// This, as if typed; `latest` is the newest year with a report.
    Default(String),
}

/// The part of a head that only checks have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckHead {
    /// The clause that the check enforces, with its source: `中文 | English`, or one text for both.
    pub basis: String,
    /// Blocks of a form that it needs whole: where figures of one were left out, its sums tell nothing.
    pub whole: Vec<Section>,
    /// For rows without a variant.
    pub plain: Judgement,
    /// For rows with one, by its word.
    pub variants: Vec<(String, Judgement)>,
}

/// How a row of a check is judged and told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// How grave.
    pub severity: Severity,
    /// Template with `{column}` names, `中文 | English`.
    pub message: String,
}

impl CheckHead {
    /// How rows of a variant are judged; none where the head does not know the word.
    pub fn judgement(&self, variant: Option<&str>) -> Option<&Judgement> {
        let Some(word) = variant else { return Some(&self.plain) };
        self.variants.iter().find(|(known, _)| known == word).map(|(_, judgement)| judgement)
    }

    /// All the ways in which rows are judged.
    pub fn judgements(&self) -> impl Iterator<Item = &Judgement> {
        self.variants.iter().map(|(_, judgement)| judgement).chain([&self.plain])
    }
}

impl ParamType {
    const WORDS: [&'static str; 7] = ["integer", "text", "department", "region", "item", "scheme", "choice"];

    /// The word in a head.
    pub fn word(&self) -> &'static str {
        match self {
            ParamType::Integer => "integer",
            ParamType::Text => "text",
            ParamType::Department => "department",
            ParamType::Region => "region",
            ParamType::Item => "item",
            ParamType::Scheme => "scheme",
            ParamType::Choice(_) => "choice",
        }
    }
}

const KEYS: [&str; 17] = [
    "name", "title", "param", "column", "source", "behind", "chart", "severity", "message", "basis", "whole", "needs",
    "kind", "formula", "figure", "note", "说明",
];

/// One `-- key: value` of a head, with the lines that go on with it.
struct Field {
    place: String,
    key: String,
    variant: Option<String>,
    value: String,
}

impl Header {
    /// The head of a file's text; `origin` names the file in messages.
    pub fn parse(origin: &str, text: &str) -> Result<Header, Message> {
        let fields = fields(origin, text)?;
        let one = |key: &str| only(origin, &fields, key);
        let many = |key: &str| fields.iter().filter(|field| field.key == key).collect::<Vec<_>>();
        let name = one("name")?;
        if name.value.is_empty() || !name.value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
            return Err(Message::HeadName { place: name.place.clone(), name: name.value.clone() });
        }
        let mut params: Vec<Param> = Vec::new();
        for field in many("param") {
            let param = param(field)?;
            if params.iter().any(|known| known.name == param.name) {
                return Err(Message::HeadTwice { place: field.place.clone(), word: param.name });
            }
            params.push(param);
        }
        let mut columns: Vec<Column> = Vec::new();
        for field in many("column") {
            let column = column(field)?;
            if columns.iter().any(|known| known.name == column.name) {
                return Err(Message::HeadTwice { place: field.place.clone(), word: column.name });
            }
            columns.push(column);
        }
        let metric = metric(origin, &fields)?;
        if let Some(metric) = &metric {
            let column = |name: &str, title: &str, kind: Kind| Column { name: name.into(), title: title.into(), kind };
            columns = [("report_id", Kind::Count), ("numerator", Kind::Plain), ("denominator", Kind::Plain)]
                .map(|(name, kind)| column(name, name, kind))
                .into();
            columns.extend(metric.figures.iter().map(|figure| column(&figure.name, &figure.title, figure.kind)));
        }
        Ok(Header {
            name: name.value.clone(),
            title: pair(one("title")?)?,
            sources: fields
                .iter()
                .filter(|field| ["source", "behind"].contains(&field.key.as_str()))
                .map(|field| shows(field, &columns, &params))
                .collect::<Result<_, _>>()?,
            params,
            chart: many("chart").first().map(|field| Chart::parse(&field.place, &field.value, &columns)).transpose()?,
            columns,
            note_zh: prose(&many("说明")),
            note_en: prose(&many("note")),
            check: check(origin, &fields)?,
            needs: many("needs").first().map(|field| needed(field)).transpose()?,
            metric,
        })
    }
}

fn fields(origin: &str, text: &str) -> Result<Vec<Field>, Message> {
    let mut fields: Vec<Field> = Vec::new();
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let Some(comment) = line.strip_prefix("--") else { break };
        let place = format!("{origin}:{}", index + 1);
        let content = comment.trim();
        if content.is_empty() {
            continue;
        }
        if comment.starts_with("   ")
            && let Some(above) = fields.last_mut()
        {
            above.value.push(' ');
            above.value.push_str(content);
            continue;
        }
        let Some((key, value)) = content.split_once([':', '：']) else {
            return Err(Message::HeadLine { place, line: content.to_string() });
        };
        let (key, variant) = match key.split_once('.') {
            Some((key @ ("severity" | "message"), variant)) => (key, Some(variant.to_string())),
            _ => (key, None),
        };
        if !KEYS.contains(&key) {
            return Err(unknown(&place, key, &KEYS));
        }
        fields.push(Field { place, key: key.to_string(), variant, value: value.trim().to_string() });
    }
    Ok(fields)
}

fn unknown(place: &str, word: &str, known: &[&str]) -> Message {
    Message::HeadWord { place: place.to_string(), word: word.to_string(), known: offer(word, known.iter().copied()) }
}

/// The one field of a key, without variant.
fn only<'a>(origin: &str, fields: &'a [Field], key: &str) -> Result<&'a Field, Message> {
    let mut found = fields.iter().filter(|field| field.key == key && field.variant.is_none());
    let Some(first) = found.next() else {
        return Err(Message::HeadMissing { place: origin.to_string(), key: key.to_string() });
    };
    match found.next() {
        Some(second) => Err(Message::HeadTwice { place: second.place.clone(), word: key.to_string() }),
        None => Ok(first),
    }
}

fn pair(field: &Field) -> Result<String, Message> {
    paired(&field.place, &field.value)
}

fn paired(place: &str, text: &str) -> Result<String, Message> {
    match text.split_once(" | ") {
        Some((zh, en)) if !zh.trim().is_empty() && !en.trim().is_empty() => {
            Ok(format!("{} | {}", zh.trim(), en.trim()))
        }
        _ => Err(Message::HeadPair { place: place.to_string(), text: text.to_string() }),
    }
}

fn prose(fields: &[&Field]) -> String {
    fields.iter().map(|field| field.value.as_str()).collect::<Vec<_>>().join("\n")
}

/// The first word, and the rest without the blanks between.
fn word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (&text[..end], text[end..].trim_start())
}

fn column(field: &Field) -> Result<Column, Message> {
    let (name, rest) = word(&field.value);
    let (kind_word, title) = word(rest);
    let kind =
        Kind::of_word(kind_word).ok_or_else(|| unknown(&field.place, kind_word, &Kind::NAMED.map(|(_, word)| word)))?;
    Ok(Column { name: name.to_string(), title: paired(&field.place, title)?, kind })
}

/// `COLUMN = ITEM MEASURE [YEARS] [with MEASURE] [when NAME=WORD,NAME~WORD]`.
fn shows(field: &Field, columns: &[Column], params: &[Param]) -> Result<Shows, Message> {
    let wrong = || Message::HeadSource { place: field.place.clone(), line: field.value.clone() };
    let words: Vec<&str> = field.value.split_whitespace().collect();
    let [column, "=", item, measure, rest @ ..] = words.as_slice() else { return Err(wrong()) };
    let known: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    if field.key == "source" && !known.contains(column) {
        return Err(unknown(&field.place, column, &known));
    }
    let mut shows = Shows {
        column: column.to_string(),
        item: item.to_string(),
        measure: measure.to_string(),
        years: None,
        with: None,
        when: Vec::new(),
    };
    let mut rest = rest.iter();
    while let Some(word) = rest.next() {
        match *word {
            "with" => shows.with = Some(rest.next().ok_or_else(wrong)?.to_string()),
            "when" => {
                for condition in rest.next().ok_or_else(wrong)?.split(',') {
                    let (name, word) = condition.split_once(['=', '~']).ok_or_else(wrong)?;
                    name_known(name, field, &known, params)?;
                    let is_part = condition[name.len()..].starts_with('~');
                    shows.when.push(Condition { name: name.to_string(), is_part, word: word.to_string() });
                }
            }
            years if shows.years.is_none() => {
                year_names(years, field, &known, params)?;
                shows.years = Some(years.to_string());
            }
            _ => return Err(wrong()),
        }
    }
    Ok(shows)
}

/// Refuses years that name no column, with a colon no parameter.
fn year_names(years: &str, field: &Field, columns: &[&str], params: &[Param]) -> Result<(), Message> {
    let mut names = years.split(['.', '|', '+', '-']).filter(|name| !name.is_empty() && name.parse::<i64>().is_err());
    names.try_for_each(|name| name_known(name, field, columns, params))
}

fn name_known(name: &str, field: &Field, columns: &[&str], params: &[Param]) -> Result<(), Message> {
    let params: Vec<&str> = params.iter().map(|param| param.name.as_str()).collect();
    let (name, known) = name.strip_prefix(':').map_or((name, columns), |name| (name, &params));
    if known.contains(&name) { Ok(()) } else { Err(unknown(&field.place, name, known)) }
}

fn param(field: &Field) -> Result<Param, Message> {
    let (name, rest) = word(&field.value);
    let (type_word, rest) = word(rest);
    let (how, rest) = word(rest);
    let (absent, mut rest) = match how {
        "required" => (Absent::Required, rest),
        "optional" => (Absent::Optional, rest),
        "=" => {
            let (default, rest) = word(rest);
            (Absent::Default(default.to_string()), rest)
        }
        _ => return Err(Message::HeadParam { place: field.place.clone(), line: field.value.clone() }),
    };
    let kind = match type_word {
        "integer" => ParamType::Integer,
        "text" => ParamType::Text,
        "department" => ParamType::Department,
        "region" => ParamType::Region,
        "item" => ParamType::Item,
        "scheme" => ParamType::Scheme,
        "choice" => {
            let Some((choices, title)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) else {
                return Err(Message::HeadChoice { place: field.place.clone(), line: field.value.clone() });
            };
            rest = title.trim_start();
            ParamType::Choice(choices.split(',').map(|choice| choice.trim().to_string()).collect())
        }
        other => return Err(unknown(&field.place, other, &ParamType::WORDS)),
    };
    match (&kind, &absent) {
        (ParamType::Choice(choices), Absent::Default(default)) if !choices.contains(default) => {
            let known: Vec<&str> = choices.iter().map(String::as_str).collect();
            return Err(unknown(&field.place, default, &known));
        }
        (ParamType::Integer, Absent::Default(default)) if default != "latest" && default.parse::<i64>().is_err() => {
            return Err(unknown(&field.place, default, &["latest"]));
        }
        _ => {}
    }
    Ok(Param { name: name.to_string(), kind, absent, title: paired(&field.place, rest)? })
}

fn check(origin: &str, fields: &[Field]) -> Result<Option<CheckHead>, Message> {
    if !fields.iter().any(|field| ["severity", "message", "basis"].contains(&field.key.as_str())) {
        return Ok(None);
    }
    let plain = Judgement {
        severity: severity(only(origin, fields, "severity")?)?,
        message: pair(only(origin, fields, "message")?)?,
    };
    let mut variants: Vec<(String, Judgement)> = Vec::new();
    for field in fields {
        let Some(variant) = &field.variant else { continue };
        let index = variants.iter().position(|(known, _)| known == variant).unwrap_or_else(|| {
            variants.push((variant.clone(), plain.clone()));
            variants.len() - 1
        });
        let judgement = &mut variants[index].1;
        match field.key.as_str() {
            "severity" => judgement.severity = severity(field)?,
            _ => judgement.message = pair(field)?,
        }
    }
    let whole = fields.iter().filter(|field| field.key == "whole").map(sections).collect::<Result<Vec<_>, _>>()?;
    let basis = only(origin, fields, "basis")?.value.clone();
    Ok(Some(CheckHead { basis, whole: whole.concat(), plain, variants }))
}

/// The one thing that can be needed.
fn needed(field: &Field) -> Result<String, Message> {
    match field.value.as_str() {
        "scores" => Ok(field.value.clone()),
        other => Err(unknown(&field.place, other, &["scores"])),
    }
}

fn metric(origin: &str, fields: &[Field]) -> Result<Option<MetricHead>, Message> {
    if !fields.iter().any(|field| ["kind", "formula", "figure"].contains(&field.key.as_str())) {
        return Ok(None);
    }
    let kind = only(origin, fields, "kind")?;
    let known = MetricKind::NAMED.map(|(_, word)| word);
    let found = MetricKind::NAMED.iter().find(|(_, word)| *word == kind.value);
    let kind = found.ok_or_else(|| unknown(&kind.place, &kind.value, &known))?.0;
    let formula = pair(only(origin, fields, "formula")?)?;
    let figures = fields.iter().filter(|field| field.key == "figure").map(figure).collect::<Result<Vec<_>, _>>()?;
    Ok(Some(MetricHead { kind, formula, figures }))
}

/// `NAME KIND SECTION.FIELD year 中文 | English`; `year-1` for the report of the year before.
fn figure(field: &Field) -> Result<Figure, Message> {
    let (name, rest) = word(&field.value);
    let (kind_word, rest) = word(rest);
    let (place, rest) = word(rest);
    let (year, title) = word(rest);
    let kind =
        Kind::of_word(kind_word).ok_or_else(|| unknown(&field.place, kind_word, &Kind::NAMED.map(|(_, word)| word)))?;
    let section = place.split('.').next().unwrap_or_default();
    if Section::of_table(section).is_none() {
        return Err(unknown(&field.place, section, &Section::ALL.map(Section::table)));
    }
    let years_before = match year {
        "year" => 0,
        "year-1" => 1,
        other => return Err(unknown(&field.place, other, &["year", "year-1"])),
    };
    let title = paired(&field.place, title)?;
    Ok(Figure { name: name.to_string(), kind, place: place.to_string(), years_before, title })
}

/// The sections of `-- whole: base_spending, base_line`.
fn sections(field: &Field) -> Result<Vec<Section>, Message> {
    let section = |name: &str| {
        Section::of_table(name).ok_or_else(|| unknown(&field.place, name, &Section::ALL.map(Section::table)))
    };
    field.value.split(',').map(|name| section(name.trim())).collect()
}

fn severity(field: &Field) -> Result<Severity, Message> {
    Severity::of_word(&field.value)
        .ok_or_else(|| unknown(&field.place, &field.value, &Severity::ALL.map(Severity::word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "\
-- name: rank-execution
-- title: 部门预算执行率排名 | Departments ranked by execution rate
-- param: year    integer = latest     年度 | fiscal year
-- param: region  region optional      地区（含下级） | region and everything below it
-- param: basis   choice = adjusted (adjusted, initial)  口径 | basis
-- param: department department required 部门 | department
-- column: department department       部门 | department
-- column: execution_pct percent       执行率 | execution rate
-- chart: bar x=department y=execution_pct
-- 说明：执行率 = 全年执行数 ÷ 调整后预算数；
--   分母为零不参与排名。
-- note: rate = executed / adjusted budget.
select 1; -- name: nothing
";

    #[test]
    fn a_whole_head_is_read() {
        let header = Header::parse("a.sql", HEAD).unwrap();
        assert_eq!(header.name, "rank-execution");
        assert_eq!(header.title, "部门预算执行率排名 | Departments ranked by execution rate");
        let params: Vec<_> = header.params.iter().map(|p| (p.name.as_str(), p.kind.word(), &p.absent)).collect();
        assert_eq!(
            params,
            [
                ("year", "integer", &Absent::Default("latest".into())),
                ("region", "region", &Absent::Optional),
                ("basis", "choice", &Absent::Default("adjusted".into())),
                ("department", "department", &Absent::Required),
            ]
        );
        assert_eq!(header.params[2].kind, ParamType::Choice(vec!["adjusted".into(), "initial".into()]));
        assert_eq!(header.params[2].title, "口径 | basis");
        assert_eq!(header.columns[1].kind, Kind::Percent);
        let chart = header.chart.unwrap();
        assert_eq!((chart.x.as_str(), chart.y), ("department", vec!["execution_pct".to_string()]));
        assert_eq!(header.note_zh, "执行率 = 全年执行数 ÷ 调整后预算数； 分母为零不参与排名。");
        assert_eq!(header.check, None);
    }

    #[test]
    fn a_check_has_variants_that_fall_back_to_the_plain_case() {
        let header = Header::parse(
            "B01.sql",
            "-- name: B01\n-- title: 合计 | total\n-- severity: error\n-- severity.rounding: info\n-- basis: the form\n\
             -- message: 差 {difference} | off by {difference}\n-- message.unit_suspect: 单位 | unit\nselect 1",
        )
        .unwrap();
        let check = header.check.unwrap();
        let told = |variant| check.judgement(variant).map(|j| (j.severity, j.message.as_str()));
        assert_eq!(told(None), Some((Severity::Error, "差 {difference} | off by {difference}")));
        assert_eq!(told(Some("rounding")), Some((Severity::Info, "差 {difference} | off by {difference}")));
        assert_eq!(told(Some("unit_suspect")), Some((Severity::Error, "单位 | unit")));
        assert_eq!(told(Some("other")), None);
    }

    fn wrong(line: &str) -> Message {
        let text = format!("-- name: a\n-- title: 题 | title\n{line}\nselect 1");
        Header::parse("a.sql", &text).expect_err("the head should be refused")
    }

    fn word(word: &str, known: &str) -> Message {
        Message::HeadWord { place: "a.sql:3".into(), word: word.into(), known: known.into() }
    }

    #[test]
    fn a_wrong_word_gets_its_line_and_the_nearest_right_one() {
        assert_eq!(wrong("-- colum: a text 甲 | a"), word("colum", "`column`"));
        assert_eq!(wrong("-- column: a mony 甲 | a"), word("mony", "`money`"));
        assert_eq!(wrong("-- param: a intger required 甲 | a"), word("intger", "`integer`"));
        assert_eq!(wrong("-- severity: eror\n-- message: 甲 | a\n-- basis: b"), word("eror", "`error`"));
        assert_eq!(wrong("-- param: a choice = z (x, y) 甲 | a"), word("z", "`x`, `y`"));
    }

    #[test]
    fn other_mistakes_name_the_line() {
        assert!(matches!(wrong("-- just prose"), Message::HeadLine { place, .. } if place == "a.sql:3"));
        assert!(matches!(wrong("-- param: a text 甲 | a"), Message::HeadParam { place, .. } if place == "a.sql:3"));
        assert!(matches!(wrong("-- param: a choice required 甲 | a"), Message::HeadChoice { .. }));
        assert!(matches!(wrong("-- column: a text 甲"), Message::HeadPair { .. }));
        assert!(matches!(wrong("-- title: 再 | again"), Message::HeadTwice { .. }));
        let twice = wrong("-- column: a text 甲 | a\n-- column: a text 乙 | b");
        assert_eq!(twice, Message::HeadTwice { place: "a.sql:4".into(), word: "a".into() });
        assert_eq!(
            Header::parse("a.sql", "select 1"),
            Err(Message::HeadMissing { place: "a.sql".into(), key: "name".into() })
        );
    }

    fn shown(line: &str) -> Result<Shows, Message> {
        let text = format!(
            "-- name: a\n-- title: 题 | title\n-- param: from integer optional 起 | from\n-- param: to integer required 止 | to\n\
             -- column: outturn money 数 | outturn\n-- column: first year 首年 | first\n{line}\nselect 1"
        );
        Header::parse("a.sql", &text).map(|header| header.sources[0].clone())
    }

    #[test]
    fn a_source_says_of_which_years_and_rows_it_is() {
        let shows = shown("-- source: outturn = a+b budget :from|:to-1 with outturn when :from=3,outturn~数").unwrap();
        assert_eq!((shows.item.as_str(), shows.measure.as_str()), ("a+b", "budget"));
        assert_eq!((shows.years.as_deref(), shows.with.as_deref()), (Some(":from|:to-1"), Some("outturn")));
        let when: Vec<_> = shows.when.iter().map(|one| (one.name.as_str(), one.is_part, one.word.as_str())).collect();
        assert_eq!(when, [(":from", false, "3"), ("outturn", true, "数")]);
        assert_eq!(shown("-- behind: before = total outturn first..:to").unwrap().column, "before");
    }

    #[test]
    fn a_source_names_what_there_is() {
        assert!(
            matches!(shown("-- source: before = total outturn"), Err(Message::HeadWord { word, .. }) if word == "before")
        );
        assert!(
            matches!(shown("-- source: outturn = total outturn last"), Err(Message::HeadWord { word, .. }) if word == "last")
        );
        assert!(
            matches!(shown("-- source: outturn = total outturn :too"), Err(Message::HeadWord { word, .. }) if word == "too")
        );
        assert!(matches!(shown("-- source: outturn = total outturn when to"), Err(Message::HeadSource { .. })));
        assert!(matches!(shown("-- source: outturn = total outturn first with"), Err(Message::HeadSource { .. })));
    }
}

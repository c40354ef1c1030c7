/*!
Takes the figures out of summaries, row by row.

A row is a department's when its name stands in the departments' column. The year is that of the title or the columns,
else of the sheet's name, the table before, the command line or the file's name; where columns are of several years that
no single report states, each is of the report of its own year.
*/

use std::collections::{HashMap, HashSet};

use super::Summary;
use super::head::{Column, Head, Meaning};
use super::totals::{Addend, Sums};
use super::words::{self, Figure};
use crate::document::{Cell, Document};
use crate::form::definition::{Definition, ValueKind};
use crate::form::extract::{Sink, Slot};
use crate::form::label::{self, compact, is_chinese, tidy_text};
use crate::form::mapping::{self, Mapped, Mapping};
use crate::form::number::{self, Reading};
use crate::form::row::Row;
use crate::form::{Given, Kind, Understood, caption, department};
use crate::model::entry::{DepartmentName, Leftover};
use crate::model::{Entry, FormKind, Item, Measure, Message, Origin, Section, Statement, Stored, Unit};

/// Reads summaries.
pub fn read(
    definitions: &[Definition],
    summaries: &[Summary<'_>],
    document: &Document,
    given: Given<'_>,
) -> Understood {
    let understood = Understood::new(Kind::Tidy);
    let file_year = department::in_file_name(&document.path).1;
    let mut work = Work { definitions, given, file_year, understood, of_report: HashMap::new(), before: None };
    for summary in summaries {
        if let Err(message) = work.summary(summary) {
            work.understood.refusals.push((summary.place(), message).into());
        }
    }
    work.understood.leftovers.sort_by_key(|leftover| leftover.place.clone());
    work.understood
}

/// A reading under way.
struct Work<'a> {
    definitions: &'a [Definition],
    given: Given<'a>,
    file_year: Option<i32>,
    understood: Understood,
    of_report: HashMap<(String, i32, FormKind), usize>,
    before: Option<Common>,
}

/// What is said once for a whole table.
#[derive(Debug, Clone, Copy)]
struct Common {
    unit: Option<Unit>,
    years: Years,
}

/// Whose year a figure is of.
#[derive(Debug, Clone, Copy)]
enum Years {
    /// One report year for all; an outturn of the year before is what that report says of it.
    One(i32, Origin),
    /// Every column is of the report of its own year.
    Own,
    /// Every row names its own.
    Rows,
}

/// What a row is.
enum Meant<'d> {
    /// A row that says nothing: a page number, a numbering of the columns.
    Nothing,
    /// A heading, or a department without figures.
    Heading,
    /// A note.
    Note,
    /// Something nobody understands.
    Stray,
    /// A row of sums, with its label.
    Total(&'d Cell),
    /// A department's row, with its name.
    Department(&'d Cell),
    /// A row of figures that is nobody's.
    Nobody(Message),
}

/// A value of a row with its column and the year of its report.
struct Value {
    column: usize,
    year: i32,
    adds_up: bool,
    entry: Entry,
}

impl Work<'_> {
    fn summary(&mut self, summary: &Summary<'_>) -> Result<(), Message> {
        let common = self.common(summary)?;
        self.before = Some(common);
        let head = &summary.head;
        self.understood.mappings.push(mapping(head, common.unit, summary.unit(self.definitions), self.given));
        let mut sink = Sink::default();
        for column in head.columns.iter().filter(|column| matches!(column.meaning, Meaning::Unknown)) {
            sink.leave(column.cell, Message::UnknownColumn { column: column.label.clone() });
        }
        let mut sums = Sums::default();
        let mut seen: HashSet<(String, Option<i32>)> = HashSet::new();
        let mut name = None;
        let grouped = summary.is_grouped();
        let last = summary.rows.iter().rposition(|row| row.filled().len() > 1).unwrap_or(0);
        for (index, row) in summary.rows.iter().enumerate() {
            let meant = match self.meant(head, row, name) {
                Meant::Department(cell) if grouped && heads_group(head, row) => Meant::Total(cell),
                Meant::Stray if index < last => Meant::Heading,
                meant => meant,
            };
            match meant {
                Meant::Nothing => {}
                Meant::Heading => leave_unread(&mut sink, head, row),
                Meant::Note => leave_row(&mut sink, row, &Message::ANote {}),
                Meant::Stray => leave_row(&mut sink, row, &Message::NotUnderstood {}),
                Meant::Nobody(message) => self.refuse(row, message),
                Meant::Total(label) => {
                    leave_unread(&mut sink, head, row);
                    // A sum is of no year, where rows name theirs; any serves to see the columns.
                    let years = if let Years::Rows = common.years { Years::One(0, Origin::Form) } else { common.years };
                    let values = values(&mut sink, head, row, Common { years, ..common })?;
                    sums.total(tidy_text(&label.text), addends(&values));
                }
                Meant::Department(cell) => {
                    name = Some(cell);
                    let (department, year, years) = match self.whose(head, row, cell, common.years) {
                        Ok(whose) => whose,
                        Err(message) => {
                            self.refuse(row, message);
                            continue;
                        }
                    };
                    leave_unread(&mut sink, head, row);
                    let values = values(&mut sink, head, row, Common { years, ..common })?;
                    sums.department(addends(&values));
                    if seen.insert((department.name.clone(), year)) {
                        self.enter(&department, years, values);
                    } else {
                        let reason = Message::RowRepeated { label: department.name };
                        self.understood
                            .leftovers
                            .extend(values.into_iter().map(|value| left(value.entry, reason.clone())));
                    }
                }
            }
        }
        self.understood.leftovers.append(&mut sink.leftovers);
        self.understood.leftovers.extend(sums.wrong());
        Ok(())
    }

    /// Year and unit of a table.
    fn common(&self, summary: &Summary<'_>) -> Result<Common, Message> {
        let stated = summary.unit(self.definitions);
        let unit = match (stated, self.given.unit) {
            (Some(stated), Some(given)) if stated != given => {
                let (given, stated) = (given.word().to_string(), stated.word().to_string());
                return Err(Message::UnitAgainstDocument { given, stated });
            }
            (stated, given) => stated.or(self.before.and_then(|before| before.unit)).or(given),
        };
        let needs_unit =
            |(column, figure): (&Column, Figure)| !matches!(figure, Figure::Field(..)) && column.unit.is_none();
        if unit.is_none() && summary.head.figures().any(needs_unit) {
            return Err(Message::NoUnit {});
        }
        Ok(Common { unit, years: self.years(summary)? })
    }

    fn years(&self, summary: &Summary<'_>) -> Result<Years, Message> {
        let head = &summary.head;
        if head.of_row("year").is_some() {
            return Ok(Years::Rows);
        }
        let title = summary.title_years(self.definitions);
        let printed: Vec<i32> = head.figures().filter_map(|(column, _)| column.year).collect();
        let latest = printed.iter().max().copied();
        let stated = match (title.as_slice(), latest) {
            ([title], Some(latest)) if !fits(head, *title) && !printed.contains(title) => {
                return Err(Message::TwoYears { one: *title, other: latest });
            }
            ([title], _) => Some(*title),
            (_, Some(latest)) => Some(latest),
            (_, None) => summary.sheet.as_deref().and_then(only_year),
        };
        match (stated, self.given.year) {
            (Some(stated), _) if !fits(head, stated) => Ok(Years::Own),
            (Some(stated), Some(given)) if stated != given => Err(Message::YearAgainstDocument { given, stated }),
            (Some(stated), _) => Ok(Years::One(stated, Origin::Form)),
            (None, given) => match (self.before.map(|before| before.years), given, self.file_year) {
                (Some(Years::One(before, _)), ..) => Ok(Years::One(before, Origin::Neighbour)),
                (_, Some(given), _) => Ok(Years::One(given, Origin::Option)),
                (_, None, Some(named)) => Ok(Years::One(named, Origin::FileName)),
                _ => Err(Message::NoYear {}),
            },
        }
    }

    fn meant<'d>(&self, head: &Head<'d>, row: &Row<'d>, name_above: Option<&'d Cell>) -> Meant<'d> {
        let filled = row.filled();
        let first_figure = head.figures().map(|(column, _)| column.at).min().unwrap_or(0);
        let has_figures = head.figures().any(|(column, _)| filled.contains(&column.at));
        let is_words = |at: &&usize| number::read(&row.cells[**at].text) == Reading::Words;
        let name = row.cells.get(head.department).filter(|cell| !cell.is_blank());
        let label = name.or(filled.iter().filter(|at| **at < first_figure).rfind(is_words).map(|at| &row.cells[*at]));
        let is_total = |cell: &Cell| words::is_total(&label::normalise(&cell.text).text);
        let named = |cell: &&Cell| is_name(&cell.text);
        if !has_figures {
            return match label {
                _ if row.is_note() => Meant::Note,
                _ if filled.is_empty() || row.is_decoration() => Meant::Nothing,
                _ if !caption::known(self.definitions, row).is_empty() => Meant::Nothing,
                Some(cell) if is_total(cell) || (filled.len() > 1 && is_name(&cell.text)) => Meant::Heading,
                _ => Meant::Stray,
            };
        }
        match (label, name.filter(named)) {
            (Some(label), _) if is_total(label) => Meant::Total(label),
            (_, Some(name)) => Meant::Department(name),
            _ if is_numbering(row) => Meant::Nothing,
            (None, None) if head.of_row("year").is_some_and(|year| filled.contains(&year.at)) => {
                name_above.map_or(Meant::Nobody(nobody(head, None)), Meant::Department)
            }
            _ => Meant::Nobody(nobody(head, label)),
        }
    }

    /// Whose a row is: the department, the year that the row names, and the years of its figures.
    fn whose(
        &self,
        head: &Head<'_>,
        row: &Row<'_>,
        name: &Cell,
        years: Years,
    ) -> Result<(DepartmentName, Option<i32>, Years), Message> {
        let text = compact(&name.text);
        let mut department = match label::strip_list_number(&text) {
            Some(bare) => department::read(bare),
            None => department::read(&name.text),
        };
        if let Some(given) = self.given.department.map(department::read).filter(|given| given.name != department.name) {
            return Err(Message::DepartmentAgainstDocument { given: given.name, stated: department.name });
        }
        let cell = |name: &str| row.cells.get(head.of_row(name)?.at).filter(|cell| !cell.is_blank());
        if let Some(code) = cell("department_code") {
            department.code = Some(compact(&code.text));
        }
        if let Some(region) = cell("region") {
            department::locate(&mut department, &region.text);
        }
        let Years::Rows = years else { return Ok((department, None, years)) };
        let printed = cell("year").map(|cell| cell.text.trim()).unwrap_or_default();
        let Some(year) = only_year(printed) else { return Err(Message::NotAYear { text: printed.to_string() }) };
        if let Some(given) = self.given.year.filter(|given| *given != year) {
            return Err(Message::YearAgainstDocument { given, stated: year });
        }
        match head.figures().filter_map(|(column, _)| column.year).max() {
            Some(other) if !fits(head, year) => Err(Message::TwoYears { one: year, other }),
            _ => Ok((department, Some(year), Years::One(year, Origin::Form))),
        }
    }

    /// Enters the values of a row. A figure that another table of the document gave already must be the same.
    fn enter(&mut self, department: &DepartmentName, years: Years, values: Vec<Value>) {
        let year_from = if let Years::One(_, origin) = years { origin } else { Origin::Form };
        for Value { year, entry, .. } in values {
            let form = entry.section.form();
            let statements = &mut self.understood.statements;
            let at = *self.of_report.entry((department.name.clone(), year, form)).or_insert(statements.len());
            if at == statements.len() {
                statements.push(Statement {
                    form,
                    department: department.clone(),
                    department_from: Origin::Form,
                    year,
                    year_from,
                    entries: Vec::new(),
                    partial: Vec::new(),
                    contacts: Vec::new(),
                });
            }
            let same = |other: &&Entry| (other.section, &other.field) == (entry.section, &entry.field);
            match statements[at].entries.iter().find(same) {
                None => statements[at].entries.push(entry),
                Some(other) if other.value == entry.value => {}
                Some(other) => {
                    let line = other.place.line();
                    self.understood.leftovers.push(left(entry, Message::FigureTwice { line }));
                }
            }
        }
    }

    fn refuse(&mut self, row: &Row<'_>, message: Message) {
        let Some(first) = row.first() else { return };
        let text: Vec<&str> = row.filled().iter().map(|at| row.cells[*at].text.trim()).collect();
        let leftover = Leftover { place: first.place.clone(), text: text.join(","), reason: message.clone() };
        self.understood.leftovers.push(leftover);
        self.understood.refusals.push((first.place.clone(), message).into());
    }
}

/// Which label was taken for which figure. A unit that neither the column nor a line above names is that of the table
/// before, or the user's.
fn mapping(head: &Head<'_>, unit: Option<Unit>, above: Option<Unit>, given: Given<'_>) -> Mapping {
    let column = |column: &Column<'_>| {
        let (field, is_amount) = match column.meaning {
            Meaning::Row(name) => (Some(name.to_string()), false),
            Meaning::Figure(Figure::OutturnOfAYear(item)) => (Some(format!("{} outturn", item.code)), true),
            Meaning::Figure(Figure::Amount(item, measure)) => {
                (Some(format!("{} {}", item.code, measure.column())), true)
            }
            Meaning::Figure(Figure::Field(_, column)) => (Some(column.field.clone()), false),
            Meaning::Remark | Meaning::Unknown => (None, false),
        };
        let printed = column.unit.or(above).or(unit.filter(|_| given.unit.is_none()));
        let unit = is_amount.then(|| mapping::stated_or_given(printed, given)).flatten();
        Mapped { place: column.cell.place.clone(), label: column.label.clone(), field, unit }
    };
    let columns = head.columns.iter().map(column).collect();
    Mapping { statement: None, layout: "summary".to_string(), block: String::new(), columns }
}

impl Summary<'_> {
    /// Whether some named rows are marked as the heads of groups and others are not.
    fn is_grouped(&self) -> bool {
        let mut named = self.rows.iter().filter(|row| {
            let name = row.cells.get(self.head.department).filter(|cell| is_name(&cell.text));
            name.is_some_and(|name| !words::is_total(&compact(&name.text)))
        });
        named.clone().any(|row| heads_group(&self.head, row)) && named.any(|row| !heads_group(&self.head, row))
    }
}

/// Whether a row with a name heads a group where others do not: by a Chinese number before its name or in the column
/// 序号, or by none in that column.
fn heads_group(head: &Head<'_>, row: &Row<'_>) -> bool {
    let text = |at: usize| row.cells.get(at).map(|cell| compact(&cell.text)).unwrap_or_default();
    let is_numeral = |c: char| "一二三四五六七八九十".contains(c);
    let name = text(head.department);
    if name.is_empty() {
        return false;
    }
    let numbered = name.trim_start_matches('(').starts_with(is_numeral) && label::strip_list_number(&name).is_some();
    let counted = head.of_row("position").map(|column| text(column.at));
    numbered || counted.is_some_and(|number| number.trim_matches(['(', ')', '、', '.']).chars().all(is_numeral))
}

/// The values of a row, those of every column that names one figure of one year.
fn values(sink: &mut Sink, head: &Head<'_>, row: &Row<'_>, common: Common) -> Result<Vec<Value>, Message> {
    let slots: Vec<_> = head.figures().map(|(column, figure)| slot(figure, column.year, common.years)).collect();
    let mut values = Vec::new();
    for ((column, figure), slot) in head.figures().zip(&slots) {
        let Some(cell) = row.cells.get(column.at).filter(|cell| !cell.is_blank()) else { continue };
        let Some((year, section, field)) = slot else {
            sink.leave(cell, Message::UnknownColumn { column: column.label.clone() });
            continue;
        };
        if slots.iter().filter(|other| *other == slot).count() > 1 {
            sink.leave(cell, Message::ColumnTwice { line: column.cell.place.line(), column: column.label.clone() });
            continue;
        }
        let kind = if let Figure::Field(_, column) = figure { column.value } else { ValueKind::Money };
        let done = sink.entries.len();
        let slot = Slot { section: *section, position: 0, field, note: None };
        sink.value(&slot, kind, cell, column.unit.or(common.unit))?;
        let adds_up = matches!(kind, ValueKind::Money | ValueKind::Count);
        let entries = sink.entries.drain(done..).filter(|entry| entry.value != Stored::Absent);
        values.extend(entries.map(|entry| Value { column: column.at, year: *year, adds_up, entry }));
    }
    Ok(values)
}

/// Where a figure goes: the year of its report, section and field; none where its year is not certain.
fn slot(figure: Figure<'_>, printed: Option<i32>, years: Years) -> Option<(i32, Section, String)> {
    let report = if let Years::One(year, _) = years { Some(year) } else { None };
    let (year, measure) = match figure {
        Figure::OutturnOfAYear(_) if report.is_some() && printed == report.map(|year| year - 1) => {
            (report?, Measure::PriorOutturn)
        }
        Figure::OutturnOfAYear(_) => (report.or(printed)?, Measure::Outturn),
        Figure::Amount(_, Measure::PriorOutturn) => (report.or(printed.map(|year| year + 1))?, Measure::PriorOutturn),
        Figure::Amount(_, measure) => (report.or(printed)?, measure),
        Figure::Field(section, column) => return Some((report.or(printed)?, section, column.field.clone())),
    };
    let (Figure::OutturnOfAYear(item) | Figure::Amount(item, _)) = figure else { return None };
    Some((year, section_of(item), item.column(measure)?))
}

/// The section of an item with a cell of its own.
fn section_of(item: &Item) -> Section {
    match item.form {
        Some(FormKind::SelfEvaluation) => Section::SelfFund,
        _ => Section::BaseSpending,
    }
}

/// Whether a report of `year` would print all columns of a head.
fn fits(head: &Head<'_>, year: i32) -> bool {
    head.figures().filter_map(|(column, figure)| Some((figure, column.year?))).all(|(figure, printed)| match figure {
        Figure::OutturnOfAYear(_) => printed == year || printed == year - 1,
        Figure::Amount(_, Measure::PriorOutturn) => printed == year - 1,
        _ => printed == year,
    })
}

/// The one year in a text.
fn only_year(text: &str) -> Option<i32> {
    match label::normalise(text).years.as_slice() {
        [year] => Some(*year),
        _ => None,
    }
}

/// Whether a text in the departments' column is a name.
fn is_name(text: &str) -> bool {
    let text = compact(text);
    text.chars().filter(|c| is_chinese(*c)).count() >= 2
        && !["栏次", "行次", "其中"].iter().any(|word| text.starts_with(word))
}

/// Whether a row numbers the columns: 1, 2, 3 and so on.
fn is_numbering(row: &Row<'_>) -> bool {
    let numbers: Vec<_> = row.cells.iter().filter_map(|cell| number::read(&cell.text).number()).collect();
    let follows = |pair: &[number::Number]| pair[0].value + rust_decimal::Decimal::ONE == pair[1].value;
    numbers.len() >= 2 && numbers.windows(2).all(follows)
}

fn nobody(head: &Head<'_>, label: Option<&Cell>) -> Message {
    match label {
        Some(cell) => Message::NotADepartment { text: tidy_text(&cell.text) },
        None => Message::FieldMissing { column: tidy_text(&head.name.text) },
    }
}

/// Lists the cells of columns that nobody knows or that have no label, and remarks.
fn leave_unread(sink: &mut Sink, head: &Head<'_>, row: &Row<'_>) {
    for at in row.filled().into_iter().filter(|at| *at != head.department) {
        let cell = &row.cells[at];
        match head.columns.iter().find(|column| column.at == at).map(|column| (column.meaning, &column.label)) {
            Some((Meaning::Unknown, label)) => sink.leave(cell, Message::UnknownColumn { column: label.clone() }),
            Some((Meaning::Remark, _)) => sink.leave(cell, Message::ANote {}),
            Some((Meaning::Row(_) | Meaning::Figure(_), _)) => {}
            None if words::is_total(&compact(&cell.text)) => {}
            None => sink.leave(cell, Message::NotUnderstood {}),
        }
    }
}

fn leave_row(sink: &mut Sink, row: &Row<'_>, reason: &Message) {
    row.filled().iter().for_each(|at| sink.leave(&row.cells[*at], reason.clone()));
}

/// The values that a row of sums adds up, with their columns.
fn addends(values: &[Value]) -> Vec<Addend> {
    let addend = |value: &Value| match value.entry.value {
        Stored::Integer(integer) if value.adds_up => Some((value.column, integer, value.entry.clone())),
        _ => None,
    };
    values.iter().filter_map(addend).collect()
}

fn left(entry: Entry, reason: Message) -> Leftover {
    Leftover { place: entry.place, text: entry.raw, reason }
}

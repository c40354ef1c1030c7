/*!
Finds the forms in a document, their blocks, and which column is which measure.

A form begins at its title, or at the label of its first block where the title is lost, and ends where the next title
stands. A block begins at a row that bears its label or at least half of its column labels. Nothing here reads an amount.
*/

use std::collections::HashSet;

use super::caption::{self, Pair, Said};
use super::column::columns;
use super::definition::{Block, Column, Definition, YearOf};
use super::department;
use super::label::{self, Label};
use super::row::Row;
use super::title::{self, Title, looks_like_a_title, titled};
use crate::document::{Cell, Document};
use crate::model::entry::{Contact, DepartmentName};
use crate::model::{Lang, Message, Place, Unit};

/// The forms of a document, with the refusals of those that are not to be read. It holds no amounts.
#[derive(Debug)]
pub struct Recognised<'d> {
    /// Forms in reading order.
    pub forms: Vec<Form<'d>>,
    /// Forms that were recognised and refused.
    pub refusals: Vec<(Place, Message)>,
}

/// One form.
#[derive(Debug)]
pub struct Form<'d> {
    /// Its layout.
    pub definition: &'d Definition,
    /// Where it begins.
    pub place: Place,
    /// The department, if it names one.
    pub department: Option<DepartmentName>,
    /// The department's budget code, where it stands apart from the name.
    pub code: Option<String>,
    /// The fiscal year, if it names one.
    pub year: Option<i32>,
    /// The unit of the first line that names one, if there is one.
    pub unit: Option<Unit>,
    /// The word for its total score, if it prints one, and its cell.
    pub grade: Option<(String, &'d Cell)>,
    /// Names and telephone numbers of the people who filled it.
    pub contacts: Vec<Contact>,
    /// Its blocks.
    pub blocks: Vec<FoundBlock<'d>>,
    /// Every row that belongs to it; lines of a report around it do not.
    pub rows: Vec<Row<'d>>,
    /// Cells that are understood already: title, captions, labels of columns.
    pub known: HashSet<Place>,
    /// Notes under the table.
    pub notes: Vec<&'d Cell>,
}

/// A block that was found; each part has a row of column labels of its own.
#[derive(Debug)]
pub struct FoundBlock<'d> {
    /// Its layout.
    pub block: &'d Block,
    /// Its parts, in order.
    pub parts: Vec<Part<'d>>,
}

/// Rows under one row of labels.
#[derive(Debug)]
pub struct Part<'d> {
    /// The row of labels.
    pub head: Row<'d>,
    /// Which column stands where.
    pub columns: Vec<ColumnAt<'d>>,
    /// Unit in the block's own label, else of the nearest line above that names one.
    pub unit: PartUnit,
    /// The rows below.
    pub rows: Vec<Row<'d>>,
}

/// The units that a part of a form names.
#[derive(Debug, Clone, Copy, Default)]
pub struct PartUnit {
    /// In the block's own label.
    pub head: Option<Unit>,
    /// In the nearest line above.
    pub line: Option<Unit>,
}

impl Part<'_> {
    /// Whether a cell of a row stands right of the last label above, in a row as wide as that of the labels: it is no part
    /// of the block.
    pub fn is_beyond(&self, row: &Row<'_>, index: usize) -> bool {
        let as_wide = row.cells.len() == self.head.cells.len();
        as_wide && self.head.filled().last().is_some_and(|last| index > *last)
    }
}

/// A column label in a row of labels.
#[derive(Debug, Clone, Copy)]
pub struct ColumnAt<'d> {
    /// Index of the cell.
    pub at: usize,
    /// The column; none for a label that the layout does not know.
    pub column: Option<&'d Column>,
    /// Unit in the label.
    pub unit: Option<Unit>,
}

/// Finds the forms of a document. A document without any is an error.
pub fn recognise<'d>(definitions: &'d [Definition], document: &'d Document) -> Result<Recognised<'d>, Message> {
    let rows: Vec<Row> = document.rows().into_iter().map(|cells| Row { cells }).collect();
    let mut starts = Vec::new();
    let mut index = 0;
    while index < rows.len() {
        let start = start_at(definitions, &rows, index)?;
        let taken = start.as_ref().map_or(1, |start| start.title_rows().max(1));
        starts.extend(start.map(|start| (index, start)));
        index += taken;
    }
    let mut recognised = Recognised { forms: Vec::new(), refusals: Vec::new() };
    let breaks = page_breaks(&rows, &mut starts);
    let mut begins = 0;
    for (number, (from, start)) in starts.iter().enumerate() {
        let above = captions_above(definitions, &rows[begins..*from]);
        let next = starts.get(number + 1).map_or(rows.len(), |(next, _)| *next);
        let to = next - if next < rows.len() { captions_above(definitions, &rows[from + 1..next]) } else { 0 };
        begins = to;
        let place = rows[*from].first().map_or_else(Place::start, |cell| cell.place.clone());
        let Start::Form { definition, title } = start else {
            recognised.refusals.extend(unknown_title(definitions, &rows[*from..to]).map(|message| (place, message)));
            continue;
        };
        match &definition.refuse {
            Some(reason) => {
                let told = |lang: Lang| lang.pick(reason).to_string();
                let message = Message::FormNotRead { zh: told(Lang::Zh), en: told(Lang::En) };
                recognised.refusals.push((place, message));
            }
            None if to - from > MOST_ROWS => recognised.refusals.push((place, Message::TooLong { most: MOST_ROWS })),
            None => match form(definition, place.clone(), title.as_ref(), &rows[from - above..to], above, &breaks) {
                Ok(form) => recognised.forms.push(form),
                Err(message) => recognised.refusals.push((place, message)),
            },
        }
    }
    if recognised.forms.is_empty() && recognised.refusals.is_empty() {
        return Err(Message::NoForm { path: document.path.clone() });
    }
    Ok(recognised)
}

/// How many rows at the end say whose the form below is, or the unit of its amounts, and nothing of people, who are named
/// below a form.
fn captions_above(definitions: &[Definition], rows: &[Row<'_>]) -> usize {
    let announces = |row: &&Row<'_>| {
        let pairs = caption::known(definitions, row);
        let is_ours =
            |pair: &Pair| matches!(pair.said, Said::Department(_) | Said::Unit(_) | Said::Code(_) | Said::Aside);
        !pairs.is_empty() && pairs.iter().all(is_ours)
    };
    rows.iter().rev().take_while(announces).count()
}

/// More rows than any form has; comparing those of a longer one with each other would take minutes.
const MOST_ROWS: usize = 5_000;

/// Takes titles that only print again what a page goes on with out of the starts: a title like the one before it, above
/// rows of which that form has none yet. Their cells.
fn page_breaks(rows: &[Row<'_>], starts: &mut Vec<(usize, Start<'_>)>) -> HashSet<Place> {
    let mut breaks = HashSet::new();
    let mut number = 1;
    while number < starts.len() {
        let (from, at) = (starts[number - 1].0, starts[number].0);
        let to = starts.get(number + 1).map_or(rows.len(), |(next, _)| *next);
        let (above, below) = (&rows[from..at], &rows[at..to]);
        if goes_on(&starts[number - 1].1, &starts[number].1, above, below) {
            let title = &rows[at..at + starts[number].1.title_rows().max(1)];
            breaks.extend(title.iter().flat_map(|row| row.cells).map(|cell| cell.place.clone()));
            starts.remove(number);
        } else {
            number += 1;
        }
    }
    breaks
}

/// Whether a form goes on below a title of its own: the same title, and no row or block that it has already.
fn goes_on(one: &Start<'_>, other: &Start<'_>, above: &[Row<'_>], below: &[Row<'_>]) -> bool {
    let (
        Start::Form { definition, title: Some(title) },
        Start::Form { definition: other_definition, title: Some(other_title) },
    ) = (one, other)
    else {
        return false;
    };
    let alike = std::ptr::eq(*definition, *other_definition)
        && definition.form.is_some()
        && (&title.department, &title.years) == (&other_title.department, &other_title.years);
    let parts = |rows: &[Row<'_>]| -> (HashSet<String>, HashSet<usize>) {
        let labels: Vec<Vec<String>> = rows.iter().map(Row::labels).collect();
        let is_row = |label: &&String| definition.blocks.iter().any(|block| block.is_row(label));
        let names = labels.iter().filter_map(|labels| labels.iter().find(is_row)).cloned().collect();
        // A list and a matrix may go on under the same row of labels; other blocks stand once.
        let whole = definition
            .blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| !matches!(block, Block::List { .. } | Block::Matrix { .. }));
        let found = whole.filter(|(_, block)| labels.iter().any(|labels| is_head(block, labels)));
        (names, found.map(|(at, _)| at).collect())
    };
    let ((names, blocks), (other_names, other_blocks)) = (parts(above), parts(below));
    let is_first = |block: &Block| below.iter().any(|row| is_head(block, &row.labels()));
    alike
        && names.is_disjoint(&other_names)
        && blocks.is_disjoint(&other_blocks)
        && definition.blocks.first().is_some_and(|first| !is_first(first))
        && definition.blocks.iter().any(is_first)
}

/// Why a form ends or begins at a row.
enum Start<'d> {
    /// A form of a layout begins.
    Form { definition: &'d Definition, title: Option<Title> },
    /// Some other table begins.
    Other,
}

impl Start<'_> {
    fn title_rows(&self) -> usize {
        match self {
            Start::Form { title: Some(title), .. } => title.rows,
            _ => 0,
        }
    }
}

fn start_at<'d>(definitions: &'d [Definition], rows: &[Row<'d>], index: usize) -> Result<Option<Start<'d>>, Message> {
    let over = |at: usize, count: usize| rows[at..].get(..count).map(|rows| titled(definitions, rows)).transpose();
    // A line above a whole title is no half of one, unless it is nothing but the title's year or attachment mark.
    let is_mark = title::is_only_a_mark(&rows[index]);
    let broken = if !is_mark && matches!(over(index + 1, 1)?, Some(Some(_))) { None } else { over(index, 2)? };
    for title in [over(index, 1)?, broken] {
        if let Some((definition, title)) = title.flatten() {
            return Ok(Some(Start::Form { definition, title: Some(title) }));
        }
    }
    if looks_like_a_title(&rows[index]) {
        return Ok(Some(Start::Other));
    }
    let untitled = definitions.iter().find(|definition| begins_untitled(definitions, definition, rows, index));
    Ok(untitled.map(|definition| Start::Form { definition, title: None }))
}

/// Rows under a title that no layout knows, but that look like a form of one: they are not read, and that is said.
fn unknown_title(definitions: &[Definition], rows: &[Row<'_>]) -> Option<Message> {
    let labels: Vec<Vec<String>> = rows.iter().map(Row::labels).collect();
    let bears = |block: &&Block| labels.iter().any(|labels| is_head(block, labels));
    let alike = |definition: &&Definition| {
        definition.form.is_some() && definition.blocks.iter().filter(bears).count() * 2 > definition.blocks.len()
    };
    let form = definitions.iter().find(alike)?.titles.first()?;
    Some(Message::UnknownTitle { title: label::tidy_text(&rows[0].text()), form: form.clone() })
}

/// Whether a form whose title is lost begins here: its first block's label, where that block is not under way already,
/// and two more of its blocks below, before any title.
fn begins_untitled(definitions: &[Definition], definition: &Definition, rows: &[Row<'_>], index: usize) -> bool {
    let Some(first) = definition.blocks.first() else { return false };
    if !bears_head(first, &rows[index].labels()) {
        return false;
    }
    let is_title =
        |row: &Row| !matches!(titled(definitions, std::slice::from_ref(row)), Ok(None)) || looks_like_a_title(row);
    // A title above within the form's own head belongs to it.
    let mut above = rows[..index].iter().rev().take(8);
    let blocks = || definitions.iter().flat_map(|definition| &definition.blocks);
    let nearest = above.find_map(|row| {
        let labels = row.labels();
        let head = blocks().any(|block| is_head(block, &labels));
        (head || is_title(row)).then(|| head && !is_head(first, &labels))
    });
    if nearest == Some(false) {
        return false;
    }
    let below = rows[index + 1..].iter().take_while(|row| !is_title(row)).take(60);
    let below: Vec<Vec<String>> = below.map(Row::labels).collect();
    let others = definition.blocks[1..].iter();
    others.filter(|block| below.iter().any(|labels| is_head(block, labels))).count() >= 2
}

fn form<'d>(
    definition: &'d Definition,
    place: Place,
    title: Option<&Title>,
    rows: &[Row<'d>],
    above: usize,
    breaks: &HashSet<Place>,
) -> Result<Form<'d>, Message> {
    let mut form = Form {
        definition,
        place,
        department: title.and_then(|title| title.department.as_deref()).map(department::read),
        code: None,
        year: None,
        unit: None,
        grade: None,
        contacts: Vec::new(),
        blocks: Vec::new(),
        rows: Vec::new(),
        known: HashSet::new(),
        notes: Vec::new(),
    };
    let mut years = Years::default();
    if let Some(title) = title {
        years.said(YearsOf::Title, &title.years);
    }
    let mut line_unit = None;
    let below = above + title.map_or(0, |title| title.rows);
    form.rows.extend_from_slice(&rows[..below]);
    for row in &rows[..above] {
        read_caption(&mut form, &mut years, &mut line_unit, row);
    }
    form.known.extend(rows[above..below].iter().flat_map(|row| row.cells).map(|cell| cell.place.clone()));
    let heads = heads(definition, rows, below);
    let mut ended = false;
    for (index, row) in rows.iter().enumerate().skip(below) {
        if row.first().is_some_and(|cell| breaks.contains(&cell.place)) {
            ended = false;
            continue;
        }
        let head = heads.iter().find(|(head, _)| *head == index);
        ended = head.is_none() && (ended || ends_table(&form, row));
        if ended {
            continue;
        }
        form.rows.push(*row);
        if let Some((_, block)) = head {
            open_part(&mut form, &mut years, block, row, line_unit);
        } else if row.is_decoration() {
            form.known.extend(row.cells.iter().map(|cell| cell.place.clone()));
        } else if read_caption(&mut form, &mut years, &mut line_unit, row) || is_name_below_title(&mut form, row) {
            // Its cells are known.
        } else if row.is_note() {
            form.notes.extend(row.first());
        } else if let Some(part) = form.blocks.last_mut().and_then(|block| block.parts.last_mut()) {
            part.rows.push(*row);
        }
    }
    join_parts(&mut form.blocks);
    form.year = years.year()?;
    Ok(form)
}

/// Whether a line behind a table shows that the form has ended: the heading or the prose of a report around it. What stands
/// there is no part of the form.
fn ends_table(form: &Form<'_>, row: &Row<'_>) -> bool {
    let Some((block, part)) = form.blocks.last().and_then(|found| Some((found.block, found.parts.last()?))) else {
        return false;
    };
    let ([cell], true) = (row.cells, part.head.cells.len() > 1) else { return false };
    // A text whose label has none beside it stands below.
    let waits = match block {
        Block::Text { field: Some(_), .. } => part.head.filled().len() == 1,
        Block::Text { field: None, .. } => part.rows.is_empty(),
        _ => false,
    };
    if waits {
        return false;
    }
    let text = label::compact(&cell.text);
    let numerals = text.trim_start_matches('(').trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
    let is_heading = numerals.len() < text.len() && numerals.starts_with(['、', ')']);
    let is_prose = text.chars().count() > LONGEST_ROW_LABEL && text.contains(['。', ',', ';']);
    let known = label::normalise(&cell.text).text;
    (is_heading || is_prose) && !row.is_note() && !form.definition.words().any(|word| word == known)
}

/// Longer lines are no labels of rows.
const LONGEST_ROW_LABEL: usize = 30;

/// Takes a department's name that stands alone between the title and the form.
fn is_name_below_title(form: &mut Form<'_>, row: &Row<'_>) -> bool {
    let Some(cell) = row.only().filter(|_| form.blocks.is_empty() && form.department.is_none()) else { return false };
    let text = label::compact(&cell.text);
    let name = text.trim_start_matches('(').trim_end_matches(')');
    let is_name = department::is_whole_name(name);
    if is_name {
        form.department = Some(department::read(name));
        form.known.extend(row.cells.iter().map(|cell| cell.place.clone()));
    }
    is_name
}

/// Which rows begin a block. A block whose label is nowhere as it should be may have one with a lost or wrong character.
fn heads<'d>(definition: &'d Definition, rows: &[Row<'d>], from: usize) -> Vec<(usize, &'d Block)> {
    let mut heads: Vec<(usize, &Block)> = Vec::new();
    let labels: Vec<Vec<String>> = rows.iter().map(Row::labels).collect();
    for (index, labels) in labels.iter().enumerate().skip(from) {
        if let Some(block) = block_of(definition, labels) {
            heads.push((index, block));
        }
    }
    for block in &definition.blocks {
        if heads.iter().any(|(_, found)| std::ptr::eq(*found, block)) || matches!(block, Block::List { .. }) {
            continue;
        }
        let mut mended = labels.iter().enumerate().skip(from).filter(|(index, labels)| {
            let is_damaged = |head: &String| labels.first().is_some_and(|first| label::is_mended(first, head));
            heads.iter().all(|(head, _)| head != index) && block.heads().iter().any(is_damaged)
        });
        if let (Some((index, _)), None) = (mended.next(), mended.next()) {
            heads.push((index, block));
        }
    }
    heads.sort_by_key(|(index, _)| *index);
    heads
}

/// The block that a row of these labels begins: that whose label it bears, else the one most of whose column labels it has.
fn block_of<'d>(definition: &'d Definition, labels: &[String]) -> Option<&'d Block> {
    let bears = definition.blocks.iter().find(|block| bears_head(block, labels));
    let most = || {
        let heads = definition.blocks.iter().filter(|block| is_head(block, labels));
        // Of two with as many the first, as in the standard form.
        heads.rev().max_by_key(|block| known_columns(block, labels))
    };
    bears.or_else(most)
}

/// How many of a block's columns have their label in a row.
fn known_columns(block: &Block, labels: &[String]) -> usize {
    let is_there = |column: &&Column| column.labels.iter().any(|known| labels.contains(known));
    block.columns().iter().filter(is_there).count()
}

/// Whether a row of these labels bears a block's label at its left.
fn bears_head(block: &Block, labels: &[String]) -> bool {
    !matches!(block, Block::List { .. }) && labels.first().is_some_and(|first| block.heads().contains(first))
}

/// Whether a row of these labels begins a block: by its label, or by at least half of its column labels, two or more.
fn is_head(block: &Block, labels: &[String]) -> bool {
    let wanted = block.columns().len().div_ceil(2).max(2);
    // Two columns of one label, told apart by their years, are two.
    let known = |text: &&String| block.columns().iter().any(|column| column.labels.contains(text));
    let count = known_columns(block, labels).min(labels.iter().filter(known).count());
    bears_head(block, labels) || (block.columns().len() >= 2 && count >= wanted)
}

fn open_part<'d>(form: &mut Form<'d>, years: &mut Years, block: &'d Block, row: &Row<'d>, line_unit: Option<Unit>) {
    if let Block::Department { heads } = block {
        read_department(form, heads, row);
        // People may be named in the same row.
        let behind =
            row.cells.iter().rposition(|cell| form.known.contains(&cell.place)).map_or(row.cells.len(), |at| at + 1);
        read_caption(form, years, &mut None, &Row { cells: &row.cells[behind..] });
    }
    let columns = columns(block, row);
    for found in &columns {
        let Some(column) = found.column else { continue };
        form.known.insert(row.cells[found.at].place.clone());
        let printed = label::normalise(&row.cells[found.at].text).years;
        let source = if matches!(block, Block::Matrix { .. }) { YearsOf::Amounts } else { YearsOf::Head };
        match column.year {
            Some(YearOf::This) => years.said(source, &printed),
            Some(YearOf::Before) => years.said(source, &printed.iter().map(|year| year + 1).collect::<Vec<_>>()),
            None => {}
        }
    }
    let mut unit = PartUnit { head: None, line: line_unit };
    if let Some(head) = row.first().filter(|cell| columns.iter().all(|found| row.cells[found.at].place != cell.place)) {
        unit.head = label::unit_in(&head.text);
        form.known.insert(head.place.clone());
    }
    form.blocks.push(FoundBlock { block, parts: vec![Part { head: *row, columns, unit, rows: Vec::new() }] });
}

/// The department's name stands beside its label, or in the label's own cell behind a colon.
fn read_department<'d>(form: &mut Form<'d>, heads: &[String], row: &Row<'d>) {
    let filled = row.filled();
    let named = filled.iter().skip(1).map(|index| &row.cells[*index]).find(|cell| {
        let label = label::normalise(&cell.text).text;
        !heads.contains(&label)
    });
    if let Some(cell) = named {
        form.department = Some(department::read(&cell.text));
        form.known.extend([cell.place.clone()]);
    }
}

/// Reads a row of `word: value` pairs, or of nothing but a year; says whether it was one. A unit holds for the blocks
/// below it.
fn read_caption<'d>(form: &mut Form<'d>, years: &mut Years, line_unit: &mut Option<Unit>, row: &Row<'d>) -> bool {
    let Label { text, years: printed } = label::normalise(&row.text());
    if form.blocks.is_empty() && matches!(text.as_str(), "{year}" | "({year})") {
        years.said(YearsOf::Title, &printed);
        form.known.extend(row.cells.iter().map(|cell| cell.place.clone()));
        return true;
    }
    let pairs = caption::pairs(&form.definition.caption, row);
    let is_caption = !pairs.is_empty();
    for pair in pairs {
        let cell = &row.cells[pair.value_at];
        form.known.extend(pair.cells().map(|at| row.cells[at].place.clone()));
        match pair.said {
            Said::Department(name) if form.department.is_none() => form.department = Some(department::read(&name)),
            Said::Unit(unit) => {
                form.unit = form.unit.or(Some(unit));
                *line_unit = Some(unit);
            }
            Said::Contact { word, text } if !text.is_empty() => {
                form.contacts.push(Contact { word, text, place: cell.place.clone() });
            }
            Said::Code(code) if form.code.is_none() => form.code = Some(code),
            Said::Grade(grade) if form.grade.is_none() => form.grade = Some((grade, cell)),
            Said::Grade(_) | Said::Department(_) | Said::Contact { .. } | Said::Code(_) | Said::Aside => {}
        }
    }
    is_caption
}

/// Parts of one block that a page break set apart belong together, also where another block's label repeats between.
fn join_parts(blocks: &mut Vec<FoundBlock<'_>>) {
    let mut joined: Vec<FoundBlock> = Vec::new();
    for found in blocks.drain(..) {
        match joined.iter_mut().find(|block| std::ptr::eq(block.block, found.block)) {
            Some(block) => block.parts.extend(found.parts),
            None => joined.push(found),
        }
    }
    *blocks = joined;
}

/// The years that a form prints, by where they stand.
#[derive(Default)]
struct Years {
    amounts: Vec<i32>,
    title: Vec<i32>,
    head: Vec<i32>,
}

enum YearsOf {
    Amounts,
    Title,
    Head,
}

impl Years {
    fn said(&mut self, source: YearsOf, years: &[i32]) {
        let list = match source {
            YearsOf::Amounts => &mut self.amounts,
            YearsOf::Title => &mut self.title,
            YearsOf::Head => &mut self.head,
        };
        list.extend(years);
    }

    /// The year of the form is the year of its outturn column; a title must agree with it. The heads of other blocks
    /// are often last year's and only serve where nothing else does.
    fn year(&self) -> Result<Option<i32>, Message> {
        let stated: Vec<i32> = self.amounts.iter().chain(&self.title).copied().collect();
        let stated = if stated.is_empty() { self.head.clone() } else { stated };
        match stated.iter().find(|year| **year != stated[0]) {
            Some(other) => Err(Message::TwoYears { one: stated[0], other: *other }),
            None => Ok(stated.first().copied()),
        }
    }
}

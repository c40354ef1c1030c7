/*!
Tables of one amount a row, in the columns of the contract, with Chinese or English names in any order.

A row that cannot be understood is refused with its line; the others go in. Amounts go where the forms would put them,
so that a figure is the same figure whichever way it came.
*/

pub mod stream;

use std::collections::{HashMap, HashSet};

use super::label::{self, compact};
use super::ledger::Column;
use super::mapping::{self, Mapped, Mapping};
use super::number::{self, Number, Reading};
use super::{Given, Kind, Understood, department};
use crate::document::{Cell, Document};
use crate::model::entry::{DepartmentName, Leftover, Refusal};
use crate::model::money::{TEN_THOUSAND, scaled};
use crate::model::near::offer;
use crate::model::{Entry, FormKind, Item, Measure, Message, Money, Note, Origin, Section, Statement, Stored, Unit};

/// The columns.
pub const COLUMNS: [Column; 14] = [
    Column { name: "department", labels: &["部门", "部门名称", "单位名称"], required: true },
    Column { name: "year", labels: &["年度", "年份"], required: true },
    Column { name: "item", labels: &["项目", "科目"], required: true },
    Column { name: "measure", labels: &["口径"], required: true },
    Column { name: "amount", labels: &["金额", "数值"], required: true },
    Column {
        name: "department_code",
        labels: &["部门编码", "部门代码", "单位编码", "单位代码", "预算编码"],
        required: false,
    },
    Column { name: "region", labels: &["地区"], required: false },
    Column { name: "region_name", labels: &["地区名称"], required: false },
    Column { name: "label", labels: &["名称"], required: false },
    Column { name: "fiscal_year", labels: &["数据年度"], required: false },
    Column { name: "position", labels: &["序号"], required: false },
    Column { name: "level1", labels: &["一级指标"], required: false },
    Column { name: "level2", labels: &["二级指标"], required: false },
    Column { name: "unit", labels: &["单位"], required: false },
];

/// The measures beside those of the forms: code and Chinese name.
const MEASURES: [(&str, &str, Kindred); 9] = [
    ("prior_outturn", "上年决算数", Kindred::Amount(Measure::PriorOutturn)),
    ("budget", "预算数", Kindred::Amount(Measure::Budget)),
    ("outturn", "决算数", Kindred::Amount(Measure::Outturn)),
    ("initial_budget", "年初预算数", Kindred::Amount(Measure::InitialBudget)),
    ("adjusted_budget", "调整后预算数", Kindred::Amount(Measure::AdjustedBudget)),
    ("stated", "金额", Kindred::Amount(Measure::Stated)),
    ("headcount", "人数", Kindred::Headcount),
    ("weight", "分值", Kindred::Points("weight")),
    ("score", "得分", Kindred::Points("score")),
];

/// The measures that a table may name: code and Chinese name.
pub fn measures() -> impl Iterator<Item = (&'static str, &'static str)> {
    MEASURES.iter().map(|(code, label, _)| (*code, *label))
}

/// Items that are in tidy tables and not among those of the forms: code, Chinese and English name.
pub const OTHER_ITEMS: [(&str, &str, &str); 3] = [
    ("staffing.authorised", "编制数", "authorised posts"),
    ("staffing.in_post", "实有人数", "staff in post"),
    ("indicator", "绩效指标", "performance indicator"),
];

/// What a measure counts.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kindred {
    Amount(Measure),
    Headcount,
    Points(&'static str),
}

impl Kindred {
    /// What one of it is stored as; of amounts, their unit says.
    fn scale(self) -> i64 {
        match self {
            Kindred::Points(_) => TEN_THOUSAND,
            Kindred::Amount(_) | Kindred::Headcount => 1,
        }
    }
}

/// Which field holds which column, and the unit named in the head.
#[derive(Debug)]
pub struct Columns {
    at: HashMap<&'static str, usize>,
    unit: Option<Unit>,
    unknown: Vec<Cell>,
}

impl Columns {
    /// The heads of columns that nobody knows.
    pub fn unknown(&self) -> &[Cell] {
        &self.unknown
    }

    /// Which label was taken for which column.
    pub fn mapping(&self, document: &Document, given: Given<'_>) -> Mapping {
        let rows = document.rows();
        let head = rows.first().copied().unwrap_or_default();
        let mut names: Vec<(usize, &str)> = self.at.iter().map(|(name, at)| (*at, *name)).collect();
        names.sort_unstable();
        let column = |(at, name): (usize, &str)| {
            let unit = (name == "amount").then(|| mapping::stated_or_given(self.unit, given)).flatten();
            Mapped::of(&head[at], Some(name), unit)
        };
        let columns = names.into_iter().map(column).collect();
        Mapping { statement: None, layout: "tidy".to_string(), block: String::new(), columns }
    }
}

/// The columns of a tidy table; none where the document is none. It is one where its first row names three of the five
/// columns that must be there, so that one that lacks a column is told so and not taken for a form.
pub fn columns(document: &Document) -> Result<Option<Columns>, Message> {
    let rows = document.rows();
    let Some(head) = rows.first() else { return Ok(None) };
    let mut columns = Columns { at: HashMap::new(), unit: None, unknown: Vec::new() };
    let mut doubled = None;
    for (index, cell) in head.iter().enumerate().filter(|(_, cell)| !cell.is_blank()) {
        match column_of(&label::normalise(&cell.text).text) {
            Some(code) if columns.at.contains_key(code) => doubled = Some(cell.text.trim().to_string()),
            Some(code) => {
                columns.at.insert(code, index);
                if code == "amount" {
                    columns.unit = label::unit_in(&cell.text);
                }
            }
            None => columns.unknown.push(cell.clone()),
        }
    }
    let required = COLUMNS.iter().filter(|column| column.required);
    let missing: Vec<String> =
        required.filter(|column| !columns.at.contains_key(column.name)).map(Column::in_both).collect();
    if missing.len() > 2 {
        return Ok(None);
    }
    let line = head[0].place.line();
    match (missing.is_empty(), doubled) {
        (false, _) => Err(Message::ColumnMissing { line, columns: missing.join("、") }),
        (true, Some(column)) => Err(Message::ColumnTwice { line, column }),
        (true, None) => Ok(Some(columns)),
    }
}

/// The name of the column that a normalised label is a spelling of.
pub fn column_of(label: &str) -> Option<&'static str> {
    COLUMNS.iter().find(|column| column.is_called(label)).map(|column| column.name)
}

/// Reads the rows below the head.
pub fn read(document: &Document, columns: &Columns, given: Given<'_>) -> Understood {
    let mut understood = Understood::new(Kind::Tidy);
    let leftover = |cell: &Cell, text: String, reason: Message| Leftover { place: cell.place.clone(), text, reason };
    for cell in &columns.unknown {
        let column = cell.text.trim().to_string();
        understood.leftovers.push(leftover(cell, column.clone(), Message::UnknownColumn { column }));
    }
    understood.mappings.push(columns.mapping(document, given));
    let mut table = Table::default();
    // Spreadsheets save rows of nothing but commas behind the last one.
    let is_filled = |cells: &&[Cell]| !cells.iter().all(Cell::is_blank);
    for cells in document.rows().into_iter().skip(1).filter(is_filled) {
        let row = Row { columns, cells };
        if let Err(reason) = row.figure(given).and_then(|figure| figure.map_or(Ok(()), |figure| table.add(figure))) {
            let text: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
            understood.leftovers.push(leftover(&cells[0], text.join(","), reason.clone()));
            let department = row.department(given).ok().map(|department| department.name);
            let year = row.year(given).ok();
            understood.refusals.push(Refusal { place: cells[0].place.clone(), reason, department, year });
        }
    }
    understood.statements = table.statements;
    level_steps(&mut understood.statements);
    understood
}

/// Programs that write tables leave out zeros at the end of a number: the finest amount of a report says how fine all are.
fn level_steps(statements: &mut [Statement]) {
    let mut finest = HashMap::<(String, i32), i64>::new();
    for statement in statements.iter() {
        let key = (statement.department.name.clone(), statement.year);
        for step in statement.entries.iter().filter_map(|entry| entry.step_fen) {
            let known = finest.entry(key.clone()).or_insert(step);
            *known = step.min(*known);
        }
    }
    for statement in statements {
        let step = finest.get(&(statement.department.name.clone(), statement.year)).copied();
        for entry in statement.entries.iter_mut().filter(|entry| entry.step_fen.is_some()) {
            entry.step_fen = step;
        }
    }
}

/// One figure of a row, ready to be entered.
struct Figure<'a> {
    department: DepartmentName,
    year: i32,
    meaning: Meaning<'a>,
    value: Value,
    amount: &'a Cell,
}

/// What a row says beside whose its figure is and how large: the place of the figure in the forms.
struct Meaning<'a> {
    kindred: Kindred,
    section: Section,
    field: String,
    /// Texts that name the row of a block with several rows, and what the column 序号 says.
    names: Vec<(&'static str, &'a Cell, String)>,
    position: String,
}

/// A number as it is stored.
struct Value {
    stored: i64,
    /// Whether nothing was rounded.
    exact: bool,
    step_fen: Option<i64>,
}

struct Row<'a> {
    columns: &'a Columns,
    cells: &'a [Cell],
}

impl<'a> Row<'a> {
    /// The cell of a column, unless it is blank.
    fn cell(&self, column: &str) -> Option<&'a Cell> {
        self.columns.at.get(column).and_then(|at| self.cells.get(*at)).filter(|cell| !cell.is_blank())
    }

    fn required(&self, column: &'static str) -> Result<&'a Cell, Message> {
        self.cell(column).ok_or_else(|| {
            let known = COLUMNS.iter().find(|known| known.name == column);
            Message::FieldMissing { column: known.map_or(column.to_string(), Column::in_both) }
        })
    }

    /// The figure of the row; none where its amount is blank or a mark of absence.
    fn figure(&self, given: Given<'_>) -> Result<Option<Figure<'a>>, Message> {
        let department = self.department(given)?;
        let year = self.year(given)?;
        let kindred = self.measure(year)?;
        let item = self.item(kindred)?;
        let Some(amount) = self.cell("amount") else { return Ok(None) };
        let number = match number::read(&amount.text) {
            Reading::Blank | Reading::Absent => return Ok(None),
            Reading::Number(number) if !number.percent => number,
            _ => return Err(Message::AmountNotANumber { text: amount.text.trim().to_string() }),
        };
        let (section, field) = slot(item, kindred, self.cell("label").is_some())?;
        let value = self.value(kindred, number, amount, given)?;
        let names = self.names(section, item)?;
        let position = self.cell("position").map(|cell| compact(&cell.text)).unwrap_or_default();
        let meaning = Meaning { kindred, section, field, names, position };
        Ok(Some(Figure { department, year, meaning, value, amount }))
    }

    fn department(&self, given: Given<'_>) -> Result<DepartmentName, Message> {
        let mut name = department::read(&self.required("department")?.text);
        if let Some(given) = given.department.map(department::read).filter(|given| given.name != name.name) {
            return Err(Message::DepartmentAgainstDocument { given: given.name, stated: name.name });
        }
        if let Some(code) = self.cell("department_code") {
            name.code = Some(compact(&code.text));
        }
        if let Some(region) = self.cell("region") {
            department::locate(&mut name, &region.text);
        }
        if let Some(region) = self.cell("region_name") {
            name.region_name = Some(compact(&region.text));
        }
        Ok(name)
    }

    fn year(&self, given: Given<'_>) -> Result<i32, Message> {
        let year = year_of(self.required("year")?)?;
        match given.year.filter(|given| *given != year) {
            Some(given) => Err(Message::YearAgainstDocument { given, stated: year }),
            None => Ok(year),
        }
    }

    /// The measure; an outturn of the year before the report's is its prior-year column.
    fn measure(&self, year: i32) -> Result<Kindred, Message> {
        let cell = self.required("measure")?;
        let text = label::normalise(&cell.text).text.to_ascii_lowercase();
        // 全年执行数 is the self-evaluation form's word for the outturn.
        let text = if text == "全年执行数" { "决算数" } else { text.as_str() };
        let known = MEASURES.iter().find(|(code, label, _)| *code == text || *label == text);
        let Some((_, _, kindred)) = known else {
            let words = MEASURES.iter().flat_map(|(code, label, _)| [*code, *label]);
            return Err(Message::UnknownMeasure { measure: cell.text.trim().to_string(), near: offer(text, words) });
        };
        let of = self.cell("fiscal_year").map(year_of).transpose()?;
        match (*kindred, of) {
            (kindred, None) => Ok(kindred),
            (Kindred::Amount(Measure::PriorOutturn | Measure::Outturn), Some(of)) if of == year - 1 => {
                Ok(Kindred::Amount(Measure::PriorOutturn))
            }
            (kindred, Some(of)) if of == year && kindred != Kindred::Amount(Measure::PriorOutturn) => Ok(kindred),
            (_, Some(of)) => Err(Message::FiscalYearOff { year, fiscal_year: of }),
        }
    }

    fn item(&self, kindred: Kindred) -> Result<&'a str, Message> {
        let cell = self.required("item")?;
        let text = label::normalise(&cell.text).text.to_ascii_lowercase();
        let named = self.cell("label").is_some();
        let code = match text.as_str() {
            "项目支出" if kindred == Kindred::Amount(Measure::Stated) => Some("expenditure.project"),
            "专项资金" | "project.special" if named => Some("project.special.line"),
            "其他" => Some("other"),
            "在职人数" | "实际在职人数" => Some("staffing.in_post"),
            _ => OTHER_ITEMS
                .iter()
                .find(|(code, label, _)| *code == text || *label == text)
                .map(|(code, ..)| *code)
                .or_else(|| {
                    let named = Item::all().iter().find(|item| item.code == text || item.label == text);
                    named.map(|item| item.code.as_str())
                }),
        };
        code.ok_or_else(|| {
            let items = Item::all().iter().flat_map(|item| [item.code.as_str(), item.label.as_str()]);
            let words = items.chain(OTHER_ITEMS.iter().flat_map(|(code, label, _)| [*code, *label]));
            Message::UnknownItem { item: cell.text.trim().to_string(), near: offer(&text, words) }
        })
    }

    fn value(&self, kindred: Kindred, number: Number, amount: &Cell, given: Given<'_>) -> Result<Value, Message> {
        let out_of_range = || Message::AmountOutOfRange { text: amount.text.trim().to_string() };
        let not_a_number = || Message::AmountNotANumber { text: amount.text.trim().to_string() };
        match kindred {
            Kindred::Amount(_) => {
                let unit = self.unit(number.unit, given)?;
                let (money, exact) = Money::from_decimal(number.value, unit).map_err(|_| out_of_range())?;
                Ok(Value { stored: money.fen(), exact, step_fen: Some(unit.step(number.decimals)) })
            }
            Kindred::Headcount if !number.value.is_integer() || number.unit.is_some() => Err(not_a_number()),
            Kindred::Points(_) if number.unit.is_some() => Err(not_a_number()),
            Kindred::Headcount | Kindred::Points(_) => {
                let (stored, exact) = scaled(number.value, kindred.scale()).ok_or_else(out_of_range)?;
                let value = Value { stored, exact, step_fen: None };
                (stored.abs() < Money::LIMIT).then_some(value).ok_or_else(out_of_range)
            }
        }
    }

    /// The unit of an amount: its own, that of its row, that of its column, that which the user says, 万元.
    fn unit(&self, of_number: Option<Unit>, given: Given<'_>) -> Result<Unit, Message> {
        let own = self.cell("unit").map(|cell| {
            let word = compact(&cell.text);
            Unit::of_word(&word).ok_or(Message::UnknownUnit { unit: word })
        });
        let stated = of_number.or(own.transpose()?).or(self.columns.unit);
        match (given.unit, stated) {
            (Some(given), Some(stated)) if given != stated => {
                let word = |unit: Unit| unit.word().to_string();
                Err(Message::UnitAgainstDocument { given: word(given), stated: word(stated) })
            }
            (given, stated) => Ok(stated.or(given).unwrap_or(Unit::Wan)),
        }
    }

    /// The texts that name a row of a block with several rows.
    fn names(&self, section: Section, item: &str) -> Result<Vec<(&'static str, &'a Cell, String)>, Message> {
        let item_cell = self.required("item")?;
        Ok(match section {
            Section::BaseLine | Section::SelfLine => {
                let label = match (self.cell("label"), Item::of_code(item)) {
                    (None, Some(known)) if !known.measures.is_empty() => (item_cell, known.label.clone()),
                    _ => self.required("label").map(|cell| (cell, label::tidy_text(&cell.text)))?,
                };
                vec![("item", item_cell, item.to_string()), ("label", label.0, label.1)]
            }
            Section::SelfIndicator => {
                let name = self.required("label")?;
                let levels = ["level1", "level2"].into_iter().filter_map(|level| Some((level, self.cell(level)?)));
                levels
                    .chain([("level3", name)])
                    .map(|(field, cell)| (field, cell, label::tidy_text(&cell.text)))
                    .collect()
            }
            _ => Vec::new(),
        })
    }
}

fn year_of(cell: &Cell) -> Result<i32, Message> {
    let text = compact(&cell.text);
    let behind = text.get(4..).unwrap_or_default();
    label::leading_year(&text)
        .filter(|_| matches!(behind, "" | "年" | "年度"))
        .ok_or(Message::NotAYear { text: cell.text.trim().to_string() })
}

/// A year written in four digits and nothing else.
fn plain_year(text: &[u8]) -> Option<i32> {
    let text = std::str::from_utf8(text).ok().filter(|text| text.len() == 4)?;
    label::leading_year(text)
}

/// The place in the database of an item's measure; an amount that the forms have no cell for is a row of its own.
fn slot(item: &str, kindred: Kindred, named: bool) -> Result<(Section, String), Message> {
    let misfit = || Message::MeasureMisfit { item: item.to_string() };
    match (item, kindred) {
        ("staffing.authorised" | "staffing.in_post", Kindred::Headcount) => {
            Ok((Section::BaseStaffing, item["staffing.".len()..].to_string()))
        }
        ("indicator", Kindred::Points(field)) => Ok((Section::SelfIndicator, field.to_string())),
        ("total", Kindred::Points(field)) => Ok((Section::SelfFund, field.to_string())),
        (_, Kindred::Amount(measure)) => {
            let known = Item::of_code(item).ok_or_else(misfit)?;
            let of_base = matches!(measure, Measure::PriorOutturn | Measure::Budget | Measure::Outturn);
            let form = known.form.unwrap_or(if of_base { FormKind::Base } else { FormKind::SelfEvaluation });
            Ok(match (form, known.column(measure).filter(|_| !named)) {
                (FormKind::Base, Some(column)) => (Section::BaseSpending, column),
                (FormKind::SelfEvaluation, Some(column)) => (Section::SelfFund, column),
                (FormKind::Base, None) => (Section::BaseLine, measure.column().to_string()),
                (FormKind::SelfEvaluation, None) => (Section::SelfLine, measure.column().to_string()),
            })
        }
        _ => Err(misfit()),
    }
}

/// Statements under way.
#[derive(Default)]
struct Table {
    statements: Vec<Statement>,
    of_report: HashMap<(String, i32, FormKind), usize>,
    positions: HashMap<(usize, Section, Vec<String>), u32>,
    counts: HashMap<(usize, Section), u32>,
    taken: HashMap<(usize, Section, u32, String), u32>,
    named: HashSet<(usize, Section, u32)>,
}

impl Table {
    fn add(&mut self, figure: Figure<'_>) -> Result<(), Message> {
        let Figure { department, year, meaning, value, amount } = figure;
        let section = meaning.section;
        let key = (department.name.clone(), year, section.form());
        let new = self.statements.len();
        let at = *self.of_report.entry(key).or_insert(new);
        let position = self.position(at, &meaning);
        let slot = (at, section, position, meaning.field.clone());
        if let Some(line) = self.taken.insert(slot, amount.place.line()) {
            return Err(Message::FigureTwice { line });
        }
        if at == new {
            self.statements.push(Statement {
                form: section.form(),
                department,
                department_from: Origin::Form,
                year,
                year_from: Origin::Form,
                entries: Vec::new(),
                partial: Vec::new(),
                contacts: Vec::new(),
            });
        }
        let entry = |field: &str, value, cell: &Cell, step_fen, note| Entry {
            section,
            position,
            field: field.to_string(),
            value,
            step_fen,
            place: cell.place.clone(),
            raw: cell.text.trim().to_string(),
            note,
        };
        let entries = &mut self.statements[at].entries;
        if self.named.insert((at, section, position)) {
            for (field, cell, text) in &meaning.names {
                entries.push(entry(field, Stored::Text(text.clone()), cell, None, None));
            }
        }
        let note = (!value.exact).then_some(Note::Rounded);
        entries.push(entry(&meaning.field, Stored::Integer(value.stored), amount, value.step_fen, note));
        Ok(())
    }

    /// Rows of one name are one row, unless the column 序号 tells them apart.
    fn position(&mut self, at: usize, meaning: &Meaning<'_>) -> u32 {
        if !meaning.section.has_rows() {
            return 0;
        }
        let names = meaning.names.iter().map(|(_, _, text)| text.clone());
        let key = (at, meaning.section, names.chain([meaning.position.clone()]).collect());
        *self.positions.entry(key).or_insert_with(|| {
            let count = self.counts.entry((at, meaning.section)).or_default();
            *count += 1;
            *count
        })
    }
}

/*!
汇总表 as a workbook: a sheet a year, a row a department, three rows of labels of which upper ones spread over the columns
below them, sums in the last row.

Rows go to the file as they come, so that a year of a nation needs the memory of one row. A cell bears the number of the
shortest decimal that is the figure; sums are formulas, beside the exact sum that was added up here.
*/

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError};

use crate::model::money::{TEN_THOUSAND, plain};

/// A column of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Label of the highest row, which spreads over the columns beside it that bear the same.
    pub group: String,
    /// Label below it.
    pub item: Option<String>,
    /// Label below that.
    pub measure: Option<String>,
    /// What stands in it.
    pub unit: Unit,
}

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Fen, shown in 万元.
    Money,
    /// Heads.
    Heads,
    /// Ten-thousandths of a point, which do not add up over departments.
    Points,
}

/// Whose a row is.
#[derive(Debug, Clone, Copy)]
pub struct Whose<'a> {
    /// The department.
    pub department: &'a str,
    /// Its code.
    pub code: &'a str,
    /// Its region.
    pub region: &'a str,
}

/// What stands above the columns that say whose a row is, and how wide they are.
const WHOSE: [(&str, f64); 4] = [("序号", 6.0), ("单位名称", 30.0), ("部门编码", 11.0), ("地区", 16.0)];

/// The label of the last row.
const TOTAL: &str = "合计";

/// Rows above the figures: title, unit, and three of labels.
const HEAD: u32 = 5;

/// A workbook under way.
pub struct Book {
    workbook: Workbook,
    looks: Looks,
    columns: Vec<Figures>,
    sheet: Option<Sheet>,
    sheets: usize,
}

/// The sheet under way.
struct Sheet {
    rows: u32,
    sums: Vec<Option<i128>>,
}

struct Looks {
    title: Format,
    unit: Format,
    head: Format,
    text: Format,
    count: Format,
    number: [Format; 3],
    total: Format,
    sum: [Format; 3],
}

impl Book {
    /// Starts a workbook with these columns of figures.
    pub fn new(columns: Vec<Figures>, title: &str, comment: &str) -> Book {
        let mut workbook = Workbook::new();
        workbook.set_properties(&DocProperties::new().set_title(title).set_comment(comment));
        Book { workbook, looks: looks(), columns, sheet: None, sheets: 0 }
    }

    /// Starts the next sheet.
    pub fn sheet(&mut self, name: &str, title: &str, unit: &str) -> io::Result<()> {
        self.end_sheet()?;
        self.workbook.add_worksheet_with_constant_memory().map_err(wrong)?;
        self.sheets += 1;
        self.sheet = Some(Sheet { rows: 0, sums: vec![None; self.columns.len()] });
        let (columns, looks) = (&self.columns, &self.looks);
        let sheet = self.workbook.worksheet_from_index(self.sheets - 1).map_err(wrong)?;
        set_up(sheet, name, columns).and_then(|()| head(sheet, title, unit, columns, looks)).map_err(wrong)
    }

    /// Writes a department's row: a value a column, as stored.
    pub fn row(&mut self, whose: Whose<'_>, values: &[Option<i64>]) -> io::Result<()> {
        let Some(state) = &mut self.sheet else { return Err(io::Error::other("a row stands on a sheet")) };
        let sheet = self.workbook.worksheet_from_index(self.sheets - 1).map_err(wrong)?;
        let (row, looks) = (HEAD + state.rows, &self.looks);
        state.rows += 1;
        sheet.write_number_with_format(row, 0, state.rows, &looks.count).map_err(wrong)?;
        for (at, text) in (1..).zip([whose.department, whose.code, whose.region]) {
            sheet.write_string_with_format(row, at, text, &looks.text).map_err(wrong)?;
        }
        for (at, (column, value)) in self.columns.iter().zip(values).enumerate() {
            let (place, look) = (place(at), &looks.number[column.unit as usize]);
            match value {
                None => sheet.write_blank(row, place, look).map_err(wrong)?,
                Some(value) => {
                    let sum = &mut state.sums[at];
                    *sum = Some(sum.unwrap_or(0) + i128::from(*value));
                    sheet.write_number_with_format(row, place, number(*value, column.unit), look).map_err(wrong)?
                }
            };
        }
        Ok(())
    }

    /// Writes the workbook.
    pub fn save(mut self, out: impl Write + Send) -> io::Result<()> {
        self.end_sheet()?;
        self.workbook.save_to_writer(out).map_err(wrong)
    }

    /// The row of sums.
    fn end_sheet(&mut self) -> io::Result<()> {
        let Some(state) = self.sheet.take().filter(|state| state.rows > 0) else { return Ok(()) };
        let sheet = self.workbook.worksheet_from_index(self.sheets - 1).map_err(wrong)?;
        let (row, looks) = (HEAD + state.rows, &self.looks);
        for at in 0..WHOSE.len() as u16 {
            let text = if at == 1 { TOTAL } else { "" };
            sheet.write_string_with_format(row, at, text, &looks.total).map_err(wrong)?;
        }
        for (at, (column, sum)) in self.columns.iter().zip(&state.sums).enumerate() {
            let (place, look) = (place(at), &looks.sum[column.unit as usize]);
            match sum.filter(|_| column.unit != Unit::Points) {
                None => sheet.write_blank(row, place, look).map_err(wrong)?,
                Some(sum) => {
                    let letters = rust_xlsxwriter::utility::column_number_to_name(place);
                    let formula = format!("=SUM({letters}{}:{letters}{row})", HEAD + 1);
                    let formula = Formula::new(formula).set_result(decimal(sum, column.unit));
                    sheet.write_formula_with_format(row, place, formula, look).map_err(wrong)?
                }
            };
        }
        Ok(())
    }
}

/// The sheet's column of a column of figures.
fn place(at: usize) -> u16 {
    (WHOSE.len() + at) as u16
}

/// The number of a cell. A spreadsheet has no other numbers than these; what it shows is the shortest decimal, which is
/// the figure, up to the fifteen digits that spreadsheets keep.
fn number(value: i64, unit: Unit) -> f64 {
    let text = match unit {
        Unit::Money => plain(value, 1_000_000),
        Unit::Heads => value.to_string(),
        Unit::Points => plain(value, TEN_THOUSAND),
    };
    text.parse().unwrap_or(f64::NAN)
}

/// A sum as a decimal; fen may not fit in where a figure's do.
fn decimal(sum: i128, unit: Unit) -> String {
    if unit == Unit::Heads {
        return sum.to_string();
    }
    let (sign, whole, part) = (if sum < 0 { "-" } else { "" }, sum.abs() / 1_000_000, sum.abs() % 1_000_000);
    let text = format!("{sign}{whole}.{part:06}");
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

fn set_up(sheet: &mut Worksheet, name: &str, columns: &[Figures]) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    sheet.set_column_range_width(place(0), place(columns.len().saturating_sub(1)), WIDTH)?;
    for (at, (_, width)) in (0..).zip(WHOSE) {
        sheet.set_column_width(at, width)?;
    }
    sheet.set_row_height(0, 30)?;
    sheet.set_row_height(3, 30)?;
    // Number and name stay in sight, and on every printed page.
    sheet.set_freeze_panes(HEAD, 2)?;
    sheet.set_landscape().set_paper_size(A3).set_print_scale(70).set_footer("&C&P / &N");
    sheet.set_repeat_rows(0, HEAD - 1)?.set_repeat_columns(0, 1)?;
    let breaks: Vec<u32> = page_breaks(columns).into_iter().map(u32::from).collect();
    sheet.set_vertical_page_breaks(&breaks)?;
    Ok(())
}

/// Width of a column of figures, in characters.
const WIDTH: f64 = 12.0;

/// Columns of figures that fit on a page, on the first and on those behind it, where code and region are not repeated.
const ON_A_PAGE: [usize; 2] = [11, 13];

/// Where pages end, so that the columns of an item stay together.
fn page_breaks(columns: &[Figures]) -> Vec<u16> {
    let (mut breaks, mut begin) = (Vec::new(), 0);
    for run in columns.chunk_by(|one, other| (&one.group, &one.item) == (&other.group, &other.item)).scan(0, counted) {
        let (from, run) = run;
        let most = ON_A_PAGE[usize::from(!breaks.is_empty())];
        if from > begin && from + run.len() - begin > most {
            breaks.push(place(from));
            begin = from;
        }
    }
    breaks
}

/// ISO 216 A3 among the paper sizes of ECMA-376 part 1, 18.3.1.63.
const A3: u8 = 8;

/// Title, unit and labels. A label spreads to the right over columns that share it, and downwards where no label follows.
fn head(sheet: &mut Worksheet, title: &str, unit: &str, columns: &[Figures], looks: &Looks) -> Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, title, &looks.title)?;
    sheet.write_string_with_format(1, 0, unit, &looks.unit)?;
    let mut spread = |row: u32, from: u16, to: u16, down: u32, text: &str| -> Result<(), XlsxError> {
        if (from, down) == (to, 0) {
            sheet.write_string_with_format(row, from, text, &looks.head)?;
        } else {
            sheet.merge_range(row, from, row + down, to, text, &looks.head)?;
        }
        Ok(())
    };
    for (at, (label, _)) in (0..).zip(WHOSE) {
        spread(2, at, at, 2, label)?;
    }
    // On each page its own, so that none is cut in two.
    let breaks = page_breaks(columns);
    for (from, run) in columns.chunk_by(|one, other| one.group == other.group).scan(0, counted) {
        let down = u32::from(run[0].item.is_none()) + u32::from(run[0].item.is_none() && run[0].measure.is_none());
        let (first, end) = (place(from), place(from + run.len()));
        let mut begin = first;
        for next in breaks.iter().copied().filter(|at| (first + 1..end).contains(at)).chain([end]) {
            spread(2, begin, next - 1, down, &run[0].group)?;
            begin = next;
        }
    }
    let items = columns.chunk_by(|one, other| (&one.group, &one.item) == (&other.group, &other.item));
    for (from, run) in items.scan(0, counted) {
        if let Some(item) = &run[0].item {
            let down = u32::from(run[0].measure.is_none());
            spread(3, place(from), place(from + run.len() - 1), down, item)?;
        }
    }
    for (at, column) in columns.iter().enumerate() {
        if let Some(measure) = &column.measure {
            spread(4, place(at), place(at), 0, measure)?;
        }
    }
    Ok(())
}

/// A run of columns with the index of its first.
fn counted<'c>(next: &mut usize, run: &'c [Figures]) -> Option<(usize, &'c [Figures])> {
    let from = *next;
    *next += run.len();
    Some((from, run))
}

fn looks() -> Looks {
    let plain = Format::new().set_font_name("宋体").set_font_size(10);
    let cell = plain.clone().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
    // Two decimals are what officials read; a cell has all that there are.
    let numbers = |base: &Format| {
        ["#,##0.00", "0", "0.00"].map(|shown| base.clone().set_num_format(shown).set_align(FormatAlign::Right))
    };
    let total = cell.clone().set_bold().set_background_color(0xF2_F2_F2);
    Looks {
        title: plain.clone().set_bold().set_font_size(16),
        unit: plain.clone(),
        head: cell.clone().set_bold().set_text_wrap().set_align(FormatAlign::Center).set_background_color(0xE7_E6_E6),
        number: numbers(&cell),
        sum: numbers(&total),
        count: cell.clone().set_align(FormatAlign::Center),
        text: cell,
        total,
    }
}

fn wrong(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_sums_are_exact() {
        assert_eq!(number(59_170_000, Unit::Money), 59.17);
        assert_eq!(number(1, Unit::Money).to_string(), "0.000001");
        assert_eq!(number(95_600, Unit::Points), 9.56);
        let limit = i128::from(crate::model::Money::LIMIT) * 1_000_000;
        assert_eq!(decimal(limit - 1, Unit::Money), "9999999999999999.999999");
        assert_eq!(decimal(-50_000, Unit::Money), "-0.05");
        assert_eq!((decimal(7, Unit::Heads), decimal(0, Unit::Money)), ("7".to_string(), "0".to_string()));
    }

    #[test]
    fn pages_end_between_items() {
        let figures = |item: &str| Figures {
            group: "三公经费".to_string(),
            item: Some(item.to_string()),
            measure: None,
            unit: Unit::Money,
        };
        let columns: Vec<Figures> = (0..30).map(|at| figures(&format!("{}", at / 3))).collect();
        assert_eq!(page_breaks(&columns), [4 + 9, 4 + 9 + 12]);
    }

    #[test]
    fn a_row_without_a_sheet_is_an_error_and_no_panic() {
        let mut book = Book::new(Vec::new(), "", "");
        assert!(book.row(Whose { department: "甲局", code: "", region: "" }, &[]).is_err());
    }
}

/*!
A sheet with a result: title, parameters, head, rows, and below them what a reader should know.

The first rows are kept, since they decide how the head stands and how many decimals amounts have. A result that ends
among them is written as a whole; of a longer one each row is written and forgotten.
*/

use std::io;

use rust_xlsxwriter::{IgnoreError, Workbook, Worksheet};
use unicode_width::UnicodeWidthStr;

use super::chart::Plot;
use super::page::{self, A4};
use super::style::{self, Styles};
use super::{Look, fault};
use crate::model::{Lang, Message};
use crate::query::{Column, Value};
use crate::render::Subject;
use crate::render::shown::{Head, View, decimals, printable};

/// Rows that are kept before the first is written.
const KEPT: usize = 1000;

/// Rows that a sheet takes, with room for title, head and notes.
pub const ROWS: u32 = 1_048_000;

/// Characters that a cell takes.
const LONGEST: usize = 32_767;

/// Widths of columns, in digits; a Chinese character is two.
const NARROWEST: usize = 6;
const WIDEST: usize = 48;
const WIDEST_NUMBER: usize = 120;
/// A title wraps before it makes its column wider than this.
const WIDEST_HEAD: usize = 20;
/// Beside the text: a margin, and in the head the button of the filter.
const MARGIN: usize = 3;
const BUTTON: usize = 3;

/// A sheet wider than this is printed on its side; with a chart below its rows it wants a longer page.
const UPRIGHT: usize = 125;
const UPRIGHT_WITH_CHART: usize = 150;

/// Rows below which a chart is found without looking for it.
const IN_SIGHT: u32 = 40;

/// A sheet that rows go to.
pub struct Leaf {
    pub name: String,
    pub subject: Subject,
    pub view: View,
    pub notes: Vec<String>,
    /// How many rows came.
    pub rows: u32,
    lang: Lang,
    kept: Vec<Vec<Value>>,
    begun: Option<Begun>,
}

/// What is known once the first rows are.
struct Begun {
    /// Number of the sheet in the workbook.
    index: usize,
    /// The row of the head.
    head: u32,
    /// The columns that are shown.
    visible: Vec<usize>,
    /// Decimals of the amounts of each column that is shown.
    decimals: Vec<usize>,
    /// The widest cell of each.
    widths: Vec<usize>,
    heads: Vec<Head>,
    chart: Option<Plot>,
}

impl Leaf {
    pub fn new(name: String, subject: Subject, columns: &[Column], lang: Lang) -> Leaf {
        Leaf {
            name,
            subject,
            view: View::of(columns, lang),
            notes: Vec::new(),
            rows: 0,
            lang,
            kept: Vec::new(),
            begun: None,
        }
    }

    /// Takes a row.
    pub fn row(
        &mut self,
        values: &[Value],
        workbook: &mut Workbook,
        styles: &Styles,
        look: &Look<'_>,
    ) -> io::Result<()> {
        self.rows += 1;
        if self.begun.is_none() && self.kept.len() < KEPT {
            self.kept.push(values.to_vec());
            return Ok(());
        }
        if self.begun.is_none() {
            self.begin(workbook, styles, look, false)?;
        }
        let Some(begun) = &mut self.begun else { return Ok(()) };
        let sheet = workbook.worksheet_from_index(begun.index).map_err(fault)?;
        let row = begun.head + self.rows;
        begun.write(sheet, row, values, &self.view, styles, look)
    }

    /// Writes what stands above the rows, and the rows that were kept.
    fn begin(&mut self, workbook: &mut Workbook, styles: &Styles, look: &Look<'_>, is_whole: bool) -> io::Result<()> {
        let sheet = match is_whole {
            true => workbook.add_worksheet(),
            false => workbook.add_worksheet_with_low_memory().map_err(fault)?,
        };
        sheet.set_name(&self.name).map_err(fault)?;
        let view = &self.view;
        let values = |index: usize| self.kept.iter().map(move |row| &row[index]);
        let head = |index: &usize| view.head(*index, values(*index), self.lang);
        let chart = self.subject.chart.as_ref().and_then(|chart| Plot::of(chart, view, &self.kept, look));
        let mut begun = Begun {
            index: 0,
            head: 0,
            heads: view.visible.iter().map(head).collect(),
            decimals: view.visible.iter().map(|at| decimals(view.columns[*at].kind, values(*at))).collect(),
            widths: vec![NARROWEST; view.visible.len()],
            visible: view.visible.clone(),
            chart: chart.filter(|chart| is_whole || !chart.is_of_all_rows()),
        };
        if let Some(title) = &self.subject.title {
            let title = printable(self.lang.pick(title));
            sheet.write_string_with_format(begun.head, 0, fitting(&title), &styles.title).map_err(fault)?;
            sheet.set_row_height(begun.head, 24).map_err(fault)?;
            begun.head += 1;
        }
        if !self.subject.parameters.is_empty() {
            let said = |(title, value): &(String, String)| {
                format!("{}{}{value}", self.lang.pick(title), self.lang.pick("： | : "))
            };
            let parameters: Vec<String> = self.subject.parameters.iter().map(said).collect();
            let line = printable(&parameters.join(self.lang.pick("； | ; ")));
            sheet.write_string(begun.head, 0, fitting(&line)).map_err(fault)?;
            begun.head += 1;
        }
        let mut lines = 1;
        for (order, head) in begun.heads.iter().enumerate() {
            let text = head.whole();
            lines = lines.max(text.width().div_ceil(WIDEST_HEAD));
            sheet.write_string_with_format(begun.head, order as u16, fitting(&text), &styles.head).map_err(fault)?;
        }
        sheet.set_row_height(begun.head, lines as f64 * 16.0 + 4.0).map_err(fault)?;
        for (order, row) in std::mem::take(&mut self.kept).iter().enumerate() {
            begun.write(sheet, begun.head + 1 + order as u32, row, view, styles, look)?;
        }
        begun.index = workbook.worksheets().len() - 1;
        self.begun = Some(begun);
        Ok(())
    }

    /// Writes what stands below the rows, and what is known only now.
    pub fn close(mut self, workbook: &mut Workbook, styles: &Styles, look: &Look<'_>) -> io::Result<()> {
        if self.begun.is_none() {
            self.begin(workbook, styles, look, true)?;
        }
        let Some(begun) = &self.begun else { return Ok(()) };
        let sheet = workbook.worksheet_from_index(begun.index).map_err(fault)?;
        let last = begun.head + self.rows;
        let mut row = last + 1;
        if self.rows == 0 {
            self.notes.insert(0, Message::NoRows {}.text(self.lang));
        }
        for note in &self.notes {
            row += u32::from(row == last + 1);
            sheet.write_string(row, 0, fitting(note)).map_err(fault)?;
            row += 1;
        }
        let mut widths = begun.widths();
        let right = (widths.len().max(1) - 1) as u16;
        let is_out_of_sight = self.rows > IN_SIGHT && begun.chart.as_ref().is_some_and(|chart| !chart.is_table());
        if let (Some(chart), Some(first), false) = (&begun.chart, widths.first_mut(), is_out_of_sight) {
            *first = (*first).max(chart.names_width().min(WIDEST) + MARGIN);
        }
        for (width, column) in widths.iter().zip(0..) {
            sheet.set_column_width(column, *width as f64).map_err(fault)?;
        }
        if let Some(chart) = &begun.chart {
            let at = if is_out_of_sight { (begun.head, right + 2) } else { (row + 1, 0) };
            let title = self.subject.title.as_deref().map_or("", |title| self.lang.pick(title));
            chart.draw(sheet, &begun.heads, begun.head + 1, at, title, styles)?;
            // A chart beside long rows would make them small on paper.
            if is_out_of_sight {
                sheet.set_print_area(0, 0, row, right).map_err(fault)?;
            }
        }
        sheet.autofilter(begun.head, 0, last, right).map_err(fault)?;
        sheet.set_freeze_panes(begun.head + 1, 0).map_err(fault)?;
        // Codes and numbers of documents are texts and meant to be.
        sheet.ignore_error_range(begun.head, 0, last, right, IgnoreError::NumberStoredAsText).map_err(fault)?;
        sheet.set_repeat_rows(begun.head, begun.head).map_err(fault)?;
        sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
        let upright = if begun.chart.is_some() && !is_out_of_sight { UPRIGHT_WITH_CHART } else { UPRIGHT };
        if widths.iter().sum::<usize>() > upright {
            sheet.set_landscape();
        }
        Ok(())
    }
}

impl Begun {
    /// Writes a row.
    fn write(
        &mut self,
        sheet: &mut Worksheet,
        row: u32,
        values: &[Value],
        view: &View,
        styles: &Styles,
        look: &Look<'_>,
    ) -> io::Result<()> {
        let mut lines = 1;
        for (order, index) in self.visible.iter().enumerate() {
            let (column, kind) = (order as u16, view.columns[*index].kind);
            let value = view.value(values, *index, look);
            let width = match (style::exact(&value), &value) {
                (Some(number), _) => {
                    let decimals = self.decimals[order].max(decimals(kind, std::iter::once(&value)));
                    let format = styles.number(kind, &value, decimals);
                    sheet.write_number_with_format(row, column, number, format).map_err(fault)?;
                    style::number_width(kind, number, decimals)
                }
                (None, Value::Null) => {
                    sheet.write_blank(row, column, styles.number(kind, &value, 2)).map_err(fault)?;
                    0
                }
                (None, value) => {
                    let text = fitting(&crate::render::plain::plain(value));
                    let width = text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
                    let format = styles.text(&text);
                    lines = lines.max(page::lines(&text, WIDEST));
                    sheet.write_string_with_format(row, column, text, format).map_err(fault)?;
                    width
                }
            };
            self.widths[order] = self.widths[order].max(width);
        }
        // A row does not grow with its text in every program that opens it.
        if lines > 1 {
            sheet.set_row_height(row, page::height(lines)).map_err(fault)?;
        }
        Ok(())
    }

    /// The widths of the columns: as wide as their cells, where texts wrap and titles do.
    fn widths(&self) -> Vec<usize> {
        let of = |(head, cell): (&Head, &usize)| {
            let title = (head.title.width() + head.unit.width()).min(WIDEST_HEAD) + BUTTON;
            let most = if head.is_number { WIDEST_NUMBER } else { WIDEST };
            ((*cell).min(most) + MARGIN).max(title)
        };
        self.heads.iter().zip(&self.widths).map(of).collect()
    }
}

/// A text as long as a cell takes it.
pub fn fitting(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        None => text.to_string(),
        Some(_) => text.chars().take(LONGEST - 1).chain(['…']).collect(),
    }
}

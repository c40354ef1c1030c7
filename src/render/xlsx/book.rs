//! A workbook of several sheets.

use std::io::{self, Seek, Write};

use rust_xlsxwriter::{DocProperties, Workbook};

use super::leaf::{Leaf, ROWS};
use super::name::Names;
use super::page::{self, Line};
use super::style::{self, Styles};
use super::{Look, fault};
use crate::model::{Lang, Message};
use crate::query::{Column, Value};
use crate::render::Subject;

/// A sheet with a result that is there already.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// What the sheet is called, `中文 | English`; cut and numbered as Excel wants it.
    pub name: &'a str,
    /// What its rows are the answer to: the title above them, the parameters below that, the chart.
    pub subject: &'a Subject,
    /// Its columns.
    pub columns: &'a [Column],
    /// Its rows, one value a column.
    pub rows: &'a [Vec<Value>],
    /// Lines that a reader should know, below the rows and among the notes.
    pub notes: &'a [String],
}

/// Height of a row, room for a Chinese font included.
pub const ROW_PIXELS: u32 = 24;

/// A workbook that is being written.
pub struct Book<'a> {
    workbook: Workbook,
    look: Look<'a>,
    styles: Styles,
    names: Names,
    /// The sheet that rows go to.
    leaf: Option<Leaf>,
    /// What the sheets are, for the page of notes: name, subject, notes.
    told: Vec<(String, Subject, Vec<String>)>,
}

impl<'a> Book<'a> {
    /// An empty workbook for a reader; the subject of `look` is that of the whole.
    pub fn new(look: Look<'a>) -> io::Result<Book<'a>> {
        let mut workbook = Workbook::new();
        workbook.set_default_format(&style::plain(look.lang), ROW_PIXELS, 64).map_err(fault)?;
        let title = look.subject.title.as_deref().map_or("", |title| look.lang.pick(title));
        let name = look.subject.name.as_deref().unwrap_or_default();
        workbook.set_properties(&DocProperties::new().set_title(title).set_subject(name).set_author("fiscus"));
        let styles = Styles::of(look.lang);
        Ok(Book { workbook, look, styles, names: Names::default(), leaf: None, told: Vec::new() })
    }

    /// Adds a sheet with a result.
    pub fn sheet(&mut self, sheet: &Sheet<'_>) -> io::Result<()> {
        self.begin(sheet.name, sheet.subject, sheet.columns)?;
        sheet.rows.iter().try_for_each(|row| self.row(row))?;
        self.end(false)?;
        sheet.notes.iter().for_each(|note| self.note(note));
        Ok(())
    }

    /// Adds a sheet of text.
    pub fn page(&mut self, name: &str, lines: &[Line]) -> io::Result<()> {
        self.close()?;
        let name = self.names.fresh(self.look.lang.pick(name));
        let sheet = self.workbook.add_worksheet();
        sheet.set_name(name).map_err(fault)?;
        page::write(sheet, &self.styles, lines)
    }

    /// Begins a sheet with a result.
    pub fn begin(&mut self, name: &str, subject: &Subject, columns: &[Column]) -> io::Result<()> {
        self.close()?;
        let name = self.names.fresh(self.look.lang.pick(name));
        self.leaf = Some(Leaf::new(name, subject.clone(), columns, self.look.lang));
        Ok(())
    }

    /// The next row of the sheet that was begun. What is more than a sheet holds goes on in another.
    pub fn row(&mut self, values: &[Value]) -> io::Result<()> {
        if let Some(leaf) = self.leaf.as_ref().filter(|leaf| leaf.rows >= ROWS) {
            let (name, subject, columns) = (leaf.name.clone(), leaf.subject.clone(), leaf.view.columns.clone());
            self.begin(&name, &subject, &columns)?;
        }
        match &mut self.leaf {
            Some(leaf) => leaf.row(values, &mut self.workbook, &self.styles, &self.look),
            None => Ok(()),
        }
    }

    /// Ends the rows of a sheet; `more` where others follow that are not in it.
    pub fn end(&mut self, more: bool) -> io::Result<()> {
        if let Some(leaf) = self.leaf.as_mut().filter(|_| more) {
            let note = Message::MoreRows { shown: leaf.rows as usize }.text(self.look.lang);
            leaf.notes.push(note);
        }
        Ok(())
    }

    /// Says something of the sheet that was ended last.
    pub fn note(&mut self, text: &str) {
        if let Some(leaf) = &mut self.leaf {
            leaf.notes.push(text.to_string());
        }
    }

    /// Adds the page that says what the sheets are: their queries, parameters, data and caveats.
    pub fn notes(&mut self) -> io::Result<()> {
        self.close()?;
        let lang = self.look.lang;
        let mut lines = vec![Line::Title(lang.pick("说明 | notes").to_string())];
        for (name, subject, notes) in &self.told {
            lines.push(Line::Heading(
                subject.title.as_deref().map_or(name.as_str(), |title| lang.pick(title)).to_string(),
            ));
            lines.extend(told(name, subject, notes, lang));
        }
        let mut data: Vec<&(String, String)> = Vec::new();
        for pair in self.told.iter().flat_map(|(_, subject, _)| &subject.data) {
            if !data.contains(&pair) {
                data.push(pair);
            }
        }
        lines.push(Line::Heading(lang.pick("数据 | data").to_string()));
        lines.extend(data.iter().map(|(title, value)| Line::Pair(lang.pick(title).to_string(), value.clone())));
        let program = concat!("fiscus ", env!("CARGO_PKG_VERSION")).to_string();
        lines.push(Line::Pair(lang.pick("生成程序 | made by").to_string(), program));
        self.page("说明 | notes", &lines)
    }

    /// Writes the workbook.
    pub fn save(mut self, out: &mut dyn Write) -> io::Result<()> {
        self.close()?;
        // The library wants a writer that may go to another thread.
        let mut file = tempfile::tempfile()?;
        self.workbook.save_to_writer(&mut file).map_err(fault)?;
        file.rewind()?;
        io::copy(&mut file, out)?;
        out.flush()
    }

    /// Ends the sheet that rows go to.
    fn close(&mut self) -> io::Result<()> {
        let Some(leaf) = self.leaf.take() else { return Ok(()) };
        let told = (leaf.name.clone(), leaf.subject.clone(), leaf.notes.clone());
        leaf.close(&mut self.workbook, &self.styles, &self.look)?;
        self.told.push(told);
        Ok(())
    }
}

/// What the notes say of a sheet.
fn told(sheet: &str, subject: &Subject, notes: &[String], lang: Lang) -> Vec<Line> {
    let pair = |title: &str, text: &str| Line::Pair(lang.pick(title).to_string(), text.to_string());
    let mut lines = vec![pair("工作表 | sheet", sheet)];
    if let Some(name) = &subject.name {
        lines.push(pair("查询 | query", name));
    }
    if !subject.note(lang).is_empty() {
        lines.push(pair("算法 | how it is reckoned", subject.note(lang)));
    }
    lines.extend(subject.parameters.iter().map(|(title, value)| pair(title, value)));
    lines.extend(notes.iter().map(|note| pair("提示 | caveat", note)));
    lines
}

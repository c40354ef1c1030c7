/*!
Charts: what a head declares with `-- chart:`, as a picture of its own or in a page.

[`draw`] puts the title on top, hands the plot to the file of its kind and writes notes and the source below. Figures are
printed beside their marks, as the table prints them, so that nobody need read a number off an axis; only where lines are too
many for that has a chart one. A missing value has no mark and is no zero; on a line it is a gap.

One file a kind; `paper` is what they draw on, `figures` what they draw.
*/

use std::io::{self, Write};

use super::{Look, Output, Subject, code};
use crate::model::{Lang, Message};
use crate::query::{Chart, ChartKind, Column, Value};

mod bar;
mod dots;
mod figures;
mod heat;
mod line;
mod paper;
mod scale;
mod slope;
mod waterfall;

use figures::Figures;
use paper::{GREY, Paper, TEXT, Type, lines_of};

/// Pixels from the left to the right edge of a picture.
const WIDTH: f64 = 860.0;
/// Pixels of white at the edges.
const MARGIN: f64 = 24.0;

/// A result that is to be drawn.
pub struct Drawing<'a> {
    /// How.
    pub chart: &'a Chart,
    /// Its columns.
    pub columns: &'a [Column],
    /// Its rows.
    pub rows: &'a [Vec<Value>],
    /// What it is the answer to, and for whom.
    pub look: Look<'a>,
    /// What stands below it.
    pub notes: &'a [String],
}

/// The picture, as SVG. Rows without a figure have no mark; a line below says how many they are.
pub fn draw(drawing: &Drawing<'_>) -> String {
    let lang = drawing.look.lang;
    let mut figures = Figures::of(drawing);
    let mut paper = Paper::new();
    let title = drawing.look.subject.title.as_deref().map_or("", |title| lang.pick(title));
    let mut y = MARGIN + 12.0;
    for line in lines_of(title, 18.0, WIDTH - 2.0 * MARGIN).iter().filter(|line| !line.is_empty()) {
        paper.text((MARGIN, y), Type::of(18.0, TEXT).bold(), line);
        y += 24.0;
    }
    for line in lines_of(&subtitle(&figures, drawing), 12.0, WIDTH - 2.0 * MARGIN) {
        paper.text((MARGIN, y - 2.0), Type::of(12.0, GREY), &line);
        y += 17.0;
    }
    y += 10.0;
    y = match drawing.chart.kind {
        _ if figures.points.is_empty() => {
            paper.text((MARGIN, y + 20.0), Type::of(13.0, TEXT), &Message::NoRows {}.text(lang));
            y + 34.0
        }
        ChartKind::Bar => bar::plot(&mut paper, &mut figures, y),
        ChartKind::Slope => slope::plot(&mut paper, &mut figures, lang, y),
        ChartKind::Line => line::plot(&mut paper, &mut figures, lang, y),
        ChartKind::Dots => dots::plot(&mut paper, &mut figures, y),
        ChartKind::Heat => heat::plot(&mut paper, &mut figures, lang, y),
        ChartKind::Waterfall => waterfall::plot(&mut paper, &mut figures, lang, y),
    };
    y += 12.0;
    let left_out = figures.said(lang);
    let source = source(drawing.look.subject, lang);
    for note in left_out.iter().chain(drawing.notes).chain([&source]).filter(|note| !note.is_empty()) {
        for line in lines_of(note, 11.0, WIDTH - 2.0 * MARGIN) {
            paper.text((MARGIN, y + 11.0), Type::of(11.0, GREY), &line);
            y += 16.0;
        }
    }
    // A statement of the user's own has no title.
    let called = if title.is_empty() { &figures.heads.join(lang.pick("、 | , ")) } else { title };
    paper.picture(WIDTH, y + MARGIN, called, &figures.description(lang))
}

/// What the figures are and what was asked.
fn subtitle(figures: &Figures, drawing: &Drawing<'_>) -> String {
    let lang = drawing.look.lang;
    let mut parts = vec![figures.heads.join(lang.pick("、 | , "))];
    parts.extend(said(drawing.look.subject, lang));
    parts.join(" · ")
}

/// What was asked, `年度：2023`.
fn said(subject: &Subject, lang: Lang) -> impl Iterator<Item = String> {
    let mark = lang.pick("： | : ");
    subject.parameters.iter().map(move |(title, value)| format!("{}{mark}{}", lang.pick(title), code(value, lang)))
}

/// Where the picture comes from.
fn source(subject: &Subject, lang: Lang) -> String {
    let mut parts: Vec<String> = subject.name.iter().map(|name| format!("fiscus query {name}")).collect();
    parts.extend(subject.data.iter().map(|(title, value)| format!("{} {value}", lang.pick(title))));
    if parts.is_empty() {
        String::new()
    } else {
        Message::ChartSource { source: parts.join(lang.pick("， | , ")) }.text(lang)
    }
}

/// Starts a picture. Whether the rows can be drawn was looked at before.
pub fn open<'a>(out: &'a mut dyn Write, look: Look<'a>) -> Box<dyn Output + 'a> {
    Box::new(Picture { out, look, columns: Vec::new(), rows: Vec::new(), notes: Vec::new() })
}

struct Picture<'a> {
    out: &'a mut dyn Write,
    look: Look<'a>,
    columns: Vec<Column>,
    rows: Vec<Vec<Value>>,
    notes: Vec<String>,
}

impl Output for Picture<'_> {
    fn begin(&mut self, columns: &[Column]) -> io::Result<()> {
        self.columns = columns.to_vec();
        Ok(())
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        self.rows.push(values.to_vec());
        Ok(())
    }

    fn end(&mut self, _more: bool) -> io::Result<()> {
        Ok(())
    }

    fn note(&mut self, text: &str) -> io::Result<bool> {
        self.notes.push(text.to_string());
        Ok(true)
    }

    fn finish(&mut self) -> io::Result<()> {
        let Picture { look, columns, rows, notes, .. } = &*self;
        let Some(chart) = &look.subject.chart else { return Ok(()) };
        let picture = draw(&Drawing { chart, columns, rows, look: *look, notes });
        self.out.write_all(picture.as_bytes())?;
        self.out.flush()
    }
}

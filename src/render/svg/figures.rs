//! What a chart draws: names, the figures beside them as they are printed, and how long each is against the others.

use super::Drawing;
use crate::model::{Lang, Message};
use crate::query::{Kind, Value};
use crate::render::shown::{Scale, View, shown};

/// A row of the result with something to draw.
pub struct Point {
    /// What `x` says.
    pub name: String,
    /// What `series` says.
    pub series: String,
    /// The same as the database has it, for words that a chart goes by.
    pub series_word: String,
    /// Each of `y`: where its mark stands, and how it is printed.
    pub values: Vec<Option<(f64, String)>>,
}

impl Point {
    /// The first figure.
    pub fn value(&self) -> Option<&(f64, String)> {
        self.values.first()?.as_ref()
    }
}

/// All of it.
pub struct Figures {
    /// The rows, in their order.
    pub points: Vec<Point>,
    /// Titles of `y`, with their units.
    pub heads: Vec<String>,
    /// Rows without a figure.
    missing: usize,
    /// Rows for which there was no room.
    cut: usize,
    /// How to read it.
    key: Vec<String>,
}

impl Figures {
    /// Those of a drawing.
    pub fn of(drawing: &Drawing<'_>) -> Figures {
        let Drawing { chart, columns, rows, look, .. } = drawing;
        let table = shown(columns, rows, look);
        // Marks stand in the unit that is printed, as the numbers of an axis do.
        let scale = Scale::of(columns, rows);
        let units = |column: usize| match (scale, columns[column].kind) {
            (Scale::Yi, Kind::Money) => 10_000.0,
            _ => 1.0,
        };
        let view = View::of(columns, look.lang);
        let at = |name: &String| columns.iter().position(|column| column.name == *name);
        let printed = |row: usize, column: usize| {
            let order = view.visible.iter().position(|visible| *visible == column)?;
            table.rows[row][order].clone()
        };
        let (x, series) = (at(&chart.x), chart.series.as_ref().and_then(at));
        let y: Vec<usize> = chart.y.iter().filter_map(at).collect();
        let words =
            |row: usize, column: Option<usize>| column.and_then(|column| printed(row, column)).unwrap_or_default();
        let mut figures = Figures { points: Vec::new(), heads: Vec::new(), missing: 0, cut: 0, key: Vec::new() };
        for (number, row) in rows.iter().enumerate() {
            let place = |column: &usize| {
                let length = match &row[*column] {
                    Value::Integer(number) => *number as f64,
                    Value::Real(number) => *number,
                    Value::Null | Value::Text(_) => return None,
                };
                Some((length / units(*column), printed(number, *column)?))
            };
            let values: Vec<Option<(f64, String)>> = y.iter().map(place).collect();
            if values.iter().all(Option::is_none) {
                figures.missing += 1;
                continue;
            }
            let series_word = match series.map(|column| &row[column]) {
                Some(Value::Text(word)) => word.clone(),
                _ => String::new(),
            };
            figures.points.push(Point { name: words(number, x), series: words(number, series), series_word, values });
        }
        let head = |column: &usize| {
            let order = view.visible.iter().position(|visible| visible == column)?;
            let head = table.heads.get(order)?;
            Some(format!("{}{}", head.title, head.unit))
        };
        figures.heads = y.iter().filter_map(head).collect();
        figures
    }

    /// Keeps so many rows; how many were cut is said below the chart.
    pub fn keep(&mut self, most: usize) {
        self.cut += self.points.len().saturating_sub(most);
        self.points.truncate(most);
    }

    /// Leaves out rows that a kind of chart cannot draw.
    pub fn retain(&mut self, can: impl Fn(&Point) -> bool) {
        let before = self.points.len();
        self.points.retain(can);
        self.missing += before - self.points.len();
    }

    /// Rows of a chart for which it had no room.
    pub fn count_cut(&mut self, rows: usize) {
        self.cut += rows;
    }

    /// The least and the greatest of all figures, and zero.
    pub fn range(&self) -> (f64, f64) {
        let all = self.points.iter().flat_map(|point| point.values.iter().flatten()).map(|(length, _)| *length);
        range(all.chain([0.0]))
    }

    /// Says how to read the chart.
    pub fn explain(&mut self, key: String) {
        self.key.push(key);
    }

    /// How to read it, and what is not drawn.
    pub fn said(&self, lang: Lang) -> Vec<String> {
        let mut said = self.key.clone();
        if self.missing > 0 {
            said.push(Message::ChartMissing { rows: self.missing }.text(lang));
        }
        if self.cut > 0 {
            said.push(Message::ChartCut { rows: self.cut }.text(lang));
        }
        said
    }

    /// The figures in words, for those who cannot see the chart.
    pub fn description(&self, lang: Lang) -> String {
        const MOST: usize = 10;
        let one = |point: &Point| {
            let values: Vec<&str> =
                point.values.iter().map(|value| value.as_ref().map_or("-", |(_, printed)| printed)).collect();
            let series = if point.series.is_empty() { String::new() } else { format!("{} ", point.series) };
            format!("{series}{} {}", point.name, values.join(" / "))
        };
        let mut words: Vec<String> = self.points.iter().take(MOST).map(one).collect();
        if self.points.len() > MOST {
            words.push("…".to_string());
        }
        words.join(lang.pick("； | ; "))
    }
}

/// The least and the greatest, never the same.
pub fn range(lengths: impl Iterator<Item = f64>) -> (f64, f64) {
    let none = (f64::INFINITY, f64::NEG_INFINITY);
    let (least, most) = lengths.fold(none, |(least, most), length| (least.min(length), most.max(length)));
    if least < most { (least, most) } else { (least.min(0.0), most.max(least.min(0.0) + 1.0)) }
}

/*!
The chart that a query declares, drawn by the spreadsheet from the cells of the sheet.

Greys tell series apart, so that a print does; where they do not suffice, so do markers. Bars stand in the order of the
rows, the first on top. A chart whose numbers are no column of the rows (a waterfall, lines told apart by a column, a heat
table) brings a small table of its own below the rows.
*/

use std::io;

use rust_xlsxwriter::{
    Chart, ChartAxis, ChartAxisLabelPosition, ChartDataLabel, ChartDataLabelPosition, ChartFont, ChartFormat,
    ChartLegendPosition, ChartLine, ChartMarker, ChartMarkerType, ChartPoint, ChartSolidFill, ChartType, Color,
    ConditionalFormat3ColorScale, ObjectMovement, Worksheet,
};
use unicode_width::UnicodeWidthStr;

use super::fault;
use super::style::{self, Styles};
use crate::model::Lang;
use crate::query::{self, ChartKind, Kind, Value};
use crate::render::Look;
use crate::render::shown::{Head, View, unit};

/// Rows, lines and cells of a heat table that a reader can still tell apart.
const MOST_ROWS: usize = 30;
const MOST_LINES: usize = 6;
const MOST_CELLS: usize = 1200;

/// Greys from dark to light, as they alternate.
const GREYS: [u32; 6] = [0x0040_4040, 0x00A6_A6A6, 0x0073_7373, 0x00C8_C8C8, 0x0059_5959, 0x008C_8C8C];
const MARKERS: [ChartMarkerType; 6] = [
    ChartMarkerType::Circle,
    ChartMarkerType::Diamond,
    ChartMarkerType::Square,
    ChartMarkerType::Triangle,
    ChartMarkerType::X,
    ChartMarkerType::PlusSign,
];
const RISE: u32 = 0x00A6_A6A6;
const FALL: u32 = 0x0040_4040;
const TOTAL: u32 = 0x0073_7373;

/// Size in pixels.
const WIDTH: u32 = 720;
const HEIGHT: u32 = 340;
/// What one bar takes, and what stands around the bars.
const BAR: u32 = 20;
const AROUND: u32 = 120;
/// What a digit's width of a name that slants takes downwards.
const SLANTED: u32 = 4;

/// A chart of rows that are known.
pub struct Plot {
    kind: ChartKind,
    lang: Lang,
    /// Columns of the sheet: names, and numbers.
    x: u16,
    y: Vec<u16>,
    /// What the numbers are.
    number: Kind,
    /// Whether none of them is negative.
    is_from_zero: bool,
    /// How many rows, from the first, are drawn.
    rows: u32,
    /// Whether others are left out.
    is_cut: bool,
    /// The longest name, as wide as it is.
    longest: usize,
    /// Numbers that are no column of the rows.
    own: Option<Own>,
}

/// A small table that a chart brings.
struct Own {
    heads: Vec<String>,
    rows: Vec<(String, Vec<Option<f64>>)>,
}

impl Own {
    /// Writes the table with its caption at a row and column.
    fn write(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        caption: &str,
        kind: Kind,
        styles: &Styles,
    ) -> io::Result<()> {
        sheet.write_string_with_format(row, column, caption, &styles.heading).map_err(fault)?;
        for (text, column) in self.heads.iter().zip(column..) {
            sheet.write_string_with_format(row + 1, column, text, &styles.head).map_err(fault)?;
        }
        let format = styles.number(kind, &Value::Null, 2);
        for ((text, numbers), row) in self.rows.iter().zip(row + 2..) {
            sheet.write_string_with_format(row, column, text, styles.text(text)).map_err(fault)?;
            for (number, column) in numbers.iter().zip(column + 1..) {
                match number {
                    Some(number) => sheet.write_number_with_format(row, column, *number, format).map_err(fault)?,
                    None => sheet.write_blank(row, column, format).map_err(fault)?,
                };
            }
        }
        Ok(())
    }
}

impl Plot {
    /// The chart of rows, where there is enough to draw.
    pub fn of(chart: &query::Chart, view: &View, rows: &[Vec<Value>], look: &Look<'_>) -> Option<Plot> {
        let shown = |name: &str| view.visible.iter().position(|index| view.columns[*index].name == name);
        // The code of an item is not shown beside its label.
        let x = shown(&chart.x).or_else(|| shown("label"))?;
        let y = chart.y.iter().map(|name| shown(name)).collect::<Option<Vec<_>>>()?;
        let number = |row: &[Value], order: usize| style::exact(&row[view.visible[order]]);
        let text = |row: &[Value], order: usize| match view.value(row, view.visible[order], look) {
            Value::Null => String::new(),
            value => crate::render::plain::plain(&value),
        };
        let first = &rows[..rows.len().min(MOST_ROWS)];
        let has_number = |row: &Vec<Value>| y.iter().any(|order| number(row, *order).is_some());
        let is_positive =
            |row: &Vec<Value>| y.iter().all(|order| number(row, *order).is_none_or(|number| number >= 0.0));
        let own = match chart.kind {
            ChartKind::Waterfall => {
                Some(waterfall(first.iter().map(|row| (text(row, x), number(row, y[0]))), look.lang))
            }
            ChartKind::Heat | ChartKind::Line => {
                let series = chart.series.as_deref().map(|name| shown(name).ok_or(())).transpose().ok()?;
                let cells = |series: usize| rows.iter().map(move |row| (row, series));
                series.map(|series| {
                    let cells = cells(series).map(|(row, series)| (text(row, series), text(row, x), number(row, y[0])));
                    if chart.kind == ChartKind::Heat { table(cells) } else { lines(cells) }
                })
            }
            ChartKind::Bar | ChartKind::Slope | ChartKind::Dots => None,
        };
        let drawn = match &own {
            Some(own) => own.rows.len(),
            None => first.iter().rposition(has_number).map_or(0, |last| last + 1),
        };
        (drawn > 1).then(|| Plot {
            kind: chart.kind,
            lang: look.lang,
            x: x as u16,
            number: view.columns[view.visible[y[0]]].kind,
            y: y.iter().map(|order| *order as u16).collect(),
            is_from_zero: own.is_none() && first.iter().all(is_positive) && chart.kind != ChartKind::Line,
            rows: drawn as u32,
            longest: match &own {
                Some(own) => own.rows.iter().map(|(name, _)| name.width()).max().unwrap_or(0),
                None => first.iter().map(|row| text(row, x).width()).max().unwrap_or(0),
            },
            is_cut: own.is_none() && rows.iter().skip(MOST_ROWS).any(has_number),
            own,
        })
    }

    /// Whether it is a table and no picture.
    pub fn is_table(&self) -> bool {
        self.kind == ChartKind::Heat
    }

    /// Whether it is drawn from a table of its own, for which all rows must be known.
    pub fn is_of_all_rows(&self) -> bool {
        self.own.is_some()
    }

    /// How wide the names of a table of its own are.
    pub fn names_width(&self) -> usize {
        if self.own.is_some() { self.longest } else { 0 }
    }

    /// Puts the chart at a row and column of a sheet; the first of the rows stands in row `first`.
    pub fn draw(
        &self,
        sheet: &mut Worksheet,
        heads: &[Head],
        first: u32,
        (row, column): (u32, u16),
        title: &str,
        styles: &Styles,
    ) -> io::Result<()> {
        let (name, lang) = (sheet.name(), self.lang);
        let titled = |order: u16| heads.get(usize::from(order)).map_or(String::new(), Head::whole);
        let Some(own) = &self.own else {
            let series: Vec<(String, u16)> = self.y.iter().map(|order| (titled(*order), *order)).collect();
            let unit = match series.as_slice() {
                [(one, _)] => one.clone(),
                _ => unit(self.number, lang).trim_matches(['（', '）', '(', ')', ' ']).to_string(),
            };
            let chart = self.chart(&name, first, self.x, &series, (&titled(self.x), &unit), title);
            return put(sheet, row, column, &chart);
        };
        if self.is_table() {
            own.write(sheet, (row, column), title, self.number, styles)?;
            let scale = ConditionalFormat3ColorScale::new()
                .set_minimum_color(Color::White)
                .set_midpoint_color(Color::RGB(0x00C8_C8C8))
                .set_maximum_color(Color::RGB(0x0085_8585));
            let (last, right) = (row + 1 + own.rows.len() as u32, column + own.heads.len() as u16 - 1);
            sheet.add_conditional_format(row + 2, column + 1, last, right.max(column + 1), &scale).map_err(fault)?;
            return Ok(());
        }
        // The table stands below the chart that is drawn from it.
        let top = row + self.height(1) / super::book::ROW_PIXELS + 2;
        own.write(sheet, (top, column), lang.pick("图表数据 | data of the chart"), self.number, styles)?;
        let series = own.heads.iter().zip(column..).skip(1).map(|(text, order)| (text.clone(), order));
        let drawn = if self.kind == ChartKind::Waterfall { 3 } else { MOST_LINES };
        let series: Vec<(String, u16)> = series.take(drawn).collect();
        let unit = self.y.first().map_or(String::new(), |order| titled(*order));
        let chart = self.chart(&name, top + 2, column, &series, (&titled(self.x), &unit), title);
        put(sheet, row, column, &chart)
    }

    /// The chart of columns of a sheet, from a row on.
    fn chart(
        &self,
        sheet: &str,
        first: u32,
        x: u16,
        series: &[(String, u16)],
        (x_title, y_title): (&str, &str),
        title: &str,
    ) -> Chart {
        let last = first + self.rows - 1;
        let mut chart = Chart::new(match self.kind {
            ChartKind::Bar | ChartKind::Slope => ChartType::Bar,
            ChartKind::Waterfall => ChartType::ColumnStacked,
            ChartKind::Line | ChartKind::Dots | ChartKind::Heat => ChartType::Line,
        });
        let is_bars = matches!(self.kind, ChartKind::Bar | ChartKind::Slope);
        let is_waterfall = self.kind == ChartKind::Waterfall;
        for (order, (name, column)) in series.iter().enumerate() {
            let grey = GREYS[order % GREYS.len()];
            let one = chart.add_series();
            one.set_name(name)
                .set_categories((sheet, first, x, last, x))
                .set_values((sheet, first, *column, last, *column));
            match self.kind {
                ChartKind::Bar | ChartKind::Slope => {
                    // The earlier of two years is the lighter.
                    let grey = if self.kind == ChartKind::Slope { GREYS[(order + 1) % 2] } else { TOTAL };
                    one.set_format(&mut filled(grey)).set_gap(if series.len() > 1 { 60 } else { 40 });
                    let font = small();
                    one.set_data_label(
                        ChartDataLabel::new()
                            .show_value()
                            .set_position(ChartDataLabelPosition::OutsideEnd)
                            .set_font(&font)
                            .set_num_format(self.digits()),
                    );
                }
                ChartKind::Waterfall if order == 0 => {
                    one.set_format(ChartFormat::new().set_no_fill().set_no_border()).set_gap(40);
                }
                ChartKind::Waterfall => {
                    one.set_format(&mut filled(TOTAL)).set_points(&self.points());
                }
                ChartKind::Line | ChartKind::Dots | ChartKind::Heat => {
                    let marker = MARKERS[order % MARKERS.len()];
                    let mut format = ChartFormat::new();
                    if self.kind == ChartKind::Dots {
                        format.set_no_line();
                    } else {
                        format.set_line(ChartLine::new().set_color(Color::RGB(grey)).set_width(2));
                    }
                    one.set_format(&mut format)
                        .set_marker(ChartMarker::new().set_type(marker).set_size(8).set_format(&mut filled(grey)));
                }
            }
        }
        let first = format!("{}{}{}", self.lang.pick("（前 |  (first "), self.rows, self.lang.pick(" 行） |  rows)"));
        let title = format!("{title}{}", if self.is_cut { first.as_str() } else { "" });
        chart.title().set_name(title.as_str()).set_font(ChartFont::new().set_size(12).set_bold());
        let font = small();
        let grid = ChartLine::new().set_color(Color::RGB(0x00D9_D9D9)).clone();
        // Of bars that lie, the library calls the axis of numbers x.
        type Axis = fn(&mut Chart) -> &mut ChartAxis;
        let (names, numbers): (Axis, Axis) =
            if is_bars { (Chart::y_axis, Chart::x_axis) } else { (Chart::x_axis, Chart::y_axis) };
        names(&mut chart).set_font(&font).set_label_position(ChartAxisLabelPosition::Low);
        numbers(&mut chart).set_font(&font).set_num_format("#,##0").set_major_gridlines_line(&grid);
        if is_bars {
            // The first row stands on top, and the axis of numbers below the last.
            names(&mut chart).set_reverse();
            numbers(&mut chart).set_label_position(ChartAxisLabelPosition::High);
        } else {
            names(&mut chart).set_name(x_title).set_name_font(&font);
        }
        if !y_title.is_empty() {
            numbers(&mut chart).set_name(y_title).set_name_font(&font);
        }
        // A bar is as long as its number is large.
        if self.is_from_zero {
            numbers(&mut chart).set_min(0);
        }
        match series.len() > 1 && !is_waterfall {
            true => chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font),
            false => chart.legend().set_hidden(),
        };
        chart.set_width(WIDTH).set_height(self.height(series.len() as u32)).set_alt_text(title.as_str());
        chart.set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
        chart
    }

    /// Pixels from top to bottom: bars that lie take a line each, names below bars that stand may have to slant.
    fn height(&self, series: u32) -> u32 {
        match self.kind {
            ChartKind::Bar | ChartKind::Slope => AROUND + self.rows * BAR * series,
            _ => HEIGHT + self.longest as u32 * SLANTED,
        }
    }

    fn digits(&self) -> &'static str {
        match self.number {
            Kind::Money | Kind::Percent => "#,##0.00",
            _ => "General",
        }
    }

    /// Light where a part rises, dark where it falls, and the total in between.
    fn points(&self) -> Vec<ChartPoint> {
        let Some(own) = &self.own else { return Vec::new() };
        let last = own.rows.len() - 1;
        let grey = |(at, (_, numbers)): (usize, &(String, Vec<Option<f64>>))| match numbers.last() {
            _ if at == last => TOTAL,
            Some(Some(part)) if *part < 0.0 => FALL,
            _ => RISE,
        };
        own.rows.iter().enumerate().map(grey).map(|grey| ChartPoint::new().set_format(&mut filled(grey))).collect()
    }
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, chart: &Chart) -> io::Result<()> {
    sheet.insert_chart(row, column, chart).map_err(fault)?;
    Ok(())
}

fn filled(grey: u32) -> ChartFormat {
    ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(grey))).clone()
}

fn small() -> ChartFont {
    ChartFont::new().set_size(9).clone()
}

/// The bars of a waterfall: what is left blank below each, what stands above zero and what below, and the part itself.
fn waterfall(parts: impl Iterator<Item = (String, Option<f64>)>, lang: Lang) -> Own {
    let mut rows = Vec::new();
    let mut sum = 0.0;
    let bar = |from: f64, to: f64, part: f64| {
        let (low, high) = (from.min(to), from.max(to));
        let blank = if low > 0.0 { low } else { high.min(0.0) };
        let (above, below) = (high.max(0.0) - low.max(0.0), low.min(0.0) - high.min(0.0));
        vec![Some(blank), Some(above), Some(below), Some(part)]
    };
    for (name, part) in parts {
        let Some(part) = part else { continue };
        rows.push((name, bar(sum, sum + part, part)));
        sum += part;
    }
    rows.push((lang.pick("合计 | total").to_string(), bar(0.0, sum, sum)));
    let heads = ["部分 | part", "留空 | blank", "零以上 | above zero", "零以下 | below zero", "增减 | change"];
    Own { heads: heads.map(|head| lang.pick(head).to_string()).into(), rows }
}

/// Lines that a column tells apart, a column each.
fn lines(cells: impl Iterator<Item = (String, String, Option<f64>)>) -> Own {
    let cells = cells.map(|(series, x, number)| (x, series, number));
    let mut own = table(cells);
    own.heads.truncate(MOST_LINES + 1);
    own.rows.iter_mut().for_each(|(_, numbers)| numbers.truncate(MOST_LINES));
    // Years go upwards whatever the order of the rows.
    own.rows.sort_by_key(|(year, _)| year.parse::<i64>().ok());
    own
}

/// Cells as a table: a row each of the first names, a column each of the second.
fn table(cells: impl Iterator<Item = (String, String, Option<f64>)>) -> Own {
    let mut own = Own { heads: vec![String::new()], rows: Vec::new() };
    for (row, column, number) in cells {
        let at = match own.rows.iter().position(|(name, _)| *name == row) {
            Some(at) => at,
            None => {
                own.rows.push((row, Vec::new()));
                own.rows.len() - 1
            }
        };
        let order = match own.heads[1..].iter().position(|name| *name == column) {
            Some(order) => order,
            None => {
                own.heads.push(column);
                own.heads.len() - 2
            }
        };
        let numbers = &mut own.rows[at].1;
        numbers.resize(numbers.len().max(order + 1), None);
        numbers[order] = number;
        if own.rows.len() * own.heads.len() > MOST_CELLS {
            break;
        }
    }
    let width = own.heads.len() - 1;
    own.rows.iter_mut().for_each(|(_, numbers)| numbers.resize(width, None));
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bars_of_a_waterfall_hang_together_across_zero() {
        let parts = [("a", Some(5.0)), ("b", None), ("c", Some(-8.0)), ("d", Some(-2.0)), ("e", Some(1.0))];
        let own = waterfall(parts.into_iter().map(|(name, part)| (name.to_string(), part)), Lang::En);
        let bars: Vec<[f64; 3]> =
            own.rows.iter().map(|(_, bar)| [bar[0], bar[1], bar[2]].map(Option::unwrap)).collect();
        // 0 to 5; 5 to -3; -3 to -5; -5 to -4; the total from 0 to -4.
        assert_eq!(bars, [[0.0, 5.0, 0.0], [0.0, 5.0, -3.0], [-3.0, 0.0, -2.0], [-4.0, 0.0, -1.0], [0.0, 0.0, -4.0]]);
        assert_eq!(own.rows[4].0, "total");
    }

    #[test]
    fn lines_are_columns_of_their_own_in_the_order_of_the_years() {
        let cells = [("甲", "2023", 3.0), ("甲", "2022", 2.0), ("乙", "2023", 9.0)];
        let own = lines(cells.iter().map(|(series, x, number)| (series.to_string(), x.to_string(), Some(*number))));
        assert_eq!(own.heads, ["", "甲", "乙"]);
        let rows = [("2022".to_string(), vec![Some(2.0), None]), ("2023".to_string(), vec![Some(3.0), Some(9.0)])];
        assert_eq!(own.rows, rows);
    }
}

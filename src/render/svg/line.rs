/*!
Figures over years: a line a series, with the figure at its end and its name in a column at the right.

One or two lines have every figure at its mark, where there is room; of more only the ends would not lie on one another, so
those have an axis with round numbers.
*/

use super::figures::{Figures, range};
use super::paper::{Anchor, GREY, INK, Paper, RULE, TEXT, Type, width_of};
use super::scale::ticks;
use super::slope::{STEP, apart};
use super::{MARGIN, WIDTH};
use crate::model::{Lang, Message};

/// Dashes, and marks, that tell lines apart without colour.
const DASHES: [&str; 6] = ["", "7 3", "2 3", "9 3 2 3", "4 4", "12 4"];
/// Lines, at the most.
const MOST: usize = 10;
/// Names are cut beyond these pixels.
const WIDEST_NAME: f64 = 210.0;
/// Pixels from the last mark to the figure beside it.
const LEAD: f64 = 22.0;
/// Years that nobody gave are gaps, as long as there are no more than these.
const WIDEST_GAP: i64 = 60;

/// A line: what it is called, and at which of the places along the bottom it has which figure.
struct Line {
    name: String,
    values: Vec<Option<(f64, String)>>,
}

impl Line {
    fn reach(&self) -> f64 {
        self.values.iter().flatten().map(|(length, _)| length.abs()).fold(0.0, f64::max)
    }

    /// The last place with a figure, and the figure.
    fn end(&self) -> Option<(usize, &(f64, String))> {
        self.values.iter().enumerate().rev().find_map(|(at, value)| Some((at, value.as_ref()?)))
    }
}

/// Draws them; where they end.
pub fn plot(paper: &mut Paper, figures: &mut Figures, lang: Lang, top: f64) -> f64 {
    let places = places(figures);
    let lines = lines(figures, &places, lang);
    let is_named = lines.iter().any(|line| !line.name.is_empty());
    // What was planned is hollow and what came of it filled, as in charts of dots.
    let first = usize::from(figures.heads.len() > 1);
    let shape = |number: usize| if number < 2 { (number + first) % 2 } else { number };

    let figure_width = widest(lines.iter().flat_map(|line| line.values.iter().flatten()).map(|(_, text)| text), 11.0);
    let ends: Vec<(usize, &(f64, String))> = lines.iter().filter_map(Line::end).collect();
    let end_width = widest(ends.iter().map(|(_, (_, text))| text), 12.0);
    let name_width = widest(lines.iter().map(|line| &line.name), 12.0).min(WIDEST_NAME);
    let all = lines.iter().flat_map(|line| line.values.iter().flatten()).map(|(length, _)| *length);
    let (least, most) = range(all);
    // A little room below, so that the lowest mark does not lie on the years.
    let (least, most) = (least - (most - least) * 0.12, most);
    let half = figure_width.max(width_of("2000", 12.0)) / 2.0;
    let right = match is_named {
        true => WIDTH - MARGIN - name_width - end_width - LEAD - 12.0,
        false => WIDTH - MARGIN - half,
    };
    let gap = (right - MARGIN - half) / (places.len().max(2) - 1) as f64;
    let prints_all = lines.len() <= 2 && figure_width + 8.0 <= gap;
    let axis = if prints_all { Vec::new() } else { ticks(least, most, 5) };
    let axis_width = widest(axis.iter().map(|(_, text)| text), 11.0);
    let left = MARGIN + if axis.is_empty() { half } else { axis_width + 10.0 };
    let (top, height) = (top + 16.0, (lines.len() as f64 * STEP).max(260.0));
    let x = |at: usize| match places.len() {
        1 => (left + right) / 2.0,
        count => left + (right - left) * at as f64 / (count - 1) as f64,
    };
    let y = |length: f64| top + (most - length) / (most - least) * height;

    for (length, text) in &axis {
        paper.line((left, y(*length)), (right, y(*length)), RULE, 1.0);
        paper.text((left - 8.0, y(*length) + 4.0), Type::of(11.0, GREY).at(Anchor::End), text);
    }
    // Where years are many, every second or third is named.
    let every = (widest(places.iter(), 12.0) + 10.0) / ((right - left) / (places.len().max(2) - 1) as f64);
    for (at, place) in places.iter().enumerate() {
        paper.line((x(at), top), (x(at), top + height), RULE, 1.0);
        if at % (every.ceil().max(1.0) as usize) == 0 {
            paper.text((x(at), top + height + 18.0), Type::of(12.0, GREY).at(Anchor::Middle), place);
        }
    }
    paper.line((left, top + height), (right, top + height), GREY, 1.0);

    // Of two lines the upper has its figures above, the lower below; those of more would lie on one another.
    let above = |number: usize, at: usize| {
        let length = |line: &Line| line.values[at].as_ref().map(|(length, _)| *length);
        let other = lines.get(1 - number.min(1)).and_then(length);
        lines.len() == 1
            || length(&lines[number]).zip(other).is_none_or(|(own, other)| own > other || (own == other && number == 0))
    };
    let end_heights: Vec<f64> = ends.iter().map(|(_, (length, _))| y(*length)).collect();
    let labels = apart(&end_heights, (top, top + height));
    for (number, (line, (end, (_, end_text)))) in lines.iter().zip(&ends).enumerate() {
        // A year without a figure is a gap.
        for stretch in line.values.iter().enumerate().collect::<Vec<_>>().split(|(_, value)| value.is_none()) {
            let points: Vec<(f64, f64)> =
                stretch.iter().filter_map(|(at, value)| Some((x(*at), y(value.as_ref()?.0)))).collect();
            if points.len() > 1 {
                paper.path(&points, INK, DASHES[shape(number) % DASHES.len()]);
            }
        }
        for (at, value) in line.values.iter().enumerate() {
            let Some((length, printed)) = value else { continue };
            paper.mark((x(at), y(*length)), shape(number));
            // The last stands beside the name.
            if prints_all && !(is_named && at == *end) {
                let shift = if above(number, at) { -9.0 } else { 18.0 };
                paper.text((x(at), y(*length) + shift), Type::of(11.0, TEXT).at(Anchor::Middle), printed);
            }
        }
        if is_named {
            // The label is led back to its mark, also where the line ended years ago.
            paper.line((x(*end) + 6.0, end_heights[number]), (right + LEAD - 3.0, labels[number]), GREY, 0.7);
            let figure = (right + LEAD + end_width, labels[number] + 4.0);
            paper.text(figure, Type::of(12.0, TEXT).at(Anchor::End), end_text);
            paper.fitted((figure.0 + 8.0, figure.1), Type::of(12.0, TEXT), &line.name, WIDEST_NAME);
        }
    }
    top + height + 26.0
}

/// What stands along the bottom, in order. Years in between are there even if no row has them: they are gaps.
fn places(figures: &Figures) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for point in &figures.points {
        if !places.contains(&point.name) {
            places.push(point.name.clone());
        }
    }
    let years: Option<Vec<i64>> = places.iter().map(|place| place.parse().ok()).collect();
    let span = years.and_then(|years| Some((years.iter().min().copied()?, years.iter().max().copied()?)));
    match span {
        Some((from, to)) if to.saturating_sub(from) <= WIDEST_GAP => {
            places = (from..=to).map(|year| year.to_string()).collect();
        }
        _ => places.sort(),
    }
    places
}

/// A line a series and column; those that reach furthest where there are too many.
fn lines(figures: &mut Figures, places: &[String], lang: Lang) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for point in &figures.points {
        let Some(at) = places.iter().position(|place| *place == point.name) else { continue };
        for (value, head) in point.values.iter().zip(&figures.heads) {
            let name = match (point.series.as_str(), figures.heads.len()) {
                ("", 1) => String::new(),
                ("", _) => head.clone(),
                (series, 1) => series.to_string(),
                (series, _) => format!("{series} {head}"),
            };
            let number = lines.iter().position(|line| line.name == name).unwrap_or_else(|| {
                lines.push(Line { name, values: vec![None; places.len()] });
                lines.len() - 1
            });
            lines[number].values[at] = value.clone();
        }
    }
    lines.retain(|line| line.end().is_some());
    // More lines than these cannot be told apart: those that reach furthest are kept, in the order of the result.
    let mut reach: Vec<f64> = lines.iter().map(Line::reach).collect();
    reach.sort_by(|one, other| other.total_cmp(one));
    if let Some(least) = reach.get(MOST - 1).filter(|_| lines.len() > MOST) {
        let before = lines.len();
        lines.retain(|line| line.reach() >= *least);
        lines.truncate(MOST);
        figures.explain(Message::ChartLinesCut { lines: before - lines.len() }.text(lang));
    }
    lines
}

fn widest<'t>(texts: impl Iterator<Item = &'t String>, size: f64) -> f64 {
    texts.map(|text| width_of(text, size)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::{columns, look, text};
    use super::super::{Drawing, draw};
    use crate::model::Lang;
    use crate::query::{Chart, Value};

    #[test]
    fn an_axis_has_the_unit_that_the_figures_are_printed_in() {
        let columns = columns(&["year y", "text s", "money m 金额 | amount"]);
        let row = |year: i64, name: &str, wan: f64| vec![Value::Integer(year), text(name), Value::Real(wan)];
        let rows = ["甲", "乙", "丙"].map(|name| [row(2022, name, 1_000_000.0), row(2023, name, 3_000_000.0)]).concat();
        let chart = Chart::parse("q.sql:1", "line x=y y=m series=s", &columns).unwrap();
        let look = look(Lang::Zh);
        let svg = draw(&Drawing { chart: &chart, columns: &columns, rows: &rows, look, notes: &[] });
        for part in ["金额（亿元）", ">300.00</text>", ">100</text>", ">150</text>", ">300</text>"] {
            assert!(svg.contains(part), "{part}: {svg}");
        }
        assert!(!svg.contains("00,000"), "{svg}");
    }
}

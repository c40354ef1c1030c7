//! Figures over years: a line a series, its name at its end, each figure at its mark where there is room.

use super::figures::{Figures, range};
use super::paper::{Anchor, GREY, INK, Paper, RULE, TEXT, Type, width_of};
use super::slope::apart;
use super::{MARGIN, WIDTH};

/// Dashes, and marks, that tell lines apart without colour.
const DASHES: [&str; 6] = ["", "7 3", "2 3", "9 3 2 3", "4 4", "12 4"];

/// Lines, at the most.
const MOST: usize = 10;

/// A line: what it is called, and at which of the places along the bottom it has which figure.
struct Line {
    name: String,
    values: Vec<Option<(f64, String)>>,
}

impl Line {
    fn reach(&self) -> f64 {
        self.values.iter().flatten().map(|(length, _)| length.abs()).fold(0.0, f64::max)
    }

    /// What stands at its end: its name, and the figure there, where it has a name.
    fn label(&self, end: usize) -> String {
        match self.values.get(end) {
            Some(Some((_, printed))) if !self.name.is_empty() => format!("{} {printed}", self.name),
            _ => String::new(),
        }
    }
}

/// Draws them; where they end.
pub fn plot(paper: &mut Paper, figures: &mut Figures, top: f64) -> f64 {
    let mut places: Vec<String> = Vec::new();
    for point in &figures.points {
        if !places.contains(&point.name) {
            places.push(point.name.clone());
        }
    }
    places.sort();
    let mut lines: Vec<Line> = Vec::new();
    for point in &figures.points {
        for (value, head) in point.values.iter().zip(&figures.heads) {
            let name = match (point.series.as_str(), figures.heads.len()) {
                ("", 1) => String::new(),
                ("", _) => head.clone(),
                (series, 1) => series.to_string(),
                (series, _) => format!("{series} {head}"),
            };
            let at = places.iter().position(|place| *place == point.name).unwrap_or(0);
            let line = match lines.iter().position(|line| line.name == name) {
                Some(known) => &mut lines[known],
                None => {
                    lines.push(Line { name, values: vec![None; places.len()] });
                    lines.last_mut().expect("one was pushed")
                }
            };
            line.values[at] = value.clone();
        }
    }
    lines.retain(|line| line.values.iter().any(Option::is_some));
    // More lines than these cannot be told apart: those that reach furthest are kept, in the order of the result.
    let mut reach: Vec<f64> = lines.iter().map(Line::reach).collect();
    reach.sort_by(|one, other| other.total_cmp(one));
    if let Some(least) = reach.get(MOST - 1).filter(|_| lines.len() > MOST) {
        let before = lines.len();
        lines.retain(|line| line.reach() >= *least);
        lines.truncate(MOST);
        figures.count_cut(before - lines.len());
    }
    let last = |line: &Line| line.values.iter().rposition(Option::is_some).unwrap_or(0);
    let name_width = lines.iter().map(|line| width_of(&line.label(last(line)), 12.0)).fold(0.0, f64::max);
    let figure_width = lines
        .iter()
        .flat_map(|line| line.values.iter().flatten())
        .map(|(_, printed)| width_of(printed, 11.0))
        .fold(0.0, f64::max);
    let left = MARGIN + figure_width / 2.0 + 4.0;
    let right = WIDTH - MARGIN - (name_width + 12.0).max(figure_width / 2.0);
    let (top, height) = (top + 16.0, 260.0);
    let all = lines.iter().flat_map(|line| line.values.iter().flatten()).map(|(length, _)| *length);
    let (least, most) = range(all);
    // A little room below, so that the lowest mark does not lie on the years.
    let (least, most) = (least - (most - least) * 0.12, most);
    let x = |at: usize| match places.len() {
        1 => (left + right) / 2.0,
        count => left + (right - left) * at as f64 / (count - 1) as f64,
    };
    let y = |length: f64| top + (most - length) / (most - least) * height;
    for (at, place) in places.iter().enumerate() {
        paper.line((x(at), top), (x(at), top + height), RULE, 1.0);
        paper.text((x(at), top + height + 18.0), Type::of(12.0, GREY).at(Anchor::Middle), place);
    }
    paper.line((left, top + height), (right, top + height), GREY, 1.0);
    let ends: Vec<f64> =
        lines.iter().map(|line| line.values[last(line)].as_ref().map_or(top, |(length, _)| y(*length))).collect();
    let labels = apart(&ends);
    // Of two lines the upper has its figures above, the lower below; those of more would lie on one another.
    let above = |number: usize, at: usize| {
        let length = |line: &Line| line.values[at].as_ref().map(|(length, _)| *length);
        let other = lines.get(1 - number.min(1)).and_then(length);
        lines.len() == 1
            || length(&lines[number]).zip(other).is_none_or(|(own, other)| own > other || (own == other && number == 0))
    };
    for (number, line) in lines.iter().enumerate() {
        let mut stretch: Vec<(f64, f64)> = Vec::new();
        for (at, value) in line.values.iter().enumerate() {
            match value {
                Some((length, _)) => stretch.push((x(at), y(*length))),
                // A year without a figure is a gap.
                None => {
                    paper.path(&stretch, INK, DASHES[number % DASHES.len()]);
                    stretch.clear();
                }
            }
        }
        paper.path(&stretch, INK, DASHES[number % DASHES.len()]);
        for (at, value) in line.values.iter().enumerate() {
            let Some((length, printed)) = value else { continue };
            paper.mark((x(at), y(*length)), number);
            // The last stands behind the name.
            if lines.len() <= 2 && (at != last(line) || line.name.is_empty()) {
                let shift = if above(number, at) { -9.0 } else { 18.0 };
                paper.text((x(at), y(*length) + shift), Type::of(11.0, TEXT).at(Anchor::Middle), printed);
            }
        }
        let end = last(line);
        paper.text((x(end) + 10.0, labels[number] + 4.0), Type::of(12.0, TEXT), &line.label(end));
    }
    top + height + 26.0
}

//! Ranking bars: a row a name, the longest possible bar as wide as there is room, the figure behind its end.

use super::figures::Figures;
use super::paper::{Anchor, GREY, HATCH, INK, Paper, TEXT, Type, width_of};
use super::{MARGIN, WIDTH};

/// Bars beyond these are counted below the chart.
const MOST: usize = 40;
/// Pixels from row to row, and where a name takes two lines.
const STEPS: [f64; 2] = [22.0, 33.0];
/// Pixels that a bar is high.
const HIGH: f64 = 15.0;
/// Names take two lines beyond these pixels, and are cut beyond twice as many.
const WIDEST_NAME: f64 = 240.0;

/// Draws them; where they end.
pub fn plot(paper: &mut Paper, figures: &mut Figures, top: f64) -> f64 {
    figures.retain(|point| point.value().is_some());
    figures.keep(MOST);
    let widest = figures.points.iter().map(|point| width_of(&point.name, 12.0)).fold(0.0, f64::max);
    let (name_width, step) = (widest.min(WIDEST_NAME), STEPS[usize::from(widest > WIDEST_NAME)]);
    let figure_width = |negative: bool| {
        let of_side =
            figures.points.iter().filter_map(|point| point.value()).filter(|(length, _)| (*length < 0.0) == negative);
        of_side.map(|(_, printed)| width_of(printed, 12.0) + 8.0).fold(0.0, f64::max)
    };
    let (least, most) = figures.range();
    let left = MARGIN + name_width + 10.0 + figure_width(true);
    let right = WIDTH - MARGIN - figure_width(false);
    let pixels = (right - left) / (most - least);
    let zero = left - least * pixels;
    for (row, point) in figures.points.iter().enumerate() {
        let Some((length, printed)) = point.value() else { continue };
        let y = top + (row as f64 + 0.5) * step;
        let name = Type::of(12.0, TEXT).at(Anchor::End);
        paper.name((MARGIN + name_width, y), name, &point.name, (WIDEST_NAME, 2));
        let width = length.abs() * pixels;
        if *length < 0.0 {
            paper.boxed((zero - width, y - HIGH / 2.0), (width, HIGH), HATCH);
            paper.text((zero - width - 5.0, y + 4.0), Type::of(12.0, TEXT).at(Anchor::End), printed);
        } else {
            paper.rect((zero, y - HIGH / 2.0), (width, HIGH), INK);
            paper.text((zero + width + 5.0, y + 4.0), Type::of(12.0, TEXT), printed);
        }
    }
    let bottom = top + figures.points.len() as f64 * step;
    paper.line((zero, top), (zero, bottom), GREY, 1.0);
    bottom
}

//! Budget and outturn as dots: a row a name, a dot a figure, joined, so that the distance is seen; the figures stand at the right.

use super::figures::Figures;
use super::paper::{Anchor, GREY, PALE, Paper, RULE, TEXT, Type, width_of};
use super::{MARGIN, WIDTH};

const MOST: usize = 40;
/// Pixels from row to row, and where a name takes two lines.
const STEPS: [f64; 2] = [24.0, 33.0];
const WIDEST_NAME: f64 = 220.0;

/// Draws them; where they end.
pub fn plot(paper: &mut Paper, figures: &mut Figures, top: f64) -> f64 {
    figures.keep(MOST);
    let count = figures.heads.len();
    let top = legend(paper, &figures.heads, top);
    let widest = figures.points.iter().map(|point| width_of(&point.name, 12.0)).fold(0.0, f64::max);
    let (name_width, step) = (widest.min(WIDEST_NAME), STEPS[usize::from(widest > WIDEST_NAME)]);
    let column = |at: usize| {
        let printed = figures.points.iter().filter_map(|point| point.values[at].as_ref());
        printed.map(|(_, printed)| width_of(printed, 12.0)).fold(width_of("-", 12.0), f64::max) + 14.0
    };
    let columns: Vec<f64> = (0..count).map(column).collect();
    let left = MARGIN + name_width + 18.0;
    let right = WIDTH - MARGIN - columns.iter().sum::<f64>() - 12.0;
    let (least, most) = figures.range();
    let x = |length: f64| left + (length - least) / (most - least) * (right - left);
    for (row, point) in figures.points.iter().enumerate() {
        let y = top + (row as f64 + 0.5) * step;
        paper.line((left, y), (right, y), RULE, 1.0);
        let name = Type::of(12.0, TEXT).at(Anchor::End);
        paper.name((MARGIN + name_width, y), name, &point.name, (WIDEST_NAME, 2));
        let places: Vec<f64> = point.values.iter().flatten().map(|(length, _)| x(*length)).collect();
        let (from, to) =
            places.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(from, to), x| (from.min(*x), to.max(*x)));
        if from < to {
            paper.line((from, y), (to, y), PALE, 4.0);
        }
        let mut at = right + 12.0;
        for (shape, (value, width)) in point.values.iter().zip(&columns).enumerate() {
            at += width;
            let printed = value.as_ref().map_or("-", |(_, printed)| printed);
            paper.text((at, y + 4.0), Type::of(12.0, TEXT).at(Anchor::End), printed);
            if let Some((length, _)) = value {
                paper.mark((x(*length), y), SHAPES[shape % SHAPES.len()]);
            }
        }
    }
    let bottom = top + figures.points.len() as f64 * step;
    let zero = x(0.0);
    paper.line((zero, top), (zero, bottom), GREY, 1.0);
    bottom
}

/// A hollow dot is what was planned, a filled one what came of it, a square a third figure.
const SHAPES: [usize; 3] = [1, 0, 3];

/// Which mark is which figure; where the plot begins.
fn legend(paper: &mut Paper, heads: &[String], top: f64) -> f64 {
    let mut x = MARGIN + 6.0;
    for (shape, head) in heads.iter().enumerate() {
        paper.mark((x, top + 5.0), SHAPES[shape % SHAPES.len()]);
        paper.text((x + 10.0, top + 9.0), Type::of(12.0, TEXT), head);
        x += width_of(head, 12.0) + 36.0;
    }
    top + 22.0
}

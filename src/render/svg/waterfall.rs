//! What a change is made of: where it began, each part up or down from there, where it ended.

use super::figures::{Figures, Point};
use super::paper::{Anchor, GREY, HATCH, INK, PALE, Paper, TEXT, Type, folded, width_of};
use super::{MARGIN, WIDTH};
use crate::model::{Lang, Message};

/// Words of `series` for bars that stand on the ground; every other row is a part.
const ENDS: [&str; 2] = ["start", "end"];

/// Lines of a name below its bar.
const NAME_LINES: usize = 4;

/// Draws it; where it ends.
pub fn plot(paper: &mut Paper, figures: &mut Figures, lang: Lang, top: f64) -> f64 {
    figures.explain(Message::ChartWaterfall {}.text(lang));
    figures.retain(|point| point.value().is_some());
    // Each bar from where to where.
    let mut level = 0.0;
    let bars: Vec<(f64, f64, bool)> = figures
        .points
        .iter()
        .filter_map(|point| Some((point, point.value()?.0)))
        .map(|(point, length)| {
            let stands = ENDS.contains(&point.series_word.as_str());
            let from = if stands { 0.0 } else { level };
            level = from + length;
            (from, level, stands)
        })
        .collect();
    let all = bars.iter().flat_map(|(from, to, _)| [*from, *to]).chain([0.0]);
    let (least, most) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), y| (least.min(y), most.max(y)));
    let (height, count) = (260.0, bars.len().max(1) as f64);
    let step = (WIDTH - 2.0 * MARGIN) / count;
    // Long figures side by side would touch: they stand higher in turn.
    let widest = figures.points.iter().filter_map(Point::value).map(|(_, printed)| width_of(printed, 11.0));
    let storeys = ((widest.fold(0.0, f64::max) + 11.0) / step).ceil().max(1.0) as usize;
    let top = top + 5.0 + storeys as f64 * 13.0;
    let y = |level: f64| top + (most - level) / (most - least).max(f64::MIN_POSITIVE) * height;
    let width = (step * 0.64).min(72.0);
    let mut lowest = top + height;
    for (number, ((from, to, stands), point)) in bars.iter().zip(&figures.points).enumerate() {
        let x = MARGIN + (number as f64 + 0.5) * step;
        let (upper, lower) = (y(from.max(*to)), y(from.min(*to)));
        let size = (width, (lower - upper).max(1.0));
        match (*stands, to < from) {
            (true, _) => paper.rect((x - width / 2.0, upper), size, INK),
            (false, true) => paper.boxed((x - width / 2.0, upper), size, HATCH),
            (false, false) => paper.boxed((x - width / 2.0, upper), size, PALE),
        }
        if number + 1 < bars.len() {
            paper.line((x + width / 2.0, y(*to)), (x + step - width / 2.0, y(*to)), GREY, 1.0);
        }
        if let Some((length, printed)) = point.value() {
            let sign = if !stands && *length > 0.0 { "+" } else { "" };
            let printed = format!("{sign}{printed}");
            let lift = (number % storeys) as f64 * 13.0;
            paper.text((x, upper - 5.0 - lift), Type::of(11.0, TEXT).at(Anchor::Middle), &printed);
        }
        let lines = folded(&point.name, 11.0, step - 6.0, NAME_LINES).0.len() as f64;
        let middle = top + height + 14.0 + (lines - 1.0) * 6.25;
        paper.name((x, middle), Type::of(11.0, TEXT).at(Anchor::Middle), &point.name, (step - 6.0, NAME_LINES));
        lowest = lowest.max(middle + lines * 6.25);
    }
    paper.line((MARGIN, y(0.0)), (WIDTH - MARGIN, y(0.0)), GREY, 1.0);
    lowest + 8.0
}

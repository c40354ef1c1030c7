//! A table of names by names, darker where the figure is larger; the figure stands in its cell, white on dark.

use super::figures::Figures;
use super::paper::{Anchor, GREY, Paper, TEXT, Type, folded, width_of};
use super::{MARGIN, WIDTH};
use crate::model::{Lang, Message};

const MOST_ROWS: usize = 40;
const STEP: f64 = 24.0;
/// Pixels of a cell, at the least and at the most.
const NARROWEST: f64 = 36.0;
const WIDEST: f64 = 160.0;
const WIDEST_NAME: f64 = 220.0;
/// Lines of a name above its column.
const HEAD_LINES: usize = 3;

/// Draws it; where it ends.
pub fn plot(paper: &mut Paper, figures: &mut Figures, lang: Lang, top: f64) -> f64 {
    figures.retain(|point| point.value().is_some());
    let distinct = |name: &dyn Fn(usize) -> String| {
        let mut names: Vec<String> = Vec::new();
        for index in 0..figures.points.len() {
            let name = name(index);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    };
    let mut across = distinct(&|index| figures.points[index].name.clone());
    let mut down = distinct(&|index| figures.points[index].series.clone());
    let cut: Vec<String> = down.split_off(down.len().min(MOST_ROWS));
    let name_width = down.iter().map(|name| width_of(name, 12.0)).fold(0.0, f64::max).min(WIDEST_NAME);
    let left = MARGIN + name_width + 10.0;
    let figures_of = figures.points.iter().filter_map(|point| point.value());
    let narrowest = figures_of.map(|(_, printed)| width_of(printed, 11.0) + 8.0).fold(NARROWEST, f64::max);
    let room = ((WIDTH - MARGIN - left) / narrowest).floor().max(1.0) as usize;
    let columns = across.split_off(across.len().min(room)).len();
    if columns > 0 {
        figures.explain(Message::ChartColumnsCut { columns }.text(lang));
    }
    if figures.range().0 < 0.0 {
        figures.explain(Message::ChartHeat {}.text(lang));
    }
    let cell = ((WIDTH - MARGIN - left) / across.len().max(1) as f64).min(WIDEST);
    let lines = |name: &String| folded(name, 11.0, cell - 6.0, HEAD_LINES).0.len();
    let head_height = across.iter().map(lines).max().unwrap_or(1) as f64 * 12.5 + 8.0;
    for (column, name) in across.iter().enumerate() {
        let middle = top + lines(name) as f64 * 6.25;
        let x = left + (column as f64 + 0.5) * cell;
        paper.name((x, middle), Type::of(11.0, GREY).at(Anchor::Middle), name, (cell - 6.0, HEAD_LINES));
    }
    let top = top + head_height;
    // One figure far from all others would leave these one grey: the darkest is that which a twentieth exceeds.
    let mut sizes: Vec<f64> = figures.points.iter().filter_map(|point| Some(point.value()?.0.abs())).collect();
    sizes.sort_by(f64::total_cmp);
    let darkest = sizes.get(sizes.len().saturating_sub(1) * 19 / 20).copied().unwrap_or(1.0).max(f64::MIN_POSITIVE);
    for (row, name) in down.iter().enumerate() {
        let y = top + row as f64 * STEP;
        paper.fitted((MARGIN + name_width, y + 16.0), Type::of(12.0, TEXT).at(Anchor::End), name, WIDEST_NAME);
        for (column, head) in across.iter().enumerate() {
            let x = left + column as f64 * cell;
            let point = figures.points.iter().find(|point| point.series == *name && point.name == *head);
            let Some((length, printed)) = point.and_then(|point| point.value()) else {
                paper.text((x + cell / 2.0, y + 16.0), Type::of(12.0, GREY).at(Anchor::Middle), "-");
                continue;
            };
            let share = (length.abs() / darkest).min(1.0);
            let light = 245.0 - share * 180.0;
            let fill = format!("#{0:02x}{0:02x}{1:02x}", light as u8, (light + 10.0).min(255.0) as u8);
            paper.rect((x + 1.0, y + 1.0), (cell - 2.0, STEP - 2.0), &fill);
            let ink = if light < 128.0 { "#ffffff" } else { TEXT };
            paper.text(
                (x + cell / 2.0, y + 16.0),
                Type::of(if cell < 64.0 { 11.0 } else { 12.0 }, ink).at(Anchor::Middle),
                printed,
            );
        }
    }
    figures.count_cut(cut.len());
    top + down.len() as f64 * STEP + 4.0
}

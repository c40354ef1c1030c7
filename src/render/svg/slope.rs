//! Two figures a name, joined: year against year. The figures stand at both ends, pushed apart where they would collide.

use super::figures::{Figures, Point};
use super::paper::{Anchor, GREY, INK, Paper, RULE, TEXT, Type, width_of};
use super::{MARGIN, WIDTH};
use crate::model::{Lang, Message};

/// More lines than these cannot be told apart.
const MOST: usize = 16;
/// Pixels from label to label, at the least.
pub const STEP: f64 = 16.0;
const WIDEST_NAME: f64 = 210.0;
/// Pixels between a mark and its label.
const LEAD: f64 = 22.0;

/// Draws them; where they end.
pub fn plot(paper: &mut Paper, figures: &mut Figures, lang: Lang, top: f64) -> f64 {
    figures.retain(|point| point.values.iter().all(Option::is_some));
    figures.explain(Message::ChartSlope {}.text(lang));
    // Small figures would all lie on the bottom: those that are kept are the largest.
    figures.points.sort_by(|one, other| longest(other).total_cmp(&longest(one)));
    figures.keep(MOST);
    let wide = |at: usize| {
        let printed = figures.points.iter().filter_map(|point| point.values[at].as_ref());
        printed.map(|(_, printed)| width_of(printed, 12.0)).fold(0.0, f64::max)
    };
    let name_width =
        figures.points.iter().map(|point| width_of(&point.name, 12.0)).fold(0.0, f64::max).min(WIDEST_NAME);
    let left = MARGIN + wide(0) + LEAD + 3.0;
    let right = WIDTH - MARGIN - wide(1) - name_width - LEAD - 12.0;
    let plot_top = top + 26.0;
    let height = (figures.points.len() as f64 * STEP * 1.4).clamp(120.0, 560.0);
    let (least, most) = figures.range();
    let y = |length: f64| plot_top + (most - length) / (most - least) * height;
    for (x, head, anchor) in [(left, figures.heads.first(), Anchor::Start), (right, figures.heads.get(1), Anchor::End)]
    {
        paper.line((x, plot_top - 4.0), (x, plot_top + height + 4.0), RULE, 1.0);
        paper.text((x, top + 8.0), Type::of(12.0, GREY).at(anchor), head.map_or("", String::as_str));
    }
    let place = |at: usize| {
        figures
            .points
            .iter()
            .map(|point| point.values[at].as_ref().map_or(0.0, |(length, _)| y(*length)))
            .collect::<Vec<_>>()
    };
    let (starts, ends) = (place(0), place(1));
    let plot = (plot_top, plot_top + height);
    let (labels_left, labels_right) = (apart(&starts, plot), apart(&ends, plot));
    for (number, point) in figures.points.iter().enumerate() {
        let dash = if ends[number] > starts[number] { "6 3" } else { "" };
        paper.path(&[(left, starts[number]), (right, ends[number])], INK, dash);
        paper.mark((left, starts[number]), 1);
        paper.mark((right, ends[number]), 0);
        let printed = |at: usize| point.values[at].as_ref().map_or("", |(_, printed)| printed.as_str());
        // A label that was pushed away is led back to its mark.
        paper.line((left - 5.0, starts[number]), (left - LEAD, labels_left[number]), GREY, 0.7);
        paper.line((right + 5.0, ends[number]), (right + LEAD, labels_right[number]), GREY, 0.7);
        let (left, right) = (left - LEAD - 3.0, right + LEAD + 3.0);
        paper.text((left, labels_left[number] + 4.0), Type::of(12.0, TEXT).at(Anchor::End), printed(0));
        paper.text((right, labels_right[number] + 4.0), Type::of(12.0, TEXT), printed(1));
        let name_at = right + wide(1) + 8.0;
        paper.fitted((name_at, labels_right[number] + 4.0), Type::of(12.0, TEXT), &point.name, WIDEST_NAME);
    }
    plot_top + height + 12.0
}

fn longest(point: &Point) -> f64 {
    point.values.iter().flatten().map(|(length, _)| length.abs()).fold(0.0, f64::max)
}

/// Places of labels beside marks: in their order, none nearer to the next than a line, and none outside the plot, which must
/// be high enough for all.
pub fn apart(places: &[f64], (from, to): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|one, other| places[*one].total_cmp(&places[*other]).then(one.cmp(other)));
    let mut labels = places.to_vec();
    // Labels that touch make a block, which stands around the middle of its marks.
    let mut blocks: Vec<(f64, Vec<usize>)> = Vec::new();
    for index in order {
        blocks.push((places[index], vec![index]));
        while let [.., (above, first), (below, second)] = blocks.as_slice() {
            let reach = (first.len() + second.len()) as f64 * STEP / 2.0;
            if below - above >= reach {
                break;
            }
            let members: Vec<usize> = first.iter().chain(second).copied().collect();
            let middle = members.iter().map(|index| places[*index]).sum::<f64>() / members.len() as f64;
            blocks.truncate(blocks.len() - 2);
            blocks.push((middle, members));
        }
    }
    let mut above = 0;
    for (middle, members) in blocks {
        let first = middle - (members.len() as f64 - 1.0) * STEP / 2.0;
        for (order, index) in members.into_iter().enumerate() {
            let (least, most) = (from + above as f64 * STEP, to - (places.len() - 1 - above) as f64 * STEP);
            labels[index] = (first + order as f64 * STEP).min(most).max(least);
            above += 1;
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_would_collide_are_pushed_apart_in_their_order() {
        assert_eq!(apart(&[10.0, 100.0], (0.0, 400.0)), [10.0, 100.0]);
        assert_eq!(apart(&[50.0, 50.0], (0.0, 400.0)), [42.0, 58.0]);
        let crowded = apart(&[20.0, 22.0, 21.0, 300.0], (0.0, 400.0));
        assert!(crowded[0] < crowded[2] && crowded[2] < crowded[1] && crowded[3] == 300.0);
        for pair in [[0, 2], [2, 1], [1, 3]] {
            assert!(crowded[pair[1]] - crowded[pair[0]] >= STEP - 1e-9, "{crowded:?}");
        }
    }

    #[test]
    fn labels_stay_beside_the_plot() {
        assert_eq!(apart(&[0.0, 1.0, 2.0, 90.0], (0.0, 100.0)), [0.0, 16.0, 32.0, 90.0]);
        assert_eq!(apart(&[100.0, 99.0, 50.0], (0.0, 100.0)), [100.0, 84.0, 50.0]);
    }
}

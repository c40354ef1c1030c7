//! Blocks of values under a row of labels: 财政供养人员情况 and 楼堂馆所控制情况.

use super::grid::{self, Labelled};
use super::sums::{self, Way};
use super::{Sink, Slot, Units, rows};
use crate::document::Cell;
use crate::form::definition::{ValueKind, YearOf};
use crate::form::label::{self, tidy_text};
use crate::form::number;
use crate::form::recognise::{ColumnAt, FoundBlock};
use crate::model::{Message, Section, Stored};

/// Takes the values out of a block.
pub fn extract(sink: &mut Sink, units: &Units, found: &FoundBlock<'_>, section: Section) -> Result<(), Message> {
    let labelled: Vec<Labelled> = rows(found)
        .into_iter()
        .filter(|(_, row)| row.first().is_some())
        .map(|(part, row)| {
            // The first cell stands under the block's own label: blank, or the name of what the row is about.
            let head_at = part.head.filled().first().copied().unwrap_or(0);
            Labelled { part, row, label_at: head_at.min(row.cells.len() - 1) }
        })
        .collect();
    enter_years(sink, found, section);
    let mut position = 0;
    // A record names no items, so that only its printed rates can tell.
    let ways = sums::place(&labelled, &vec![None; labelled.len()], grid::place(&labelled), units);
    for (row, way) in labelled.iter().zip(ways) {
        let named = &row.row.cells[row.label_at];
        let is_named = number::is_words(&named.text);
        let values: Vec<usize> = row.row.filled().into_iter().filter(|at| !is_named || *at != row.label_at).collect();
        if values.is_empty() || (position > 0 && !section.has_rows()) {
            continue;
        }
        // Where the cells left of the values were lost, the values begin at once.
        let full = values.len() == row.part.columns.len();
        let in_order = || Way::whole(&row.row, values.iter().copied().zip(row.part.columns.iter().copied()));
        let way = if full { Some(in_order()) } else { way.filter(|way| way.cells() == values.len()) };
        let Some(way) = way else {
            let label = tidy_text(&row.part.head.first().map(|cell| cell.text.clone()).unwrap_or_default());
            for index in values {
                sink.leave(&row.row.cells[index], Message::FewerValues { label: label.clone() });
            }
            continue;
        };
        position += u32::from(section.has_rows());
        if is_named && section == Section::BaseBuilding {
            let slot = Slot { section, position, field: "name", note: None };
            sink.text(&slot, named, tidy_text(&named.text));
        }
        for piece in way.pieces {
            let (index, at) = (piece.at, piece.column);
            let Some(column) = at.column else {
                sink.stray(row.part, &at, &row.row.cells[index]);
                continue;
            };
            let kind = column.value;
            let unit = units.of(row.part, at.unit).filter(|_| kind == ValueKind::Money);
            let slot = Slot { section, position, field: &column.field, note: way.note };
            sink.piece(&slot, kind, &row.row.cells[index], &piece.text, unit)?;
        }
    }
    Ok(())
}

/// Enters the years that the labels of a block print. They are often those of the form that it was copied from, and are
/// kept beside the values, which are of the form's own year.
fn enter_years(sink: &mut Sink, found: &FoundBlock<'_>, section: Section) {
    let mut year_of = |field: &str, cell: &Cell| {
        let [year] = label::normalise(&cell.text).years[..] else { return false };
        let slot = Slot { section: Section::BaseHeading, position: 0, field, note: None };
        sink.enter(&slot, cell, Stored::Integer(i64::from(year)), None);
        true
    };
    match section {
        Section::BaseStaffing => {
            let of_this_year = |at: &&ColumnAt<'_>| at.column.is_some_and(|column| column.year == Some(YearOf::This));
            let mut labels = found
                .parts
                .iter()
                .flat_map(|part| part.columns.iter().filter(of_this_year).map(|at| &part.head.cells[at.at]));
            labels.find(|cell| year_of("in_post_year", cell));
        }
        Section::BaseBuilding => {
            found.parts.iter().filter_map(|part| part.head.first()).find(|cell| year_of("completion_year", cell));
        }
        _ => {}
    }
}

/*!
Which column each label of a head names.

Equal labels count first, then those with one lost or wrong character among the columns still missing. The years decide
where one label serves two columns, and the place where it serves a group and a row.
*/

use super::definition::{Block, Column, YearOf};
use super::label::{self, Label};
use super::recognise::ColumnAt;
use super::row::Row;

/// Which column each label of a row names: equal labels first, then labels with one lost or wrong character among the
/// columns still missing. Where one label serves two columns (`{year}决算数`), the years decide.
pub fn columns<'d>(block: &'d Block, row: &Row<'d>) -> Vec<ColumnAt<'d>> {
    let head_at = row.filled().first().copied().filter(|_| begins_with_head(block, row));
    let cells: Vec<(usize, Label)> = row
        .filled()
        .into_iter()
        .filter(|index| Some(*index) != head_at)
        .map(|index| (index, label::normalise(&row.cells[index].text)))
        .collect();
    let mut found: Vec<Option<&Column>> = vec![None; cells.len()];
    for mended in [false, true] {
        let fits = |label: &Label, column: &Column| {
            column.labels.iter().any(
                |known| {
                    if mended { label::is_mended(&label.text, known) } else { *known == label.text }
                },
            )
        };
        let open: Vec<&Column> = block
            .columns()
            .iter()
            .filter(|column| found.iter().flatten().all(|taken| !std::ptr::eq(*taken, *column)))
            .collect();
        let candidates: Vec<Vec<&Column>> = (0..cells.len())
            .map(|cell| match found[cell] {
                Some(_) => Vec::new(),
                None => {
                    let fitting = || open.iter().copied().filter(|column| fits(&cells[cell].1, column));
                    // A label right behind a group's is of that group and of nothing else.
                    let of_group: Vec<&Column> =
                        fitting().filter(|column| is_behind_its_group(block, column, &cells, cell)).collect();
                    let others = fitting().filter(|column| column.of.is_none());
                    if of_group.is_empty() { others.collect() } else { of_group }
                }
            })
            .collect();
        for cell in 0..cells.len() {
            if let [only] = candidates[cell].as_slice()
                && candidates.iter().filter(|others| others.iter().any(|other| std::ptr::eq(*other, *only))).count()
                    == 1
            {
                found[cell] = Some(only);
            }
        }
        for (cell, column) in by_year(&cells, &candidates, &found) {
            found[cell] = Some(column);
        }
        // Of several weights in a list the last is that of the row.
        for cell in (0..cells.len()).rev() {
            if let ([only], Block::List { .. }, None) = (candidates[cell].as_slice(), block, found[cell])
                && found.iter().flatten().all(|taken| !std::ptr::eq(*taken, *only))
            {
                found[cell] = Some(only);
            }
        }
    }
    cells
        .iter()
        .zip(found)
        .map(|((at, _), column)| ColumnAt { at: *at, column, unit: label::unit_in(&row.cells[*at].text) })
        .collect()
}

/// Whether a label that may be one of a group's weight stands right behind that group's.
fn is_behind_its_group(block: &Block, column: &Column, cells: &[(usize, Label)], cell: usize) -> bool {
    let group = column.of.as_ref().and_then(|of| block.columns().iter().find(|group| group.field == *of));
    let before = cell.checked_sub(1).map(|before| &cells[before].1.text);
    group.zip(before).is_some_and(|(group, before)| group.labels.contains(before))
}

/// Whether the first cell of a row of labels is the block's own. Above labels of rows it is, whatever happened to it,
/// unless it names a column.
fn begins_with_head(block: &Block, row: &Row<'_>) -> bool {
    let Some(first) = row.labels().into_iter().next() else { return false };
    let is = |known: &String| first == *known || label::is_mended(&first, known);
    let is_column = block.columns().iter().any(|column| column.labels.iter().any(is));
    block.heads().contains(&first)
        || (!is_column && matches!(block, Block::Matrix { .. } | Block::Record { .. }))
        || (!is_column && block.heads().iter().any(is))
}

/// Settles labels that fit both a column of this year and one of the year before: the later year is this year.
fn by_year<'d>(
    cells: &[(usize, Label)],
    candidates: &[Vec<&'d Column>],
    found: &[Option<&'d Column>],
) -> Vec<(usize, &'d Column)> {
    let ambiguous: Vec<usize> = (0..cells.len()).filter(|cell| candidates[*cell].len() == 2).collect();
    let of = |cell: usize, year: YearOf| candidates[cell].iter().copied().find(|column| column.year == Some(year));
    let printed = |cell: usize| cells[cell].1.years.first().copied();
    match ambiguous.as_slice() {
        [one, other] => {
            let (Some(a), Some(b)) = (printed(*one), printed(*other)) else { return Vec::new() };
            let (before, this) = if a < b { (*one, *other) } else { (*other, *one) };
            match (of(before, YearOf::Before), of(this, YearOf::This)) {
                (Some(earlier), Some(later)) if a != b => vec![(before, earlier), (this, later)],
                _ => Vec::new(),
            }
        }
        [_, _, _, ..] => {
            // Years before the two that a form compares are no columns of it.
            let settled = found
                .iter()
                .zip(cells)
                .find(|(found, _)| found.is_some_and(|column| column.year == Some(YearOf::This)));
            let years = ambiguous.iter().filter_map(|cell| printed(*cell));
            let Some(this) = settled.and_then(|(_, (_, label))| label.years.first().copied()).or(years.max()) else {
                return Vec::new();
            };
            let columns = ambiguous.iter().filter_map(|cell| {
                let year = match printed(*cell)? {
                    year if year == this => YearOf::This,
                    year if year + 1 == this => YearOf::Before,
                    _ => return None,
                };
                Some((*cell, of(*cell, year)?))
            });
            let mut columns: Vec<(usize, &Column)> = columns.collect();
            let all = columns.clone();
            columns.retain(|(_, column)| all.iter().filter(|(_, other)| std::ptr::eq(*other, *column)).count() == 1);
            columns
        }
        [one] => {
            let this_year = (0..cells.len())
                .find(|cell| found[*cell].is_some_and(|column| column.year == Some(YearOf::This)))
                .and_then(printed);
            let year = match (printed(*one), this_year) {
                (Some(printed), Some(this)) if printed + 1 == this => YearOf::Before,
                (Some(printed), Some(this)) if printed != this => return Vec::new(),
                _ => YearOf::This,
            };
            of(*one, year).map(|column| vec![(*one, column)]).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

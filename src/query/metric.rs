/*!
Metrics: what a rule scores, one `.sql` file each.

A metric selects, for the reports between `:first` and `:last`, `report_id`, `numerator` and `denominator`, exact, and then
the figures that its head declares, so that the formula can be shown with them. A `composition` gives a row for each part.
*/

use super::param::Bind;
use super::{Query, Reader, Stop, Value, run};
use crate::model::Message;

/// What a metric found for one report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Rows: one, or one a part of a composition.
    pub rows: Vec<FoundRow>,
}

/// One row of a metric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRow {
    /// Above the line.
    pub numerator: Option<i64>,
    /// Below it.
    pub denominator: Option<i64>,
    /// The figures of the head, in its order.
    pub figures: Vec<Option<Cell>>,
}

/// A figure, or the name of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Fen, ten-thousandths or a count, as the head says.
    Number(i64),
    /// A name.
    Text(String),
}

/// Hands what a metric finds to `sink`, in the order of reports. A report without a row of the table is not among them.
pub fn each(
    reader: &Reader,
    metric: &Query,
    first: i64,
    last: i64,
    mut sink: impl FnMut(i64, Found),
) -> Result<(), Message> {
    let bind = |name: &str, value| Bind { name: name.to_string(), value: Value::Integer(value) };
    let mut rows = run::named_bound(reader, metric, &[bind("first", first), bind("last", last)], None)?;
    let mut at_hand: Option<(i64, Found)> = None;
    rows.each(Stop::Never, |values| {
        let [report, numerator, denominator, figures @ ..] = values else { return Ok(()) };
        let (Some(report), numerator, denominator) = (whole(report), whole(numerator), whole(denominator)) else {
            return Ok(());
        };
        let row = FoundRow { numerator, denominator, figures: figures.iter().map(cell).collect() };
        match &mut at_hand {
            Some((known, found)) if *known == report => found.rows.push(row),
            _ => {
                if let Some((report, found)) = at_hand.take() {
                    sink(report, found);
                }
                at_hand = Some((report, Found { rows: vec![row] }));
            }
        }
        Ok::<(), Message>(())
    })?;
    if let Some((report, found)) = at_hand {
        sink(report, found);
    }
    Ok(())
}

/// A whole number; a sum that left 64 bits is none.
fn whole(value: &Value) -> Option<i64> {
    match value {
        Value::Integer(number) => Some(*number),
        Value::Null | Value::Real(_) | Value::Text(_) => None,
    }
}

fn cell(value: &Value) -> Option<Cell> {
    match value {
        Value::Integer(number) => Some(Cell::Number(*number)),
        Value::Text(text) => Some(Cell::Text(text.clone())),
        Value::Null | Value::Real(_) => None,
    }
}

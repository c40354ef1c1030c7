//! What a stored value is of, and how people read it: item, measure, number and unit.

use crate::model::money::{TEN_THOUSAND, plain};
use crate::model::{Item, Measure, Stored};

/// Code of the item and name of the measure of a field; a field that is no amount of an item is known by its own name,
/// and by the item that its row is of, if any.
pub fn of(field: &str, item_of_row: Option<&str>) -> (Option<String>, String) {
    for measure in Measure::ALL {
        if let Some(item) = Item::all().iter().find(|item| item.column(measure).as_deref() == Some(field)) {
            return (Some(item.code.clone()), measure.column().to_string());
        }
    }
    (item_of_row.map(str::to_string), field.to_string())
}

/// A value as people read it, and its unit; none for a mark of absence.
pub fn shown(field: &str, value: &Stored) -> Option<(String, &'static str)> {
    match value {
        Stored::Absent => None,
        Stored::Text(text) => Some((text.clone(), "")),
        Stored::Integer(number) => {
            let (scale, unit) = scale(field);
            Some((plain(*number, scale), unit))
        }
    }
}

/// How a number is stored and what it counts.
fn scale(field: &str) -> (i64, &'static str) {
    let is_amount = |measure: &Measure| field.ends_with(measure.column());
    match field {
        _ if Measure::ALL.iter().any(is_amount) || field.ends_with("_investment") => (1_000_000, "万元"),
        "authorised" | "in_post" => (1, "人"),
        _ if field.ends_with("_year") => (1, "年"),
        _ if field.ends_with("_decimals") => (1, ""),
        _ if field.ends_with("_pct") => (TEN_THOUSAND, "%"),
        _ if field.ends_with("_area") => (TEN_THOUSAND, "平方米"),
        _ if field.ends_with("weight") || field.ends_with("score") => (TEN_THOUSAND, "分"),
        _ => (TEN_THOUSAND, ""),
    }
}

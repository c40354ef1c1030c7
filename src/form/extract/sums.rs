/*!
Rows whose places the cells leave open, placed by what the form prints.

A row may have fewer values than columns, or cells in which several numbers run together (`40004000100%`). Every way to
give its values to the columns, or to cut its cells so that every column has one, is tried against the printed sums and
rates. Where exactly one way makes them hold, the row is placed so; where there are two or none, it stays in doubt. Sums
are those of `import/items.csv`: an item is what its parts add up to. A part that is not printed adds nothing.
*/

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Units;
use super::grid::{Labelled, Placed};
use crate::form::definition::ValueKind;
use crate::form::number::{self, Number, Reading};
use crate::form::recognise::ColumnAt;
use crate::form::row::Row;
use crate::model::money::round_to;
use crate::model::{Item, Money, Note};

/// A value under its column: all of a cell's text, or a piece of it.
#[derive(Debug, Clone)]
pub struct Piece<'d> {
    /// Index of the cell.
    pub at: usize,
    /// The text.
    pub text: String,
    /// The column.
    pub column: ColumnAt<'d>,
}

/// A way to give the values of a row to its columns.
#[derive(Debug, Clone)]
pub struct Way<'d> {
    /// The values in order.
    pub pieces: Vec<Piece<'d>>,
    /// How it was found, where the cells themselves did not tell.
    pub note: Option<Note>,
}

impl<'d> Way<'d> {
    /// The whole texts of cells under their columns.
    pub fn whole(row: &Row<'_>, placed: impl IntoIterator<Item = Placed<'d>>) -> Way<'d> {
        let piece = |(at, column): Placed<'d>| Piece { at, text: row.cells[at].text.clone(), column };
        Way { pieces: placed.into_iter().map(piece).collect(), note: None }
    }

    /// How many cells its values come from.
    pub fn cells(&self) -> usize {
        self.pieces.chunk_by(|one, next| one.at == next.at).count()
    }

    /// A way that arithmetic found.
    fn found(pieces: Vec<Piece<'d>>) -> Way<'d> {
        let way = Way { pieces, note: None };
        let note = if way.cells() < way.pieces.len() { Note::Split } else { Note::PlacedBySums };
        Way { note: Some(note), ..way }
    }
}

/// More ways than this are not weighed: the row is doubt.
const MOST_WAYS: usize = 20_000;
/// Longer texts are no numbers that run together.
const LONGEST_RUN: usize = 48;

/// A printed rate and the two values that it is the ratio of.
const RATES: [(&str, &str, &str); 4] = [
    ("declared_execution_pct", "outturn", "adjusted_budget"),
    ("declared_control_pct", "in_post", "authorised"),
    ("declared_area_control_pct", "actual_area", "approved_area"),
    ("declared_investment_control_pct", "actual_investment", "approved_investment"),
];

/// Whether a row is open: nobody knows where its values stand, or a cell holds several numbers.
fn is_open(row: &Labelled<'_, '_>, placed: Option<&[Placed<'_>]>) -> bool {
    let Some(placed) = placed else { return !row.values().is_empty() };
    placed.len() < row.part.columns.len()
        && placed.iter().any(|(at, column)| {
            let kind = column.column.map(|column| column.value);
            kind.is_some_and(|kind| !suits(kind, &row.row.cells[*at].text))
        })
}

/// The way of every row: that of its cells, or for an open row the only one that makes the printed sums and rates hold;
/// none for a row that stays in doubt. `codes` are the items of the rows.
pub fn place<'d>(
    rows: &[Labelled<'_, 'd>],
    codes: &[Option<&str>],
    placed: Vec<Option<Vec<Placed<'d>>>>,
    units: &Units,
) -> Vec<Option<Way<'d>>> {
    let open: Vec<usize> = (0..rows.len()).filter(|row| is_open(&rows[*row], placed[*row].as_deref())).collect();
    let whole = |(row, placed): (&Labelled<'_, 'd>, Option<Vec<Placed<'d>>>)| Some(Way::whole(&row.row, placed?));
    let mut found: Vec<Option<Way>> = rows.iter().zip(placed).map(whole).collect();
    let mut ways: BTreeMap<usize, Vec<Way>> = BTreeMap::new();
    for row in open {
        // A percent sign in a row with fewer values than columns shows that these do not stand where they seem to.
        if found[row].as_ref().is_some_and(|way| way.pieces.iter().any(is_misfit)) {
            found[row] = None;
        }
        let mut possible = ways_of(&rows[row]);
        let holding: Vec<&Way> = possible.iter().filter(|way| rates_hold(way) == Some(true)).collect();
        if let [only] = holding.as_slice() {
            found[row] = Some((*only).clone());
            continue;
        }
        // A printed rate that does not hold tells against a way.
        possible.retain(|way| rates_hold(way) != Some(false));
        ways.insert(row, possible);
    }
    for family in families(codes, &ways) {
        for (row, way) in fitting(rows, &family, &ways, &found, units) {
            found[row] = Some(way);
        }
    }
    found
}

/// Whether a percent sign stands under a column of no rates.
fn is_misfit(piece: &Piece<'_>) -> bool {
    let is_rate = piece.column.column.is_none_or(|column| column.value == ValueKind::Rate);
    !is_rate && piece.text.trim_end().ends_with(['%', '％'])
}

/// Sums that share open rows: each a row with the rows that add up to it.
struct Family {
    sums: Vec<(usize, Vec<usize>)>,
    open: Vec<usize>,
}

/// The sums that open rows are in, those of one tree of items together.
fn families(codes: &[Option<&str>], ways: &BTreeMap<usize, Vec<Way<'_>>>) -> Vec<Family> {
    let root = |code: &str| code.split('.').next().unwrap_or_default().to_string();
    let mut families: BTreeMap<String, Family> = BTreeMap::new();
    if ways.is_empty() {
        return Vec::new();
    }
    let added_to = |code: &Option<&str>| {
        let item = Item::of_code((*code)?).filter(|item| item.is_addend)?;
        item.part_of.as_deref()
    };
    let wholes: Vec<Option<&str>> = codes.iter().map(added_to).collect();
    for (whole, code) in codes.iter().enumerate() {
        let Some(code) = code else { continue };
        // A part that is a row of many is no whole itself.
        if !Item::all().iter().any(|item| item.part_of.as_deref() == Some(code)) {
            continue;
        }
        let parts: Vec<usize> = (0..wholes.len()).filter(|row| wholes[*row] == Some(code)).collect();
        let in_sum: Vec<usize> =
            std::iter::once(whole).chain(parts.iter().copied()).filter(|row| ways.contains_key(row)).collect();
        if !parts.is_empty() && !in_sum.is_empty() {
            let family = families.entry(root(code)).or_insert_with(|| Family { sums: Vec::new(), open: Vec::new() });
            family.sums.push((whole, parts));
            family.open.extend(in_sum);
        }
    }
    let mut families: Vec<Family> = families.into_values().collect();
    for family in &mut families {
        family.open.sort_unstable();
        family.open.dedup();
    }
    families
}

/// The open rows with the way that is the same in every choice that makes all sums hold.
fn fitting<'d>(
    rows: &[Labelled<'_, 'd>],
    family: &Family,
    ways: &BTreeMap<usize, Vec<Way<'d>>>,
    found: &[Option<Way<'d>>],
    units: &Units,
) -> Vec<(usize, Way<'d>)> {
    let fixed: Vec<Amounts> = rows.iter().zip(found).map(|(row, way)| amounts(row, way.as_ref(), units)).collect();
    let choices: Vec<Vec<Amounts>> = family
        .open
        .iter()
        .map(|row| ways[row].iter().map(|way| amounts(&rows[*row], Some(way), units)).collect())
        .collect();
    let count = choices.iter().try_fold(1_usize, |count, ways| count.checked_mul(ways.len()));
    let mut holding: Vec<Vec<usize>> = Vec::new();
    for number in 0..count.filter(|count| *count <= MOST_WAYS).unwrap_or(0) {
        let chosen = nth_choice(&choices, number);
        let of = |row: usize| match family.open.iter().position(|open| *open == row) {
            Some(at) => &choices[at][chosen[at]],
            None => &fixed[row],
        };
        if family.sums.iter().all(|(whole, parts)| holds(of(*whole), parts.iter().map(|part| of(*part)))) {
            holding.push(chosen);
        }
    }
    let Some(first) = holding.first() else { return Vec::new() };
    let same = |at: usize| holding.iter().all(|chosen| chosen[at] == first[at]);
    let chosen = family.open.iter().enumerate().filter(|(at, _)| same(*at));
    chosen.map(|(at, row)| (*row, ways[row][first[at]].clone())).collect()
}

/// One of all the choices of a way for each row, by its number.
fn nth_choice(choices: &[Vec<Amounts>], number: usize) -> Vec<usize> {
    let mut rest = number;
    let digit = |ways: &Vec<Amounts>| {
        let at = rest % ways.len();
        rest /= ways.len();
        at
    };
    choices.iter().map(digit).collect()
}

/// The amounts of a row by the names of their columns.
type Amounts = BTreeMap<String, i64>;

fn amounts(row: &Labelled<'_, '_>, way: Option<&Way<'_>>, units: &Units) -> Amounts {
    let amount = |piece: &Piece<'_>| {
        let column = piece.column.column.filter(|column| column.value == ValueKind::Money)?;
        let number = number::read(&piece.text).number().filter(|number| !number.percent)?;
        let unit = number.unit.or(units.of(row.part, piece.column.unit))?;
        let (money, _) = Money::from_decimal(number.value, unit).ok()?;
        Some((column.field.clone(), money.fen()))
    };
    way.into_iter().flat_map(|way| &way.pieces).filter_map(amount).collect()
}

/// Whether parts add up to the whole, column by column.
fn holds<'a>(whole: &Amounts, parts: impl Iterator<Item = &'a Amounts>) -> bool {
    let mut sums: BTreeMap<&str, i64> = whole.keys().map(|column| (column.as_str(), 0)).collect();
    for (column, fen) in parts.flatten() {
        *sums.entry(column).or_default() += fen;
    }
    sums.iter().all(|(column, sum)| whole.get(*column).copied().unwrap_or(0) == *sum)
}

/// Whether the rate that a row prints is the ratio of its two values, to the decimals printed; none where it prints no
/// rate, or where it has no base.
fn rates_hold(way: &Way<'_>) -> Option<bool> {
    let value = |field: &str| {
        let piece = way.pieces.iter().find(|piece| piece.column.column.is_some_and(|column| column.field == field))?;
        number::read(&piece.text).number()
    };
    let mut verdict = None;
    for (rate, part, base) in RATES {
        let Some(rate) = value(rate) else { continue };
        let (Some(part), Some(base)) = (value(part), value(base)) else { return Some(false) };
        // Next to nothing of much is 0 %: that tells nothing about where numbers that run together are to be cut.
        let tells_nothing = way.note == Some(Note::Split) && rate.value.is_zero();
        if base.value.is_zero() || part.unit != base.unit || tells_nothing {
            continue;
        }
        let ratio = part.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(base.value)?;
        let holds = round_to(ratio, rate.decimals) == rate.value;
        verdict = Some(verdict.unwrap_or(true) && holds);
    }
    verdict
}

/// Every way to place the values of a row in order, or to cut its cells so that every column has a value.
fn ways_of<'d>(row: &Labelled<'_, 'd>) -> Vec<Way<'d>> {
    let columns = &row.part.columns;
    let values: Vec<(usize, String)> =
        row.values().into_iter().map(|at| (at, row.row.cells[at].text.trim().to_string())).collect();
    if values.is_empty() || values.len() >= columns.len() || columns.iter().any(|column| column.column.is_none()) {
        return Vec::new();
    }
    let mut ways = Vec::new();
    place_from(&values, columns, &mut Vec::new(), &mut ways);
    if values.iter().any(|(_, text)| is_run(text)) {
        cut_from(&values, columns, &mut Vec::new(), &mut ways);
    }
    ways
}

/// Places the values whole, leaving columns out.
fn place_from<'d>(
    values: &[(usize, String)],
    columns: &[ColumnAt<'d>],
    begun: &mut Vec<Piece<'d>>,
    ways: &mut Vec<Way<'d>>,
) {
    let Some(((at, text), rest)) = values.split_first() else {
        ways.push(Way::found(begun.clone()));
        return;
    };
    for (skipped, column) in columns.iter().enumerate() {
        let kind = column.column.map(|column| column.value);
        if columns.len() - skipped < values.len() || ways.len() > MOST_WAYS {
            return;
        }
        if kind.is_some_and(|kind| suits(kind, text)) {
            begun.push(Piece { at: *at, text: text.clone(), column: *column });
            place_from(rest, &columns[skipped + 1..], begun, ways);
            begun.pop();
        }
    }
}

/// Whether numbers run together in a cell: it is none, or a percentage beyond any that a form prints.
fn is_run(text: &str) -> bool {
    let is_beyond = |number: Number| number.percent && number.value >= Decimal::ONE_THOUSAND;
    let no_number = !number::is_words(text) && number::read(text) == Reading::Words;
    text.len() <= LONGEST_RUN && (no_number || number::read(text).number().is_some_and(is_beyond))
}

/// Cuts the cells in which numbers run together, so that there are as many as columns.
fn cut_from<'d>(
    values: &[(usize, String)],
    columns: &[ColumnAt<'d>],
    begun: &mut Vec<Piece<'d>>,
    ways: &mut Vec<Way<'d>>,
) {
    let (Some(((at, text), rest)), Some((column, behind))) = (values.split_first(), columns.split_first()) else {
        if values.is_empty() && columns.is_empty() {
            ways.push(Way::found(begun.clone()));
        }
        return;
    };
    let Some(kind) = column.column.map(|column| column.value) else { return };
    let ends = if is_run(text) || begun.last().is_some_and(|piece| piece.at == *at) { 1 } else { text.len() };
    for end in ends..=text.len() {
        if ways.len() > MOST_WAYS {
            return;
        }
        let Some((piece, left)) = text.split_at_checked(end) else { continue };
        // Where blanks part the numbers, nothing else does.
        let left = match left.trim_start() {
            rest if rest.len() == left.len() && text.contains(char::is_whitespace) && !left.is_empty() => continue,
            rest => rest,
        };
        let is_whole = ends == text.len() || is_whole_number(piece);
        if !(is_whole && suits(kind, piece)) {
            continue;
        }
        begun.push(Piece { at: *at, text: piece.to_string(), column: *column });
        if left.is_empty() {
            cut_from(rest, behind, begun, ways);
        } else {
            let values: Vec<(usize, String)> =
                std::iter::once((*at, left.to_string())).chain(rest.iter().cloned()).collect();
            cut_from(&values, behind, begun, ways);
        }
        begun.pop();
    }
}

/// A number as it is printed alone: no superfluous zero before it, no point at its end.
fn is_whole_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole) && (whole == "0" || !whole.starts_with('0')) && fraction.is_none_or(is_digits)
}

/// Whether a text may be a value of a kind.
fn suits(kind: ValueKind, text: &str) -> bool {
    match number::read(text) {
        Reading::Number(Number { percent, unit, value, .. }) => match kind {
            ValueKind::Money => !percent,
            ValueKind::Rate => unit.is_none(),
            ValueKind::Count => !percent && unit.is_none() && value.is_integer(),
            _ => !percent && unit.is_none(),
        },
        Reading::Absent => kind == ValueKind::Rate || !text.contains(['%', '％']),
        Reading::Blank | Reading::Words => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_cut_only_as_they_are_printed_alone() {
        for text in ["0", "0.5", "12", "-3.25", "95.56%", "100%"] {
            assert!(is_whole_number(text), "{text}");
        }
        for text in ["", "-", "05", "00.5", ".5", "5.", "1.2.3", "%", "1%2"] {
            assert!(!is_whole_number(text), "{text}");
        }
    }
}

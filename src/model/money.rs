/*!
Money is a type: whole fen, made from a decimal and its unit.

No float touches an amount. 1 万元 = 1 000 000 fen; amounts lie below 10^16 fen (100 亿元 x 10 000), which is what
the rate expressions of `schema.sql` can divide without overflow.
*/

use rust_decimal::{Decimal, RoundingStrategy};

/// An amount in whole fen (0.01 CNY).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(i64);

/// The money unit that a form prints its amounts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 元
    Yuan,
    /// 万元, 10 000 元
    Wan,
    /// 亿元, 10 000 万元
    Yi,
}

/// A decimal that cannot be an amount: 10^16 fen or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfRange;

impl Unit {
    /// Every unit with its word; the longer words first, so that a search finds 万元 before 元.
    pub const ALL: [(Unit, &'static str); 3] = [(Unit::Wan, "万元"), (Unit::Yi, "亿元"), (Unit::Yuan, "元")];

    /// The unit of a word such as `万元`.
    pub fn of_word(word: &str) -> Option<Unit> {
        Unit::ALL.iter().find(|(_, known)| *known == word).map(|(unit, _)| *unit)
    }

    /// The word printed on forms.
    pub fn word(self) -> &'static str {
        Unit::ALL.iter().find(|(unit, _)| *unit == self).map(|(_, word)| *word).expect("every unit is listed")
    }

    /// Fen in one of the unit.
    pub fn fen(self) -> i64 {
        match self {
            Unit::Yuan => 100,
            Unit::Wan => 1_000_000,
            Unit::Yi => 10_000_000_000,
        }
    }

    /// One unit of the last of `decimals` printed places, in fen; never below one fen.
    pub fn step(self, decimals: u32) -> i64 {
        (0..decimals).fold(self.fen(), |step, _| step / 10).max(1)
    }
}

impl Money {
    /// Amounts are below this, in fen.
    pub const LIMIT: i64 = 10_000_000_000_000_000;

    /// An amount from a printed decimal, and whether it was a whole number of fen. A finer one is rounded half away
    /// from zero.
    pub fn from_decimal(printed: Decimal, unit: Unit) -> Result<(Money, bool), OutOfRange> {
        let (fen, exact) = scaled(printed, unit.fen()).ok_or(OutOfRange)?;
        if fen.abs() < Money::LIMIT { Ok((Money(fen), exact)) } else { Err(OutOfRange) }
    }

    /// The amount in fen.
    pub fn fen(self) -> i64 {
        self.0
    }
}

/// A decimal times `scale` as an integer, rounded half away from zero, and whether nothing was rounded; none where it
/// does not fit.
pub fn scaled(value: Decimal, scale: i64) -> Option<(i64, bool)> {
    let exact = value.checked_mul(Decimal::from(scale))?;
    let whole = round_to(exact, 0);
    Some((i64::try_from(whole).ok()?, whole == exact))
}

/// A decimal rounded half away from zero to so many places.
pub fn round_to(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// Ten-thousandths: the scale of rates, weights, scores and areas in the database.
pub const TEN_THOUSAND: i64 = 10_000;

/// An integer in ten-thousandths or fen as the shortest decimal, `955600` at scale 10 000 as `95.56`.
pub fn plain(value: i64, scale: i64) -> String {
    (Decimal::from(value) / Decimal::from(scale)).normalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fen(text: &str, unit: Unit) -> Result<(i64, bool), OutOfRange> {
        Money::from_decimal(text.parse().unwrap(), unit).map(|(money, exact)| (money.fen(), exact))
    }

    #[test]
    fn the_three_units_give_the_same_fen() {
        assert_eq!(fen("59.17", Unit::Wan), Ok((59_170_000, true)));
        assert_eq!(fen("591700", Unit::Yuan), Ok((59_170_000, true)));
        assert_eq!(fen("0.005917", Unit::Yi), Ok((59_170_000, true)));
    }

    #[test]
    fn finer_than_a_fen_is_rounded_half_away_from_zero_and_said() {
        assert_eq!(fen("0.005", Unit::Yuan), Ok((1, false)));
        assert_eq!(fen("-0.005", Unit::Yuan), Ok((-1, false)));
        assert_eq!(fen("0.0049", Unit::Yuan), Ok((0, false)));
    }

    #[test]
    fn an_amount_of_ten_to_the_sixteen_fen_is_out_of_range() {
        assert_eq!(fen("10000000000", Unit::Wan), Err(OutOfRange));
        assert_eq!(fen("9999999999.999999", Unit::Wan), Ok((9_999_999_999_999_999, true)));
        assert_eq!(fen("79228162514264337593543950335", Unit::Yi), Err(OutOfRange));
    }

    #[test]
    fn a_step_is_one_unit_of_the_last_printed_place() {
        assert_eq!(Unit::Wan.step(2), 10_000);
        assert_eq!(Unit::Wan.step(0), 1_000_000);
        assert_eq!(Unit::Yuan.step(2), 1);
        assert_eq!(Unit::Wan.step(9), 1);
    }

    #[test]
    fn plain_is_the_shortest_decimal() {
        assert_eq!(plain(955_600, TEN_THOUSAND), "95.56");
        assert_eq!(plain(-50_000, 1_000_000), "-0.05");
        assert_eq!(plain(1_000_000, TEN_THOUSAND), "100");
    }
}

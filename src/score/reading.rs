/*!
What a metric found for one report: a fraction, or why there is none.

The policy for blanks and zeros is the same for all rates: a blank is missing, nothing over nothing does not apply,
something over nothing is spending without a budget, and no rate is ever infinite.
*/

use std::cmp::Ordering;

use super::Number;

/// Outcome of a metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// A figure is blank, or the form was not received.
    Missing,
    /// A fraction; the denominator is positive.
    Fraction {
        /// Above the line.
        numerator: i128,
        /// Below it.
        denominator: i128,
    },
    /// Zero over zero.
    NotApplicable,
    /// Spending without a budget.
    ZeroBudget,
    /// From zero to something, as a change.
    FromZero,
    /// The base is negative.
    NegativeBase,
    /// Too large for exact arithmetic.
    OutOfRange,
}

/// Beyond it a rule's products would leave 128 bits.
const LARGEST: i128 = 10_i128.pow(27);

impl Reading {
    /// A rate: a part of a whole.
    pub fn rate(numerator: Option<i64>, denominator: Option<i64>) -> Reading {
        match (numerator, denominator) {
            (Some(0), Some(0)) => Reading::NotApplicable,
            (Some(_), Some(0)) => Reading::ZeroBudget,
            (numerator, denominator) => Reading::other(numerator, denominator),
        }
    }

    /// A change against a base: from nothing to nothing is no change.
    pub fn change(difference: Option<i64>, base: Option<i64>) -> Reading {
        match (difference, base) {
            (Some(0), Some(0)) => Reading::Fraction { numerator: 0, denominator: 1 },
            (Some(_), Some(0)) => Reading::FromZero,
            (difference, base) => Reading::other(difference, base),
        }
    }

    fn other(numerator: Option<i64>, denominator: Option<i64>) -> Reading {
        match (numerator, denominator) {
            (Some(_), Some(below)) if below < 0 => Reading::NegativeBase,
            (Some(above), Some(below)) => Reading::reduced(i128::from(above), i128::from(below)),
            _ => Reading::Missing,
        }
    }

    /// PEFA PI-2: how far the parts moved apart. With k = ΣA ÷ ΣB the variance is Σ|A − B·k| ÷ ΣA, here multiplied
    /// through by ΣB so that it stays whole.
    pub fn composition(parts: &[(Option<i64>, Option<i64>)]) -> Reading {
        let mut known: Vec<(i128, i128)> = Vec::new();
        for (actual, budget) in parts {
            let (Some(actual), Some(budget)) = (actual, budget) else { return Reading::Missing };
            known.push((i128::from(*actual), i128::from(*budget)));
        }
        let all_actual: i128 = known.iter().map(|(actual, _)| actual).sum();
        let all_budget: i128 = known.iter().map(|(_, budget)| budget).sum();
        match (all_actual, all_budget) {
            _ if known.is_empty() => return Reading::Missing,
            (0, 0) => return Reading::NotApplicable,
            (_, 0) => return Reading::ZeroBudget,
            // Nothing was spent: there is nothing to be composed.
            (0, _) => return Reading::NotApplicable,
            (actual, budget) if actual < 0 || budget < 0 => return Reading::NegativeBase,
            _ => {}
        }
        let moved = |(actual, budget): &(i128, i128)| {
            Some(actual.checked_mul(all_budget)?.checked_sub(budget.checked_mul(all_actual)?)?.abs())
        };
        let numerator = known.iter().try_fold(0_i128, |sum, part| sum.checked_add(moved(part)?));
        match (numerator, all_actual.checked_mul(all_budget)) {
            (Some(numerator), Some(denominator)) => Reading::reduced(numerator, denominator),
            _ => Reading::OutOfRange,
        }
    }

    fn reduced(numerator: i128, denominator: i128) -> Reading {
        let divisor = common_divisor(numerator.abs(), denominator);
        let (numerator, denominator) = (numerator / divisor, denominator / divisor);
        match numerator.abs() < LARGEST && denominator < LARGEST {
            true => Reading::Fraction { numerator, denominator },
            false => Reading::OutOfRange,
        }
    }

    /// How the fraction compares with a percent; none where there is no fraction.
    pub fn compare(&self, percent: Number) -> Option<Ordering> {
        match self {
            Reading::Fraction { numerator, denominator } => {
                Some((numerator * PERCENT).cmp(&(i128::from(percent.0) * denominator)))
            }
            _ => None,
        }
    }

    /// Percent, rounded half away from zero to hundredths: for the eye alone.
    pub fn percent(&self) -> Option<Number> {
        let Reading::Fraction { numerator, denominator } = self else { return None };
        let hundredths = i64::try_from(divided(numerator * 10_000, *denominator)).ok()?;
        Some(Number(hundredths.checked_mul(100)?))
    }
}

/// Ten-thousandths of a percent in a whole.
pub(super) const PERCENT: i128 = 100 * Number::SCALE as i128;

/// A quotient, rounded half away from zero; `below` is positive.
pub(super) fn divided(above: i128, below: i128) -> i128 {
    let (whole, rest) = (above.abs() / below, above.abs() % below);
    let rounded = if rest >= below - rest { whole + 1 } else { whole };
    if above < 0 { -rounded } else { rounded }
}

fn common_divisor(one: i128, other: i128) -> i128 {
    let (mut one, mut other) = (one, other);
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(reading: Reading) -> Option<String> {
        reading.percent().map(|percent| percent.to_string())
    }

    #[test]
    fn published_rates_come_out_as_they_were_printed() {
        // 86 / 90 = 0.95555…, 50 / 46 = 1.08695…, 136 / 143 = 0.95104…
        for (above, below, printed) in [(86, 90, "95.56"), (50, 46, "108.7"), (136, 143, "95.1")] {
            assert_eq!(percent(Reading::rate(Some(above), Some(below))).as_deref(), Some(printed));
        }
    }

    #[test]
    fn blanks_and_zeros_are_five_different_things() {
        assert_eq!(Reading::rate(None, Some(1)), Reading::Missing);
        assert_eq!(Reading::rate(Some(1), None), Reading::Missing);
        assert_eq!(Reading::rate(Some(0), Some(0)), Reading::NotApplicable);
        assert_eq!(Reading::rate(Some(3), Some(0)), Reading::ZeroBudget);
        assert_eq!(Reading::rate(Some(3), Some(-1)), Reading::NegativeBase);
        assert_eq!(Reading::change(Some(3), Some(0)), Reading::FromZero);
        assert_eq!(percent(Reading::change(Some(0), Some(0))).as_deref(), Some("0"));
    }

    #[test]
    fn composition_is_the_spreadsheets() {
        // A 105.46, 138.61, 108.80 of 352.87; B 105.50, 141.05, 162.71 of 409.26; k = 0.862215….
        // B·k = 90.9637, 121.6155, 140.2908; |A − B·k| = 14.4963, 16.9945, 31.4908, together 62.9816; ÷ 352.87 = 17.85 %.
        let parts = [(10_546, 10_550), (13_861, 14_105), (10_880, 16_271)].map(|(a, b)| (Some(a), Some(b)));
        assert_eq!(percent(Reading::composition(&parts)).as_deref(), Some("17.85"));
        assert_eq!(Reading::composition(&[(Some(1), None)]), Reading::Missing);
    }

    #[test]
    fn a_fraction_is_compared_exactly() {
        let third = Reading::rate(Some(1), Some(3));
        assert_eq!(third.compare(Number(333_333)), Some(Ordering::Greater));
        assert_eq!(third.compare(Number(333_334)), Some(Ordering::Less));
        assert_eq!(Reading::Missing.compare(Number::ZERO), None);
    }
}

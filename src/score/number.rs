//! Points, weights, thresholds and percents: exact decimals of at most four places.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Deserialize;
use serde::de::{Error, Visitor};

/// A decimal in ten-thousandths, as weights and scores are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Number(pub i64);

/// Nothing in an index table is larger: it keeps every product of a rule within 128 bits.
const LARGEST: i64 = 1_000_000 * Number::SCALE;

impl Number {
    /// Ten-thousandths in one.
    pub const SCALE: i64 = 10_000;
    /// Zero.
    pub const ZERO: Number = Number(0);

    /// The number of a text such as `0.5`; none for more than four decimals and for what is no number.
    pub fn of_text(text: &str) -> Option<Number> {
        let scaled = Decimal::from_str(text.trim()).ok()?.checked_mul(Decimal::from(Number::SCALE))?;
        let whole = scaled.is_integer().then(|| scaled.to_i64())??;
        (whole.abs() <= LARGEST).then_some(Number(whole))
    }

    /// The sum of numbers.
    pub fn sum(numbers: impl IntoIterator<Item = Number>) -> Number {
        Number(numbers.into_iter().map(|number| number.0).sum())
    }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", Decimal::new(self.0, 4).normalize())
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> {
        struct Written;
        impl Visitor<'_> for Written {
            type Value = Number;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a number of at most four decimals")
            }

            fn visit_i64<E: Error>(self, whole: i64) -> Result<Number, E> {
                Number::of_text(&whole.to_string()).ok_or_else(|| E::custom(format!("{whole} is too large")))
            }

            // The shortest decimal that gives this binary fraction is the one that was written, up to 15 digits.
            fn visit_f64<E: Error>(self, fraction: f64) -> Result<Number, E> {
                Number::of_text(&fraction.to_string())
                    .ok_or_else(|| E::custom(format!("{fraction} has more than four decimals or is too large")))
            }
        }
        deserializer.deserialize_any(Written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_exact_and_has_at_most_four_decimals() {
        assert_eq!(Number::of_text("0.5"), Some(Number(5_000)));
        assert_eq!(Number::of_text("-12.3456"), Some(Number(-123_456)));
        assert_eq!(Number::of_text("0.00001"), None);
        assert_eq!(Number::of_text("五"), None);
        assert_eq!(Number::of_text("1e400"), None);
        assert_eq!(Number(65_000).to_string(), "6.5");
        assert_eq!(Number(410_000).to_string(), "41");
    }
}

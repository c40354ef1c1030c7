//! Round numbers along an axis, at places computed as numbers and printed as the decimals that they are.

use rust_decimal::Decimal;

use crate::render::shown::grouped;

/// Round numbers from `least` to `most`, about so many: where each stands, and how it is printed. None where lengths are
/// beyond what a person reads off an axis.
pub fn ticks(least: f64, most: f64, about: usize) -> Vec<(f64, String)> {
    let rough = (most - least) / about.max(1) as f64;
    let exponent = rough.log10().floor();
    if !rough.is_finite() || !(-9.0..=15.0).contains(&exponent) || least.abs().max(most.abs()) / rough > 1e6 {
        return Vec::new();
    }
    let exponent = exponent as i32;
    let unit = 10f64.powi(exponent);
    let steps: i64 = [1, 2, 5].into_iter().find(|steps| *steps as f64 * unit >= rough).unwrap_or(10);
    let step = steps as f64 * unit;
    let (first, last) = ((least / step).ceil() as i64, (most / step).floor() as i64);
    (first..=last).map(|number| (number as f64 * step, printed(number * steps, exponent))).collect()
}

/// So many tens, hundreds, or tenths.
fn printed(mantissa: i64, exponent: i32) -> String {
    let exact = match u32::try_from(exponent) {
        Ok(zeros) => Decimal::from(mantissa).checked_mul(Decimal::from(10_i128.pow(zeros))),
        Err(_) => Some(Decimal::new(mantissa, exponent.unsigned_abs())),
    };
    exact.map_or(String::new(), |exact| grouped(&exact.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(least: f64, most: f64) -> Vec<String> {
        ticks(least, most, 5).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn numbers_of_an_axis_are_round_and_exact() {
        assert_eq!(texts(0.0, 4633.15), ["0", "1,000", "2,000", "3,000", "4,000"]);
        assert_eq!(texts(0.1, 0.32), ["0.10", "0.15", "0.20", "0.25", "0.30"]);
        assert_eq!(texts(-8.0, 13.0), ["-5", "0", "5", "10"]);
        assert_eq!(texts(95.5, 101.0), ["96", "98", "100"]);
    }

    #[test]
    fn an_axis_that_nobody_could_read_has_no_numbers() {
        for (least, most) in [(f64::NAN, 1.0), (0.0, f64::INFINITY), (0.0, 1e300), (1.0, 1.0), (1e15, 1e15 + 1.0)] {
            assert!(texts(least, most).is_empty(), "{least} {most}");
        }
    }
}

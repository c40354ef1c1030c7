/*!
Letters over three years, as PEFA gives them.

A dimension earns the best letter whose band holds in two of three completed years; with fewer years there is a value for
each and no letter. The rule is PEFA's for central government; for one department it is an analogy, and says so.
*/

use super::Reading;
use super::band::Band;
use super::scheme::Method;

/// The letter of what is in no band.
pub const LAST: &str = "D";

/// Years that a letter needs.
pub const YEARS: usize = 3;

/// The letter of one year's value; none without a fraction.
pub fn of_year(letters: &[(String, Band)], reading: &Reading) -> Option<String> {
    let Reading::Fraction { .. } = reading else { return None };
    let best = letters.iter().find(|(_, band)| band.holds(reading));
    Some(best.map_or(LAST, |(letter, _)| letter).to_string())
}

/// The letter over three years: the best band met in two of them. The error is how many years have a value.
pub fn over_years(letters: &[(String, Band)], readings: &[Reading]) -> Result<String, usize> {
    let valued = readings.iter().filter(|reading| matches!(reading, Reading::Fraction { .. })).count();
    if valued < YEARS {
        return Err(valued);
    }
    let met = |band: &Band| readings.iter().filter(|reading| band.holds(reading)).count() >= 2;
    Ok(letters.iter().find(|(_, band)| met(band)).map_or(LAST, |(letter, _)| letter).to_string())
}

/// One letter of those of all dimensions; none for a letter that is none.
pub fn together(method: Method, dimensions: &[String]) -> Option<String> {
    let worth: Vec<usize> = dimensions.iter().map(|letter| worth(letter)).collect::<Option<_>>()?;
    match method {
        _ if worth.is_empty() => None,
        Method::WeakestLink => {
            let lowest = *worth.iter().min()?;
            let plus = if worth.iter().any(|other| *other > lowest) { "+" } else { "" };
            Some(format!("{}{plus}", WORTH[lowest]))
        }
        // The table of averages for two dimensions is the plain mean, a half being a plus; tables for three and four are not.
        Method::Average if worth.len() == 2 => {
            let sum: usize = worth.iter().sum();
            Some(format!("{}{}", WORTH[sum / 2], if sum % 2 == 1 { "+" } else { "" }))
        }
        Method::Average => (worth.len() == 1).then(|| WORTH[worth[0]].to_string()),
    }
}

/// Letters from the least on.
const WORTH: [&str; 4] = ["D", "C", "B", "A"];

fn worth(letter: &str) -> Option<usize> {
    WORTH.iter().position(|known| *known == letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::Number;

    fn letters() -> Vec<(String, Band)> {
        let band = |low: i64, high: i64| Band {
            gt: None,
            ge: Some(Number(low * Number::SCALE)),
            lt: None,
            le: Some(Number(high * Number::SCALE)),
            eq: None,
            pts: Number::ZERO,
        };
        [("A", band(95, 105)), ("B", band(90, 110)), ("C", band(85, 115))]
            .map(|(name, band)| (name.into(), band))
            .into()
    }

    fn readings(percents: &[i64]) -> Vec<Reading> {
        percents.iter().map(|percent| Reading::rate(Some(*percent), Some(100))).collect()
    }

    #[test]
    fn the_best_band_met_in_two_of_three_years() {
        // 96 and 104 are within 5 of 100; the bad year does not count.
        assert_eq!(over_years(&letters(), &readings(&[96, 140, 104])), Ok("A".into()));
        // Only 96 is within 5; 96 and 91 are within 10.
        assert_eq!(over_years(&letters(), &readings(&[96, 91, 140])), Ok("B".into()));
        assert_eq!(over_years(&letters(), &readings(&[120, 91, 140])), Ok("D".into()));
        assert_eq!(of_year(&letters(), &readings(&[522])[0]).as_deref(), Some("D"));
    }

    #[test]
    fn fewer_than_three_years_have_no_letter() {
        assert_eq!(over_years(&letters(), &readings(&[100, 100])), Err(2));
        assert_eq!(over_years(&letters(), &[readings(&[100, 100]), vec![Reading::Missing]].concat()), Err(2));
    }

    #[test]
    fn dimensions_come_together() {
        let all = |method, letters: &[&str]| {
            together(method, &letters.iter().map(|letter| letter.to_string()).collect::<Vec<_>>())
        };
        // A published assessment: C, C, A is C+.
        assert_eq!(all(Method::WeakestLink, &["C", "C", "A"]).as_deref(), Some("C+"));
        assert_eq!(all(Method::WeakestLink, &["B", "B", "B"]).as_deref(), Some("B"));
        assert_eq!(all(Method::Average, &["A", "D"]).as_deref(), Some("C+"));
        assert_eq!(all(Method::Average, &["C", "A"]).as_deref(), Some("B"));
        assert_eq!(all(Method::Average, &["A", "B", "C"]), None);
        assert_eq!(all(Method::WeakestLink, &[]), None);
    }
}

/*!
Intervals with points, and grades: bounds of either sort, which together must leave neither a gap nor a point twice.

Tables write `10-20%(含)`: the bracket says which bound is part of the band. Here `gt`, `ge`, `lt`, `le` and `eq` say it.
*/

use std::cmp::Ordering;
use std::fmt;

use serde::Deserialize;

use super::{Number, Reading};

/// An interval of percents and the points that it gives.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Above, without the bound.
    #[serde(default)]
    pub gt: Option<Number>,
    /// From the bound on.
    #[serde(default)]
    pub ge: Option<Number>,
    /// Below, without the bound.
    #[serde(default)]
    pub lt: Option<Number>,
    /// Up to the bound.
    #[serde(default)]
    pub le: Option<Number>,
    /// This value alone.
    #[serde(default)]
    pub eq: Option<Number>,
    /// Points.
    #[serde(default)]
    pub pts: Number,
}

/// A grade of the whole, `中文 | English`, half open so that 89.5 has one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// From these points on.
    pub ge: Number,
    /// Its name.
    pub name: String,
}

/// A bound on the line of numbers; `after` is the side just above the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Edge {
    at: Number,
    after: bool,
}

impl Band {
    /// Whether a reading lies in it; a reading without a fraction does not.
    pub fn holds(&self, reading: &Reading) -> bool {
        use Ordering::{Equal, Greater, Less};
        let is = |bound: Option<Number>, fits: &[Ordering]| {
            bound.is_none_or(|bound| reading.compare(bound).is_some_and(|ordering| fits.contains(&ordering)))
        };
        is(self.gt, &[Greater])
            && is(self.ge, &[Greater, Equal])
            && is(self.lt, &[Less])
            && is(self.le, &[Less, Equal])
            && is(self.eq, &[Equal])
    }

    /// Where it begins and ends; none at an open end.
    fn edges(&self) -> (Option<Edge>, Option<Edge>) {
        let edge = |at: Option<Number>, after: bool| at.map(|at| Edge { at, after });
        let low = edge(self.eq, false).or(edge(self.ge, false)).or(edge(self.gt, true));
        let high = edge(self.eq, true).or(edge(self.le, true)).or(edge(self.lt, false));
        (low, high)
    }

    /// Whether it says each bound once and holds any number.
    pub fn is_sound(&self) -> bool {
        let low = usize::from(self.gt.is_some()) + usize::from(self.ge.is_some());
        let high = usize::from(self.lt.is_some()) + usize::from(self.le.is_some());
        let bounded = match self.eq {
            Some(_) => low + high == 0,
            None => low <= 1 && high <= 1 && low + high > 0,
        };
        bounded && !matches!(self.edges(), (Some(low), Some(high)) if low >= high)
    }
}

impl fmt::Display for Band {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(at) = self.eq {
            return write!(out, "{at}%");
        }
        match (self.ge, self.gt) {
            (Some(low), _) => write!(out, "[{low}%, ")?,
            (_, Some(low)) => write!(out, "({low}%, ")?,
            _ => write!(out, "(…, ")?,
        }
        match (self.le, self.lt) {
            (Some(high), _) => write!(out, "{high}%]"),
            (_, Some(high)) => write!(out, "{high}%)"),
            _ => write!(out, "…)"),
        }
    }
}

/// What is wrong with bands as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A band that says a bound twice, or holds nothing.
    Unsound(String),
    /// Two bands hold one number.
    Overlap(String, String),
    /// A number between two bands is in none.
    Gap(String, String),
}

/// The first thing that is wrong with bands. Below the lowest and above the highest a table may be silent.
pub fn fault(bands: &[Band]) -> Option<Fault> {
    if let Some(band) = bands.iter().find(|band| !band.is_sound()) {
        return Some(Fault::Unsound(band.to_string()));
    }
    let mut sorted: Vec<&Band> = bands.iter().collect();
    // An open beginning is less than any other.
    sorted.sort_by_key(|band| band.edges().0);
    for pair in sorted.windows(2) {
        let ((_, end), (begin, _)) = (pair[0].edges(), pair[1].edges());
        let names = || (pair[0].to_string(), pair[1].to_string());
        match (end, begin) {
            (Some(end), Some(begin)) if end == begin => {}
            (Some(end), Some(begin)) if end < begin => {
                let (one, other) = names();
                return Some(Fault::Gap(one, other));
            }
            _ => {
                let (one, other) = names();
                return Some(Fault::Overlap(one, other));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bands(text: &str) -> Vec<Band> {
        #[derive(Deserialize)]
        struct File {
            bands: Vec<Band>,
        }
        toml::from_str::<File>(&format!("bands = {text}")).unwrap().bands
    }

    #[test]
    fn the_hunan_bands_are_sound() {
        let hunan = "[{eq=0,pts=5},{gt=0,le=10,pts=4},{gt=10,le=20,pts=3},{gt=20,le=30,pts=2},{gt=30,pts=0}]";
        assert_eq!(fault(&bands(hunan)), None);
        assert_eq!(fault(&bands("[{ge=90,pts=6},{ge=80,lt=90,pts=4},{ge=70,lt=80,pts=2},{lt=70,pts=0}]")), None);
    }

    #[test]
    fn gaps_overlaps_and_nonsense_are_found() {
        let found = |text: &str| fault(&bands(text));
        let pair = |one: &str, other: &str| (one.to_string(), other.to_string());
        let (one, other) = pair("[0%, 10%)", "(10%, …)");
        assert_eq!(found("[{ge=0,lt=10},{gt=10}]"), Some(Fault::Gap(one, other)), "10 is in neither");
        let (one, other) = pair("[0%, 10%]", "[10%, …)");
        assert_eq!(found("[{ge=0,le=10},{ge=10}]"), Some(Fault::Overlap(one, other)), "10 is in both");
        assert_eq!(found("[{lt=10},{lt=20}]"), Some(Fault::Overlap("(…, 10%)".into(), "(…, 20%)".into())));
        assert!(matches!(found("[{ge=10,lt=10}]"), Some(Fault::Unsound(_))));
        assert!(matches!(found("[{eq=1,lt=10}]"), Some(Fault::Unsound(_))));
        assert!(matches!(found("[{pts=1}]"), Some(Fault::Unsound(_))));
    }

    #[test]
    fn a_bound_is_in_the_band_that_says_so() {
        let bands = bands("[{eq=0,pts=5},{gt=0,le=10,pts=4},{gt=10,pts=3}]");
        let points = |above, below| {
            let reading = Reading::rate(Some(above), Some(below));
            bands.iter().find(|band| band.holds(&reading)).map(|band| band.pts.to_string())
        };
        assert_eq!(points(0, 7).as_deref(), Some("5"));
        assert_eq!(points(1, 10).as_deref(), Some("4"));
        // 1 000 001 / 10 000 000 is above 10 % by a hair.
        assert_eq!(points(1_000_001, 10_000_000).as_deref(), Some("3"));
        assert_eq!(points(-1, 10), None);
    }
}

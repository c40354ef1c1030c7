/*!
Index tables as records: one TOML file a scheme, in `import/schemes/` or a folder of the user's.

A scheme that contradicts itself is refused: weights that do not add up to the total, a rule whose full mark is not its
weight (copies edited by half are in circulation), bands with a gap or an overlap.
*/

use super::band::{Band, Fault, Grade};
use super::{Number, source};
use crate::model::Message;

/// An index table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// What it is called on the command line.
    pub id: String,
    /// `中文 | English`.
    pub title: String,
    /// What its weights add up to; none for a scheme of letters.
    pub total: Option<Number>,
    /// Whether only a part of the table is known.
    pub partial: bool,
    /// Where it is used.
    pub place: Option<String>,
    /// First year that it was used for.
    pub year_from: Option<i32>,
    /// Last year.
    pub year_to: Option<i32>,
    /// Where its text was read.
    pub source: String,
    /// `中文 | English`, what else is to be known.
    pub note: Option<String>,
    /// Grades of the whole, best first.
    pub grades: Vec<Grade>,
    /// Its rules, in order.
    pub rules: Vec<Rule>,
    /// Indicators that dimensions with letters add up to.
    pub indicators: Vec<Indicator>,
    /// The file, for messages.
    pub origin: String,
}

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its code, which is that of the metric that it scores.
    pub code: String,
    /// Which of several formulas in force.
    pub variant: Option<String>,
    /// `中文 | English`.
    pub title: String,
    /// First level, `中文 | English`.
    pub level1: Option<String>,
    /// Second level.
    pub level2: Option<String>,
    /// Full mark; zero for letters.
    pub weight: Number,
    /// How points come of a value.
    pub kind: RuleKind,
    /// How steps are counted.
    pub rounding: Rounding,
    /// Whether a rate that does not apply earns full marks.
    pub full_where_not_applicable: bool,
    /// Whether a person decides although a formula is printed, since the forms have no figures for it.
    pub by_judgement: bool,
    /// How sure the rule is.
    pub provenance: Provenance,
    /// `中文 | English`.
    pub note: Option<String>,
}

/// How points come of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleKind {
    /// Full up to the threshold; each whole unit above costs.
    StepOver(Step),
    /// Full from the threshold on; each whole unit below costs.
    StepUnder(Step),
    /// Full at the threshold; each whole unit away on either side costs.
    StepBoth(Step),
    /// Intervals.
    Bands(Vec<Band>),
    /// Words with points, one of which a person chooses; most points first.
    BandsLabel(Vec<(String, Number)>),
    /// Weight times value, never above the weight.
    Proportional,
    /// Weight times actual over target, or the reverse; never above the weight.
    RatioTarget {
        /// Whether less is better.
        reverse: bool,
    },
    /// Items with points, met or not.
    Checklist(Vec<Number>),
    /// Each violation costs.
    CountDeduct(Number),
    /// Met, partly met, not met: a range of percents of the weight each, in which a person chooses.
    ThreeLevel([(Number, Number); 3]),
    /// Judgement.
    Manual,
    /// A letter over three years, best first.
    Letters {
        /// The indicator that it is a dimension of.
        indicator: String,
        /// Letters with their bands; what is in none gets the last letter, D.
        letters: Vec<(String, Band)>,
    },
}

/// Parameters of a step rule: percents, and points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Full mark at it.
    pub threshold: Number,
    /// Width of a step.
    pub unit: Number,
    /// What a step costs.
    pub deduct: Number,
}

/// How steps are counted. Whole steps only is what published scores bear out: 92.8 % against "每低于5%扣2分" lost 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Whole steps only.
    Floor,
    /// A step begun counts.
    Ceiling,
    /// In proportion.
    Linear,
}

/// How sure a rule is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// `seen`, `part` or `recalled`.
    pub how: &'static str,
    /// The source that it was seen in.
    pub source: Option<String>,
}

/// An indicator that dimensions add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Such as `PI-2`.
    pub code: String,
    /// `中文 | English`.
    pub title: String,
    /// `M1`, the weakest link, or `M2`, the average.
    pub method: Method,
    /// How sure the method is.
    pub provenance: Provenance,
}

/// How letters of dimensions become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The lowest letter, with a plus where another is higher.
    WeakestLink,
    /// By the table of averages.
    Average,
}

impl Method {
    /// Its name in PEFA.
    pub fn word(self) -> &'static str {
        match self {
            Method::WeakestLink => "M1",
            Method::Average => "M2",
        }
    }
}

/// Words of provenance.
pub const PROVENANCE: [&str; 3] = ["seen", "part", "recalled"];

impl Scheme {
    /// Reads and examines the text of a file; `origin` names it in messages.
    pub fn parse(origin: &str, text: &str) -> Result<Scheme, Message> {
        let scheme = source::read(origin, text)?;
        scheme.examine()?;
        Ok(scheme)
    }

    /// Whether it gives letters and no points.
    pub fn gives_letters(&self) -> bool {
        self.total.is_none()
    }

    /// The rule of a name.
    pub fn rule(&self, name: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.name() == name)
    }

    /// The grade of points out of the whole.
    pub fn grade(&self, points: Number) -> Option<&str> {
        self.grades.iter().find(|grade| points >= grade.ge).map(|grade| grade.name.as_str())
    }

    fn examine(&self) -> Result<(), Message> {
        let origin = || self.origin.clone();
        for (index, rule) in self.rules.iter().enumerate() {
            if self.rules[..index].iter().any(|known| known.name() == rule.name()) {
                return Err(Message::SchemeRuleTwice { origin: origin(), rule: rule.name() });
            }
            rule.examine(&self.origin)?;
            if rule.gives_letters() != self.gives_letters() {
                return Err(Message::SchemeMixed { origin: origin(), rule: rule.name() });
            }
            if let RuleKind::Letters { indicator, .. } = &rule.kind
                && !self.indicators.iter().any(|known| known.code == *indicator)
            {
                return Err(Message::SchemeKey { origin: origin(), rule: rule.name(), key: indicator.clone() });
            }
        }
        if let Some(total) = self.total {
            let sum = Number::sum(self.rules.iter().map(|rule| rule.weight));
            let fits = if self.partial { sum <= total } else { sum == total };
            if !fits {
                let (sum, total) = (sum.to_string(), total.to_string());
                return Err(Message::SchemeWeights { origin: origin(), sum, total });
            }
        }
        Ok(())
    }
}

impl Rule {
    /// Code and variant, by which judgements and answers call it.
    pub fn name(&self) -> String {
        match &self.variant {
            Some(variant) => format!("{}-{variant}", self.code),
            None => self.code.clone(),
        }
    }

    /// Whether it gives a letter.
    pub fn gives_letters(&self) -> bool {
        matches!(self.kind, RuleKind::Letters { .. })
    }

    /// Whether a metric decides it, and not a person.
    pub fn is_measured(&self) -> bool {
        let by_person = matches!(
            self.kind,
            RuleKind::BandsLabel(_)
                | RuleKind::Checklist(_)
                | RuleKind::CountDeduct(_)
                | RuleKind::ThreeLevel(_)
                | RuleKind::Manual
        );
        !by_person && !self.by_judgement
    }

    fn examine(&self, origin: &str) -> Result<(), Message> {
        let (origin, rule) = (origin.to_string(), self.name());
        if self.weight <= Number::ZERO && !self.gives_letters() {
            return Err(Message::SchemeStep { origin, rule });
        }
        let full = match &self.kind {
            RuleKind::StepOver(step) | RuleKind::StepUnder(step) | RuleKind::StepBoth(step) => {
                if step.unit <= Number::ZERO || step.deduct <= Number::ZERO {
                    return Err(Message::SchemeStep { origin, rule });
                }
                None
            }
            RuleKind::CountDeduct(deduct) if *deduct <= Number::ZERO => {
                return Err(Message::SchemeStep { origin, rule });
            }
            RuleKind::Bands(bands) => {
                match super::band::fault(bands) {
                    Some(Fault::Gap(one, other)) => return Err(Message::SchemeGap { origin, rule, one, other }),
                    Some(Fault::Overlap(one, other)) => {
                        return Err(Message::SchemeOverlap { origin, rule, one, other });
                    }
                    Some(Fault::Unsound(band)) => return Err(Message::SchemeBand { origin, rule, band }),
                    None => {}
                }
                bands.iter().map(|band| band.pts).max()
            }
            // Bands of letters lie within each other: each must be sound, and the best that holds counts.
            RuleKind::Letters { letters, .. } => {
                if let Some((_, band)) = letters.iter().find(|(_, band)| !band.is_sound()) {
                    return Err(Message::SchemeBand { origin, rule, band: band.to_string() });
                }
                None
            }
            RuleKind::BandsLabel(labels) => labels.first().map(|(_, points)| *points),
            RuleKind::Checklist(items) => Some(Number::sum(items.iter().copied())),
            _ => None,
        };
        match full {
            Some(full) if full != self.weight => {
                let (weight, full) = (self.weight.to_string(), full.to_string());
                Err(Message::SchemeFullMark { origin, rule, weight, full })
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scheme(rules: &str) -> Result<Scheme, Message> {
        let head = "[scheme]\nid = \"a\"\ntitle = \"甲 | a\"\ntotal = 10\nsource = \"x\"\n";
        Scheme::parse("a.toml", &format!("{head}{rules}"))
    }

    fn rule(code: &str, weight: &str, rest: &str) -> String {
        format!(
            "[[rule]]\ncode = \"{code}\"\ntitle = \"甲 | a\"\nweight = {weight}\nprovenance = \"recalled\"\n{rest}\n"
        )
    }

    #[test]
    fn weights_must_add_up_unless_the_scheme_is_partial() {
        let manual = "kind = \"manual\"";
        let two = rule("a", "6", manual) + &rule("b", "3", manual);
        let expected = Message::SchemeWeights { origin: "a.toml".into(), sum: "9".into(), total: "10".into() };
        assert_eq!(scheme(&two).unwrap_err(), expected);
        assert!(scheme(&format!("partial = true\n{two}")).is_ok());
        assert!(scheme(&(two + &rule("c", "1", manual))).is_ok());
    }

    #[test]
    fn grades_go_from_the_best_down() {
        let graded = |first: u32, second: u32| {
            let grade = |ge: u32| format!("[[grade]]\nge = {ge}\nname = \"甲 | a\"\n");
            scheme(&(grade(first) + &grade(second) + &rule("a", "10", "kind = \"manual\"")))
        };
        assert!(graded(90, 60).is_ok());
        assert!(matches!(graded(60, 90), Err(Message::SchemeGrades { .. })));
        assert!(matches!(graded(60, 60), Err(Message::SchemeGrades { .. })));
    }

    #[test]
    fn a_rule_that_contradicts_itself_is_refused() {
        let one = |rest: &str| scheme(&rule("a", "10", rest)).unwrap_err();
        let full = Message::SchemeFullMark {
            origin: "a.toml".into(),
            rule: "a".into(),
            weight: "10".into(),
            full: "8".into(),
        };
        assert_eq!(one("kind = \"bands\"\nbands = [{ge=0,pts=8}]"), full);
        assert_eq!(one("kind = \"checklist\"\nitems = [4,4]"), full);
        assert!(matches!(one("kind = \"bands\"\nbands = [{lt=0,pts=10},{gt=0,pts=1}]"), Message::SchemeGap { .. }));
        assert!(matches!(one("kind = \"bands\"\nbands = [{le=0,pts=10},{ge=0,pts=1}]"), Message::SchemeOverlap { .. }));
        assert!(matches!(one("kind = \"step_over\"\nthreshold = 1\nunit = 0\ndeduct = 1"), Message::SchemeStep { .. }));
        assert!(matches!(one("kind = \"step_over\"\nthreshold = 1\nunit = 1"), Message::SchemeKey { .. }));
        assert!(matches!(one("kind = \"manual\"\nunit = 1"), Message::SchemeKeyOdd { .. }));
        assert!(matches!(one("kind = \"manul\""), Message::WrongScheme { .. }));
        assert!(matches!(scheme(&rule("a", "0", "kind = \"manual\"")).unwrap_err(), Message::SchemeStep { .. }));
        let twice = rule("a", "5", "kind = \"manual\"").repeat(2);
        assert!(matches!(scheme(&twice).unwrap_err(), Message::SchemeRuleTwice { .. }));
    }
}

/*!
Applies one rule to one reading.

Nothing is guessed: a figure that is missing gives no points and takes none, it is listed; what the table does not say is
left to a person. Whoever shows an award finds in [`Why`] all that its reason needs.
*/

use std::cmp::Ordering;

use super::reading::{PERCENT, divided};
use super::scheme::{Rounding, Rule, RuleKind, Step};
use super::{Number, Reading};

/// What a rule gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Award {
    /// Points; none where they are open.
    pub points: Option<Number>,
    /// What they rest on.
    pub state: State,
    /// Why so many.
    pub why: Why,
}

/// What points rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Computed from the forms.
    Computed,
    /// Given by a person, with a reason.
    Supplied,
    /// Open: a figure is missing.
    Missing,
    /// Open: the rate does not apply, and the table does not say what then.
    NotApplicable,
    /// Open: a person must judge.
    Judgement,
}

impl State {
    /// All of them, in the order in which totals are shown.
    pub const ALL: [State; 5] =
        [State::Computed, State::Missing, State::NotApplicable, State::Judgement, State::Supplied];

    /// The word in the answer.
    pub fn word(self) -> &'static str {
        match self {
            State::Computed => "computed",
            State::Supplied => "supplied",
            State::Missing => "missing",
            State::NotApplicable => "not_applicable",
            State::Judgement => "judgement",
        }
    }
}

/// Why an award is what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Nothing was taken off.
    Full,
    /// Steps away from the threshold, as text, and the points that they cost.
    Steps(String, Number),
    /// The band that holds the value.
    Band(String),
    /// Weight times value.
    Share,
    /// The value is above what the weight can pay.
    Capped,
    /// A figure is missing.
    Missing,
    /// Zero over zero earns full marks by the table.
    NotApplicableFull,
    /// Zero over zero, and the table is silent.
    NotApplicable,
    /// Spending without a budget.
    ZeroBudget,
    /// Grown from zero.
    FromZero,
    /// No band holds the value.
    NotCovered,
    /// A base below zero.
    NegativeBase,
    /// Amounts too large for exact arithmetic.
    OutOfRange,
    /// A person must judge.
    Judgement,
    /// What a person gave as the reason.
    Said(String, String),
}

/// The points of a rule for a reading. For a rule that a person decides see [`judged`].
pub fn award(rule: &Rule, reading: &Reading) -> Award {
    let computed = |points: Number, why: Why| Award { points: Some(points), state: State::Computed, why };
    let open = |state: State, why: Why| Award { points: None, state, why };
    let fraction = match reading {
        Reading::Missing => return open(State::Missing, Why::Missing),
        Reading::OutOfRange => return open(State::Missing, Why::OutOfRange),
        Reading::NotApplicable if rule.full_where_not_applicable => {
            return computed(rule.weight, Why::NotApplicableFull);
        }
        Reading::NotApplicable => return open(State::NotApplicable, Why::NotApplicable),
        Reading::ZeroBudget => return computed(Number::ZERO, Why::ZeroBudget),
        Reading::FromZero => return computed(Number::ZERO, Why::FromZero),
        Reading::NegativeBase => return open(State::Judgement, Why::NegativeBase),
        Reading::Fraction { numerator, denominator } => (*numerator, *denominator),
    };
    match &rule.kind {
        RuleKind::StepOver(step) => stepped(rule, step, fraction, |away| away),
        RuleKind::StepUnder(step) => stepped(rule, step, fraction, |away| -away),
        RuleKind::StepBoth(step) => stepped(rule, step, fraction, i128::abs),
        RuleKind::Bands(bands) => match bands.iter().find(|band| band.holds(reading)) {
            Some(band) => computed(band.pts, Why::Band(band.to_string())),
            None => open(State::Judgement, Why::NotCovered),
        },
        RuleKind::Proportional | RuleKind::RatioTarget { reverse: false } => share(rule, fraction),
        // As far below the target as the target is above: the target over what was used.
        RuleKind::RatioTarget { reverse: true } => match fraction {
            (numerator, denominator) if numerator > 0 => share(rule, (denominator, numerator)),
            (0, _) => computed(rule.weight, Why::Capped),
            _ => open(State::Judgement, Why::NotCovered),
        },
        _ => open(State::Judgement, Why::Judgement),
    }
}

/// A rule that waits for a person.
pub fn judged() -> Award {
    Award { points: None, state: State::Judgement, why: Why::Judgement }
}

/// Steps from the threshold in the direction that costs: `worse` turns the distance so that it is positive there.
fn stepped(rule: &Rule, step: &Step, fraction: (i128, i128), worse: impl Fn(i128) -> i128) -> Award {
    let (numerator, denominator) = fraction;
    // The distance from the threshold in ten-thousandths of a percent, times the denominator.
    let away = worse(numerator * PERCENT - i128::from(step.threshold.0) * denominator);
    let computed = |points: Number, why: Why| Award { points: Some(points), state: State::Computed, why };
    if away <= 0 {
        return computed(rule.weight, Why::Full);
    }
    let width = i128::from(step.unit.0) * denominator;
    let (steps, cost) = match rule.rounding {
        Rounding::Floor => whole_steps(away / width, step),
        Rounding::Ceiling => whole_steps((away + width - 1) / width, step),
        // The number of steps is for the eye, the cost is exact to the last place of points.
        Rounding::Linear => {
            let shown = divided(away * i128::from(Number::SCALE), width);
            let most = i128::from(rule.weight.0) * width;
            let cost =
                if away > most { i128::from(rule.weight.0) } else { divided(away * i128::from(step.deduct.0), width) };
            (Number(i64::try_from(shown).unwrap_or(i64::MAX)), cost)
        }
    };
    if cost == 0 {
        return computed(rule.weight, Why::Full);
    }
    let cost = i64::try_from(cost).map_or(rule.weight, Number).min(rule.weight);
    computed(Number(rule.weight.0 - cost.0), Why::Steps(steps.to_string(), cost))
}

/// So many whole steps, and what they cost in ten-thousandths of a point.
fn whole_steps(steps: i128, step: &Step) -> (Number, i128) {
    let shown = i64::try_from(steps).ok().and_then(|steps| steps.checked_mul(Number::SCALE)).unwrap_or(i64::MAX);
    // More steps than this cost any weight there is.
    (Number(shown), steps.min(i128::from(i64::MAX)) * i128::from(step.deduct.0))
}

/// The weight times the fraction, between nothing and the weight, to the last place of points.
fn share(rule: &Rule, (numerator, denominator): (i128, i128)) -> Award {
    let computed = |points: Number, why: Why| Award { points: Some(points), state: State::Computed, why };
    match (numerator.cmp(&denominator), numerator.cmp(&0)) {
        (Ordering::Greater, _) => computed(rule.weight, Why::Capped),
        (Ordering::Equal, _) => computed(rule.weight, Why::Full),
        (_, Ordering::Less) => Award { points: None, state: State::Judgement, why: Why::NotCovered },
        _ => {
            let points = divided(i128::from(rule.weight.0) * numerator, denominator);
            computed(i64::try_from(points).map_or(rule.weight, Number), Why::Share)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Scheme;
    use super::*;

    fn rule(weight: &str, rest: &str) -> Rule {
        let text = format!(
            "[scheme]\nid = \"a\"\ntitle = \"甲 | a\"\ntotal = {weight}\nsource = \"x\"\n\
             [[rule]]\ncode = \"a\"\ntitle = \"甲 | a\"\nweight = {weight}\nprovenance = \"recalled\"\n{rest}\n"
        );
        Scheme::parse("a.toml", &text).unwrap().rules.remove(0)
    }

    fn points(rule: &Rule, above: i64, below: i64) -> String {
        award(rule, &Reading::rate(Some(above), Some(below))).points.map_or("-".into(), |points| points.to_string())
    }

    #[test]
    fn whole_steps_only_is_what_published_scores_bear_out() {
        let step = |rounding: &str| {
            rule("5", &format!("kind = \"step_under\"\nthreshold = 100\nunit = 5\ndeduct = 2\n{rounding}"))
        };
        // 92.8 %: 7.2 short, 7.2 / 5 = 1.44 steps.
        assert_eq!(points(&step(""), 928, 1000), "3");
        assert_eq!(points(&step("step_rounding = \"ceiling\""), 928, 1000), "1");
        assert_eq!(points(&step("step_rounding = \"linear\""), 928, 1000), "2.12");
        // 99.27 %: not a whole step short.
        assert_eq!(points(&step(""), 9927, 10_000), "5");
        assert_eq!(points(&step(""), 110, 100), "5");
    }

    #[test]
    fn steps_end_at_zero() {
        let change = rule("5", "kind = \"step_over\"\nthreshold = 0\nunit = 1\ndeduct = 0.5");
        // 13.77 %: 13 steps of half a point are 6.5.
        assert_eq!(points(&change, 815, 5917), "0");
        // 9.6 %: 9 × 0.5 = 4.5.
        assert_eq!(points(&change, 96, 1000), "0.5");
        assert_eq!(points(&change, -96, 1000), "5");
        assert_eq!(points(&change, i64::MAX, 1), "0");
        let both = rule("6", "kind = \"step_both\"\nthreshold = 100\nunit = 5\ndeduct = 2");
        assert_eq!(
            ["89", "96", "104", "111"].map(|rate| points(&both, rate.parse().unwrap(), 100)),
            ["2", "6", "6", "2"]
        );
        let linear =
            rule("5", "kind = \"step_over\"\nthreshold = 0\nunit = 1\ndeduct = 0.5\nstep_rounding = \"linear\"");
        assert_eq!(points(&linear, i64::MAX, 1), "0");
    }

    #[test]
    fn shares_are_capped_and_rounded_to_the_last_place() {
        let proportional = rule("10", "kind = \"proportional\"");
        assert_eq!(points(&proportional, 1, 3), "3.3333");
        assert_eq!(points(&proportional, 2, 3), "6.6667");
        assert_eq!(points(&proportional, 4, 3), "10");
        let reverse = rule("10", "kind = \"ratio_target\"\ndirection = \"reverse\"");
        assert_eq!(points(&reverse, 5, 4), "8");
        assert_eq!(points(&reverse, 3, 4), "10");
        assert_eq!(points(&reverse, 0, 4), "10");
    }

    #[test]
    fn what_cannot_be_computed_is_neither_zero_nor_full() {
        let plain = rule("5", "kind = \"step_over\"\nthreshold = 100\nunit = 5\ndeduct = 2");
        let full = rule("5", "kind = \"step_over\"\nthreshold = 100\nunit = 5\ndeduct = 2\nnot_applicable = \"full\"");
        let open = |rule: &Rule, reading: Reading| {
            let award = award(rule, &reading);
            (award.points.map(|points| points.to_string()), award.state)
        };
        assert_eq!(open(&plain, Reading::Missing), (None, State::Missing));
        assert_eq!(open(&plain, Reading::NotApplicable), (None, State::NotApplicable));
        assert_eq!(open(&full, Reading::NotApplicable), (Some("5".into()), State::Computed));
        assert_eq!(open(&full, Reading::Missing), (None, State::Missing));
        assert_eq!(open(&plain, Reading::ZeroBudget), (Some("0".into()), State::Computed));
        assert_eq!(open(&plain, Reading::NegativeBase), (None, State::Judgement));
        let bands = rule("5", "kind = \"bands\"\nbands = [{eq=0,pts=5},{gt=0,pts=0}]");
        assert_eq!(open(&bands, Reading::change(Some(-1), Some(4))), (None, State::Judgement));
    }
}

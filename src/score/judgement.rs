/*!
What a person decided about a rule that no formula can: points, violations or a word, with the reason.

The program never fills one in. A judgement that a rule cannot take is refused with its place.
*/

use std::collections::BTreeSet;

use super::award::{Award, State, Why};
use super::scheme::{Rule, RuleKind};
use super::{Number, letters};
use crate::model::Message;
use crate::model::near::{listed, offer};

/// One row of a file of judgements, its department and scheme already looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The scheme.
    pub scheme: String,
    /// Number of the department.
    pub department_id: i64,
    /// Fiscal year.
    pub year: i64,
    /// The rule's name.
    pub rule: String,
    /// What was decided.
    pub given: Given,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// `judgements.csv:3`
    pub place: String,
}

/// What was decided: one of these, or points within the range of a word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Given {
    /// Points.
    pub points: Option<Number>,
    /// Number of violations.
    pub violations: Option<i64>,
    /// A word of the rule.
    pub label: Option<String>,
}

/// Words of a rule of three levels, in their order.
pub const LEVELS: [&str; 3] = ["met", "partly", "not_met"];

impl Judgement {
    /// The letter that it gives to a dimension; none where it gives points.
    pub fn letter(&self) -> Option<&str> {
        self.given.label.as_deref()
    }

    /// The award that it makes of a rule.
    pub fn award(&self, rule: &Rule) -> Result<Award, Message> {
        let points = self.points(rule)?;
        let why = Why::Said(self.reason.clone(), self.by.clone());
        Ok(Award { points, state: State::Supplied, why })
    }

    /// Points within what the rule allows; none for a letter.
    fn points(&self, rule: &Rule) -> Result<Option<Number>, Message> {
        let place = || self.place.clone();
        let wants =
            |wanted: &str| Message::JudgementWants { place: place(), rule: rule.name(), wanted: wanted.to_string() };
        let Given { points, violations, label } = &self.given;
        let word = |known: Vec<&str>| Message::JudgementLabel {
            place: place(),
            typed: label.clone().unwrap_or_default(),
            known: offer(label.as_deref().unwrap_or_default(), known),
        };
        // Only a rule of three levels takes a word and the points within its range; of two, one would be dropped unseen.
        if points.is_some() && label.is_some() && !matches!(rule.kind, RuleKind::ThreeLevel(_)) {
            return Err(Message::JudgementBoth { place: place(), rule: rule.name() });
        }
        // Points beyond the weight are told as such.
        let one_of = |points: Number, can_be: BTreeSet<Number>| {
            let within = Number::ZERO <= points && points <= rule.weight;
            if !within || can_be.is_empty() || can_be.contains(&points) {
                return Ok(points);
            }
            let shown: Vec<String> = can_be.iter().map(Number::to_string).collect();
            Err(Message::JudgementPoints {
                place: place(),
                rule: rule.name(),
                points: points.to_string(),
                known: listed(shown.iter().map(String::as_str), 20),
            })
        };
        let found = match &rule.kind {
            RuleKind::Letters { letters, .. } => {
                if violations.is_some() {
                    return Err(wants("label"));
                }
                let label = label.as_deref().ok_or_else(|| wants("label"))?;
                let known: Vec<&str> =
                    letters.iter().map(|(letter, _)| letter.as_str()).chain([letters::LAST]).collect();
                return if known.contains(&label) { Ok(None) } else { Err(word(known)) };
            }
            RuleKind::CountDeduct(deduct) => match (violations, points) {
                (Some(count), None) if *count >= 0 => {
                    let cost = deduct.0.saturating_mul(*count);
                    Number((rule.weight.0.saturating_sub(cost)).max(0))
                }
                (None, Some(points)) => *points,
                _ => return Err(wants("violations")),
            },
            RuleKind::BandsLabel(labels) => {
                let label = label.as_deref().ok_or_else(|| wants("label"))?;
                let known = labels.iter().find(|(known, _)| known == label);
                known.ok_or_else(|| word(labels.iter().map(|(known, _)| known.as_str()).collect()))?.1
            }
            RuleKind::ThreeLevel(intervals) => {
                let points = points.ok_or_else(|| wants("points"))?;
                if let Some(label) = label {
                    let level = LEVELS.iter().position(|known| known == label);
                    let (high, low) = intervals[level.ok_or_else(|| word(LEVELS.to_vec()))?];
                    let share = |percent: Number| i128::from(rule.weight.0) * i128::from(percent.0);
                    let given = i128::from(points.0) * 100 * i128::from(Number::SCALE);
                    if given < share(low) || given > share(high) {
                        return Err(Message::JudgementOutside {
                            place: place(),
                            points: points.to_string(),
                            label: label.clone(),
                            low: low.to_string(),
                            high: high.to_string(),
                        });
                    }
                }
                points
            }
            RuleKind::Bands(bands) => {
                one_of(points.ok_or_else(|| wants("points"))?, bands.iter().map(|band| band.pts).collect())?
            }
            RuleKind::Checklist(items) => one_of(points.ok_or_else(|| wants("points"))?, sums(items))?,
            _ => points.ok_or_else(|| wants("points"))?,
        };
        if violations.is_some() && !matches!(rule.kind, RuleKind::CountDeduct(_)) {
            return Err(wants("points"));
        }
        if found < Number::ZERO || found > rule.weight {
            let (points, weight) = (found.to_string(), rule.weight.to_string());
            return Err(Message::JudgementBeyond { place: place(), rule: rule.name(), points, weight });
        }
        Ok(Some(found))
    }
}

/// What the items of a checklist can add up to; nothing of a list that has too many sums.
fn sums(items: &[Number]) -> BTreeSet<Number> {
    const MOST: usize = 4096;
    let mut sums = BTreeSet::from([Number::ZERO]);
    for item in items {
        let more: Vec<Number> = sums.iter().map(|sum| Number(sum.0.saturating_add(item.0))).collect();
        sums.extend(more);
        if sums.len() > MOST {
            return BTreeSet::new();
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::super::Scheme;
    use super::*;

    fn points(kind: &str, given: Given) -> Result<String, Message> {
        let text = format!(
            "[scheme]\nid = \"a\"\ntitle = \"甲 | a\"\ntotal = 6\nsource = \"x\"\n\
             [[rule]]\ncode = \"a\"\ntitle = \"甲 | a\"\nweight = 6\nprovenance = \"recalled\"\n{kind}\n"
        );
        let scheme = Scheme::parse("a.toml", &text).unwrap();
        let judgement = Judgement {
            scheme: "a".into(),
            department_id: 1,
            year: 2023,
            rule: "a".into(),
            given,
            reason: "看过".into(),
            by: "张".into(),
            place: "j.csv:2".into(),
        };
        Ok(judgement.award(&scheme.rules[0])?.points.unwrap().to_string())
    }

    fn of_points(points: &str) -> Given {
        Given { points: Number::of_text(points), ..Given::default() }
    }

    fn of_label(label: &str) -> Given {
        Given { label: Some(label.into()), ..Given::default() }
    }

    #[test]
    fn each_kind_takes_what_it_can_use() {
        let violations = |count| Given { violations: Some(count), ..Given::default() };
        assert_eq!(points("kind = \"manual\"", of_points("5.5")), Ok("5.5".into()));
        assert_eq!(points("kind = \"count_deduct\"\ndeduct = 1", violations(2)), Ok("4".into()));
        assert_eq!(points("kind = \"count_deduct\"\ndeduct = 1", violations(9)), Ok("0".into()));
        let labels = "kind = \"bands_label\"\nlabels = {good=6,fair=3,none=0}";
        assert_eq!(points(labels, of_label("fair")), Ok("3".into()));
        let levels = "kind = \"three_level\"\nintervals = [[100,80],[80,60],[60,0]]";
        assert_eq!(points(levels, Given { label: Some("partly".into()), ..of_points("4.8") }), Ok("4.8".into()));
    }

    #[test]
    fn what_a_rule_cannot_take_is_refused_with_its_place() {
        let beyond = points("kind = \"manual\"", of_points("6.5")).unwrap_err();
        let expected = Message::JudgementBeyond {
            place: "j.csv:2".into(),
            rule: "a".into(),
            points: "6.5".into(),
            weight: "6".into(),
        };
        assert_eq!(beyond, expected);
        assert!(matches!(points("kind = \"manual\"", of_points("-1")), Err(Message::JudgementBeyond { .. })));
        assert!(matches!(points("kind = \"manual\"", of_label("good")), Err(Message::JudgementWants { .. })));
        let labels = "kind = \"bands_label\"\nlabels = {good=6,fair=3,none=0}";
        assert!(matches!(points(labels, of_label("goood")), Err(Message::JudgementLabel { .. })));
        let levels = "kind = \"three_level\"\nintervals = [[100,80],[80,60],[60,0]]";
        let both = points("kind = \"manual\"", Given { label: Some("good".into()), ..of_points("5") });
        assert_eq!(both, Err(Message::JudgementBoth { place: "j.csv:2".into(), rule: "a".into() }));
        let bands = "kind = \"bands\"\njudgement = true\nbands = [{ge=90,pts=6},{lt=90,pts=2}]";
        assert_eq!(points(bands, of_points("2")), Ok("2".into()));
        let Err(Message::JudgementPoints { known, .. }) = points(bands, of_points("5")) else { panic!() };
        assert_eq!(known, "`2`, `6`");
        let items = "kind = \"checklist\"\nitems = [4, 1.5, 0.5]";
        assert_eq!(points(items, of_points("4.5")), Ok("4.5".into()));
        let Err(Message::JudgementPoints { known, .. }) = points(items, of_points("3")) else { panic!() };
        assert_eq!(known, "`0`, `0.5`, `1.5`, `2`, `4`, `4.5`, `5.5`, `6`");
        let outside = points(levels, Given { label: Some("met".into()), ..of_points("4.7") });
        assert!(matches!(outside, Err(Message::JudgementOutside { .. })));
    }
}

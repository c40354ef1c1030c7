//! The text of a scheme: what TOML gives, and which keys belong to which kind of rule.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Number;
use super::band::{Band, Grade};
use super::scheme::{Indicator, Method, PROVENANCE, Provenance, Rounding, Rule, RuleKind, Scheme, Step};
use crate::model::Message;
use crate::model::near::offer;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    scheme: Head,
    #[serde(default, rename = "grade")]
    grades: Vec<Grade>,
    #[serde(default, rename = "indicator")]
    indicators: Vec<IndicatorEntry>,
    #[serde(default, rename = "rule")]
    rules: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    id: String,
    title: String,
    total: Option<Number>,
    #[serde(default)]
    partial: bool,
    place: Option<String>,
    year_from: Option<i32>,
    year_to: Option<i32>,
    source: String,
    note: Option<String>,
    #[serde(default)]
    step_rounding: RoundingWord,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum RoundingWord {
    #[default]
    Floor,
    Ceiling,
    Linear,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorEntry {
    code: String,
    title: String,
    method: MethodWord,
    provenance: String,
}

#[derive(Deserialize)]
enum MethodWord {
    M1,
    M2,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KindWord {
    StepOver,
    StepUnder,
    StepBoth,
    Bands,
    BandsLabel,
    Proportional,
    RatioTarget,
    Checklist,
    CountDeduct,
    ThreeLevel,
    Manual,
    Letters,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum DirectionWord {
    Positive,
    Reverse,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum NotApplicableWord {
    Full,
}

/// A rule as it is written. Keys of all kinds stand in one list, so that an unknown one is told with its line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    variant: Option<String>,
    title: String,
    level1: Option<String>,
    level2: Option<String>,
    weight: Option<Number>,
    kind: KindWord,
    step_rounding: Option<RoundingWord>,
    not_applicable: Option<NotApplicableWord>,
    #[serde(default)]
    judgement: bool,
    provenance: String,
    note: Option<String>,
    threshold: Option<Number>,
    unit: Option<Number>,
    deduct: Option<Number>,
    bands: Option<Vec<Band>>,
    labels: Option<BTreeMap<String, Number>>,
    direction: Option<DirectionWord>,
    items: Option<Vec<Number>>,
    intervals: Option<[(Number, Number); 3]>,
    indicator: Option<String>,
    letters: Option<BTreeMap<String, Band>>,
}

/// Reads a file; what it says is not yet examined.
pub fn read(origin: &str, text: &str) -> Result<Scheme, Message> {
    let file: File = toml::from_str(text).map_err(|error| {
        let before = error.span().map_or("", |span| text.get(..span.start).unwrap_or_default());
        let (line, reason) = (before.lines().count().max(1), error.message().replace('\n', " "));
        Message::WrongScheme { origin: origin.to_string(), line, reason }
    })?;
    let head = file.scheme;
    let indicator = |entry: IndicatorEntry| {
        let method = match entry.method {
            MethodWord::M1 => Method::WeakestLink,
            MethodWord::M2 => Method::Average,
        };
        let provenance = provenance(origin, &entry.code, &entry.provenance)?;
        Ok(Indicator { code: entry.code, title: entry.title, method, provenance })
    };
    let grades = file.grades;
    if let Some(pair) = grades.windows(2).find(|pair| pair[0].ge <= pair[1].ge) {
        let (grade, ge) = (pair[1].name.clone(), pair[1].ge.to_string());
        return Err(Message::SchemeGrades { origin: origin.to_string(), grade, ge });
    }
    Ok(Scheme {
        id: head.id,
        title: head.title,
        total: head.total,
        partial: head.partial,
        place: head.place,
        year_from: head.year_from,
        year_to: head.year_to,
        source: head.source,
        note: head.note,
        grades,
        rules: file.rules.into_iter().map(|entry| rule(origin, entry, head.step_rounding)).collect::<Result<_, _>>()?,
        indicators: file.indicators.into_iter().map(indicator).collect::<Result<_, Message>>()?,
        origin: origin.to_string(),
    })
}

fn rule(origin: &str, entry: Entry, rounding: RoundingWord) -> Result<Rule, Message> {
    let provenance = provenance(origin, &entry.code, &entry.provenance)?;
    let rounding = match entry.step_rounding.unwrap_or(rounding) {
        RoundingWord::Floor => Rounding::Floor,
        RoundingWord::Ceiling => Rounding::Ceiling,
        RoundingWord::Linear => Rounding::Linear,
    };
    entry.no_odd_key(origin)?;
    let missing =
        |key: &str| Message::SchemeKey { origin: origin.to_string(), rule: entry.code.clone(), key: key.to_string() };
    let step = || {
        Ok::<_, Message>(Step {
            threshold: entry.threshold.ok_or_else(|| missing("threshold"))?,
            unit: entry.unit.ok_or_else(|| missing("unit"))?,
            deduct: entry.deduct.ok_or_else(|| missing("deduct"))?,
        })
    };
    let kind = match entry.kind {
        KindWord::StepOver => RuleKind::StepOver(step()?),
        KindWord::StepUnder => RuleKind::StepUnder(step()?),
        KindWord::StepBoth => RuleKind::StepBoth(step()?),
        KindWord::Bands => RuleKind::Bands(entry.bands.clone().ok_or_else(|| missing("bands"))?),
        KindWord::BandsLabel => {
            let labels = entry.labels.clone().ok_or_else(|| missing("labels"))?;
            let mut labels: Vec<(String, Number)> = labels.into_iter().collect();
            labels.sort_by_key(|(_, points)| std::cmp::Reverse(*points));
            RuleKind::BandsLabel(labels)
        }
        KindWord::Proportional => RuleKind::Proportional,
        KindWord::RatioTarget => {
            RuleKind::RatioTarget { reverse: matches!(entry.direction, Some(DirectionWord::Reverse)) }
        }
        KindWord::Checklist => RuleKind::Checklist(entry.items.clone().ok_or_else(|| missing("items"))?),
        KindWord::CountDeduct => RuleKind::CountDeduct(entry.deduct.ok_or_else(|| missing("deduct"))?),
        KindWord::ThreeLevel => RuleKind::ThreeLevel(entry.intervals.ok_or_else(|| missing("intervals"))?),
        KindWord::Manual => RuleKind::Manual,
        KindWord::Letters => RuleKind::Letters {
            indicator: entry.indicator.clone().ok_or_else(|| missing("indicator"))?,
            letters: entry.letters.clone().ok_or_else(|| missing("letters"))?.into_iter().collect(),
        },
    };
    let weight = match (&kind, entry.weight) {
        (RuleKind::Letters { .. }, _) => Number::ZERO,
        (_, Some(weight)) => weight,
        (_, None) => return Err(missing("weight")),
    };
    Ok(Rule {
        code: entry.code,
        variant: entry.variant,
        title: entry.title,
        level1: entry.level1,
        level2: entry.level2,
        weight,
        kind,
        rounding,
        full_where_not_applicable: entry.not_applicable.is_some(),
        by_judgement: entry.judgement,
        provenance,
        note: entry.note,
    })
}

impl Entry {
    /// A key of another kind would be read by nobody.
    fn no_odd_key(&self, origin: &str) -> Result<(), Message> {
        use KindWord as K;
        let steps = [K::StepOver, K::StepUnder, K::StepBoth];
        let with_deduct = [K::StepOver, K::StepUnder, K::StepBoth, K::CountDeduct];
        let keys: [(&str, bool, &[K]); 11] = [
            ("threshold", self.threshold.is_some(), &steps),
            ("unit", self.unit.is_some(), &steps),
            ("step_rounding", self.step_rounding.is_some(), &steps),
            ("deduct", self.deduct.is_some(), &with_deduct),
            ("bands", self.bands.is_some(), &[K::Bands]),
            ("labels", self.labels.is_some(), &[K::BandsLabel]),
            ("direction", self.direction.is_some(), &[K::RatioTarget]),
            ("items", self.items.is_some(), &[K::Checklist]),
            ("intervals", self.intervals.is_some(), &[K::ThreeLevel]),
            ("indicator", self.indicator.is_some(), &[K::Letters]),
            ("letters", self.letters.is_some(), &[K::Letters]),
        ];
        match keys.iter().find(|(_, given, kinds)| *given && !kinds.contains(&self.kind)) {
            Some((key, _, _)) => {
                Err(Message::SchemeKeyOdd { origin: origin.to_string(), rule: self.code.clone(), key: key.to_string() })
            }
            None => Ok(()),
        }
    }
}

/// `seen:H1`, `part:H1` or `recalled`.
fn provenance(origin: &str, rule: &str, written: &str) -> Result<Provenance, Message> {
    let (word, source) = written.split_once(':').map_or((written, None), |(word, source)| (word, Some(source)));
    match PROVENANCE.into_iter().find(|known| *known == word) {
        Some(how) => Ok(Provenance { how, source: source.map(str::to_string) }),
        None => Err(Message::SchemeProvenance {
            origin: origin.to_string(),
            rule: rule.to_string(),
            typed: written.to_string(),
            known: offer(word, PROVENANCE),
        }),
    }
}

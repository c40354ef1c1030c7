//! From the figures of reports to awards: of one department with all that stands behind them, or of a year in sums.

use std::collections::HashMap;

use crate::model::Message;
use crate::model::near::offer;
use crate::query::header::MetricKind;
use crate::query::metric::{self, Found};
use crate::query::scores::{self, GradeRow, Score};
use crate::query::{Catalogue, Query, Reader};
use crate::score::award::{State, Why, award, judged};
use crate::score::letters;
use crate::score::scheme::Indicator;
use crate::score::{Award, Judgement, Number, Reading, Rule, RuleKind, Scheme};

/// One line of the answer.
pub struct Line<'a> {
    /// What it is about.
    pub subject: Subject<'a>,
    /// Fiscal year.
    pub year: i64,
    /// The value of the metric; none where there is none.
    pub reading: Option<Reading>,
    /// The metric and what it found.
    pub measured: Option<(&'a Query, Found)>,
    /// Points, or what is open.
    pub award: Award,
    /// A letter, of a scheme that gives them.
    pub letter: Option<String>,
    /// What else is to be said of a letter.
    pub remark: Option<Message>,
}

/// A rule of a scheme, or an indicator that several come together in.
#[derive(Clone, Copy)]
pub enum Subject<'a> {
    /// A rule.
    Rule(&'a Rule),
    /// An indicator.
    Indicator(&'a Indicator),
}

/// Years of the report numbers.
const YEAR: i64 = 1_000_000_000;

/// Every rule that a value decides has its metric.
pub fn check_metrics(scheme: &Scheme, metrics: &Catalogue) -> Result<(), Message> {
    for rule in scheme.rules.iter().filter(|rule| rule.is_measured()) {
        if measure(metrics, rule).is_none() {
            let known = metrics.all().iter().filter(|metric| kind(metric) != Some(MetricKind::Claim));
            return Err(Message::SchemeNoMetric {
                origin: scheme.origin.clone(),
                rule: rule.name(),
                known: offer(&rule.name(), known.map(|metric| metric.header.name.as_str())),
            });
        }
    }
    Ok(())
}

/// The metric of a rule that a value decides.
fn measure<'m>(metrics: &'m Catalogue, rule: &Rule) -> Option<&'m Query> {
    let metric = named(metrics, rule)?;
    (kind(metric) != Some(MetricKind::Claim)).then_some(metric)
}

fn named<'m>(metrics: &'m Catalogue, rule: &Rule) -> Option<&'m Query> {
    metrics.all().iter().find(|metric| metric.header.name == rule.name())
}

fn kind(metric: &Query) -> Option<MetricKind> {
    metric.header.metric.as_ref().map(|head| head.kind)
}

/// The fraction that a metric's rows make.
fn reading(metric: &Query, found: &Found) -> Reading {
    let first = found.rows.first();
    let (numerator, denominator) = first.map_or((None, None), |row| (row.numerator, row.denominator));
    match kind(metric) {
        Some(MetricKind::Rate) => Reading::rate(numerator, denominator),
        Some(MetricKind::Change) => Reading::change(numerator, denominator),
        Some(MetricKind::Composition) => {
            let parts: Vec<_> = found.rows.iter().map(|row| (row.numerator, row.denominator)).collect();
            Reading::composition(&parts)
        }
        Some(MetricKind::Claim) | None => Reading::Missing,
    }
}

/// What a metric found for one report; nothing where the form was not received.
fn of_report(reader: &Reader, metric: &Query, report: i64) -> Result<Found, Message> {
    let mut of_report = Found::default();
    metric::each(reader, metric, report, report, |_, found| of_report = found)?;
    Ok(of_report)
}

/// The lines of one department and year.
pub fn lines<'a>(
    reader: &Reader,
    scheme: &'a Scheme,
    metrics: &'a Catalogue,
    department_id: i64,
    year: i64,
    judgements: &[Judgement],
) -> Result<Vec<Line<'a>>, Message> {
    let desk = Desk { reader, metrics, department_id, year, scheme, judgements };
    match scheme.gives_letters() {
        true => desk.letters(),
        false => scheme.rules.iter().map(|rule| desk.points(rule)).collect(),
    }
}

/// What the lines of a department are made from.
struct Desk<'a, 'd> {
    reader: &'d Reader,
    metrics: &'a Catalogue,
    department_id: i64,
    year: i64,
    scheme: &'a Scheme,
    judgements: &'d [Judgement],
}

impl<'a> Desk<'a, '_> {
    /// What a person said of a rule.
    fn judgement(&self, rule: &Rule) -> Option<&Judgement> {
        self.judgements.iter().find(|judgement| {
            judgement.scheme == self.scheme.id
                && judgement.department_id == self.department_id
                && judgement.year == self.year
                && judgement.rule == rule.name()
        })
    }

    fn points(&self, rule: &'a Rule) -> Result<Line<'a>, Message> {
        let report = self.year * YEAR + self.department_id;
        let measured = match named(self.metrics, rule) {
            Some(metric) => Some((metric, of_report(self.reader, metric, report)?)),
            None => None,
        };
        let reading = measured.as_ref().map(|(metric, found)| reading(metric, found));
        let computed = match (&reading, rule.is_measured()) {
            (Some(reading), true) => award(rule, reading),
            _ => judged(),
        };
        let award = match self.judgement(rule) {
            None => computed,
            Some(judgement) if computed.state == State::Judgement => judgement.award(rule)?,
            Some(judgement) => {
                return Err(Message::JudgementComputed { place: judgement.place.clone(), rule: rule.name() });
            }
        };
        let subject = Subject::Rule(rule);
        Ok(Line { subject, year: self.year, reading, measured, award, letter: None, remark: None })
    }

    fn letters(&self) -> Result<Vec<Line<'a>>, Message> {
        let mut lines: Vec<Line<'a>> = Vec::new();
        for indicator in &self.scheme.indicators {
            let mut dimensions: Vec<(String, Option<String>)> = Vec::new();
            for rule in &self.scheme.rules {
                let RuleKind::Letters { indicator: of, letters } = &rule.kind else { continue };
                if *of != indicator.code {
                    continue;
                }
                let (mut of_rule, letter) = self.dimension(rule, letters)?;
                lines.append(&mut of_rule);
                dimensions.push((rule.code.clone(), letter));
            }
            lines.push(self.indicator(indicator, &dimensions));
        }
        Ok(lines)
    }

    /// A value for each of three years, and the letter where all have one; or the letter that a person gave.
    fn dimension(
        &self,
        rule: &'a Rule,
        bands: &'a [(String, crate::score::Band)],
    ) -> Result<(Vec<Line<'a>>, Option<String>), Message> {
        let subject = Subject::Rule(rule);
        let whole = |award: Award, letter: Option<String>, remark: Option<Message>| Line {
            subject,
            year: self.year,
            reading: None,
            measured: None,
            award,
            letter,
            remark,
        };
        let metric = measure(self.metrics, rule).filter(|_| rule.is_measured());
        let Some(metric) = metric else {
            let judgement = self.judgement(rule);
            let award = judgement.map_or(Ok(judged()), |judgement| judgement.award(rule))?;
            let letter = judgement.and_then(Judgement::letter).map(str::to_string);
            return Ok((vec![whole(award, letter.clone(), None)], letter));
        };
        if let Some(judgement) = self.judgement(rule) {
            return Err(Message::JudgementComputed { place: judgement.place.clone(), rule: rule.name() });
        }
        let (mut lines, mut readings) = (Vec::new(), Vec::new());
        for year in self.year - (letters::YEARS as i64 - 1)..=self.year {
            let found = of_report(self.reader, metric, year * YEAR + self.department_id)?;
            let reading = reading(metric, &found);
            readings.push(reading);
            let award = award(rule, &reading);
            let award = match reading {
                Reading::Fraction { .. } => Award { points: None, state: State::Computed, why: Why::Full },
                _ => Award { points: None, ..award },
            };
            let (reading, measured) = (Some(reading), Some((metric, found)));
            lines.push(Line { subject, year, reading, measured, award, letter: None, remark: None });
        }
        let open = Award { points: None, state: State::Missing, why: Why::Missing };
        let given = Award { points: None, state: State::Computed, why: Why::Full };
        let letter = match letters::over_years(bands, &readings) {
            Ok(letter) => {
                lines.push(whole(given, Some(letter.clone()), Some(Message::ReasonLetter {})));
                Some(letter)
            }
            Err(years) => {
                lines.push(whole(open, None, Some(Message::ReasonNoLetter { years })));
                None
            }
        };
        Ok((lines, letter))
    }

    fn indicator(&self, indicator: &'a Indicator, dimensions: &[(String, Option<String>)]) -> Line<'a> {
        let missing: Vec<&str> =
            dimensions.iter().filter(|(_, letter)| letter.is_none()).map(|(code, _)| code.as_str()).collect();
        let known: Vec<String> = dimensions.iter().filter_map(|(_, letter)| letter.clone()).collect();
        let letter = if missing.is_empty() { letters::together(indicator.method, &known) } else { None };
        let (state, remark) = match &letter {
            Some(_) => {
                let method = indicator.method.word().to_string();
                (State::Computed, Message::ReasonTogether { method, dimensions: known.join(", ") })
            }
            None => (State::Missing, Message::ReasonDimensions { dimensions: missing.join(", ") }),
        };
        Line {
            subject: Subject::Indicator(indicator),
            year: self.year,
            reading: None,
            measured: None,
            award: Award { points: None, state, why: Why::Missing },
            letter,
            remark: Some(remark),
        }
    }
}

/// Points and weights of the lines in a state.
pub fn sums(lines: &[Line<'_>], state: State) -> (Number, Number) {
    let mut sums = (0, 0);
    for line in lines.iter().filter(|line| line.award.state == state) {
        let Subject::Rule(rule) = line.subject else { continue };
        sums.0 += line.award.points.map_or(0, |points| points.0);
        sums.1 += rule.weight.0;
    }
    (Number(sums.0), Number(sums.1))
}

/// What every report of a year earned by a scheme, a pass over the year for each metric.
pub fn of_year(reader: &Reader, scheme: &Scheme, metrics: &Catalogue, year: i64) -> Result<Vec<Score>, Message> {
    if scheme.gives_letters() {
        return Err(Message::SchemeOfLetters { id: scheme.id.clone() });
    }
    check_metrics(scheme, metrics)?;
    let weight = |rules: &mut dyn Iterator<Item = &Rule>| rules.map(|rule| rule.weight.0).sum::<i64>();
    let missing = weight(&mut scheme.rules.iter().filter(|rule| rule.is_measured()));
    let judgement = weight(&mut scheme.rules.iter().filter(|rule| !rule.is_measured()));
    // Every figure is missing until it is found.
    let blank =
        |report_id| Score { scheme: scheme.id.clone(), report_id, points: 0, computable: 0, missing, judgement };
    let mut scores: Vec<Score> = scores::reports(reader, year)?.into_iter().map(blank).collect();
    let places: HashMap<i64, usize> = scores.iter().enumerate().map(|(at, score)| (score.report_id, at)).collect();
    for rule in scheme.rules.iter().filter(|rule| rule.is_measured()) {
        let Some(metric) = measure(metrics, rule) else { continue };
        metric::each(reader, metric, year * YEAR, year * YEAR + YEAR - 1, |report, found| {
            let Some(score) = places.get(&report).and_then(|at| scores.get_mut(*at)) else { return };
            let award = award(rule, &reading(metric, &found));
            match (award.points, award.state) {
                (Some(points), _) => {
                    score.missing -= rule.weight.0;
                    score.computable += rule.weight.0;
                    score.points += points.0;
                }
                (None, State::Judgement) => {
                    score.missing -= rule.weight.0;
                    score.judgement += rule.weight.0;
                }
                // Not found, or not applicable: it stays among what is missing.
                (None, _) => {}
            }
        })?;
    }
    Ok(scores)
}

/// The grades of a scheme in percent of its total.
pub fn grades(scheme: &Scheme) -> Vec<GradeRow> {
    let Some(total) = scheme.total.filter(|total| *total > Number::ZERO) else { return Vec::new() };
    let percent = |points: Number| points.0 * 100 * Number::SCALE / total.0;
    // Best first: each grade ends where the one before it begins.
    let mut high = None;
    let mut rows = Vec::new();
    for grade in &scheme.grades {
        let low = percent(grade.ge);
        rows.push(GradeRow { scheme: scheme.id.clone(), low, high, grade: grade.name.clone() });
        high = Some(low);
    }
    rows
}

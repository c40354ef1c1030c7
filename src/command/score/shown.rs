//! Lines of a score as rows: texts in the reader's language where a person reads, in both where a program does.

use rust_decimal::Decimal;

use super::evaluate::{self, Line, Subject};
use super::{Context, show};
use crate::error::Error;
use crate::model::{Lang, Message};
use crate::query::header::{Figure, MetricKind};
use crate::query::metric::{Cell, Found};
use crate::query::{Column, Kind, Query, Value};
use crate::score::award::State;
use crate::score::scheme::Step;
use crate::score::{Number, Provenance, Rounding, Rule, RuleKind, Scheme, Why};

/// Shows the lines and, of a scheme with points, their sums.
pub fn lines(scheme: &Scheme, lines: &[Line<'_>], context: &mut Context<'_>) -> Result<(), Error> {
    let (columns, rows) = table(scheme, lines, context)?;
    show::listed(context, &scheme.title, &columns, &rows)
}

/// The same as columns and rows.
pub fn table(
    scheme: &Scheme,
    lines: &[Line<'_>],
    context: &Context<'_>,
) -> Result<(Vec<Column>, Vec<Vec<Value>>), Error> {
    let for_people = show::is_for_people(context)?;
    let mut columns = columns(scheme.gives_letters());
    let mut rows: Vec<Vec<Value>> = lines.iter().map(|line| row(line, scheme.gives_letters(), context)).collect();
    if !scheme.gives_letters() {
        rows.extend(totals(scheme, lines, context));
    }
    if for_people {
        // The formula shows the same figures: where they stand is for programs. A column without a word says nothing.
        let says = |at: usize| rows.iter().any(|row| row[at] != Value::Null);
        let shown: Vec<usize> = (0..columns.len() - 1).filter(|at| columns[*at].name != "grade" || says(*at)).collect();
        rows = rows.iter().map(|row| shown.iter().map(|at| row[*at].clone()).collect()).collect();
        columns = shown.iter().map(|at| columns[*at].clone()).collect();
    }
    Ok((columns, rows))
}

fn columns(letters: bool) -> Vec<Column> {
    let points: &[(&str, &str, Kind)] = match letters {
        true => &[("grade", "等级 | grade", Kind::Text)],
        false => &[
            ("weight", "分值 | weight", Kind::Number),
            ("points", "得分 | points", Kind::Number),
            ("grade", "等级 | grade", Kind::Text),
        ],
    };
    let before = [
        ("rule", "规则 | rule", Kind::Text),
        ("title", "指标 | indicator", Kind::Text),
        ("year", "年度 | year", Kind::Year),
        ("value", "数值 | value", Kind::Percent),
        ("formula", "公式 | formula", Kind::Text),
    ];
    let after = [
        ("state", "状态 | state", Kind::Code),
        ("reason", "说明 | reason", Kind::Text),
        ("text", "规则内容 | what the rule says", Kind::Text),
        ("provenance", "出处 | provenance", Kind::Text),
        ("figures", "所用的数 | figures", Kind::Text),
    ];
    let all = before.iter().chain(points).chain(&after);
    all.map(|(name, title, kind)| Column { name: name.to_string(), title: title.to_string(), kind: *kind }).collect()
}

fn row(line: &Line<'_>, letters: bool, context: &Context<'_>) -> Vec<Value> {
    let (name, title, provenance) = match line.subject {
        Subject::Rule(rule) => (rule.name(), &rule.title, &rule.provenance),
        Subject::Indicator(indicator) => (indicator.code.clone(), &indicator.title, &indicator.provenance),
    };
    let measured = line.measured.as_ref();
    let formula = measured.filter(|(_, found)| !found.rows.is_empty());
    let mut row = vec![
        Value::Text(name),
        pair(title, context),
        Value::Integer(line.year),
        line.reading.and_then(|reading| reading.percent()).map_or(Value::Null, number),
        formula.map_or(Value::Null, |(metric, found)| both(context, |lang| formula_text(metric, found, lang))),
    ];
    let grade = line.letter.clone().map_or(Value::Null, Value::Text);
    if letters {
        row.push(grade);
    } else {
        let Subject::Rule(rule) = line.subject else { return row };
        row.extend([number(rule.weight), line.award.points.map_or(Value::Null, number), grade]);
    }
    row.extend([
        Value::Text(line.award.state.word().to_string()),
        both(context, |lang| reason(line, lang)),
        match line.subject {
            Subject::Rule(rule) => both(context, |lang| rule_text(rule, lang)),
            Subject::Indicator(_) => Value::Null,
        },
        Value::Text(sure(provenance)),
        formula.map_or(Value::Null, |(metric, found)| Value::Text(figures_text(metric, found, line.year))),
    ]);
    row
}

fn totals(scheme: &Scheme, lines: &[Line<'_>], context: &Context<'_>) -> Vec<Vec<Value>> {
    let year = lines.first().map_or(Value::Null, |line| Value::Integer(line.year));
    let total = |name: &str, title: Message, weight: Number, points: Option<Number>, grade: Option<&str>| {
        let mut row = vec![Value::Null; columns(false).len()];
        row[0] = Value::Text(name.to_string());
        row[1] = both(context, |lang| title.text(lang));
        row[2] = year.clone();
        row[5] = number(weight);
        row[6] = points.map_or(Value::Null, number);
        row[7] = grade.map_or(Value::Null, |grade| pair(grade, context));
        row
    };
    let mut rows = Vec::new();
    for state in State::ALL {
        let (points, weight) = evaluate::sums(lines, state);
        let (name, title, points) = match state {
            State::Computed => ("total.computed", Message::TotalComputed {}, Some(points)),
            State::Missing => ("total.missing", Message::TotalMissing {}, None),
            State::NotApplicable => ("total.not_applicable", Message::TotalNotApplicable {}, None),
            State::Judgement => ("total.judgement", Message::TotalJudgement {}, None),
            State::Supplied => ("total.supplied", Message::TotalSupplied {}, Some(points)),
        };
        let always = matches!(state, State::Computed | State::Missing | State::Judgement);
        if always || weight > Number::ZERO {
            rows.push(total(name, title, weight, points, None));
        }
    }
    // A whole has points and a grade only when nothing of it is open.
    let decided = [State::Computed, State::Supplied].map(|state| evaluate::sums(lines, state));
    let (points, weight) = (Number(decided[0].0.0 + decided[1].0.0), Number(decided[0].1.0 + decided[1].1.0));
    if scheme.total == Some(weight) && lines.iter().all(|line| line.award.points.is_some()) {
        rows.push(total("total", Message::TotalAll {}, weight, Some(points), scheme.grade(points)));
    }
    rows
}

/// A text in the reader's language for people, as a `中文 | English` pair for programs.
fn both(context: &Context<'_>, text: impl Fn(Lang) -> String) -> Value {
    match show::is_for_people(context) {
        Ok(true) => Value::Text(text(context.lang)),
        _ => {
            let (zh, en) = (text(Lang::Zh), text(Lang::En));
            Value::Text(if zh == en { zh } else { format!("{zh} | {en}") })
        }
    }
}

/// A pair of a file, likewise.
pub fn pair(text: &str, context: &Context<'_>) -> Value {
    both(context, |lang| lang.pick(text).to_string())
}

/// A number for the answer: the one last division.
pub fn number(number: Number) -> Value {
    match number.0 % Number::SCALE {
        0 => Value::Integer(number.0 / Number::SCALE),
        _ => Value::Real(number.0 as f64 / Number::SCALE as f64),
    }
}

/// How sure a rule is: `seen (H1)`.
fn sure(provenance: &Provenance) -> String {
    match &provenance.source {
        Some(source) => format!("{} ({source})", provenance.how),
        None => provenance.how.to_string(),
    }
}

/// The formula with its figures in it.
fn formula_text(metric: &Query, found: &Found, lang: Lang) -> String {
    let Some(head) = &metric.header.metric else { return String::new() };
    let mut text = lang.pick(&head.formula).to_string();
    let Some(row) = found.rows.first() else { return text };
    if head.kind == MetricKind::Composition {
        let parts = found.rows.iter().map(part_text).collect::<Vec<_>>().join("; ");
        return format!("{text} {parts}");
    }
    for (figure, cell) in head.figures.iter().zip(&row.figures) {
        let value = cell.as_ref().map_or("--".to_string(), |cell| cell_text(figure.kind, cell));
        text = text.replace(&format!("{{{}}}", figure.name), &format!("{} {value}", lang.pick(&figure.title)));
    }
    text
}

/// A part of a composition: its name, actual and budget in 万元.
fn part_text(row: &crate::query::metric::FoundRow) -> String {
    let name = match row.figures.first() {
        Some(Some(Cell::Text(name))) => name.as_str(),
        _ => "",
    };
    let money = |fen: Option<i64>| fen.map_or("--".to_string(), |fen| decimal(fen, 6));
    format!("{name} {} / {}", money(row.numerator), money(row.denominator))
}

fn cell_text(kind: Kind, cell: &Cell) -> String {
    match (kind, cell) {
        (_, Cell::Text(text)) => text.clone(),
        (Kind::Money, Cell::Number(fen)) => decimal(*fen, 6),
        (Kind::Number | Kind::Percent, Cell::Number(tenthousandths)) => decimal(*tenthousandths, 4),
        (_, Cell::Number(count)) => count.to_string(),
    }
}

fn decimal(number: i64, places: u32) -> String {
    Decimal::new(number, places).normalize().to_string()
}

/// Where the figures stand: year, section and field, and the value.
fn figures_text(metric: &Query, found: &Found, year: i64) -> String {
    let Some(head) = &metric.header.metric else { return String::new() };
    if head.kind == MetricKind::Composition {
        let place = head.figures.first().map_or("", |figure| figure.place.as_str());
        let parts: Vec<String> = found.rows.iter().map(|row| format!("{year} {place} {}", part_text(row))).collect();
        return parts.join("; ");
    }
    let Some(row) = found.rows.first() else { return String::new() };
    let one = |(figure, cell): (&Figure, &Option<Cell>)| {
        let value = cell.as_ref().map_or("--".to_string(), |cell| cell_text(figure.kind, cell));
        format!("{} {} = {value}", year - figure.years_before, figure.place)
    };
    head.figures.iter().zip(&row.figures).map(one).collect::<Vec<_>>().join("; ")
}

/// Why a line has its points, or has none.
fn reason(line: &Line<'_>, lang: Lang) -> String {
    if let Some(remark) = &line.remark {
        return remark.text(lang);
    }
    if matches!(line.subject, Subject::Rule(rule) if rule.gives_letters()) && line.award.state == State::Computed {
        return String::new();
    }
    let message = match &line.award.why {
        Why::Full => Message::ReasonFull {},
        Why::Steps(steps, cost) => Message::ReasonSteps { steps: steps.clone(), cost: cost.to_string() },
        Why::Band(band) => Message::ReasonBand { band: band.clone() },
        Why::Share => Message::ReasonShare {},
        Why::Capped => Message::ReasonCapped {},
        Why::Missing => Message::ReasonMissing { what: missing(line, lang) },
        Why::NotApplicableFull => Message::ReasonNotApplicableFull {},
        Why::NotApplicable => Message::ReasonNotApplicable {},
        Why::ZeroBudget => Message::ReasonZeroBudget {},
        Why::FromZero => Message::ReasonFromZero {},
        Why::NotCovered => Message::ReasonNotCovered {},
        Why::NegativeBase => Message::ReasonNegativeBase {},
        Why::OutOfRange => Message::ReasonOutOfRange {},
        Why::Judgement => Message::ReasonJudgement {},
        Why::Said(reason, by) => Message::ReasonSaid { reason: reason.clone(), by: by.clone() },
    };
    let text = message.text(lang);
    match line.subject {
        Subject::Rule(Rule { note: Some(note), .. }) if line.award.points.is_none() => {
            format!("{text}{}{}", lang.pick("； | ; "), lang.pick(note))
        }
        _ => text,
    }
}

/// The figures that a metric did not find: all of them where the form was not received.
fn missing(line: &Line<'_>, lang: Lang) -> String {
    let Some((metric, found)) = &line.measured else { return String::new() };
    let Some(head) = &metric.header.metric else { return String::new() };
    let at_hand = |index: usize| {
        !found.rows.is_empty()
            && match head.kind {
                MetricKind::Composition => false,
                _ => found.rows.iter().all(|row| row.figures.get(index).is_some_and(Option::is_some)),
            }
    };
    let open = head.figures.iter().enumerate().filter(|(index, _)| !at_hand(*index));
    let names = open.map(|(_, figure)| format!("{} {}", line.year - figure.years_before, lang.pick(&figure.title)));
    names.collect::<Vec<_>>().join(lang.pick("、 | , "))
}

/// What a rule says.
pub fn rule_text(rule: &Rule, lang: Lang) -> String {
    let joined = |parts: Vec<String>| parts.join("; ");
    let step = |step: &Step| (step.threshold.to_string(), step.unit.to_string(), step.deduct.to_string());
    let text = match &rule.kind {
        RuleKind::StepOver(of) => {
            let (threshold, unit, deduct) = step(of);
            Message::RuleStepOver { threshold, unit, deduct }
        }
        RuleKind::StepUnder(of) => {
            let (threshold, unit, deduct) = step(of);
            Message::RuleStepUnder { threshold, unit, deduct }
        }
        RuleKind::StepBoth(of) => {
            let (threshold, unit, deduct) = step(of);
            Message::RuleStepBoth { threshold, unit, deduct }
        }
        RuleKind::Bands(bands) => {
            let bands = bands.iter().map(|band| format!("{band} = {}", band.pts)).collect();
            Message::RuleBands { bands: joined(bands) }
        }
        RuleKind::BandsLabel(labels) => {
            let labels = labels.iter().map(|(label, points)| format!("{label} = {points}")).collect();
            Message::RuleLabels { labels: joined(labels) }
        }
        RuleKind::Proportional => Message::RuleProportional {},
        RuleKind::RatioTarget { reverse: false } => Message::RuleRatio {},
        RuleKind::RatioTarget { reverse: true } => Message::RuleRatioReverse {},
        RuleKind::Checklist(items) => {
            let items: Vec<String> = items.iter().map(Number::to_string).collect();
            Message::RuleChecklist { items: items.join(" + ") }
        }
        RuleKind::CountDeduct(deduct) => Message::RuleCountDeduct { deduct: deduct.to_string() },
        RuleKind::ThreeLevel(intervals) => {
            let [met, partly, not_met] = intervals.map(|(high, low)| format!("{high}-{low}%"));
            Message::RuleThreeLevel { met, partly, not_met }
        }
        RuleKind::Manual => Message::RuleManual {},
        RuleKind::Letters { letters, .. } => {
            let letters = letters.iter().map(|(letter, band)| format!("{letter} {band}")).collect();
            // Over which years a letter that a person gives holds, the table's note says.
            match rule.by_judgement {
                true => Message::RuleLettersJudged { letters: joined(letters) },
                false => Message::RuleLetters { letters: joined(letters) },
            }
        }
    };
    let mut text = text.text(lang);
    if matches!(rule.kind, RuleKind::StepOver(_) | RuleKind::StepUnder(_) | RuleKind::StepBoth(_)) {
        let rounding = match rule.rounding {
            Rounding::Floor => Message::RoundingFloor {},
            Rounding::Ceiling => Message::RoundingCeiling {},
            Rounding::Linear => Message::RoundingLinear {},
        };
        text.push_str(&rounding.text(lang));
    }
    if rule.full_where_not_applicable {
        text.push_str(&Message::RuleFullWhereNone {}.text(lang));
    }
    text
}

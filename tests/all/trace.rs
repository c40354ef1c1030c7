/*!
Every value of every named query on the sample comes from cells that give the same number when the document is read again;
`trace` tells them, for a figure, a rate and a finding.

What is followed: amounts, headcounts, weights and scores to their cells, sums to all of theirs; rates and differences by
their formulas from columns of the same row, or from counts and points as these are shown. What is not: [`NOT_FOLLOWED`],
[`WITHHELD`], and sums over departments without a region.
*/

use std::collections::{BTreeMap, BTreeSet, HashMap};

use fiscus::command::shelf;
use fiscus::command::trace::sources::Sources;
use fiscus::command::trace::{Asked, Cell, Fate, Rereader, in_force};
use fiscus::model::formula::Formula;
use fiscus::query::header::Absent;
use fiscus::query::{Column, Kind, ParamType, Query, Reader, Value, param, run};

use crate::support::Desk;

/// What cannot be followed to cells by the columns of a row, and why.
const NOT_FOLLOWED: [(&str, &[&str], &str); 10] = [
    (
        "change-parts",
        &["amount"],
        "what the parts leave over; where it began, its parts and where it ended are followed",
    ),
    ("sum-checks", &["printed", "expected", "difference"], "they are of findings, which `trace --rule` follows"),
    (
        "declared-vs-recomputed",
        &["declared", "recomputed"],
        "rates at the precision that is printed, points, and a total out of three; amounts and their sums are followed",
    ),
    ("grade-distribution", &["from_points"], "a threshold, printed in no form"),
    ("grade-distribution", &["share_pct", "mean_score"], "departments are counted, and no row says which they are"),
    ("lost-points", &["lost", "weight"], "points over all departments, where an indicator gives less than its weight"),
    ("outliers", &["lower", "upper"], "fences that stand between the amounts of the peers"),
    (
        "self-vs-recomputed",
        &["weight", "printed", "recomputed"],
        "points of the rows whose target and actual value both are numbers",
    ),
    (
        "rank-score",
        &["points", "computable", "missing", "judgement", "score_pct"],
        "points of a scheme, which `score` follows line by line",
    ),
    (
        "scheme-sensitivity",
        &["computable", "other_computable", "score_pct", "other_pct"],
        "points of two schemes, which `score` follows line by line",
    ),
];

/// Rates that are left out, with a reason in the row, though the figures beside them are there: the department has not all
/// the years, or only the half of a comparison.
const WITHHELD: [(&str, &str); 3] = [
    ("chronic-under-execution", "execution_pct"),
    ("staff-vs-public-use", "change_pct"),
    ("three-public-rising", "change_pct"),
];

/// Items that rankings and series are asked for: one of each kind.
const ITEMS: [&str; 4] = ["three_public", "project.special.line", "total", "expenditure.project"];

/// Every combination of parameters that makes a difference.
fn askings(query: &Query, departments: &[String]) -> Vec<Vec<(String, String)>> {
    let mut askings: Vec<Vec<(String, String)>> = vec![Vec::new()];
    for param in &query.header.params {
        let values: Vec<String> = match (&param.kind, param.name.as_str()) {
            (ParamType::Department, _) if param.absent == Absent::Required => departments.to_vec(),
            (ParamType::Item, _) if param.absent != Absent::Optional => ITEMS.map(str::to_string).to_vec(),
            // Where no last year is asked for, all are shown.
            (_, "to") if param.absent == Absent::Optional => continue,
            (_, "year" | "to") => vec!["2022".to_string(), "2023".to_string()],
            // Wide enough that rows are shown, and as it is where nobody says.
            (ParamType::Integer, "below") => vec!["1000".to_string()],
            (ParamType::Integer, "above") => vec!["0".to_string()],
            (ParamType::Integer, "years") => vec!["1".to_string(), "2".to_string()],
            (ParamType::Text, _) if param.absent == Absent::Required => vec!["%".to_string()],
            (ParamType::Choice(choices), _) => choices.clone(),
            _ => continue,
        };
        let may_be_absent = param.absent != Absent::Required && param.name != "year";
        let without = if may_be_absent { askings.clone() } else { Vec::new() };
        let with = values.iter().flat_map(|value| {
            askings.iter().map(|asking| [asking.clone(), vec![(param.name.clone(), value.clone())]].concat())
        });
        let with: Vec<_> = with.collect();
        askings = [without, with].concat();
    }
    askings
}

/// A value as it is stored: fen, heads or ten-thousandths; of a percent hundredths.
fn stored(kind: Kind, value: &Value) -> Option<i64> {
    let number = match value {
        Value::Integer(number) => *number as f64,
        Value::Real(number) => *number,
        _ => return None,
    };
    let scale = match kind {
        Kind::Money => 1e6,
        Kind::Percent => 100.0,
        Kind::Number => 1e4,
        _ => 1.0,
    };
    Some((number * scale).round() as i64)
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

struct Follower<'a> {
    rereader: Rereader<'a>,
    reread: HashMap<(String, String, String), bool>,
    values: usize,
    rates: usize,
    not_followed: BTreeSet<(String, String)>,
    /// Sources that heads declare, of which no row had any cell yet.
    unseen: BTreeSet<(String, String)>,
    /// The first of each column of each query, so that one run tells all of them.
    failures: BTreeMap<String, String>,
}

impl Follower<'_> {
    /// Reads the cell again, once.
    fn check(&mut self, cell: &Cell) {
        let key = (cell.at.sha256.clone(), cell.at.cell.clone(), cell.field.clone());
        if self.reread.contains_key(&key) {
            return;
        }
        let found = self.rereader.value(cell);
        assert_eq!(found.file, Fate::Same, "{cell:?}");
        let text = found.text.as_deref().unwrap_or_default();
        let raw = cell.at.raw.as_deref().unwrap_or_default();
        assert_eq!(without_blanks(text), without_blanks(raw), "the text at the place: {cell:?}");
        if cell.value.is_some() {
            assert_eq!(found.value, cell.value, "`{text}` read again: {cell:?}");
        }
        self.reread.insert(key, true);
    }

    fn answer(&mut self, reader: &Reader, query: &Query, given: &[(String, String)]) {
        let binds = param::bind(reader.connection(), &query.header, given).expect("the values are sound");
        let rows = run::named_bound(reader, query, &binds, None).expect("the query runs").collect().expect("its rows");
        let mut sources = Sources::new(reader, query, binds);
        let columns = &query.header.columns;
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let at = |name: &str| names.iter().position(|known| *known == name);
        let has_region = at("region");
        let mut before: Option<(i64, Option<i64>)> = None;
        let mut index = None;
        for row in &rows {
            let followed = sources.names(row);
            let beside: Vec<&str> = names.iter().copied().chain(followed.iter().map(String::as_str)).collect();
            // A number in a column of several units is as its row says.
            let is_money = at("unit").is_some_and(|at| row[at] == Value::Text("万元".to_string()));
            let stored = |kind: Kind, value: &Value| {
                stored(if is_money && kind == Kind::Number { Kind::Money } else { kind }, value)
            };
            if has_region.is_some_and(|at| row[at] == Value::Null) {
                continue;
            }
            let behind = sources.of_row(row).expect("the sources are found");
            let cells_of = |name: &str| behind.iter().find(|behind| behind.column == name);
            let sum_of = |name: &str| -> Option<i64> {
                cells_of(name).map(|behind| behind.cells.iter().filter_map(|cell| cell.value).sum())
            };
            for behind in &behind {
                behind.cells.iter().for_each(|cell| self.check(cell));
                self.unseen.remove(&(query.header.name.clone(), behind.column.clone()));
            }
            let value_of = |name: &str| {
                let shown = |name: &str| at(name).and_then(|at| stored(columns[at].kind, &row[at]));
                value_of(name, &followed, &beside, &sum_of, &shown)
            };
            for (column, value) in columns.iter().zip(row) {
                let shown = stored(column.kind, value);
                let expected = if let Some(cells) = cells_of(&column.name) {
                    self.values += 1;
                    match value {
                        // Blanks that a layout put between characters are no part of a text.
                        Value::Text(text) => {
                            let printed = cells.cells[0].at.raw.as_deref().unwrap_or_default();
                            if without_blanks(text) == without_blanks(printed) { shown } else { None }
                        }
                        _ => sum_of(&column.name),
                    }
                } else if let Some(formula) = Formula::of_column(&column.name, &beside) {
                    self.rates += 1;
                    let [first, second] = formula.columns.map(value_of);
                    formula.compute(first, second)
                } else if query.header.name == "pi2" && column.name == "variance_pct" {
                    self.rates += 1;
                    match (cells_of("budget"), cells_of("outturn")) {
                        (Some(budget), Some(outturn)) => variance(&budget.cells, &outturn.cells),
                        _ => None,
                    }
                } else if let "outturns" | "prior_outturns" = column.name.as_str() {
                    let counted = column.name.trim_end_matches('s');
                    Some(cells_of(counted).map_or(0, |cells| cells.cells.len() as i64))
                } else if query.header.name == "trend" && column.kind == Kind::Percent {
                    let outturn: Option<i64> = sum_of("outturn");
                    let year = stored(Kind::Year, &row[0]).expect("a year");
                    index = index.or(outturn.filter(|outturn| *outturn > 0));
                    let formula = |name| Formula::of_name(name).expect("a formula");
                    let basis = given.iter().find(|(name, _)| name == "basis").map(|(_, basis)| basis.as_str());
                    self.rates += 1;
                    match column.name.as_str() {
                        "index_pct" => formula("control_pct").compute(outturn, index),
                        // The column of the year before is not shown there: a test of the query computes it by hand.
                        _ if basis == Some("same_form") => shown,
                        _ => {
                            let prior = before.filter(|(known, _)| *known == year - 1).and_then(|(_, prior)| prior);
                            before = Some((year, outturn));
                            formula("change_pct").compute(outturn, prior)
                        }
                    }
                } else {
                    if matches!(column.kind, Kind::Money | Kind::Percent | Kind::Number) && shown.is_some() {
                        self.not_followed.insert((query.header.name.clone(), column.name.clone()));
                    }
                    shown
                };
                let is_withheld = shown.is_none()
                    && WITHHELD.contains(&(query.header.name.as_str(), column.name.as_str()))
                    && at("reason").is_some_and(|at| row[at] != Value::Null);
                // Sums of different numbers of amounts are not held against each other.
                let is_unlike = shown.is_none()
                    && column.name == "change_pct"
                    && at("outturns").zip(at("prior_outturns")).is_some_and(|(one, other)| row[one] != row[other]);
                if expected != shown && !is_withheld && !is_unlike {
                    let place = format!("{} {}", query.header.name, column.name);
                    self.failures
                        .entry(place)
                        .or_insert_with(|| format!("{given:?}: {expected:?}, shown {shown:?} in {row:?}"));
                }
            }
        }
    }
}

/// A value that a formula rests on: of cells, of a formula in its turn, else a count or points as they are shown.
fn value_of(
    name: &str,
    followed: &[String],
    beside: &[&str],
    sum_of: &dyn Fn(&str) -> Option<i64>,
    shown: &dyn Fn(&str) -> Option<i64>,
) -> Option<i64> {
    if followed.iter().any(|known| known == name) {
        return sum_of(name);
    }
    match Formula::of_column(name, beside) {
        Some(formula) => {
            let [first, second] = formula.columns.map(|name| value_of(name, followed, beside, sum_of, shown));
            formula.compute(first, second)
        }
        None => shown(name),
    }
}

/// The sum of the distances between the shares that each head has of the budgets and of the outturns, in hundredths of a
/// percent; none where there is no second head, one lacks a figure, or a sum is not above zero.
fn variance(budgets: &[Cell], outturns: &[Cell]) -> Option<i64> {
    let value = |cell: &Cell| i128::from(cell.value.unwrap_or_default());
    let is_same = |one: &Cell, other: &Cell| (&one.item, one.position) == (&other.item, other.position);
    let (budget, outturn): (i128, i128) = (budgets.iter().map(value).sum(), outturns.iter().map(value).sum());
    let heads: Vec<(&Cell, &Cell)> = budgets
        .iter()
        .filter_map(|one| outturns.iter().find(|other| is_same(one, other)).map(|other| (one, other)))
        .collect();
    let is_whole = heads.len() == budgets.len() && heads.len() == outturns.len() && heads.len() > 1;
    if !is_whole || budget <= 0 || outturn <= 0 {
        return None;
    }
    let distance = |(one, other): &(&Cell, &Cell)| (value(other) * budget - value(one) * outturn).abs();
    let distances: i128 = heads.iter().map(distance).sum();
    i64::try_from((distances * 20_000 + budget * outturn) / (budget * outturn * 2)).ok()
}

/// What no form of the sample has: buildings, and nothing spent where something was the year before.
const BUILDINGS: &str = "2023年度部门整体支出绩效评价基础数据表\n填报单位：星河市档案局\n\
    财政供养人员情况\t编制数\t2023年实际在职人数\t控制率\n\t10\t9\t90%\n\
    经费控制情况（万元）\t2022年决算数\t2023年预算数\t2023年决算数\n三公经费\t10\t12\t0\n\
    楼堂馆所控制情况\t批复规模\t实际规模\t规模控制率\t预算投资（万元）\t实际投资（万元）\t投资概算控制率\n\
    档案馆新馆\t500\t510\t102%\t100\t99\t99%\n查档大厅\t80\t\t\t30\t30.5\t101.67%\n";

#[test]
fn every_value_of_every_query_comes_from_cells_that_say_so() {
    let desk = Desk::with_sample();
    // By its whole path, since the reading again is of this process.
    let buildings = desk.write("档案局.txt", BUILDINGS).path("档案局.txt");
    desk.run(&["import", buildings.to_str().expect("the path is UTF-8")]).succeeds();
    let reader = Reader::open(&desk.path("fiscus.db"), None).expect("the sample is there");
    let departments = desk.rows("select name from department_record order by name");
    let forms = shelf::forms(&[]).expect("our layouts are sound");
    let mut follower = Follower {
        rereader: Rereader::new(&forms),
        reread: HashMap::new(),
        values: 0,
        rates: 0,
        not_followed: BTreeSet::new(),
        unseen: BTreeSet::new(),
        failures: BTreeMap::new(),
    };
    for query in shelf::queries(&[]).expect("our queries are sound").all() {
        let declared = query.header.sources.iter().map(|source| (query.header.name.clone(), source.column.clone()));
        follower.unseen.extend(declared);
        if query.header.needs.is_some() {
            let amounts = |column: &&Column| matches!(column.kind, Kind::Money | Kind::Percent | Kind::Number);
            let columns = query.header.columns.iter().filter(amounts);
            follower.not_followed.extend(columns.map(|column| (query.header.name.clone(), column.name.clone())));
            continue;
        }
        for given in askings(query, &departments) {
            follower.answer(&reader, query, &given);
        }
    }
    let failures: Vec<String> = follower.failures.iter().map(|(place, what)| format!("{place} {what}")).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    let listed: BTreeSet<(String, String)> = NOT_FOLLOWED
        .iter()
        .flat_map(|(query, columns, _)| columns.iter().map(move |column| (query.to_string(), column.to_string())))
        .collect();
    assert_eq!(follower.not_followed, listed, "columns that are not followed, and may be");
    assert_eq!(follower.unseen, BTreeSet::new(), "declared sources that no row has");
    assert!(follower.values > 5_000, "{} values", follower.values);
    assert!(follower.rates > 2_000, "{} rates", follower.rates);
    assert!(follower.reread.len() > 1_000, "{} cells", follower.reread.len());
}

const FORM: &str = "department,year,item,measure,amount,unit\n\
    望舒市财政局,2023,三公经费,budget,412000,元\n\
    望舒市财政局,2023,three_public,outturn,38.6,万元\n\
    望舒市财政局,2023,three_public,上年决算数,40,\n\
    望舒市财政局,2023,staffing.authorised,headcount,50,\n\
    望舒市财政局,2023,staffing.in_post,headcount,48,\n";

fn traced(desk: &Desk, words: &[&str]) -> serde_json::Value {
    let words = [&["trace", "--department", "财政局", "--format", "json"], words].concat();
    serde_json::from_str(&desk.run(&words).succeeds()).expect("the trace is JSON")
}

#[test]
fn a_rate_is_traced_to_the_cells_of_its_values() {
    let desk = Desk::new();
    desk.write("a.csv", FORM).run(&["import", "a.csv"]).succeeds();
    let rate = &traced(&desk, &["--item", "three_public", "--measure", "control_pct"])[0];
    // 38.6 of 41.2 is 93.6893 %.
    assert_eq!(rate["value"], 93.69);
    assert_eq!(rate["formula"], "control rate = outturn / budget");
    let [outturn, budget] = [&rate["inputs"][0], &rate["inputs"][1]];
    assert_eq!(
        (&outturn["cell"], &outturn["raw"], &outturn["value"]),
        (&"line 3 field 5".into(), &"38.6".into(), &38.6.into())
    );
    assert_eq!(
        (&budget["raw"], &budget["printed_unit"], &budget["unit_from"]),
        (&"412000".into(), &"元".into(), &"row".into())
    );
    assert_eq!((&budget["file"], &budget["same_number"]), (&"same".into(), &true.into()));
    assert_eq!(budget["sha256"].as_str().map(str::len), Some(64));
    let staff = &traced(&desk, &["--measure", "staff_control_pct"])[0];
    assert_eq!(staff["value"], 96);
    let change = &traced(&desk, &["--item", "三公经费", "--measure", "change_pct"])[0];
    // (38.6 - 40) / 40 = -3.5 %.
    assert_eq!((&change["value"], &change["inputs"][1]["measure"]), (&(-3.5).into(), &"prior_outturn".into()));
}

#[test]
fn a_file_that_changed_or_went_away_is_said() {
    let desk = Desk::new();
    desk.write("a.csv", FORM).run(&["import", "a.csv"]).succeeds();
    let words = ["--item", "three_public", "--measure", "budget"];
    desk.write("a.csv", FORM.replace("412000", "412001"));
    assert_eq!(traced(&desk, &words)[0]["inputs"][0]["file"], "changed");
    std::fs::remove_file(desk.path("a.csv")).expect("the file can go");
    let input = &traced(&desk, &words)[0]["inputs"][0];
    // The text was kept, so that the unit is still known; who said it is not.
    assert_eq!(
        (&input["file"], &input["raw"], &input["printed_unit"]),
        (&"missing".into(), &"412000".into(), &"元".into())
    );
    assert!(input["unit_from"].is_null() && input["same_number"].is_null());
    let tree = desk.run(&["trace", "--department", "财政局", "--item", "three_public", "--lang", "zh"]).succeeds();
    assert!(tree.contains("找不到 `a.csv`"), "{tree}");
}

#[test]
fn a_report_of_a_large_table_is_traced_to_its_line() {
    let desk = Desk::new();
    desk.write("a.csv", FORM).run(&["import", "--bulk", "a.csv"]).succeeds();
    let input = &traced(&desk, &["--item", "three_public", "--measure", "outturn"])[0]["inputs"][0];
    assert_eq!((&input["cell"], &input["raw"]), (&"line 3 field 5".into(), &"38.6".into()));
    desk.write("a.csv", "another");
    let input = &traced(&desk, &["--item", "three_public", "--measure", "outturn"])[0]["inputs"][0];
    assert_eq!((&input["cell"], &input["file"]), (&"lines 2-6".into(), &"changed".into()));
}

#[test]
fn every_value_of_large_tables_is_found_in_its_line() {
    let desk = Desk::new();
    let tables = crate::support::project().join("import/samples/wangshu/望舒市2021年.csv");
    desk.run(&["import", "--bulk", tables.to_str().expect("the path is UTF-8")]).succeeds();
    let reader = Reader::open(&desk.path("fiscus.db"), None).expect("it was made");
    let asked = Asked { year: 2021, ..Asked::default() };
    let cells = in_force(&reader, &asked, None).expect("the values");
    let text = std::fs::read_to_string(&tables).expect("the table");
    let lines: Vec<&str> = text.lines().collect();
    let mut rereader = Rereader::new(&[]);
    let mut seen = BTreeSet::new();
    for cell in &cells {
        let found = rereader.value(cell);
        assert_eq!((found.file, found.value), (Fate::Same, cell.value), "{cell:?}");
        let line: usize = found.cell.split(' ').nth(1).expect("a line").parse().expect("its number");
        let said = lines[line - 1];
        let text = found.text.expect("its text");
        assert!(said.contains(&cell.department) && said.contains(&text), "{cell:?}: `{said}`");
        seen.insert(line);
    }
    // Every row of the table but its head says one of them.
    assert_eq!((cells.len(), seen.len()), (lines.len() - 1, lines.len() - 1));
}

#[test]
fn a_unit_that_only_the_import_was_told_is_said_to_be() {
    let desk = Desk::new();
    let form = crate::support::project().join("import/samples/hengyang/衡阳市应急管理局2023.txt");
    let form = std::fs::read_to_string(form).expect("the published form is there");
    desk.write("a.txt", form.replace("（万元）", "").replace("(万元)", ""));
    desk.run(&["import", "a.txt", "--unit", "万元"]).succeeds();
    let words = ["trace", "--department", "衡阳市应急管理局", "--item", "three_public", "--measure", "budget"];
    let trace = desk.run(&[&words[..], &["--format", "json"]].concat()).succeeds();
    let trace: serde_json::Value = serde_json::from_str(&trace).expect("the trace is JSON");
    let input = &trace[0]["inputs"][0];
    assert_eq!((&input["printed_unit"], &input["unit_from"]), (&"万元".into(), &"option".into()));
    assert_eq!(input["same_number"], true);
}

#[test]
fn superseded_values_and_findings_are_traced() {
    let desk = Desk::new();
    desk.write("a.csv", FORM).run(&["import", "a.csv"]).succeeds();
    desk.write("b.csv", "department,year,item,measure,amount\n望舒市财政局,2023,three_public,outturn,45\n");
    desk.run(&["import", "b.csv"]).succeeds();
    let input = &traced(&desk, &["--item", "three_public", "--measure", "outturn"])[0]["inputs"][0];
    let old = &input["superseded"][0];
    assert_eq!((&input["value"], &old["value"], &old["document"]), (&45.into(), &38.6.into(), &"a.csv".into()));
    assert_eq!((&old["cell"], &old["replaced_by"]), (&"line 3 field 5".into(), &"b.csv".into()));
    assert_eq!(input["unit_from"], "default");
    // 45 against a budget of 41.2.
    let finding = &traced(&desk, &["--rule", "b09"])[0];
    assert_eq!((&finding["measure"], &finding["value"]), (&"B09".into(), &45.into()));
    let inputs = finding["inputs"].as_array().expect("places");
    assert!(inputs.iter().any(|input| input["raw"] == "45"), "{finding}");
}

#[test]
fn what_cannot_be_traced_is_said() {
    let desk = Desk::new();
    desk.write("a.csv", FORM).run(&["import", "a.csv"]).succeeds();
    let fails =
        |words: &[&str], status| desk.run(&[&["trace", "--department", "财政局"], words].concat()).fails(status);
    assert!(fails(&["--measure", "control_pct"], 2).contains("is of an item"));
    assert!(fails(&["--measure", "controll"], 2).contains("no such measure"));
    assert!(fails(&["--item", "procurement"], 2).contains("no such figure"));
    assert!(fails(&["--rule", "b02"], 2).contains("B02 found nothing here"));
    let one = |measure: &str| {
        let words = ["--item", "三公经费", "--measure", measure, "--format", "json"];
        desk.run(&[&["trace", "--department", "财政局"], &words[..]].concat()).succeeds()
    };
    for (zh, name) in [("决算数", "outturn"), ("上年决算数", "prior_outturn"), ("控制率", "control_pct")] {
        assert_eq!(one(zh), one(name), "{zh}");
    }
    assert!(desk.run(&["trace", "--help"]).succeeds().contains("staff in post / authorised posts"));
}

#[test]
fn a_query_lists_its_sources_below_the_table_and_beside_csv() {
    let desk = Desk::new();
    desk.write("a.csv", FORM).run(&["import", "a.csv"]).succeeds();
    let ask = |words: &[&str]| desk.run(&[&["query", "yoy-all", "--sources"], words].concat());
    let table = ask(&[]);
    assert!(table.out.contains("where the figures were read") && table.out.contains("line 3 field 5"), "{}", table.out);
    let csv = ask(&["--format", "csv"]);
    assert_eq!(csv.out.lines().count(), 2, "{}", csv.out);
    assert!(csv.err.contains("line 4 field 5"), "{}", csv.err);
    let findings = desk.run(&["query", "check-summary", "--sources"]);
    assert!(findings.err.contains("no printed figures"), "{}", findings.err);
    let budget = ask(&["--basis", "two_forms"]).out;
    assert!(!budget.contains("line 4 field 5"), "the form's own column is not used: {budget}");
}

/*!
Scores: the seed by the Hunan table, what is refused, and the document of schemes.

`docs/SCORES.md` says what the schemes and metrics say; `UPDATE=1 cargo test` writes it anew.
*/

use fiscus::command::score::{check_metrics, rule_text};
use fiscus::command::shelf;
use fiscus::model::Lang;
use fiscus::query::header::MetricKind;
use fiscus::query::{Reader, metric};
use fiscus::score::{Number, Scheme};
use rusqlite::Connection;

use crate::support::{Desk, golden, project};

const SEED: [&str; 7] = ["score", "--scheme", "hn-10-60-30", "--department", "衡阳市应急管理局", "--year", "2023"];

/// The rows of a csv, each as the fields asked for.
fn rows(csv: &str, columns: &[&str]) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let head = reader.headers().expect("a head").clone();
    let at = |name: &&str| head.iter().position(|column| column == *name).expect("the column is there");
    let places: Vec<usize> = columns.iter().map(at).collect();
    let fields = |record: csv::StringRecord| places.iter().map(|at| record[*at].to_string()).collect::<Vec<_>>();
    reader.records().map(|record| fields(record.expect("a row")).join("|")).collect()
}

fn csv_of(desk: &Desk, words: &[&str]) -> String {
    desk.run(&[words, &["--format", "csv"]].concat()).succeeds()
}

#[test]
fn the_seed_earns_41_of_46_computable_points_by_the_hunan_table() {
    let desk = Desk::with_sample();
    let run = desk.run(&SEED);
    assert_eq!(run.err, "41 of 46 computable points; 5 missing input; 49 by judgement\n");
    // 86 / 90; 0 of a year before; 11368.25 / 11368.25; (11368.25 - 2176.25) / 2176.25 = 4.22378; no building, twice;
    // 354.14 / 354.14; 67.32 / 80.3 = 0.83836; 305 / 305. Points: 5 + 5 + 0 + 5 + 5 + 8 + 7 + 6 = 41 of 51 - 5.
    let answer = csv_of(&desk, &SEED);
    assert_eq!(
        rows(&answer, &["rule", "value", "weight", "points", "state"]),
        [
            "staff_control_rate|95.56|5|5|computed",
            "three_public_change_rate-budget_to_budget||5||missing",
            "budget_completion_rate|100|5|5|computed",
            "budget_control_rate|422.38|5|0|computed",
            "building_area_control_rate||5|5|computed",
            "building_investment_control_rate||5|5|computed",
            "public_use_control_rate|100|8|8|computed",
            "three_public_control_rate|83.84|7|7|computed",
            "procurement_execution_rate|100|6|6|computed",
            "management_rules||8||judgement",
            "fund_compliance||6||judgement",
            "disclosure||5||judgement",
            "key_task_completion_rate||8||judgement",
            "benefit||10||judgement",
            "administrative_efficiency||6||judgement",
            "satisfaction||6||judgement",
            "total.computed||46|41|",
            "total.missing||5||",
            "total.judgement||49||",
        ]
    );
    let told = rows(&answer, &["rule", "formula", "reason", "figures"]);
    assert_eq!(
        told[0],
        "staff_control_rate|实际在职人数 86 ÷ 编制数 90 | staff in post 86 / authorised posts 90|达到满分条件 | full mark reached|\
         2023 base_staffing.in_post = 86; 2023 base_staffing.authorised = 90"
    );
    assert!(told[1].contains("missing: 2022 budget of last year's report"), "{}", told[1]);
    // Two rows of 重点工作办结率, 2 of 2 and 5 of 5 points, are shown and never scored.
    assert!(told[12].contains("the form claims: rows 2, score 7, weight 7"), "{}", told[12]);
}

const HEAD: &str = "scheme,department,year,rule,points,violations,label,reason,by\n";

fn judged(desk: &Desk, rows: &str) -> crate::support::Run {
    desk.write("j.csv", format!("{HEAD}{rows}"));
    desk.run(&[&SEED[..], &["--judgements", "j.csv", "--format", "csv"]].concat())
}

#[test]
fn judgements_fill_what_no_formula_can() {
    let desk = Desk::with_sample();
    let run = judged(
        &desk,
        "hn-10-60-30,衡阳市应急管理局,2023,fund_compliance,,2,,两处未附审批,张三\n\
         hn-10-60-30,衡阳市应急管理局,2023,administrative_efficiency,,,fair,办件超期较多,张三\n\
         hn-10-60-30,衡阳市应急管理局,2023,benefit,7.5,,,证据不足,张三\n\
         hn-10-60-30,衡阳市应急管理局,2022,benefit,1,,,另一年,张三\n",
    );
    // 6 - 2 × 1 = 4, fair 3, 7.5: 14.5 of 6 + 6 + 10 = 22; 49 - 22 = 27 are left.
    assert_eq!(
        run.err,
        "j.csv:5: a judgement of 2022, not used for 2023\n\
         41 of 46 computable points; 5 missing input; 27 by judgement\n14.5 of 22 points supplied by judgement\n"
    );
    let points = rows(&run.succeeds(), &["rule", "points", "state", "reason"]);
    assert!(
        points.contains(&"fund_compliance|4|supplied|张三：两处未附审批 | 张三: 两处未附审批".to_string()),
        "{points:?}"
    );
    assert!(points.contains(&"benefit|7.5|supplied|张三：证据不足 | 张三: 证据不足".to_string()), "{points:?}");
}

#[test]
fn a_wrong_judgement_is_refused_with_file_and_line() {
    let desk = Desk::with_sample();
    let refused = |row: &str| {
        let filler = "hn-10-60-30,衡阳市应急管理局,2023,management_rules,8,,,四项都有,张三\n";
        judged(&desk, &format!("{filler}{row}\n")).fails(2).lines().next().unwrap_or_default().to_string()
    };
    let department = "hn-10-60-30,衡阳市应急管理局,2023";
    assert_eq!(
        refused(&format!("{department},benefit,10.5,,,好,张三")),
        "error: j.csv:3: 10.5 points for the rule `benefit`, which gives 0 to 10"
    );
    assert_eq!(
        refused(&format!("{department},benefits,1,,,好,张三")),
        "error: j.csv:3: the scheme has no rule `benefits`"
    );
    assert_eq!(refused(&format!("{department},benefit,1,,,,张三")), "error: j.csv:3: reason is missing");
    assert_eq!(refused(&format!("{department},benefit,1,,,好,")), "error: j.csv:3: by is missing");
    assert_eq!(
        refused("hn-10-60-30,没有这个局,2023,benefit,1,,,好,张三"),
        "error: j.csv:3: there is no department `没有这个局`"
    );
    assert_eq!(refused("hn,衡阳市应急管理局,2023,benefit,1,,,好,张三"), "error: j.csv:3: there is no scheme `hn`");
    assert_eq!(
        refused(&format!("{department},staff_control_rate,5,,,好,张三")),
        "error: j.csv:3: the rule `staff_control_rate` is computed from the forms and takes no judgement"
    );
    assert_eq!(
        refused(&format!("{department},management_rules,6,,,好,张三")),
        "error: j.csv:3: the same rule is judged in j.csv:2"
    );
    assert_eq!(
        refused(&format!("{department},benefit,很多,,,好,张三")),
        "error: j.csv:3: `很多` in the column points is no number that can be used"
    );
}

const SMALL: &str = "[scheme]\nid = \"mine\"\ntitle = \"我的 | mine\"\ntotal = 10\nsource = \"our own\"\n\
    [[rule]]\ncode = \"execution_rate\"\ntitle = \"执行率 | execution\"\nweight = 9\nkind = \"proportional\"\nprovenance = \"seen\"\n";

#[test]
fn a_scheme_whose_weights_do_not_add_up_is_refused_unless_it_is_partial() {
    let desk = Desk::with_sample();
    desk.write("mine/mine.toml", SMALL);
    let words = ["score", "--schemes", "mine", "--scheme", "mine", "--department", "望舒市教育局", "--year", "2023"];
    let said = desk.run(&words).fails(2);
    assert!(said.starts_with("error: scheme `mine/mine.toml`: its weights add up to 9, its total is 10"), "{said}");
    assert!(said.contains("partial = true"), "{said}");
    desk.write("mine/mine.toml", SMALL.replace("total = 10", "total = 10\npartial = true"));
    // 23318.26 / 24164.00 = 0.9650: 9 × 0.965 = 8.685.
    assert_eq!(desk.run(&words).err, "8.685 of 9 computable points; 0 missing input; 0 by judgement\n");
}

#[test]
fn one_id_with_two_contents_names_both_files() {
    let desk = Desk::with_sample();
    let partial = SMALL.replace("total = 10", "total = 10\npartial = true");
    desk.write("mine/mine.toml", &partial).write("fiscus.db.d/schemes/same.toml", &partial);
    assert!(desk.run(&["score", "--schemes", "mine"]).succeeds().contains("mine"));
    desk.write("fiscus.db.d/schemes/same.toml", partial.replace("我的", "别的"));
    let said = desk.run(&["score", "--schemes", "mine"]).fails(2);
    let expected = "error: `mine` has two different contents: mine/mine.toml and fiscus.db.d/schemes/same.toml";
    assert!(said.starts_with(expected), "{said}");
}

#[test]
fn a_rule_without_a_metric_is_refused() {
    let desk = Desk::with_sample();
    desk.write("mine/mine.toml", SMALL.replace("weight = 9", "weight = 10").replace("execution_rate", "execution_rat"));
    let words = ["score", "--schemes", "mine", "--scheme", "mine", "--department", "望舒市教育局"];
    let said = desk.run(&words).fails(2);
    assert!(
        said.contains("there is no metric for the rule `execution_rat`") && said.contains("`execution_rate`"),
        "{said}"
    );
}

#[test]
fn a_letter_needs_three_years() {
    let desk = Desk::with_sample();
    let letters = |year: &str| {
        let answer = csv_of(&desk, &["score", "--scheme", "pefa", "--department", "望舒市教育局", "--year", year]);
        rows(&answer, &["rule", "year", "grade", "state"])
    };
    let of_2022 = letters("2022");
    assert_eq!(of_2022[0], "aggregate_outturn_rate|2020||missing");
    assert_eq!(of_2022[3], "aggregate_outturn_rate|2022||missing", "two years of value, no letter");
    let of_2023 = letters("2023");
    assert_eq!(of_2023[0], "aggregate_outturn_rate|2021||computed");
    assert!(of_2023[3].ends_with("|computed") && !of_2023[3].contains("||"), "{}", of_2023[3]);
    assert!(of_2023.contains(&"PI-3|2023||missing".to_string()), "{of_2023:?}");
}

#[test]
fn rankings_read_the_scores_of_their_schemes() {
    let desk = Desk::with_sample();
    let ranked = csv_of(&desk, &["query", "rank-score", "--year", "2023"]);
    let seed = rows(&ranked, &["department", "points", "computable", "missing", "judgement", "score_pct", "grade"]);
    // 41 / 46 = 0.8913.
    assert!(seed.contains(&"衡阳市应急管理局|41|46|5|49|89.13|良 | good".to_string()), "{seed:?}");
    let said = desk.run(&["query", "rank-score", "--scheme", "pefa"]).fails(2);
    assert!(said.contains("gives letters and no points"), "{said}");
    assert!(desk.run(&["query", "rank-score", "--scheme", "hn"]).fails(2).contains("`hn-10-60-30`"));
    csv_of(&desk, &["query", "scheme-sensitivity", "--year", "2023"]);
}

fn reader() -> Reader {
    let database = Connection::open_in_memory().expect("a database in memory");
    let schema = std::fs::read_to_string(project().join("schema.sql")).expect("schema.sql is there");
    database.execute_batch(&schema).expect("schema.sql is sound");
    Reader::of(database, None).expect("the guard can be put up")
}

#[test]
fn every_metric_agrees_with_its_head_and_is_called_as_its_file() {
    let reader = reader();
    for query in shelf::metrics(&[]).expect("our metrics are sound").all() {
        assert_eq!(query.origin, format!("metrics/{}.sql (built in)", query.header.name));
        metric::each(&reader, query, 0, 1, |_, _| {}).unwrap_or_else(|message| panic!("{message}"));
        let head = query.header.metric.as_ref().expect("a metric has its head");
        if head.kind != MetricKind::Composition {
            for figure in &head.figures {
                let name = format!("{{{}}}", figure.name);
                assert!(head.formula.matches(&name).count() >= 2, "{}: {name} in both languages", query.origin);
            }
        }
    }
}

#[test]
fn every_scheme_of_ours_finds_its_metrics() {
    let metrics = shelf::metrics(&[]).expect("our metrics are sound");
    for scheme in shelf::schemes(&[]).expect("our schemes are sound") {
        check_metrics(&scheme, &metrics).unwrap_or_else(|message| panic!("{message}"));
    }
}

#[test]
fn the_document_of_scores_is_what_the_schemes_say() {
    let mut text = String::from(
        "# Schemes 评分表\n\n\
         Generated from `import/schemes/*.toml` and the heads of `queries/metrics/*.sql` by `UPDATE=1 cargo test`.\n\
         Provenance: `seen` in the source named, `part` of it seen and the rest inferred, `recalled` from general knowledge\n\
         and not confirmed against a text.\n\n\
         由 `import/schemes/*.toml` 和 `queries/metrics/*.sql` 的文件头生成。出处：seen 见于所列原文，part 只见到一部分，recalled\n\
         为回忆，未与原文核对。\n\n\
         A blank figure leaves its points open, nothing over nothing does not apply (full only where the rule says so), spending\n\
         with a budget of zero and growth from zero earn 0. What a table does not cover is left to a person. Points come from the\n\
         file of `--judgements` where no formula gives them, and are never filled in.\n\n\
         数据空白的分既不得也不扣；分子分母都是零为不适用，规则写明时才得满分；预算为零而有支出、从零增加的得零分；表中没有规定的由人评定。\n\
         没有公式的分由 `--judgements` 文件给出，程序不代填。\n",
    );
    let schemes = shelf::schemes(&[]).expect("our schemes are sound");
    schemes.iter().for_each(|scheme| text.push_str(&section(scheme)));
    text.push_str("\n# Metrics 指标算法\n");
    for query in shelf::metrics(&[]).expect("our metrics are sound").all() {
        let head = query.header.metric.as_ref().expect("a metric has its head");
        text.push_str(&format!("\n## {}\n\n{}\n\n", query.header.name, query.header.title));
        text.push_str("| figure 数 | place 位置 | 含义 | meaning |\n|---|---|---|---|\n");
        for figure in &head.figures {
            let year = if figure.years_before > 0 { ", year before 上年" } else { "" };
            let (zh, en) = (Lang::Zh.pick(&figure.title), Lang::En.pick(&figure.title));
            text.push_str(&format!("| `{}` | `{}`{year} | {zh} | {en} |\n", figure.name, figure.place));
        }
        let notes = query.header.note_zh.lines().chain(query.header.note_en.lines());
        notes.for_each(|note| text.push_str(&format!("\n{note}\n")));
    }
    golden("docs/SCORES.md", &text);
}

fn section(scheme: &Scheme) -> String {
    let sum = Number::sum(scheme.rules.iter().map(|rule| rule.weight));
    let total = scheme.total.map_or("letters 等级".to_string(), |total| format!("{sum} / {total}"));
    let partial = if scheme.partial { ", partial 部分收录" } else { "" };
    let mut text = format!(
        "\n## {}\n\n{}\n\nPoints 分值: {total}{partial}\n\nSource 出处: {}\n",
        scheme.id, scheme.title, scheme.source
    );
    if let Some(note) = &scheme.note {
        text.push_str(&format!("\n{note}\n"));
    }
    text.push_str("\n| rule 规则 | 指标 | indicator | weight 分值 | 规则内容 | what it says | provenance 出处 |\n|---|---|---|---|---|---|---|\n");
    for rule in &scheme.rules {
        let said = |lang: Lang| match &rule.note {
            Some(note) => format!("{}. {}", rule_text(rule, lang), lang.pick(note)),
            None => rule_text(rule, lang),
        };
        let source = rule.provenance.source.as_ref().map_or(String::new(), |source| format!(" ({source})"));
        let cells = [
            format!("`{}`", rule.name()),
            Lang::Zh.pick(&rule.title).to_string(),
            Lang::En.pick(&rule.title).to_string(),
            if scheme.gives_letters() { String::new() } else { rule.weight.to_string() },
            said(Lang::Zh).replace(". ", "。"),
            said(Lang::En),
            format!("{}{source}", rule.provenance.how),
        ];
        text.push_str(&format!("| {} |\n", cells.map(|cell| cell.replace('|', "\\|")).join(" | ")));
    }
    if !scheme.grades.is_empty() {
        let grades = scheme.grades.iter().map(|grade| format!("{} from {}", grade.name, grade.ge));
        text.push_str(&format!(
            "\nGrades, half open 等级（含下限，不含上限）: {}\n",
            grades.collect::<Vec<_>>().join("; ")
        ));
    }
    text
}

#[test]
fn ranks_of_scores_follow_departments() {
    let desk = Desk::new();
    desk.write(
        "fiscus.db.d/departments.csv",
        "name,region,valid_from,valid_to,successor,change\n星河市档案局,430100,,2022,星河市文史馆,merged\n\
         星河市文史馆,430100,2023,,,\n",
    )
    .write(
        "a.txt",
        "2022年度部门整体支出绩效评价基础数据表\n填报单位：星河市档案局\n\
         经费控制情况（万元）\t2021年决算数\t2022年预算数\t2022年决算数\n三公经费\t10\t12\t11\n公用经费\t1\t2\t2\n",
    );
    desk.run(&["import", "a.txt"]).succeeds();
    let ask = |words: &[&str]| csv_of(&desk, &[&["query", "rank-score", "--year", "2022"], words].concat());
    assert!(ask(&[]).contains("星河市档案局"));
    assert!(ask(&["--follow"]).contains("星河市文史馆"), "{}", ask(&["--follow"]));
}

#[test]
fn a_year_out_of_range_is_refused_and_not_counted_up_to() {
    let desk = Desk::with_sample();
    for words in [
        &["query", "rank-score", "--year", "99999999999"][..],
        &["query", "scheme-sensitivity", "--year", "99999999999"],
        &["score", "--scheme", "hn-10-60-30", "--department", "衡阳市应急管理局", "--year", "99999999999"],
        &["status", "--to", "99999999999"],
        &["query", "panel-gaps", "--to", "20233"],
        &["check", "--year", "99999999999"],
        &["trace", "--department", "衡阳市应急管理局", "--year", "99999999999"],
        &["diff", "--department", "衡阳市应急管理局", "--year", "20233"],
    ] {
        let run = desk.run(words);
        assert!(run.status == 2 && run.err.contains("is no year"), "{words:?}: {}", run.err);
    }
    let run = desk.run(&["status", "--from", "2024", "--to", "2023"]);
    assert!(run.status == 2 && run.err.contains("2024 is after the last year 2023"), "{}", run.err);
}

#[test]
fn judgements_are_examined_row_by_row_and_those_of_other_years_are_told() {
    let desk = Desk::with_sample();
    let row = |year: &str, rule: &str, points: &str, label: &str| {
        format!("hn-10-60-30,衡阳市应急管理局,{year},{rule},{points},,{label},看过,张\n")
    };
    let rows = row("2023", "satisfaction", "5", "")
        + &row("2023", "benefit", "5", "")
        + &row("20233", "benefit", "5", "")
        + &row("2023", "disclosure", "2.5", "");
    let run = judged(&desk, &rows);
    for told in [
        "j.csv:2: `satisfaction` cannot earn 5 points",
        "`0`, `2`, `4`, `6`",
        "`20233` is no year",
        "j.csv:5: `disclosure` cannot earn 2.5 points",
    ] {
        assert!(run.err.contains(told), "{told}: {}", run.err);
    }
    run.fails(2);
    let run = judged(&desk, &row("2022", "benefit", "5", ""));
    assert!(run.err.contains("j.csv:2: a judgement of 2022, not used for 2023"), "{}", run.err);
    run.succeeds();
}

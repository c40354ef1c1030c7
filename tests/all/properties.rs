//! What holds for any figures: generated forms, imported as a user would import them.

use std::fmt::Write;

use fiscus::command::shelf;
use fiscus::document;
use fiscus::form::{self, Given};
use fiscus::model::{Lang, Statement};
use fiscus::store::{Incoming, Outcome, Store};
use proptest::prelude::*;
use rusqlite::Connection;

/// 三公经费 of a form in fen: purchase, operation, abroad, reception, each for prior outturn, budget and outturn; and how
/// far the printed total is off.
#[derive(Debug, Clone)]
struct Amounts {
    parts: [[i64; 3]; 4],
    off: i64,
}

fn amounts() -> impl Strategy<Value = Amounts> {
    // Whole 万元 hundredths, so that 元 and 万元 print the same amount in full.
    let amount = (0..50_000_000_i64).prop_map(|hundredths| hundredths * 10_000);
    let parts = prop::array::uniform4(prop::array::uniform3(amount));
    parts.prop_map(|parts| Amounts { parts, off: 0 })
}

/// The base form of a department and year; `fen` is the fen of its unit.
fn base_form(department: &str, year: i32, unit: &str, fen: i64, amounts: &Amounts) -> String {
    let [purchase, operation, abroad, reception] = amounts.parts;
    let sum = |rows: &[[i64; 3]]| [0, 1, 2].map(|column| rows.iter().map(|row| row[column]).sum::<i64>());
    let vehicle = sum(&[purchase, operation]);
    let mut total = sum(&[vehicle, abroad, reception]);
    total[2] += amounts.off;
    let before = year - 1;
    let mut form = format!(
        "部门整体支出绩效评价基础数据表\n填报单位：{department}\n\
         财政供养人员情况\t编制数\t{year}年实际在职人数\t控制率\n\t10\t9\t90%\n\
         经费控制情况({unit})\t{before}年决算数\t{year}年预算数\t{year}年决算数\n"
    );
    let rows = [
        ("三公经费", total),
        ("1、公务用车购置和维护经费", vehicle),
        ("其中：公车购置", purchase),
        ("公车运行维护", operation),
        ("2、出国经费", abroad),
        ("3、公务接待", reception),
    ];
    for (label, row) in rows {
        let [prior, budget, outturn] = row.map(|amount| printed(amount, fen));
        writeln!(form, "{label}\t{prior}\t{budget}\t{outturn}").expect("a string takes all");
    }
    form
}

/// A whole number of fen in a unit of so many fen, as a decimal with the places it needs.
fn printed(amount: i64, fen: i64) -> String {
    let places = fen.ilog10() as usize;
    format!("{}.{:0places$}", amount / fen, amount % fen)
}

/// A database in memory that documents have been imported into, in order.
fn imported(documents: &[String]) -> Connection {
    let forms = shelf::forms(&[]).expect("the built-in layouts are sound");
    let catalogue = shelf::checks(&[]).expect("the built-in checks are sound");
    let checks = shelf::for_store(&catalogue).unwrap_or_else(|_| panic!("every check has a severity"));
    let mut store = Store::in_memory().expect("a database in memory");
    for document in documents {
        let read = document::read("x.txt", document.as_bytes()).expect("it is a text");
        let understood =
            form::understand(&forms, read, Given { department: None, year: None, unit: None, keep_contacts: false })
                .unwrap_or_else(|message| panic!("{}", message.text(Lang::En)));
        assert!(understood.leftovers.is_empty() && understood.refusals.is_empty(), "{understood:?}");
        put(&mut store, &checks, document, &understood.statements);
    }
    store.into_connection()
}

fn put(store: &mut Store, checks: &[fiscus::store::Check<'_>], document: &str, statements: &[Statement]) -> Outcome {
    // Any text that differs where documents differ serves as their hash.
    let incoming =
        Incoming { path: "x.txt", sha256: document, amends: false, statements, leftovers: &[], lang: Lang::En };
    store.put(incoming, checks, true).expect("it can be stored")
}

/// Everything that the database answers, without the numbers of departments, which count in order of arrival.
fn answers(database: &Connection) -> Vec<String> {
    let facts = "select department || report_year || item || label || measure || fiscal_year || ' ' || fen from fact";
    let findings =
        "select department || year || rule || severity || item || ' ' || coalesce(difference, '') from finding";
    let mut answers: Vec<String> = [facts, findings].iter().flat_map(|sql| texts(database, sql)).collect();
    answers.sort();
    answers
}

fn texts(database: &Connection, sql: &str) -> Vec<String> {
    let mut statement = database.prepare(sql).expect("the statement is sound");
    let rows = statement.query_map([], |row| row.get(0)).expect("it runs");
    rows.map(|row| row.expect("a text")).collect()
}

fn sums_off(database: &Connection) -> Vec<String> {
    texts(database, "select rule || ' ' || item from finding where rule in ('B01', 'B02', 'B03', 'B04') order by 1")
}

const WAN: i64 = 1_000_000;
const YUAN: i64 = 100;

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn imported_twice_is_imported_once(amounts in amounts()) {
        let form = base_form("海角市航道局", 2023, "万元", WAN, &amounts);
        prop_assert_eq!(answers(&imported(std::slice::from_ref(&form))), answers(&imported(&[form.clone(), form])));
    }

    #[test]
    fn the_order_of_documents_that_share_no_figure_does_not_matter(one in amounts(), other in amounts(), last in amounts()) {
        let documents = [
            base_form("海角市航道局", 2022, "万元", WAN, &one),
            base_form("海角市航道局", 2023, "万元", WAN, &other),
            base_form("天涯县港务局", 2023, "万元", WAN, &last),
        ];
        let mut reversed = documents.clone();
        reversed.reverse();
        prop_assert_eq!(answers(&imported(&documents)), answers(&imported(&reversed)));
    }

    #[test]
    fn an_amount_is_the_same_fact_in_either_unit(amounts in amounts()) {
        let in_unit = |unit, fen| imported(&[base_form("海角市航道局", 2023, unit, fen, &amounts)]);
        let facts = "select item || measure || fiscal_year || ' ' || fen from fact order by 1";
        prop_assert_eq!(texts(&in_unit("元", YUAN), facts), texts(&in_unit("万元", WAN), facts));
    }

    #[test]
    fn parts_that_make_the_total_raise_no_finding_and_a_total_off_raises_one(amounts in amounts(), off in 1..1_000_000_i64) {
        let found = |amounts: &Amounts| sums_off(&imported(&[base_form("海角市航道局", 2023, "万元", WAN, amounts)]));
        prop_assert!(found(&amounts).is_empty(), "{:?}", found(&amounts));
        // Printed to the fen, a total of three parts may be off by four halves of a fen; one 万元 is far beyond.
        let broken = Amounts { off: off * WAN, ..amounts };
        prop_assert_eq!(found(&broken), ["B01 three_public"]);
    }
}

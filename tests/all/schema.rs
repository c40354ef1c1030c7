/*!
`schema.sql` against what else there is: the views that users rely on, the items of the forms, the fields of the form
definitions, and the SQL that other engines will have to read.
*/

use std::collections::BTreeSet;

use fiscus::command::{report, shelf};
use fiscus::form::definition::{Block, ValueKind};
use fiscus::model::{FormKind, Item, Measure, Section};
use rusqlite::Connection;

use crate::support::project;

/// Every view and table that users read, with its columns. Names may be added, never changed.
const VIEWS: [(&str, &str); 13] = [
    ("department", "department_id department code region region_name scope kind valid_from valid_to successor change"),
    (
        "correction",
        "department_id department year section position field old_fen new_fen reason evidence corrected_by corrected_on \
         document cell old_document old_cell old_raw in_force report_id",
    ),
    ("fact", "department_id department report_year fiscal_year item label measure fen wan document cell note"),
    ("staffing_control", "department_id department year authorised in_post control_pct declared_control_pct"),
    (
        "building_control",
        "department_id department year name approved_area actual_area area_control_pct \
         approved_investment approved_investment_fen actual_investment actual_investment_fen investment_control_pct \
         declared_area_control_pct declared_investment_control_pct",
    ),
    (
        "item_comparison",
        "department_id department year item label prior_outturn prior_outturn_fen prior_basis budget budget_fen \
         outturn outturn_fen change change_fen change_pct control_pct saving saving_fen form_order",
    ),
    (
        "fund_execution",
        "department_id department year initial_budget initial_budget_fen adjusted_budget adjusted_budget_fen \
         executed executed_fen execution_pct adjustment_pct declared_execution_pct weight score",
    ),
    (
        "indicator_result",
        "department_id department year position level1 level1_weight level2 level3 target actual weight score deviation",
    ),
    ("narrative", "department_id department year kind text"),
    (
        "finding",
        "department_id department year rule severity item label message message_en expected expected_fen \
         actual actual_fen difference difference_fen unit document cell other_document other_cell report_id",
    ),
    ("unrecognised", "document cell text reason"),
    ("contact", "department_id department year form role text document cell"),
    ("document", "document_id path sha256 kind imported_at"),
];

fn database() -> Connection {
    let database = Connection::open_in_memory().expect("a database in memory");
    database.execute_batch(&read("schema.sql")).expect("schema.sql is sound");
    database
}

fn read(name: &str) -> String {
    std::fs::read_to_string(project().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn columns(database: &Connection, table: &str) -> Vec<String> {
    let statement = database.prepare(&format!("select * from {table}")).unwrap_or_else(|error| panic!("{error}"));
    statement.column_names().map(str::to_string).collect()
}

#[test]
fn the_views_have_the_columns_that_users_rely_on() {
    let database = database();
    for (view, expected) in VIEWS {
        assert_eq!(columns(&database, view), expected.split(' ').collect::<Vec<_>>(), "{view}");
    }
}

/// Every amount of a standard item: item, measure, and the column that holds it.
fn amounts(section: Section) -> Vec<(&'static Item, Measure, String)> {
    let items = Item::all().iter().filter(|item| item.form == Some(section.form()));
    let of =
        |item: &'static Item| Measure::ALL.map(|measure| item.column(measure).map(|column| (item, measure, column)));
    items.flat_map(of).flatten().collect()
}

#[test]
fn the_items_of_the_forms_are_the_columns_of_their_sections() {
    let database = database();
    let of_form_not_of_item =
        "report_id weight score declared_execution_pct declared_execution_decimals total_weight total_score";
    let others: BTreeSet<String> = of_form_not_of_item.split(' ').map(str::to_string).collect();
    for section in [Section::BaseSpending, Section::SelfFund] {
        let items: BTreeSet<String> = amounts(section).into_iter().map(|(_, _, column)| column).collect();
        let stored: BTreeSet<String> = columns(&database, section.table()).into_iter().collect();
        assert_eq!(&stored - &others, items, "{}", section.table());
    }
}

#[test]
fn every_amount_of_an_item_is_a_figure() {
    let database = database();
    database
        .execute_batch("insert into department_record (department_id, name) values (1, 'a'); insert into report values (2023000000001, 1, 2023)")
        .expect("a report can be made");
    for section in [Section::BaseSpending, Section::SelfFund] {
        let amounts = amounts(section);
        let columns: Vec<&str> = amounts.iter().map(|(_, _, column)| column.as_str()).collect();
        let values: Vec<String> = (1..=amounts.len()).map(|fen| fen.to_string()).collect();
        let insert = format!(
            "insert into {} (report_id, {}) values (2023000000001, {})",
            section.table(),
            columns.join(", "),
            values.join(", ")
        );
        database.execute_batch(&insert).expect("every item has its column");
        for (index, (item, measure, column)) in amounts.iter().enumerate() {
            let (name, years_before) = match measure {
                Measure::PriorOutturn => ("outturn", 1),
                measure => (measure.column(), 0),
            };
            let expected = (item.code.clone(), item.label.clone(), name.to_string(), years_before, index as i64 + 1);
            let found = database.query_row(
                "select item, label, measure, years_before, fen from figure where section = ?1 and field = ?2",
                [section.table(), column],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)),
            );
            assert_eq!(found, Ok(expected), "{column}");
        }
    }
    let compared = "select group_concat(item, ' ') from (select item from item_comparison order by form_order)";
    let compared: String = database.query_row(compared, [], |row| row.get(0)).expect("the items are compared");
    let mut expected: Vec<&str> =
        amounts(Section::BaseSpending).iter().map(|(item, _, _)| item.code.as_str()).collect();
    expected.dedup();
    assert_eq!(compared.split(' ').collect::<Vec<_>>(), expected);
}

/// A row of a check: section, field, item, label and amount.
type Found = BTreeSet<(String, String, String, String, i64)>;

/// The rows of a check for the report of 2023.
fn found(database: &Connection, check: &str) -> Found {
    let sql = read(&format!("queries/checks/{check}.sql"));
    let sql = format!("select * from ({}) where report_id = 2023000000001", sql.trim_end().trim_end_matches(';'));
    let mut statement = database.prepare(&sql).unwrap_or_else(|error| panic!("{check}: {error}"));
    let rows = statement.query_map([], |row| {
        Ok((row.get("section")?, row.get("field")?, row.get("item")?, row.get("label")?, row.get("actual")?))
    });
    rows.and_then(Iterator::collect).unwrap_or_else(|error| panic!("{check}: {error}"))
}

#[test]
fn the_items_that_checks_list_are_those_of_the_forms() {
    let database = database();
    let reports = "insert into department_record (department_id, name) values (1, 'a');
        insert into report values (2022000000001, 1, 2022), (2023000000001, 1, 2023);";
    database.execute_batch(reports).expect("reports can be made");
    // Amounts of 1, 2, 3 ... fen in 2022, of -1, -2, -3 ... in 2023: all are negative, and none is that of the year before.
    let mut amounts_of_2023 = Found::new();
    for section in [Section::BaseSpending, Section::SelfFund] {
        let amounts = amounts(section);
        let columns: Vec<&str> = amounts.iter().map(|(_, _, column)| column.as_str()).collect();
        let values = |sign: &str| (1..=amounts.len()).map(|fen| format!(", {sign}{fen}")).collect::<String>();
        let insert = format!(
            "insert into {} (report_id, {}) values (2022000000001{}), (2023000000001{})",
            section.table(),
            columns.join(", "),
            values(""),
            values("-")
        );
        database.execute_batch(&insert).expect("every item has its column");
        amounts_of_2023.extend(amounts.iter().zip(1..).map(|((item, _, column), fen)| {
            (section.table().to_string(), column.clone(), item.code.clone(), item.label.clone(), -fen)
        }));
    }
    let is_adjustment = |item: &str| ["basic_adjustment", "overall_adjustment"].contains(&item);
    let unlike_adjustments = amounts_of_2023.iter().filter(|(_, _, item, _, _)| !is_adjustment(item));
    assert_eq!(found(&database, "B16"), unlike_adjustments.cloned().collect());
    let prior = amounts_of_2023.iter().filter(|(_, field, _, _, _)| field.ends_with("_prior_outturn"));
    assert_eq!(found(&database, "Y01"), prior.cloned().collect());

    // Outturns of 2, 3, 4 ... fen over budgets of 1 fen, then over none but one that no check of single items looks at.
    let amend = |measure: Measure, value: &str| {
        let columns = amounts(Section::BaseSpending).into_iter().filter(|(_, of, _)| *of == measure);
        let set: Vec<String> =
            columns.map(|(_, _, column)| format!("{column} = {}", value.replace("{}", &column))).collect();
        database
            .execute_batch(&format!("update base_spending set {}", set.join(", ")))
            .expect("amounts can be amended");
    };
    let outturns: Found = amounts_of_2023
        .into_iter()
        .map(|(section, field, item, label, fen)| (section, field, item, label, 1 - fen))
        .collect();
    amend(Measure::Outturn, "1 - {}");
    amend(Measure::Budget, "1");
    let overspent = found(&database, "B09");
    assert_eq!((overspent.len(), overspent.is_subset(&outturns)), (10, true), "{overspent:?}");
    amend(Measure::Budget, "null");
    database.execute_batch("update base_spending set project_budget = 1").expect("amounts can be amended");
    let unbudgeted = found(&database, "B11");
    assert_eq!((unbudgeted.len(), unbudgeted.is_subset(&outturns)), (14, true), "{unbudgeted:?}");
}

#[test]
fn the_fields_of_the_form_definitions_are_columns_of_their_sections() {
    let database = database();
    let forms = shelf::forms(&[]).expect("our form definitions are sound");
    let recognised: BTreeSet<FormKind> = forms.iter().filter_map(|form| form.form).collect();
    assert_eq!(recognised, BTreeSet::from(FormKind::ALL));
    for (form, block) in forms.iter().flat_map(|form| form.blocks.iter().map(move |block| (form, block))) {
        let (section, single) = match block {
            Block::Department { .. } => continue,
            Block::Text { section, field, .. } => (section, field.as_ref()),
            Block::Record { section, .. } | Block::Matrix { section, .. } | Block::List { section, .. } => {
                (section, None)
            }
        };
        assert_eq!(Some(section.form()), form.form, "{}: {}", form.name, section.table());
        let stored = columns(&database, section.table());
        let in_matrix = matches!(block, Block::Matrix { .. });
        // The amounts of a matrix are named by item and measure, which other tests compare.
        let own = |kind: ValueKind| !(in_matrix && kind == ValueKind::Money);
        // What joins another column's text has no column of its own.
        let stands_alone = block.columns().iter().filter(|column| own(column.value) && column.joins.is_none());
        let of_columns = stands_alone.map(|column| &column.field);
        for field in of_columns.chain(single) {
            assert!(stored.contains(field), "{}: {} has no column {field}", form.name, section.table());
        }
    }
}

#[test]
fn the_sums_of_all_items_name_them_as_the_forms_do() {
    let database = database();
    let columns = columns(&database, "summary_record");
    let sums: Vec<&str> = columns.iter().map(String::as_str).skip(3).collect();
    let ones = vec!["1"; sums.len()].join(", ");
    let insert =
        format!("insert into summary_record (digits, year, region, {}) values (2, 2023, '', {ones})", sums.join(", "));
    database.execute_batch(&insert).expect("sums can be made");
    // Every measure of an item has its sum, and every sum is one of an item.
    let measures = |item: &Item| if item.measures.is_empty() { Measure::ALL.to_vec() } else { item.measures.clone() };
    let name = |item: &Item, measure: Measure| format!("{}_{}", item.code.replace('.', "_"), measure.column());
    let named = Item::all().iter().flat_map(|item| measures(item).into_iter().map(move |of| name(item, of)));
    let expected: Vec<String> = named.flat_map(|name| [name.clone(), format!("{name}_count")]).collect();
    assert_eq!(sums, expected);
    let query = shelf::query(&[], "item-totals").expect("the query is there");
    let mut statement = database.prepare(&query.sql).expect("the query is sound");
    let year = statement.parameter_index(":year").expect("parameters have names").expect("it asks for a year");
    statement.raw_bind_parameter(year, 2023).expect("a year is a number");
    let mut rows = statement.raw_query();
    let mut found: Vec<(String, String)> = Vec::new();
    while let Some(row) = rows.next().expect("the query runs") {
        found.push((row.get(0).expect("an item"), row.get(1).expect("a label")));
    }
    let expected: Vec<_> = Item::all().iter().map(|item| (item.code.clone(), item.label.clone())).collect();
    assert_eq!(found, expected);
}

/// Functions that other engines know by the same names.
const PLAIN: &str = "count sum min max avg group_concat coalesce nullif abs lag lead rank dense_rank row_number ntile \
    substr length replace rtrim upper lower";

/// Words that stand before a bracket and are no functions.
const WORDS: &str = "in as and or not on when then else over exists using by select where from case between";

/// Texts of views and queries, without comments and string literals.
fn moving_sql() -> Vec<(String, String)> {
    let views = read("schema.sql").split_once("create view").expect("schema.sql has views").1.to_string();
    let (queries, checks) = (shelf::queries(&[]).expect("sound"), shelf::checks(&[]).expect("sound"));
    let reported = report::statements().expect("sound");
    let named = queries.all().iter().chain(checks.all()).chain(&reported);
    let texts = named.map(|query| (query.header.name.clone(), query.sql.clone()));
    let texts = std::iter::once(("schema.sql".to_string(), format!("create view{views}"))).chain(texts);
    texts.map(|(name, text)| (name, bare(&text))).collect()
}

fn bare(sql: &str) -> String {
    let lines = sql.lines().map(|line| line.split("--").next().unwrap_or_default());
    let text: Vec<&str> = lines.collect();
    text.join("\n").split('\'').step_by(2).collect::<Vec<_>>().join("''")
}

#[test]
fn views_and_queries_use_plain_functions_only() {
    for (name, sql) in moving_sql() {
        for (at, _) in sql.match_indices('(') {
            let before = sql[..at].trim_end();
            let word = before.rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
            let is_known = PLAIN.split_whitespace().chain(WORDS.split_whitespace()).any(|known| known == word);
            // `create view NAME (columns) as select` and `with NAME (columns) as (`.
            let opens_a_query =
                |rest: &str| ["(", "select", "with"].iter().any(|word| rest.trim_start().starts_with(word));
            let after = closing(&sql, at).and_then(|rest| rest.trim_start().strip_prefix("as"));
            let names_columns = after.is_some_and(opens_a_query);
            assert!(word.is_empty() || is_known || names_columns, "{name} uses `{word}`");
        }
    }
}

#[test]
fn an_order_says_where_nulls_go() {
    for (name, sql) in moving_sql() {
        for (at, order) in sql.match_indices("order by ") {
            for key in keys(&sql[at + order.len()..]) {
                let said = ["nulls first", "nulls last"].iter().any(|word| key.ends_with(word));
                assert!(said, "{name}: `order by {key}` does not say where nulls go");
            }
        }
    }
}

#[test]
fn a_query_has_no_limit_and_no_named_window() {
    for (name, sql) in moving_sql().into_iter().filter(|(name, _)| name != "schema.sql") {
        // A limit that no table reaches only keeps one step of a query from being merged into the next.
        let sql = sql.replace("limit 1000000000000 offset 0", "");
        let found = sql.split_whitespace().find(|word| ["limit", "window"].contains(word));
        assert_eq!(found, None, "{name}");
    }
}

/// What follows the bracket that closes the one at `open`.
fn closing(sql: &str, open: usize) -> Option<&str> {
    let mut depth = 0;
    for (at, character) in sql[open..].char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(&sql[open + at + 1..]);
        }
    }
    None
}

/// The keys of an `order by`, up to the end of its bracket or statement, a frame or a `limit`.
fn keys(rest: &str) -> Vec<&str> {
    let mut depth = 0;
    let (mut keys, mut start) = (Vec::new(), 0);
    for (at, character) in rest.char_indices() {
        match character {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            ',' | ')' | ';' if depth == 0 => {
                keys.push(&rest[start..at]);
                start = at + 1;
                if character != ',' {
                    break;
                }
            }
            _ => {}
        }
    }
    let alone = |key: &'_ str| key.find("limit").or_else(|| key.find("range between")).unwrap_or(key.len());
    keys.into_iter().map(|key| key[..alone(key)].trim()).collect()
}

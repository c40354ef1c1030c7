//! Rows whose cells do not tell where their values stand: printed sums and rates do, or nobody does.

use crate::support::Desk;

/// A self-evaluation form whose row of totals is `total`.
fn fund(total: &str) -> String {
    format!(
        "部门整体支出绩效自评表（2023年度）\n预算部门名称|海角市航道局\n\
         年度预算申请(万元)||年初预算数|调整后预算数|全年执行数|执行率\n|年度资金总额|{total}\n|一般公共预算：|5\n"
    )
    .replace('|', "\t")
}

/// A base form with these rows of amounts; the year before, budget, outturn.
fn spending(rows: &[&str]) -> String {
    let rows = rows.join("\n").replace('|', "\t");
    format!(
        "部门整体支出绩效评价基础数据表\n填报单位：海角市航道局\n财政供养人员情况\t编制数\t2023年实际在职人数\n\t12\t9\n\
         经费控制情况(万元)\t2022年决算数\t2023年预算数\t2023年决算数\n{rows}\n"
    )
}

/// `item fiscal_year measure wan note`, and the texts of cells left out.
fn read(form: &str, condition: &str) -> (Vec<String>, Vec<String>) {
    let desk = Desk::new();
    desk.write("a.txt", form).run(&["import", "a.txt"]).succeeds();
    let facts = format!(
        "select item, fiscal_year, measure, wan, note from fact where {condition} order by item, fiscal_year, measure, wan"
    );
    (desk.rows(&facts), desk.rows("select text from unrecognised order by cell"))
}

/// The parts of three_public but its vehicles: 41.46 = 29.46 + 12, 39.30 = 29.46 + 9.84, 11.86 = 11.86.
const VEHICLES: [&str; 5] = [
    "三公经费|29.08|63.46|44.29",
    "1、公务用车购置和维护经费|11.86|41.46|39.3",
    "其中：公车购置|29.46|29.46",
    "公车运行维护|11.86|12|9.84",
    "3、公务接待|17.22|22|4.99",
];

#[test]
fn a_row_with_fewer_values_is_placed_where_the_sums_hold() {
    let (facts, left) = read(&spending(&VEHICLES), "item = 'three_public.vehicle.purchase'");
    assert_eq!(
        facts,
        [
            "three_public.vehicle.purchase|2023|budget|29.46|placed_by_sums",
            "three_public.vehicle.purchase|2023|outturn|29.46|placed_by_sums",
        ]
    );
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_row_whose_sums_do_not_hold_or_hold_twice_is_listed() {
    for (row, text) in [(2, "其中：公车购置|29.47|29.46"), (3, "公车运行维护|0|9.84"), (4, "3、公务接待|0")]
    {
        let mut rows = VEHICLES;
        rows[row] = text;
        let (_, left) = read(&spending(&rows), "true");
        assert!(text.split('|').skip(1).all(|value| left.contains(&value.to_string())), "{text}: {left:?}");
    }
    // A fund of its own name is in the sum of the funds; a row in no sum is nowhere to be placed.
    let rows = ["3、专项资金（一个专项一行）|9|8|7", "航标|4|3", "灯塔|5|5|3", "政府采购金额|5|6"];
    let (facts, left) = read(&spending(&rows), "note is not null");
    assert_eq!((facts.len(), left), (0, ["4", "3", "5", "6"].map(String::from).to_vec()));
}

#[test]
fn two_rows_of_one_sum_are_placed_together() {
    let mut rows = ["3、专项资金（一个专项一行）|9|8|7", "航标|4|4", "灯塔|9|4", "浮标|2", "公用经费|1|2|3"];
    let (facts, left) = read(&spending(&rows), "note is not null");
    assert_eq!((facts, left.len()), (Vec::new(), 5), "nothing makes 7 of 4, 4, 9 and 2");
    rows[3] = "浮标|3";
    let (facts, _) = read(&spending(&rows), "note is not null");
    assert_eq!(
        facts,
        [
            "project.special.line|2022|outturn|9|placed_by_sums",
            "project.special.line|2023|budget|4|placed_by_sums",
            "project.special.line|2023|budget|4|placed_by_sums",
            "project.special.line|2023|outturn|3|placed_by_sums",
            "project.special.line|2023|outturn|4|placed_by_sums",
        ]
    );
}

#[test]
fn numbers_that_run_together_are_cut_where_one_cut_is_possible() {
    let (facts, left) = read(&fund("350040004000100%"), "item = 'total'");
    assert_eq!(
        facts,
        [
            "total|2023|adjusted_budget|4000|split",
            "total|2023|initial_budget|3500|split",
            "total|2023|outturn|4000|split",
        ]
    );
    assert!(left.is_empty(), "{left:?}");
    // 100 % of 1, of 11 and of 111: nobody knows.
    let (facts, left) = read(&fund("111111100%"), "item = 'total'");
    assert_eq!((facts.len(), left.len()), (0, 1));
}

#[test]
fn a_percent_sign_under_another_column_shows_that_a_row_was_moved() {
    let building = "楼堂馆所控制情况|批复规模(m²)|实际规模(m²)|规模控制率|预算投资(万元)|实际投资(万元)|投资概算控制率\n|5||6|%|7|8\n";
    let form = spending(&VEHICLES) + &building.replace('|', "\t");
    let desk = Desk::new();
    desk.write("a.txt", form).run(&["import", "a.txt"]).succeeds();
    assert_eq!(desk.rows("select count(*) from building_control"), ["0"]);
    assert_eq!(desk.rows("select text from unrecognised order by cell"), ["5", "6", "%", "7", "8"]);
}

#[test]
fn the_raw_text_of_a_cut_value_is_that_of_its_cell() {
    let desk = Desk::new();
    desk.write("a.txt", fund("350040004000100%")).run(&["import", "a.txt"]).succeeds();
    let raw = "select distinct raw from source where section = 'self_fund' and note = 'split'";
    assert_eq!(desk.rows(raw), ["350040004000100%"]);
}

#[test]
fn numbers_parted_by_blanks_in_one_cell_are_cut_there_when_the_sums_hold() {
    let mut rows = VEHICLES;
    rows[3] = "公车运行维护|11.86 12|9.84";
    rows[2] = "其中：公车购置||29.46|29.46";
    let (facts, left) = read(&spending(&rows), "note is not null");
    assert_eq!(facts.len(), 3, "{facts:?} {left:?}");
    rows[3] = "公车运行维护|11.86 12|9.85";
    let (facts, left) = read(&spending(&rows), "note is not null");
    assert_eq!((facts.len(), left), (0, vec!["11.86 12".to_string(), "9.85".to_string()]));
}

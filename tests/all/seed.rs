/*!
The published form of 衡阳市应急管理局 for 2023, figure by figure, in literals taken from the sheet.

Everything that goes wrong with forms in real life goes wrong in it: `import/samples/README.md` tells what was kept.
*/

use crate::support::{Desk, project};

const FILE: &str = "衡阳市应急管理局2023.txt";

fn sheet() -> String {
    let path = project().join("import/samples/hengyang").join(FILE);
    std::fs::read_to_string(path).expect("the sample is UTF-8")
}

/// The form alone in a database.
fn desk() -> Desk {
    desk_with(&sheet())
}

fn desk_with(sheet: &str) -> Desk {
    let desk = Desk::new();
    desk.write(FILE, sheet).run(&["import", FILE]).succeeds();
    desk
}

#[test]
fn each_form_names_one_of_department_and_year_and_both_have_both() {
    let desk = desk();
    let reports = desk.rows("select distinct department, report_year, document from fact");
    assert_eq!(reports, ["衡阳市应急管理局|2023|衡阳市应急管理局2023.txt"]);
    let forms = desk.rows("select form, department_from, year_from from submission order by form");
    assert_eq!(forms, ["base|neighbour|form", "self|form|neighbour"]);
}

#[test]
fn the_sheet_has_72_amounts_and_each_leads_to_its_line_and_field() {
    let desk = desk();
    assert_eq!(desk.rows("select count(*), count(distinct cell) from fact"), ["72|72"]);
    let lines: Vec<Vec<String>> =
        sheet().lines().map(|line| line.split('\t').map(|cell| cell.trim().to_string()).collect()).collect();
    for row in desk.rows("select cell, wan, label from fact") {
        let [cell, wan, label] = row.split('|').collect::<Vec<_>>()[..] else { panic!("three columns: {row}") };
        let numbers: Vec<usize> = cell.split(' ').filter_map(|word| word.parse().ok()).collect();
        assert_eq!(lines[numbers[0] - 1][numbers[1] - 1], wan, "{cell} {label}");
    }
}

#[test]
fn the_column_of_the_year_before_is_stored_under_that_year() {
    let desk = desk();
    let years =
        desk.rows("select measure, fiscal_year, report_year, count(*) from fact group by 1, 2, 3 order by 1, 2");
    // 15 items and 6 funds in 3 columns; the total executed is an outturn too.
    assert_eq!(
        years,
        [
            "adjusted_budget|2023|2023|1",
            "budget|2023|2023|21",
            "initial_budget|2023|2023|1",
            "outturn|2022|2023|21",
            "outturn|2023|2023|22",
            "stated|2023|2023|6",
        ]
    );
}

/// Prior outturn, budget and outturn of an item.
fn three(desk: &Desk, item: &str) -> String {
    desk.rows(&format!("select prior_outturn, budget, outturn from item_comparison where item = '{item}'")).join(" ")
}

#[test]
fn four_columns_before_the_page_break_and_seven_after_it_are_one_table() {
    let desk = desk();
    assert_eq!(three(&desk, "three_public"), "59.17|80.3|67.32");
    assert_eq!(three(&desk, "public_use.office"), "23.29|27.3|61.64");
    assert_eq!(three(&desk, "public_use.utilities_travel"), "135.02|38.5|159.82");
    assert_eq!(three(&desk, "public_use.meetings_training"), "16.37|9|36.45");
    assert_eq!(three(&desk, "procurement"), "294|305|305");
}

#[test]
fn of_which_rows_stand_under_their_parents() {
    let desk = desk();
    assert_eq!(three(&desk, "three_public.vehicle"), "54.9|65.8|60.17");
    assert_eq!(three(&desk, "three_public.vehicle.purchase"), "0|0|0");
    assert_eq!(three(&desk, "three_public.vehicle.operation"), "54.9|65.8|60.17");
    assert_eq!(three(&desk, "public_use"), "664.54|354.14|354.14");
}

#[test]
fn the_six_special_funds_bear_their_own_names() {
    let desk = desk();
    let funds = "select label, prior_outturn, budget, outturn from item_comparison where item = 'project.special.line' \
                 order by outturn desc";
    assert_eq!(
        desk.rows(funds),
        [
            "安全生产执法和监管|204.68|75|51.28",
            "安全生产预防及应急专项|0|50|32.5",
            "重大事故隐患排查整治专项|0|20|16.88",
            "救灾工作经费|9|4.71|4.54",
            "驻局纪检组专项经费|18.45|3|3",
            "举报奖励|3.9|10|0.6",
        ]
    );
}

#[test]
fn the_funds_come_right_with_a_lost_character_inner_blanks_and_a_row_shifted_left() {
    let desk = desk();
    let stated = "select item, label, wan, cell from fact where measure = 'stated' order by cell";
    assert_eq!(
        desk.rows(stated),
        [
            "revenue.general_public_budget|一般公共预算|10910.12|line 41 field 3",
            "expenditure.basic|基本支出|3536.32|line 41 field 8",
            "revenue.government_fund|政府性基金拨款|0|line 42 field 3",
            "revenue.special_account|纳入专户管理的非税收入拨款|458.13|line 43 field 3",
            "expenditure.project|项目支出|7831.93|line 43 field 8",
            "revenue.other|其他资金|0|line 44 field 2",
        ]
    );
    assert_eq!(
        desk.rows("select initial_budget, adjusted_budget, executed, declared_execution_pct, weight, score from fund_execution"),
        ["2176.25|11368.25|11368.25|100|10|10"]
    );
    let mended = "select field, raw from source where note = 'label_mended'";
    assert_eq!(desk.rows(mended), ["revenue_government_fund_stated|0"]);
}

#[test]
fn staffing_and_building_are_read() {
    let desk = desk();
    let staffing = "select authorised, in_post, declared_control_pct from staffing_control";
    assert_eq!(desk.rows(staffing), ["90|86|95.56"]);
    let building = "select approved_area, actual_area, approved_investment, actual_investment, \
                    declared_area_control_pct, declared_investment_control_pct from building_control";
    assert_eq!(desk.rows(building), ["0|0|0|0|∅|∅"]);
}

#[test]
fn blank_zero_dash_and_percent_sign_are_four_things() {
    let sheet = sheet().replace("2、出国经费\t0\t0\t0", "2、出国经费\t—\t0\t");
    let desk = desk_with(&sheet);
    let printed = |section: &str, field: &str| {
        let said = desk.rows(&format!("select raw from source where section = '{section}' and field = '{field}'"));
        let value = desk.rows(&format!("select {field} from {section}"));
        format!("{} -> {}", said.first().map_or("nothing", String::as_str), value.join(" "))
    };
    assert_eq!(printed("base_spending", "three_public_abroad_prior_outturn"), "— -> ∅");
    assert_eq!(printed("base_spending", "three_public_abroad_budget"), "0 -> 0");
    assert_eq!(printed("base_spending", "three_public_abroad_outturn"), "nothing -> ∅");
    assert_eq!(printed("base_building", "declared_area_control_pct"), "% -> ∅");
    assert_eq!(desk.rows("select measure, wan from fact where item = 'three_public.abroad'"), ["budget|0"]);
}

#[test]
fn the_eleven_indicators_stand_in_their_columns() {
    let desk = desk();
    let indicators =
        "select level1, level1_weight, level2, level3, target, actual, weight, score, deviation from indicator_result";
    assert_eq!(
        desk.rows(&format!("{indicators} order by position")),
        [
            "成本指标|20|经济成本指标|控制成本|成本控制在预算内|在预算内|20|20|∅",
            "产出指标|40|数量指标|安全生产控制指标在省控制指标内|100%|100%|5|5|∅",
            "产出指标|40|数量指标|杜绝重特大事故发生|0|0|2|2|∅",
            "产出指标|40|数量指标|重点工作办结率|100%|100%|2|2|∅",
            "产出指标|40|数量指标|大力推动应急管理工作融合，提高安全风险防控水平|100%|100%|1|1|∅",
            "产出指标|40|数量指标|重点工作办结率|100%|100%|5|5|∅",
            "产出指标|40|数量指标|项目完成率|100%|100%|5|5|∅",
            "效益指标|20|社会效益指标|提升应急救援能力|达到应急救援95%以上|100%|20|20|∅",
            "效益指标|20|社会效益指标|强化应急队伍建设|∅|∅|∅|∅|∅",
            "效益指标|20|可持续影响指标|发挥作用的期限|长期|长期|20|20|∅",
            "满意度指标|10|服务对象满意度指标|社会公众对工作的期望|95|达到95%以上|10|8|∅",
        ]
    );
}

#[test]
fn goals_and_thrift_are_text_without_tags() {
    let desk = desk();
    let begins = "select kind, substr(text, 1, 14), instr(text, '<') from narrative order by kind";
    assert_eq!(
        desk.rows(begins),
        [
            "goal_actual|按市委部署做好全市应急管理工|0",
            "goal_expected|目标1、三年内建成一支可靠的|0",
            "thrift_measures|全局上下节约用电和办公用品，|0"
        ]
    );
    // The page break cuts both goals in two; the second half follows the first.
    let ends = "select kind, substr(text, -10) from narrative where kind like 'goal%' order by kind";
    assert_eq!(desk.rows(ends), ["goal_actual|完成交办的其他任务。", "goal_expected|8、强化应急队伍建设"]);
}

#[test]
fn nothing_is_left_over() {
    let desk = desk();
    assert_eq!(desk.rows("select document, cell, text, reason from unrecognised"), Vec::<String>::new());
}

#[test]
fn the_checks_find_what_is_wrong_with_it_and_nothing_else() {
    let desk = desk();
    let found = "select rule, severity, item, count(*) from finding group by 1, 2, 3 order by 1, 2, 3";
    assert_eq!(
        desk.rows(found),
        [
            // 664.54 - 174.68 = 489.86, 73.7 %; 354.14 - 74.80 = 279.34, 78.9 %; 354.14 - 257.91 is 27.2 %.
            "B06|info|public_use|2",
            // 61.64 of 27.3, 159.82 of 38.5, 36.45 of 9.
            "B09|warning|public_use.meetings_training|1",
            "B09|warning|public_use.office|1",
            "B09|warning|public_use.utilities_travel|1",
            // 305 = 305 and 354.14 = 354.14.
            "B10|warning|procurement|1",
            "B10|warning|public_use|1",
            // 举报奖励: 0.6 of 10.
            "B12|warning|project.special.line|1",
            // 243.05 to 105.46, 13.45 to 138.61, 236.03 to 108.8, 664.54 to 354.14.
            "B13|warning|project.business|1",
            "B13|warning|project.operation|1",
            "B13|warning|project.special|1",
            "B13|warning|public_use|1",
            // 11368.25 - 2176.25 = 9192.
            "B20|info|basic_adjustment|1",
            "S09|warning|total|1",
            // 产出 40 over rows of 20, 效益 20 over rows of 40.
            "S12|error|产出指标|1",
            "S12|error|效益指标|1",
            "S16|warning|社会公众对工作的期望|1",
            "S17|warning|社会公众对工作的期望|1",
            "S18|warning|重点工作办结率|1",
            // 长期, 成本控制在预算内, and a row without a target.
            "S19|info|发挥作用的期限|1",
            "S19|info|强化应急队伍建设|1",
            "S19|info|控制成本|1",
            // 9 of 10.
            "S21|info||1",
            // 20, 20, 40, 10.
            "S22|warning||1",
            // The results are the duties of the department; 目标7 stands twice.
            "S23|info|goal_actual|1",
            "S23|info|goal_expected|1",
            // 352.87 and 7831.93.
            "X10|error|project|1",
        ]
    );
}

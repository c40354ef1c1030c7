//! Layouts in which departments publish the forms, each with what a careful reader takes from it.

use crate::support::Desk;

const BASE: &str = "2023年度部门整体支出绩效评价基础数据表\n填报单位：海角市航道局  单位：万元\n";
const HEAD: &str = "经费控制情况(万元)|2022 决算数|2023 预算数|2023 决算数\n";
const SELF: &str = "2023年度部门整体支出绩效自评表\n预算部门名称|海角市航道局\n";
const FUND: &str =
    "年度预算申请(万元)||年初预算数|全年预算数|全年执行数|分值|执行率|得分\n|年度资金总额|100|120|118|10|98.33%|9.83\n";
const LIST: &str = "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施\n";

/// What was read of a form, bars standing for tabs: its facts, its indicators and the cells left out.
struct Reading {
    facts: Vec<String>,
    indicators: Vec<String>,
    left: Vec<String>,
}

#[track_caller]
fn read(parts: &[&str]) -> Reading {
    let desk = Desk::new();
    let run = desk.write("a.txt", parts.concat().replace('|', "\t")).run(&["import", "a.txt"]);
    assert_eq!(run.status, 0, "{}{}", run.err, parts.concat());
    Reading {
        facts: desk.rows(
            "select item, label, measure || fiscal_year, wan from fact where item <> 'total' order by item, label, 3",
        ),
        indicators: desk.rows(
            "select level1, level1_weight, level2, level3, target, actual, weight, score, deviation
             from indicator_result order by position",
        ),
        left: desk.rows("select text from unrecognised order by cell"),
    }
}

fn facts(label: &str, values: [&str; 3]) -> [String; 3] {
    let [before, budget, outturn] = values;
    [
        format!("{label}|budget2023|{budget}"),
        format!("{label}|outturn2022|{before}"),
        format!("{label}|outturn2023|{outturn}"),
    ]
}

#[test]
fn a_head_of_several_lines_is_one() {
    for head in [
        "经费控制情况(万元)|2022年|2023年|2023年\n|决算数|预算数|决算数\n",
        "经费控制情况(万元)|上年|本年|\n|决算数|预算数|决算数\n",
        "经费控制情况|2022年决算数|2023年预算数|2023年决算数\n|（万元）|（万元）|（万元）\n",
        "经费控制情况(万元)|决算数（2022年）|预算数（2023年）|决算数（2023年）\n栏次|1|2|3\n",
        "序号|经费控制情况(万元)|2022年决算数|2023年预算数|2023年决算数\n",
    ] {
        let row = if head.starts_with("序号") { "1|三公经费|12.5|13|11\n" } else { "三公经费|12.5|13|11\n" };
        let read = read(&[BASE, head, row]);
        assert_eq!(read.facts, facts("three_public|三公经费", ["12.5", "13", "11"]), "{head}");
        assert!(read.left.is_empty(), "{head}{:?}", read.left);
    }
}

#[test]
fn cells_repeated_where_they_were_merged_are_one() {
    let head = "经费控制情况|2022 决算数|2022 决算数|2023 预算数|2023 预算数|2023 决算数|2023 决算数\n";
    let read = read(&[BASE, head, "三公经费|0|0|0|0|11|11\n公务接待|1|1|2|2|2|2\n"]);
    assert_eq!(read.facts[..3], facts("three_public|三公经费", ["0", "0", "11"]));
    assert_eq!(read.facts[3..], facts("three_public.reception|公务接待", ["1", "2", "2"]));
}

#[test]
fn years_before_the_two_that_the_form_compares_are_left_out() {
    let head = "经费控制情况|2021 决算数|2022 决算数|2023 预算数|2023 决算数\n";
    let read = read(&[BASE, head, "三公经费|9|12.5|13|11\n"]);
    assert_eq!(read.facts, facts("three_public|三公经费", ["12.5", "13", "11"]));
    assert_eq!(read.left, ["2021 决算数", "9"]);
}

#[test]
fn an_amount_has_the_unit_of_its_row() {
    let read = read(&[BASE, HEAD, "政府采购金额（元）|2940000|3050000|3040000\n接待批次（批）|12|13|11\n"]);
    assert_eq!(read.facts, facts("procurement|政府采购金额", ["294", "305", "304"]));
    assert_eq!(read.left, ["12", "13", "11"], "what is counted is no money");
}

#[test]
fn columns_of_two_units_are_read_where_their_amounts_are_of_one_size() {
    let head = "经费控制情况|2022 决算数(万元)|2023 预算数(万元)|2023 决算数(元)\n";
    let read = read(&[BASE, head, "三公经费|27.09|26.06|241800\n公务接待|0|0|0\n"]);
    assert_eq!(read.facts[..3], facts("three_public|三公经费", ["27.09", "26.06", "24.18"]));
    let desk = Desk::new();
    let form = [BASE, head, "三公经费|27.09|26.06|24.18\n"].concat().replace('|', "\t");
    let run = desk.write("a.txt", form).run(&["import", "a.txt"]).fails(3);
    assert!(run.contains("one block names two units"), "{run}");
}

#[test]
fn nothing_is_nothing_in_any_unit() {
    let base = "2023年度部门整体支出绩效评价基础数据表\n填报单位：海角市航道局\n";
    let read = read(&[base, "经费控制情况|2022 决算数|2023 预算数|2023 决算数\n三公经费|379600元|0|333400元\n"]);
    assert_eq!(read.facts, facts("three_public|三公经费", ["37.96", "0", "33.34"]));
}

#[test]
fn a_shared_label_means_the_part_of_what_stands_above() {
    let rows = "三公经费|12|13|11\n公务用车购置及运行维护费|8|9|7\n其中：购置经费|3|3|3\n运行维护费|5|6|4\n\
                项目支出|100|110|120\n1、业务经费|60|70|80\n2、运行维护费|40|40|40\n";
    let read = read(&[BASE, HEAD, rows]);
    for fact in
        ["three_public.vehicle.operation|公车运行维护|budget2023|6", "project.operation|运行维护经费|budget2023|40"]
    {
        assert!(read.facts.contains(&fact.to_string()), "{fact}: {:?}", read.facts);
    }
}

#[test]
fn sums_and_parts_among_the_funds_are_no_funds() {
    let rows = "3、专项资金（一个专项一行）|100|120|110\n“雪亮工程”运维|60|70|65\n其中：设备|10|10|10\n航标|40|50|45\n合计|100|120|110\n";
    let read = read(&[BASE, HEAD, rows, "公用经费|5|5|5\n"]);
    let lines: Vec<&String> = read.facts.iter().filter(|fact| fact.starts_with("project.special.line")).collect();
    assert_eq!(lines.len(), 6, "{lines:?}");
    assert!(lines.iter().any(|line| line.starts_with("project.special.line|“雪亮工程”运维|")), "{lines:?}");
    assert_eq!(read.facts.iter().filter(|fact| fact.starts_with("other|")).count(), 6);
}

#[test]
fn a_group_may_be_named_beside_its_sum() {
    let read = read(&[
        BASE,
        "经费控制情况||2022 决算数|2023 预算数|2023 决算数\n",
        "三公经费|合计|12.5|13|11\n|公务接待|1|2|3\n",
    ]);
    assert_eq!(read.facts[..3], facts("three_public|三公经费", ["12.5", "13", "11"]));
    assert_eq!(read.facts[3..], facts("three_public.reception|公务接待", ["1", "2", "3"]));
}

#[test]
fn cells_right_of_the_columns_take_no_part() {
    let read = read(&[BASE, "经费控制情况|2022 决算数|2023 预算数|2023 决算数|\n", "三公经费|12.5||11|√\n"]);
    assert_eq!(read.facts, ["three_public|三公经费|outturn2022|12.5", "three_public|三公经费|outturn2023|11"]);
    assert_eq!(read.left, ["√"]);
}

#[test]
fn marks_of_notes_are_no_digits_and_several_numbers_in_a_cell_are_listed() {
    let read = read(&[BASE, HEAD, "三公经费①|12.5①|1①3|12 13\n公务接待|1|2|3\n"]);
    assert_eq!(read.facts[..1], ["three_public|三公经费|outturn2022|12.5"]);
    assert_eq!(read.facts[1..], facts("three_public.reception|公务接待", ["1", "2", "3"]));
    assert_eq!(read.left, ["1①3", "12 13"]);
}

#[test]
fn words_in_the_place_of_figures_are_all_listed() {
    let read = read(&[BASE, HEAD, "专项资金|1|2|3\n乡村振兴专项|见附件1|见附件2|见附件3\n"]);
    assert_eq!(read.left, ["见附件1", "见附件2", "见附件3"]);
    let read = self::read(&[BASE, HEAD, "专项资金|1|2|3\n灯塔|1O|2|3\n"]);
    assert_eq!(read.facts[3..], ["project.special.line|灯塔|budget2023|2", "project.special.line|灯塔|outturn2023|3"]);
    assert_eq!(read.left, ["1O"]);
}

#[test]
fn prose_behind_a_table_is_no_part_of_the_form() {
    let prose = "厉行节约保障措施|节约用电。\n二、绩效目标完成情况\n本单位围绕中心工作，三公经费支出 11 万元，较上年下降 12%。\n";
    let desk = Desk::new();
    let form = [BASE, HEAD, "三公经费|12.5|13|11\n", prose].concat().replace('|', "\t");
    desk.write("a.txt", form).run(&["import", "a.txt"]).succeeds();
    assert_eq!(desk.rows("select text from narrative"), ["节约用电。"]);
    assert_eq!(desk.rows("select text from unrecognised"), Vec::<String>::new());
}

#[test]
fn lines_of_a_split_may_have_a_value_under_every_column() {
    let read =
        read(&[SELF, FUND, "|其中：一般公共预算|90|105|103|-|98.1%|-\n|单位资金：15\n|政府性基金拨款|0|0|0|||\n"]);
    assert_eq!(
        read.facts,
        [
            "revenue.general_public_budget|一般公共预算|adjusted_budget2023|105",
            "revenue.general_public_budget|一般公共预算|initial_budget2023|90",
            "revenue.general_public_budget|一般公共预算|outturn2023|103",
            "revenue.government_fund|政府性基金拨款|adjusted_budget2023|0",
            "revenue.government_fund|政府性基金拨款|initial_budget2023|0",
            "revenue.government_fund|政府性基金拨款|outturn2023|0",
            "revenue.other|其他资金|stated2023|15",
        ]
    );
    assert_eq!(read.left, ["98.1%"]);
}

#[test]
fn a_target_may_stand_in_three_cells() {
    let list = "绩效指标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值|分值|得分\n\
                |产出指标（50分）|数量指标|巡检|≥|6|次|7次|25|25\n||质量指标|制度|定性|健全||健全|25|25\n";
    assert_eq!(
        read(&[SELF, FUND, list]).indicators,
        ["产出指标|50|数量指标|巡检|≥6次|7次|25|25|∅", "产出指标|50|质量指标|制度|健全|健全|25|25|∅"]
    );
}

#[test]
fn weights_of_groups_stand_in_many_ways() {
    let rows = "|产出指标（共40分）|数量指标|巡检|6|7|40|40|\n|效益指标【30分】|社会效益指标|知晓率|90%|92%|30|30|\n\
                |满意度指标20分|服务对象满意度指标|满意度|90%|92%|20|20|\n";
    let read = read(&[SELF, FUND, LIST, rows]);
    assert_eq!(read.indicators[0], "产出指标|40|数量指标|巡检|6|7|40|40|∅");
    assert_eq!(read.indicators[1], "效益指标|30|社会效益指标|知晓率|90%|92%|30|30|∅");
    assert_eq!(read.indicators[2], "满意度指标|20|服务对象满意度指标|满意度|90%|92%|20|20|∅");
    let list = "绩效指标|一级指标|分值|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施\n\
                |产出指标|50|数量指标|巡检|6|7|25|25|\n||||座数|8|8|25|25|\n";
    assert_eq!(
        self::read(&[SELF, FUND, list]).indicators,
        ["产出指标|50|数量指标|巡检|6|7|25|25|∅", "产出指标|50|数量指标|座数|8|8|25|25|∅"]
    );
}

#[test]
fn a_column_that_the_form_does_not_have_keeps_its_place() {
    let list = "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|自评分|复核分|偏差原因分析及改进措施\n\
                |产出指标|数量指标|巡检|6|7|25|25|24|\n|||座数|8|8|25|25|25|\n";
    let read = read(&[SELF, FUND, list]);
    assert_eq!(read.indicators[1], "产出指标|∅|数量指标|座数|8|8|25|25|∅");
    assert_eq!(read.left, ["复核分", "24", "25"]);
}

#[test]
fn a_title_printed_again_over_the_second_half_is_no_second_form() {
    let second = "2023年度部门整体支出绩效评价基础数据表（续）\n";
    let read = read(&[BASE, HEAD, "专项资金|3|3|3\n航标|1|1|1\n", second, HEAD, "灯塔|2|2|2\n公用经费|5|6|7\n"]);
    assert_eq!(read.facts[..3], facts("project.special|专项资金", ["3", "3", "3"]));
    assert_eq!(read.facts[3..6], facts("project.special.line|灯塔", ["2", "2", "2"]));
    assert_eq!(read.facts[9..], facts("public_use|公用经费", ["5", "6", "7"]));
    assert!(read.left.is_empty(), "{:?}", read.left);
}

#[test]
fn titles_have_many_spellings() {
    for title in [
        "（附件1-2）2023年度部门（单位）整体支出绩效评价基础数据表",
        "二〇二三年度部门整体支出绩效评价基础数据表",
        "单位整体支出绩效评价基础数据表2023年度）",
        "衔山县\n2024年4月12日\n2023年度部门整体支出绩效评价基础数据表",
        "2023年度部門整體支出績效評價基礎數據表",
    ] {
        let form = [title, "\n填報單位：海角市航道局  金额单位：人民币万元\n", HEAD, "三公经费|12.5|13|11\n"];
        assert_eq!(read(&form).facts, facts("three_public|三公经费", ["12.5", "13", "11"]), "{title}");
    }
}

#[test]
fn sums_of_a_block_that_was_read_in_part_accuse_nobody() {
    let rows = "|产出指标（90分）|数量指标|巡检|6|7|50|50|\n|||座数|8|8|4O|40|\n";
    let desk = Desk::new();
    let form = |rows: &str| [SELF, FUND, LIST, rows].concat().replace('|', "\t");
    desk.write("a.txt", form(rows)).run(&["import", "a.txt"]).succeeds();
    let rules = "select rule from finding where rule in ('S11', 'S12', 'S13') order by rule";
    assert_eq!(desk.rows("select count(*) > 0 from unrecognised"), ["1"]);
    assert_eq!(desk.rows(rules), Vec::<String>::new());
    // Read whole, the same block is accused.
    desk.write("b.txt", form(&rows.replace("4O", "39"))).run(&["import", "b.txt"]).succeeds();
    assert_eq!(desk.rows(rules), ["S11", "S12"]);
    // And when what was read in part is in force again, it is not.
    desk.run(&["remove", "--document", "b.txt"]).succeeds();
    assert_eq!(desk.rows(rules), Vec::<String>::new());
}

#[test]
fn amounts_printed_in_every_merged_cell_of_a_split_are_one() {
    let rows = "|政府性基金拨款:|政府性基金拨款:|40.36|40.36|其中:基本支出:|其中:基本支出:|421.9|421.9\n|其他资金|其他资金|0|0||||\n";
    let read = read(&[
        SELF,
        "年度预算申请(万元)|||年初预算数|全年预算数|全年执行数|分值|执行率|得分\n||年度资金总额|100|120|118|10|98.33%|9.83\n",
        rows,
    ]);
    assert_eq!(
        read.facts,
        [
            "expenditure.basic|基本支出|stated2023|421.9",
            "revenue.government_fund|政府性基金拨款|stated2023|40.36",
            "revenue.other|其他资金|stated2023|0",
        ]
    );
    assert!(read.left.is_empty(), "{:?}", read.left);
}

#[test]
fn a_line_under_columns_of_two_units_has_neither() {
    let head = "年度预算申请||年初预算数（元）|调整后预算数（元）|全年执行数（万元）|分值|执行率|得分\n|年度资金总额:|9932500|14542500|1387.64|10|95.42%|9.54\n";
    let read = read(&[SELF, head, "|一般公共预算:||1372.68|\n|其他资金||0|\n"]);
    assert_eq!(read.facts, ["revenue.other|其他资金|stated2023|0"]);
    assert_eq!(read.left, ["1372.68"]);
}

#[test]
fn what_a_form_states_twice_is_listed_and_stops_nothing() {
    let staffing = "财政供养人员情况|编制数|2023年实际在职人数|控制率\n行政|12|9|75%\n事业|20|18|90%\n";
    let twice = [BASE, staffing, HEAD, "三公经费|12.5|13|11\n"].concat().replace('|', "\t");
    let list = [SELF, FUND, LIST, "|产出指标（90分）|数量指标|巡检|6|7|90|90|\n|总分|||||100|99|\n|合计|||||100|98|\n"]
        .concat();
    let desk = Desk::new();
    desk.write("f/a.txt", twice).write("f/b.txt", list.replace('|', "\t"));
    desk.run(&["import", "f"]).succeeds();
    assert_eq!(desk.rows("select authorised, in_post from staffing_control"), ["12|9"]);
    assert_eq!(desk.rows("select total_weight, total_score from self_fund"), ["1000000|990000"]);
    let left = desk.rows("select text from unrecognised");
    assert!(["20", "18", "90%", "98"].iter().all(|text| left.contains(&text.to_string())), "{left:?}");
}

#[test]
fn a_row_with_words_in_the_place_of_points_is_not_moved() {
    let rows =
        "|成本指标（10分）|经济成本指标|成本|5|5|10|10|\n|产出指标（80分）|数量指标|养护里程|312|315|80|未评分|\n";
    let read = read(&[SELF, FUND, LIST, rows]);
    assert_eq!(read.indicators.len(), 1, "{:?}", read.indicators);
    assert!(["养护里程", "312", "未评分"].iter().all(|text| read.left.contains(&text.to_string())), "{:?}", read.left);
}

#[test]
fn a_fund_takes_no_place_of_an_item_and_its_short_name() {
    let rows = "3、专项资金|61|62|63\n政府采购|61|62|63\n公用支出|70|71|72\n政府采购金额|184|185|186\n";
    let read = read(&[BASE, HEAD, rows]);
    for fact in [
        "procurement|政府采购金额|budget2023|185",
        "project.special.line|政府采购|budget2023|62",
        "public_use|公用经费|budget2023|71",
    ] {
        assert!(read.facts.contains(&fact.to_string()), "{fact}: {:?}", read.facts);
    }
}

#[test]
fn a_row_that_runs_over_its_head_with_a_blank_inside_is_listed() {
    let read = read(&[BASE, HEAD, "三公经费|12.5|13|11\n政府采购金额|184.99||294.89|12\n"]);
    assert_eq!(read.facts.len(), 3);
    assert_eq!(read.left, ["184.99", "294.89", "12"]);
}

//! `forms`: the layouts, and how a document was understood.

use crate::support::Desk;

#[test]
fn the_layouts_are_listed_with_titles_and_blocks() {
    let listed = Desk::new().run(&["forms", "--format", "csv"]).succeeds();
    let base = listed.lines().find(|line| line.starts_with("base,base,")).expect("the base form is listed");
    assert!(base.contains("部门整体支出绩效评价基础数据表") && base.contains("经费控制情况"), "{base}");
    assert!(listed.lines().any(|line| line.starts_with("project,,")), "a form that is left alone is no form of ours");
}

#[test]
fn every_cell_of_a_form_has_a_role() {
    let desk = Desk::new();
    let form = "\
部门整体支出绩效评价基础数据表
填报单位：甲县水利局\t单位：万元
财政供养人员情况\t编制数\t2023年实际在职人数\t控制率
\t10\t9\t90%
经费控制情况\t2022年决算数\t2023年预算数\t2023年决算数
三公经费\t1.5\t—\t甲
培训费\t\t\t2
厉行节约保障措施\t少开会
说明：略
";
    let explained = desk.write("表.txt", form).run(&["forms", "explain", "表.txt", "--format", "csv"]).succeeds();
    let rows: Vec<&str> = explained.lines().collect();
    for row in [
        "cell,text,role,department,year,item,measure,value,unit,reason",
        "line 1 field 1,部门整体支出绩效评价基础数据表,title,,,,,,,",
        "line 2 field 1,填报单位：甲县水利局,caption,,,,,,,",
        "line 3 field 2,编制数,label,,,,,,,",
        "line 4 field 2,10,value,甲县水利局,2023,,authorised,10,人,",
        "line 4 field 4,90%,value,甲县水利局,2023,,declared_control_pct,90,%,",
        "line 6 field 2,1.5,value,甲县水利局,2023,three_public,prior_outturn,1.5,万元,",
        "line 6 field 3,—,value,甲县水利局,2023,three_public,budget,,,",
        "line 6 field 4,甲,leftover,,,,,,,a number should stand here",
        "line 7 field 4,2,value,甲县水利局,2023,other,outturn,2,万元,",
        "line 8 field 2,少开会,value,甲县水利局,2023,,thrift_measures,少开会,,",
        "line 9 field 1,说明：略,leftover,,,,,,,a note under the form",
    ] {
        assert!(rows.contains(&row), "{row}\nis not in\n{explained}");
    }
    assert_eq!(rows.len(), 1 + form.split(['\t', '\n']).filter(|cell| !cell.is_empty()).count());
}

#[test]
fn a_summary_is_explained_too() {
    let desk = Desk::new();
    let table = "2023年度汇总表,,\n单位名称,三公经费预算数（万元）,增减率\n甲县水利局,1,5%\n,2,\n合计,3,\n";
    let run = desk.write("表.csv", table).run(&["forms", "explain", "表.csv", "--format", "csv"]);
    assert_eq!(run.status, 3, "{}", run.err);
    let expected = "\
cell,text,role,department,year,item,measure,value,unit,reason
line 1 field 1,2023年度汇总表,title,,,,,,,
line 2 field 1,单位名称,label,,,,,,,
line 2 field 2,三公经费预算数（万元）,label,,,,,,,
line 2 field 3,增减率,leftover,,,,,,,unknown column: 增减率
line 3 field 1,甲县水利局,department,,,,,,,
line 3 field 2,1,value,甲县水利局,2023,three_public,budget,1,万元,
line 3 field 3,5%,leftover,,,,,,,unknown column: 增减率
line 4 field 2,2,refused,,,,,,,the column 单位名称 is blank
line 5 field 1,合计,label,,,,,,,
line 5 field 2,3,leftover,,,,,,,\"合计 is not the sum of the departments, which is 1 万元\"
";
    assert_eq!(run.out, expected);
}

#[test]
fn a_document_that_is_no_form_is_refused_with_the_reason() {
    let desk = Desk::new();
    let said = desk.write("记录.txt", "会议记录\n一\t二\n").run(&["forms", "explain", "记录.txt"]).fails(3);
    assert!(said.contains("holds neither a base data table nor a self-evaluation form"), "{said}");
}

#[test]
fn text_that_runs_on_is_explained_word_by_word() {
    let form = "部门整体支出绩效评价基础数据表 填报单位：海角市航道局 单位:万元 财政供养人员情况 编制数 2023年实际在职人数 控制率 \
                12 9 75% 经费控制情况 2022年决算数 2023年预算数 2023年决算数 三公 经费 29.08 63.46\n\n44.29 \
                1、公务用车购置和维护经费 11.86 41.46 39.30 其中:公车购置 29.46 29.46 公车运行维护 11.86 12 9.84 2、出国经费 \
                3、公务接待 17.22 22 4.99 3、专项资金（一个专项一行） 9 9 9 灯塔 维修经费 9 9 9";
    let desk = Desk::new();
    let explained = desk.write("x.txt", form).run(&["forms", "explain", "x.txt", "--format", "csv"]).succeeds();
    let rows: Vec<&str> = explained.lines().collect();
    for row in [
        "line 1 field 17,29.08,value,海角市航道局,2023,three_public,prior_outturn,29.08,万元,",
        "line 3 field 1,44.29,value,海角市航道局,2023,three_public,outturn,44.29,万元,",
        "line 3 field 7,29.46,value,海角市航道局,2023,three_public.vehicle.purchase,budget,29.46,万元,placed_by_sums",
        "line 3 field 13,2、出国经费,label,,,,,,,",
    ] {
        assert!(rows.contains(&row), "{row}\nis not in\n{explained}");
    }
    // Where a name of its own begins nobody knows.
    let left: Vec<&&str> = rows.iter().filter(|row| row.contains(",leftover,")).collect();
    assert_eq!(left.len(), 5, "{left:?}");
}

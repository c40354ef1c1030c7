//! What stands around a form: whose it is, the unit of its amounts, who filled it.

use crate::support::Desk;

/// A base form of two figures; `above` stands over its title, `below` under it.
fn base(above: &str, below: &str, head: &str) -> String {
    format!(
        "{above}2023年度部门整体支出绩效评价基础数据表\n{below}财政供养人员情况\t编制数\t2023年实际在职人数\t控制率\n\
         \t12\t9\t75%\n{head}\t2022年决算数\t2023年预算数\t2023年决算数\n三公经费\t10000\t20000\t30000\n"
    )
}

const WAN: &str = "select distinct wan from fact where measure = 'budget' order by wan";

#[test]
fn names_and_telephone_numbers_are_kept_only_when_asked() {
    let below = "填报单位：海角市航道局\t单位：万元\n填报人\t甲某\t联系电话\t0000-1234567\n";
    let form = format!("{}审核人（签字）：乙某  填报日期：2024年1月5日\n", base("", below, "经费控制情况"));
    let desk = Desk::new();
    desk.write("a.txt", &form);
    desk.run(&["import", "a.txt"]).succeeds();
    let tables = desk.rows("select name from sqlite_schema where type = 'table'");
    for table in &tables {
        for row in desk.rows(&format!("select * from {table}")) {
            let private = ["甲某", "乙某", "0000-1234567"].iter().find(|text| row.contains(*text));
            assert_eq!(private, None, "{table}: {row}");
        }
    }
    assert_eq!(desk.rows("select * from unrecognised"), Vec::<String>::new());
    let desk = Desk::new();
    desk.write("a.txt", &form).run(&["import", "--keep-contacts", "a.txt"]).succeeds();
    assert_eq!(
        desk.rows("select department, year, form, role, text, cell from contact order by cell"),
        [
            "海角市航道局|2023|base|填报人|甲某|line 3 field 2",
            "海角市航道局|2023|base|联系电话|0000-1234567|line 3 field 4",
            "海角市航道局|2023|base|审核人|乙某|line 8 field 1",
        ]
    );
    desk.run(&["remove", "--document", "a.txt"]).succeeds();
    assert_eq!(desk.rows("select * from contact_record"), Vec::<String>::new());
}

#[test]
fn department_and_unit_may_stand_above_the_title() {
    let desk = Desk::new();
    let two = base("填报单位：海角市航道局\n单位：元\n", "", "经费控制情况")
        + &base("填报单位：海角市海事局\t金额单位\t万元\n", "", "经费控制情况");
    desk.write("two.txt", two).run(&["import", "two.txt"]).succeeds();
    assert_eq!(
        desk.rows("select department, wan from fact where measure = 'budget' order by wan"),
        ["海角市航道局|2", "海角市海事局|20000"]
    );
}

#[test]
fn a_unit_holds_for_the_blocks_below_it() {
    let desk = Desk::new();
    let second = "单位：元\n经费控制情况\t2022年决算数\t2023年预算数\t2023年决算数\n项目支出\t10000\t40000\t30000\n";
    let form = base("", "填报单位：海角市航道局\n单位：万元\n", "经费控制情况") + second;
    desk.write("a.txt", form).run(&["import", "a.txt"]).succeeds();
    assert_eq!(desk.rows(WAN), ["4", "20000"]);
}

#[test]
fn the_nearest_unit_counts() {
    for (below, head, cell, expected) in [
        ("单位：万元\n", "经费控制情况", "20000", "20000"),
        ("单位：万元\n", "经费控制情况(元)", "20000", "2"),
        ("单位：元\n", "经费控制情况(万元)", "20000元", "2"),
    ] {
        let desk = Desk::new();
        let form = base("", &format!("填报单位：海角市航道局\n{below}"), head).replace("20000", cell);
        desk.write("a.txt", form).run(&["import", "a.txt"]).succeeds();
        assert_eq!(desk.rows(WAN), [expected], "{below}{head} {cell}");
    }
}

#[test]
fn a_line_that_holds_more_than_its_pairs_is_listed() {
    let desk = Desk::new();
    let form = base("", "填报单位：海角市航道局\t单位：万元\t12345\n", "经费控制情况");
    desk.write("a.txt", form).run(&["import", "a.txt"]).succeeds();
    assert_eq!(desk.rows("select cell, text from unrecognised"), ["line 2 field 3|12345"]);
}

#[test]
fn people_in_rows_and_feet_of_a_form_are_left_out_too() {
    let own = "部门整体支出绩效自评表（2023年度）\n预算部门名称\t海角市航道局\t填报人\t甲某\t联系电话\t13900000001\n\
               年度预算申请(万元)\t\t年初预算数\t全年预算数\t全年执行数\n\t年度资金总额\t1\t2\t3\n\
               绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n\
               \t产出指标\t数量指标\t巡检\t6\t7\t90\t90\n\
               填报人签字\t乙某\t\t13900000002\n经办人员：丙某\t办公电话：0734-1234567\n";
    let desk = Desk::new();
    desk.write("a.txt", own).run(&["import", "a.txt"]).succeeds();
    for table in desk.rows("select name from sqlite_schema where type = 'table'") {
        for row in desk.rows(&format!("select * from {table}")) {
            let private = ["甲某", "乙某", "丙某", "1390000000", "1234567"].iter().find(|text| row.contains(*text));
            assert_eq!(private, None, "{table}: {row}");
        }
    }
    assert_eq!(desk.rows("select department, level3 from indicator_result"), ["海角市航道局|巡检"]);
}

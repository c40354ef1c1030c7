//! The register of departments: other names, regions, successors; nothing is joined without being asked.

use crate::support::Desk;

fn form(department: &str, year: i32) -> String {
    let before = year - 1;
    format!(
        "{year}年度部门整体支出绩效评价基础数据表\n填报单位：{department}\n\
         经费控制情况（万元）\t{before}年决算数\t{year}年预算数\t{year}年决算数\n三公经费\t10\t12\t11\n"
    )
}

#[test]
fn other_names_of_the_register_lead_to_the_same_department() {
    let desk = Desk::new();
    desk.write(
        "fiscus.db.d/departments.csv",
        "名称,编码,曾用名,地区,类型,起始年度\n星河市水利局,103,星河市水务局、市水利局,430100,行政,2010\n",
    )
    .write("a.txt", form("星河市水务局", 2022))
    .write("b.txt", form("星河市水利局", 2023));
    let run = desk.run(&["import", "a.txt", "b.txt"]);
    assert!(run.err.contains("register `fiscus.db.d/departments.csv`: 1 departments, 2 other names"), "{}", run.err);
    run.succeeds();
    assert_eq!(
        desk.rows("select department, code, region, kind, valid_from from department"),
        ["星河市水利局|103|430100|行政|2010"]
    );
    assert_eq!(desk.rows("select year from report order by year"), ["2022", "2023"]);
    // Sums go by the region that the register says.
    assert_eq!(
        desk.rows("select year, region from summary_record where digits = 6 order by year"),
        ["2022|430100", "2023|430100"]
    );
}

#[test]
fn a_name_that_may_be_known_is_told_and_not_joined() {
    let desk = Desk::new();
    desk.write("a.txt", form("星河市住房建设局", 2022)).write("b.txt", form("星河市住房和建设局", 2023));
    desk.run(&["import", "a.txt"]).succeeds();
    let run = desk.run(&["import", "b.txt"]);
    assert!(
        run.err
            .contains("the new department `星河市住房和建设局` may be `星河市住房建设局` (one character more or less)"),
        "{}",
        run.err
    );
    run.succeeds();
    assert_eq!(desk.rows("select count(*) from department"), ["2"]);
    // Saying so later joins nothing either, since both have figures.
    desk.write("d.csv", "name,aliases\n星河市住房和建设局,星河市住房建设局\n");
    let err = desk.run(&["departments", "d.csv"]).fails(3);
    assert!(err.contains("`星河市住房建设局` is a department with reports of its own"), "{err}");
}

#[test]
fn the_list_shows_what_the_register_says_and_keeps_departments_without_report() {
    let desk = Desk::new();
    desk.write("a.txt", form("星河市档案局", 2023)).write(
        "d.csv",
        "name,region,valid_from,valid_to,successor,change\n\
         星河市档案局,430100,2010,2023,星河市文史馆,合并\n星河市文史馆,430100,2024,,,\n丙局,,2023,2022,,\n",
    );
    desk.run(&["import", "a.txt"]).succeeds();
    let run = desk.run(&["departments", "d.csv", "--format", "csv"]);
    assert!(run.err.contains("the first year 2023 is behind the last year 2022"), "{}", run.err);
    assert_eq!(
        run.out,
        "department,code,region,kind,valid_from,valid_to,successor,change,aliases,reports\n\
         星河市文史馆,,430100,,2024,,,,,0\n星河市档案局,,430100,,2010,2023,星河市文史馆,merged,,1\n"
    );
    run.fails(3);
    desk.run(&["remove", "--document", "a.txt"]).succeeds();
    assert_eq!(desk.rows("select count(*) from department"), ["2"]);
}

#[test]
fn status_knows_who_is_due_and_what_was_refused() {
    let desk = Desk::new();
    let unreadable = form("星河市水利局", 2023).replace("（万元）", "");
    desk.write(
        "fiscus.db.d/departments.csv",
        "name,valid_from,valid_to\n星河市档案局,2022,2022\n星河市文史馆,2022,\n星河市水利局,2023,\n",
    )
    .write("a.txt", form("星河市档案局", 2022))
    .write("b.txt", &unreadable);
    desk.run(&["import", "a.txt", "b.txt"]).fails(3);
    let states = || {
        let out = desk.run(&["status", "--to", "2023", "--from", "2022", "--format", "csv"]).succeeds();
        let rows = out.lines().skip(1).filter(|line| line.contains(",base,"));
        rows.map(|line| line.split(',').take(4).collect::<Vec<_>>().join(",")).collect::<Vec<_>>()
    };
    assert_eq!(
        states(),
        [
            "星河市文史馆,2022,base,missing",
            "星河市文史馆,2023,base,missing",
            "星河市档案局,2022,base,received",
            "星河市档案局,2023,base,not_due",
            "星河市水利局,2022,base,not_due",
            "星河市水利局,2023,base,refused",
        ]
    );
    // What goes in is refused no more.
    desk.run(&["import", "b.txt", "--unit", "万元"]).succeeds();
    assert_eq!(states()[5], "星河市水利局,2023,base,received");
}

#[test]
fn successors_that_lead_back_are_refused_and_nothing_of_the_row_counts() {
    let desk = Desk::new();
    desk.write("a.txt", form("星河市档案局", 2023)).write(
        "d.csv",
        "name,valid_to,successor,change\n甲局,2020,乙局,更名\n乙局,2021,丙局,更名\n丙局,2022,甲局,更名\n丁局,2022,丁局,合并\n戊局,2022,甲局,撤销\n",
    );
    desk.run(&["import", "a.txt"]).succeeds();
    let err = desk.run(&["departments", "d.csv"]).fails(3);
    assert!(err.contains("its successor `甲局` is succeeded by the department itself"), "{err}");
    assert!(err.contains("its successor `丁局` is succeeded by the department itself"), "{err}");
    assert!(err.contains("a department that was split or abolished has no successor"), "{err}");
    assert_eq!(
        desk.rows(
            "select department, valid_to, successor from department where valid_to is not null order by department_id"
        ),
        ["甲局|2020|乙局", "乙局|2021|丙局"]
    );
}

#[test]
fn events_tell_of_the_tables_beside_the_database() {
    let desk = Desk::new();
    desk.write("fiscus.db.d/departments.csv", "name,valid_to,successor\n星河市档案局,,\n甲局,2020,乙局\n")
        .write(
            "fiscus.db.d/corrections.csv",
            "department,year,item,measure,old,new,reason\n星河市档案局,2023,三公经费,outturn,11,12,x\n",
        )
        .write("a.txt", form("星河市档案局", 2023));
    let run = desk.run(&["import", "a.txt", "--events"]);
    assert_eq!(run.err, "");
    for event in ["\"event\":\"registered\"", "\"event\":\"corrected\"", "\"event\":\"refused\""] {
        assert!(run.out.contains(event), "{event}: {}", run.out);
    }
    run.fails(3);
}

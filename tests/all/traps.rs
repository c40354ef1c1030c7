/*!
Forms as they come out of pages, editors and scanners: what befalls a table on its way changes no figure.

Each class of damage is done to one small form, everywhere it can befall it, and the facts must be the same: a trap is a
class, not a place. Where the damage destroys what a figure means, the figure is listed and never entered wrong.
*/

use std::collections::BTreeSet;

use encoding_rs::GB18030;
use fiscus::command::shelf;
use fiscus::document;
use fiscus::form::{self, Definition, Given, Understood};
use fiscus::model::{Lang, Section, Stored};

/// Both forms of a department that does not exist; bars stand for tabs. The first form names no department and the
/// second no year.
const FORM: &str = "\
部门整体支出绩效评价基础数据表

财政供养人员情况|编制数|2023年实际在职人数|控制率
|12|9|75%
经费控制情况(万元)|2022年决算数|2023年预算数|2023年决算数
三公经费|11|21|31
1、公务用车购置和维护经费|8|16|24
其中：公车购置|0|0|0
公车运行维护|8|16|24
2、出国经费|1|2|3
3、公务接待|2|3|4
项目支出：|110|120|130
1、业务经费|50|53|56
2、运行维护经费|20|21|22
3、专项资金（一个专项一行）|40|46|52
灯塔维修经费|15|17|19
航标补助|25|29|33
公用经费：|70|71|72
其中：办公经费|30|31|32
水费、电费、差旅费|17|18|19.5
会议费、培训费|5|6|7
政府采购金额|90|91|92
楼堂馆所控制情况(2023年完工项目)|批复规模(m²)|实际规模(m²)|规模控制率|预算投资(万元)|实际投资(万元)|投资概算控制率
|500|450|90%|80|60|75%
厉行节约保障措施|双面打印。

部门整体支出绩效自评表

预算部门名称|海角市航道局
年度预算申请(万元)||年初预算数(万元)|调整后预算数(万元)|全年执行数(万元)|分值|执行率|得分
|年度资金总额：|200|250|240|10|96%|9.6
|按收入性质分：|按支出性质分：
|一般公共预算：|201|其中：基本支出：|110.5
|政府性基金拨款：|30||
|纳入专户管理的非税收入拨款：|14|项目支出：|130
|其他资金|5||
年度总体目标|预期目标|实际完成情况
|航标正常。|正常率99%。
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
|成本指标(20分)|经济成本指标|维护成本控制率|≤100%|98%|20|20|
|产出指标(40分)|数量指标|航标维护座数|≥80座|82座|15|14|台风停工
|||灯塔巡检次数|24|24|10|10|
||时效指标|失常恢复及时率|100%|100%|15|15|
|满意度指标(30分)|服务对象满意度指标|船员满意度|≥90%|93%|30|28|";

/// A text as rows of cells.
type Rows = Vec<Vec<String>>;

fn rows() -> Rows {
    FORM.lines().map(|line| line.split('|').map(str::to_string).collect()).collect()
}

fn text(rows: &Rows) -> String {
    rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n")
}

fn is_number(text: &str) -> bool {
    text.trim_end_matches('%').parse::<f64>().is_ok()
}

/// Reads bytes with the built-in layouts, and knows what the form says.
struct Reader {
    forms: Vec<Definition>,
    facts: BTreeSet<String>,
    numbers: BTreeSet<(String, String)>,
}

impl Reader {
    fn new() -> Reader {
        let forms = shelf::forms(&[]).expect("the built-in layouts are sound");
        let reader = Reader { forms, facts: BTreeSet::new(), numbers: BTreeSet::new() };
        let form = text(&rows());
        let numbers = numbers(&reader.understand(form.as_bytes()));
        Reader { facts: reader.facts(form.as_bytes()), numbers, ..reader }
    }

    fn understand(&self, bytes: &[u8]) -> Understood {
        let document = document::read("x.txt", bytes).expect("it is a text");
        let given = Given { department: None, year: None, unit: None, keep_contacts: false };
        form::understand(&self.forms, document, given)
            .unwrap_or_else(|message| panic!("{}: {}", message.text(Lang::En), String::from_utf8_lossy(bytes)))
    }

    /// Every number and name that a document states, and nothing may be left over.
    #[track_caller]
    fn facts(&self, bytes: &[u8]) -> BTreeSet<String> {
        let understood = self.understand(bytes);
        let left: Vec<String> =
            understood.leftovers.iter().map(|left| format!("{} {}", left.place, left.text)).collect();
        assert!(left.is_empty(), "{left:?} in {}", String::from_utf8_lossy(bytes));
        stated(&understood)
    }

    /// The facts of a changed form are those of the form.
    #[track_caller]
    fn same(&self, changed: &Rows, what: &str) {
        self.same_bytes(text(changed).as_bytes(), what);
    }

    #[track_caller]
    fn same_bytes(&self, bytes: &[u8], what: &str) {
        differ_by(&self.facts, &self.facts(bytes), what);
    }

    /// A changed form states nothing that the form does not, and what it no longer states it lists or refuses.
    #[track_caller]
    fn never_wrong(&self, changed: &Rows, lost: &str, what: &str) {
        let understood = self.understand(text(changed).as_bytes());
        let stated = numbers(&understood);
        let wrong: Vec<_> = stated.difference(&self.numbers).collect();
        assert!(wrong.is_empty(), "{what}: {wrong:?}");
        let gone = self.numbers.difference(&stated).filter(|(_, raw)| raw != lost);
        let listed = |raw: &String| understood.leftovers.iter().any(|left| left.text.trim() == raw.as_str());
        let silent: Vec<_> = gone.filter(|(_, raw)| !listed(raw)).collect();
        assert!(silent.is_empty() || !understood.refusals.is_empty(), "{what}: {silent:?} not said");
    }
}

#[track_caller]
pub fn differ_by(expected: &BTreeSet<String>, actual: &BTreeSet<String>, what: &str) {
    let lost: Vec<&String> = expected.difference(actual).collect();
    let new: Vec<&String> = actual.difference(expected).collect();
    assert!(lost.is_empty() && new.is_empty(), "{what}: lost {lost:?}, new {new:?}");
}

/// `department year section position field value`, one string a value. Years that labels print are left out: they go where
/// a label is damaged.
pub fn stated(understood: &Understood) -> BTreeSet<String> {
    let mut facts = BTreeSet::new();
    for statement in &understood.statements {
        for entry in statement.entries.iter().filter(|entry| entry.section != Section::BaseHeading) {
            let value = match &entry.value {
                Stored::Integer(number) => number.to_string(),
                Stored::Text(text) => text.clone(),
                Stored::Absent => "absent".to_string(),
            };
            let (section, position) = (entry.section.table(), entry.position);
            let whose = format!("{} {}", statement.department.name, statement.year);
            facts.insert(format!("{whose} {section} {position} {} {value}", entry.field));
        }
    }
    facts
}

/// Numbers under the standard items and of indicators, each with its raw text. Rows under their own names are left out:
/// an item whose label is beyond recognition becomes one.
fn numbers(understood: &Understood) -> BTreeSet<(String, String)> {
    let entries = understood.statements.iter().flat_map(|statement| &statement.entries);
    let numbers = entries.filter_map(|entry| match entry.value {
        Stored::Integer(number) if !entry.section.table().ends_with("_line") && !is_reading_of_text(&entry.field) => {
            let (section, position) = (entry.section.table(), entry.position);
            let position = if section == "self_indicator" { 0 } else { position };
            Some((format!("{section} {position} {} {number}", entry.field), entry.raw.clone()))
        }
        _ => None,
    });
    numbers.collect()
}

/// Targets and actual values are texts; that they are compared as numbers is another matter.
fn is_reading_of_text(field: &str) -> bool {
    field.starts_with("target_") || field.starts_with("actual_number") || field == "comparable"
}

#[test]
fn the_form_says_what_it_says() {
    let understood = Reader::new().understand(text(&rows()).as_bytes());
    let entries = understood.statements.iter().flat_map(|statement| &statement.entries);
    let numbers = entries.filter(|entry| matches!(entry.value, Stored::Integer(_))).count();
    // Amounts: 15 items and 2 funds by 3 columns, 3 totals, 6 splits. Beside them 2 heads and their rate, 4 figures of a
    // building and 2 rates, points and rate of the fund (3), each rate with its decimals (4 rates). 5 indicators with
    // weight, score, level-1 weight, target, actual, and whether these compare. 2 years that labels print.
    assert_eq!(numbers, 51 + 3 + 6 + 3 + 6 + 3 + 4 + 5 * 6 + 2);
    let facts = stated(&understood);
    for fact in [
        "base_staffing 0 authorised 12",
        "base_staffing 0 declared_control_pct 750000",
        "base_spending 0 three_public_prior_outturn 11000000",
        "base_spending 0 three_public_vehicle_purchase_budget 0",
        "base_spending 0 public_use_utilities_travel_outturn 19500000",
        "base_line 2 label 航标补助",
        "base_line 2 prior_outturn 25000000",
        "base_building 1 actual_investment 60000000",
        "base_text 0 thrift_measures 双面打印。",
        "self_fund 0 total_adjusted_budget 250000000",
        "self_fund 0 expenditure_basic_stated 110500000",
        "self_fund 0 revenue_other_stated 5000000",
        "self_fund 0 score 96000",
        "self_indicator 3 level1 产出指标",
        "self_indicator 3 level1_weight 400000",
        "self_indicator 3 level2 数量指标",
        "self_indicator 3 level3 灯塔巡检次数",
        "self_indicator 3 weight 100000",
        "self_indicator 2 deviation 台风停工",
    ] {
        assert!(facts.contains(&format!("海角市航道局 2023 {fact}")), "{fact} in {facts:#?}");
    }
}

#[test]
fn a_row_that_lost_cells_at_its_left_is_moved_back() {
    let reader = Reader::new();
    for index in 0..rows().len() {
        let blank = rows()[index].iter().take_while(|cell| cell.is_empty()).count();
        for lost in 1..=blank.min(rows()[index].len() - 1) {
            let mut changed = rows();
            changed[index].drain(..lost);
            reader.same(&changed, &format!("{:?}", changed[index]));
            changed[index].extend(vec![String::new(); lost]);
            reader.same(&changed, &format!("{:?}", changed[index]));
        }
    }
}

#[test]
fn a_label_with_a_lost_or_wrong_character_is_mended() {
    let reader = Reader::new();
    for at in 0..LONGEST_LABEL {
        for put in ["", "口"] {
            // One label of every other row at a time.
            for odd in [0, 1] {
                let mut changed = rows();
                for (index, row) in changed.iter_mut().enumerate().filter(|(index, _)| index % 2 == odd) {
                    let labels: Vec<&mut String> = row.iter_mut().filter(|cell| is_label(cell)).collect();
                    let (chosen, count) = (index / 2 + at, labels.len().max(1));
                    if let Some(label) = labels.into_iter().nth(chosen % count) {
                        damage(label, at, put);
                    }
                }
                reader.same(&changed, &text(&changed));
            }
        }
    }
}

/// Characters of the longest label of the form.
const LONGEST_LABEL: usize = 20;

/// Whether a cell says what others mean. Names that only this form has are told apart by ending otherwise.
fn is_label(text: &str) -> bool {
    let own = ["灯塔维修经费", "航标补助", "海角市航道局", "双面打印。", "航标正常。", "正常率99%。"];
    let indicators = FORM.split_once("偏差原因").expect("the form has indicators").1;
    !text.is_empty() && !is_number(text) && !own.contains(&text) && !indicators.contains(text)
}

/// Loses or replaces a character of a label: not one of two, and not 万, after which another unit stands there.
fn damage(label: &mut String, at: usize, put: &str) {
    let characters: Vec<char> = label.chars().collect();
    let at = at % characters.len();
    if characters.len() > 2 && characters[at] != '万' && characters[at].is_alphanumeric() {
        let (before, after) = (&characters[..at], &characters[at + 1..]);
        *label = before.iter().copied().chain(put.chars()).chain(after.iter().copied()).collect();
    }
}

#[test]
fn two_units_in_one_head_are_refused() {
    let reader = Reader::new();
    for label in ["预算投资(万元)", "调整后预算数(万元)"] {
        let changed = FORM.replace(label, &label.replace('万', "")).replace('|', "\t");
        let understood = reader.understand(changed.as_bytes());
        let [refusal] = understood.refusals.as_slice() else { panic!("one form is refused") };
        let reason = refusal.reason.text(Lang::En);
        assert!(reason.contains("two units"), "{reason}");
    }
}

/// The row of a label.
fn row_of(rows: &Rows, label: &str) -> usize {
    rows.iter().position(|row| row[0] == label || row.get(1).is_some_and(|cell| cell == label)).expect("a row bears it")
}

#[test]
fn the_number_of_columns_may_change_at_any_row() {
    let reader = Reader::new();
    let value_then_blank = |cell: &String| [cell.clone(), String::new()];
    let blank_then_value = |cell: &String| [String::new(), cell.clone()];
    let sections = [("三公经费", "厉行节约保障措施"), ("年度资金总额：", "年度总体目标"), ("绩效指标", "")];
    for (first, end) in sections {
        let form = rows();
        let end = if end.is_empty() { form.len() } else { row_of(&form, end) };
        for from in (row_of(&form, first)..end).step_by(2) {
            for widen in [value_then_blank, blank_then_value] {
                let wide =
                    |row: &Vec<String>| row[..1].iter().cloned().chain(row[1..].iter().flat_map(widen)).collect();
                let mut changed = form.clone();
                changed[from..end].iter_mut().for_each(|row| *row = wide(row));
                changed.insert(from, vec![String::new()]);
                reader.same(&changed, &text(&changed));
            }
        }
    }
}

#[test]
fn a_row_with_a_blank_after_the_page_break_keeps_its_columns() {
    let reader = Reader::new();
    for (blank, field) in [(1, "prior_outturn"), (2, "budget"), (3, "outturn")] {
        let mut changed = rows();
        let (from, row) = (row_of(&changed, "公用经费："), row_of(&changed, "水费、电费、差旅费"));
        changed[row][blank].clear();
        for row in &mut changed[from..=row_of(&rows(), "政府采购金额")] {
            *row = row[..1]
                .iter()
                .cloned()
                .chain(row[1..].iter().flat_map(|cell| [cell.clone(), String::new()]))
                .collect();
        }
        let field = format!("public_use_utilities_travel_{field} ");
        let expected = reader.facts.iter().filter(|fact| !fact.contains(&field)).cloned().collect();
        differ_by(&expected, &reader.facts(text(&changed).as_bytes()), &field);
    }
}

#[test]
fn the_head_may_be_repeated_before_any_row() {
    let reader = Reader::new();
    for (head, end) in [("经费控制情况(万元)", "楼堂馆所控制情况(2023年完工项目)"), ("绩效指标", "")]
    {
        let form = rows();
        let end = if end.is_empty() { form.len() } else { row_of(&form, end) };
        let head = row_of(&form, head);
        for before in (head + 2..end).step_by(3) {
            let mut changed = form.clone();
            changed.insert(before, form[head].clone());
            reader.same(&changed, &text(&changed));
            // Without the label of the block, below a blank line.
            changed[before][0].clear();
            changed.insert(before, vec![String::new()]);
            reader.same(&changed, &text(&changed));
        }
    }
}

#[test]
fn blank_lines_rules_and_page_numbers_may_stand_anywhere() {
    let reader = Reader::new();
    for (index, line) in
        ["", "\u{a0}\t\u{3000}", "--\t-----\t---", "──────", "- 3 -", "第 3 页 共 8 页"].iter().enumerate()
    {
        for before in (index..rows().len()).step_by(5) {
            let mut changed = rows();
            changed.insert(before, vec![line.to_string()]);
            reader.same(&changed, &format!("{line:?} before {:?}", changed[before + 1]));
        }
    }
}

#[test]
fn marks_may_be_wide_or_narrow_and_labels_hold_blanks_of_any_kind() {
    let reader = Reader::new();
    let pairs = [('(', '（'), (')', '）'), (':', '：'), ('%', '％')];
    let swap = |from_narrow: bool, mark: char| {
        let pair = pairs.iter().find(|(narrow, wide)| mark == if from_narrow { *narrow } else { *wide });
        pair.map_or(mark, |(narrow, wide)| if from_narrow { *wide } else { *narrow })
    };
    for from_narrow in [true, false] {
        let mut changed = rows();
        for cell in changed.iter_mut().flatten().filter(|cell| is_label(cell)) {
            *cell = cell.chars().map(|mark| swap(from_narrow, mark)).collect();
        }
        reader.same(&changed, "marks");
    }
    for blank in [" ", "\u{a0}", "\u{3000}", "\u{2003}", "\u{200b}"] {
        let mut changed = rows();
        for cell in changed.iter_mut().flatten() {
            if is_label(cell) {
                *cell = cell.chars().map(String::from).collect::<Vec<_>>().join(blank);
            } else if is_number(cell) {
                *cell = format!("{blank}{cell}{blank}");
            }
        }
        reader.same(&changed, &format!("{blank:?}"));
    }
}

#[test]
fn tabs_at_the_end_line_ends_and_encodings_do_not_matter() {
    let reader = Reader::new();
    let mut trimmed = rows();
    for row in &mut trimmed {
        while row.len() > 1 && row.last().is_some_and(String::is_empty) {
            row.pop();
        }
    }
    reader.same(&trimmed, "trimmed");
    let mut added = rows();
    added.iter_mut().filter(|row| row.len() > 1).for_each(|row| row.extend([String::new(), String::new()]));
    reader.same(&added, "added");
    let form = text(&rows());
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(form.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [
        form.replace('\n', "\r\n").into_bytes(),
        [b"\xef\xbb\xbf", form.as_bytes()].concat(),
        GB18030.encode(&form).0.into_owned(),
        utf16,
    ] {
        reader.same_bytes(&bytes, "encoding");
    }
}

#[test]
fn a_title_may_be_broken_and_stand_below_its_attachment_mark() {
    let reader = Reader::new();
    for title in ["部门整体支出绩效评价基础数据表", "部门整体支出绩效自评表"] {
        let (start, end) = title.split_at(title.len() / 3 / 2 * 3);
        for broken in [
            format!("{start}　{end}"),
            format!("{start}\t{end}"),
            format!("{start}\n{end}"),
            format!("2023年度\n{title}"),
            format!("附件1：\n{title}"),
            format!("\t\t{title}\t"),
        ] {
            reader.same_bytes(text(&rows()).replacen(title, &broken, 1).as_bytes(), &broken);
        }
    }
}

#[test]
fn the_unit_may_stand_in_a_line_above_instead_of_the_heads() {
    let reader = Reader::new();
    let bare = text(&rows()).replace("(万元)", "");
    for line in ["单位：万元", "（单位:万元）", "金 额 单 位：万 元", "\t\t单位：万元"] {
        let changed =
            bare.replace("数据表\n", &format!("数据表\n{line}\n")).replace("自评表\n", &format!("自评表\n{line}\n"));
        reader.same_bytes(changed.as_bytes(), line);
    }
    let refused = reader.understand(bare.as_bytes());
    assert!(refused.statements.is_empty() && refused.refusals.len() == 2, "without a unit nothing is read");
}

#[test]
fn the_forms_may_stand_in_either_order_and_departments_below_one_another() {
    let reader = Reader::new();
    let form = text(&rows());
    let (base, own) = form.split_at(form.find("部门整体支出绩效自评表").expect("there are two forms"));
    reader.same_bytes(format!("{own}\n{base}").as_bytes(), "swapped");
    let other = form.replace("海角市航道局", "天涯县港务局");
    let both: BTreeSet<String> = [&form, &other].iter().flat_map(|form| reader.facts(form.as_bytes())).collect();
    differ_by(&both, &reader.facts(format!("{form}\n\n{other}").as_bytes()), "two departments");
}

#[test]
fn a_form_between_two_that_might_be_its_other_half_is_nobodys() {
    let form = text(&rows());
    let (base, own) = form.split_at(form.find("部门整体支出绩效自评表").expect("there are two forms"));
    let other = own.replace("海角市航道局", "天涯县港务局");
    let understood = Reader::new().understand(format!("{own}\n\n{base}\n\n{other}").as_bytes());
    assert!(understood.statements.is_empty() && understood.refusals.len() == 3, "{:?}", understood.refusals);
}

#[test]
fn a_mark_of_absence_takes_away_its_own_figure_and_no_other() {
    let reader = Reader::new();
    let amounts: Vec<(usize, usize)> = (0..rows().len())
        .flat_map(|row| (0..rows()[row].len()).map(move |cell| (row, cell)))
        .filter(|(row, cell)| is_number(&rows()[*row][*cell]))
        .collect();
    for ((row, cell), mark) in
        amounts.into_iter().step_by(3).zip(["—", "", "/", "%", "-", "\u{a0}"].into_iter().cycle())
    {
        let mut changed = rows();
        let lost = std::mem::replace(&mut changed[row][cell], mark.to_string());
        reader.never_wrong(&changed, &lost, &format!("{:?}", changed[row]));
    }
}

#[test]
fn a_row_that_lost_a_cell_inside_is_listed_and_not_guessed() {
    let reader = Reader::new();
    for row in 0..rows().len() {
        let cells = rows()[row].clone();
        for cell in (0..cells.len()).filter(|cell| is_number(&cells[*cell])) {
            let mut changed = rows();
            let lost = changed[row].remove(cell);
            reader.never_wrong(&changed, &lost, &format!("{:?}", changed[row]));
        }
    }
}

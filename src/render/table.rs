/*!
A table to read on a terminal or in a plain text file.

Chinese is two columns wide. Borders are ASCII: box drawing characters are two columns wide on some Chinese terminals and
one on others. Where the
table is wider than the terminal, `fit` decides what gives way, and what is left out is named; a number is never split.
Rankings have bars there, and courses over years sparklines (`drawn`).
*/

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::fit::{Fit, GAP, body_width, fit, natural_widths, total};
use super::shown::{Head, Shown, printable, shown};
use super::wrap::{longest_word, wrapped};
use super::{Look, Output, Subject, drawn};
use crate::model::{Lang, Message};
use crate::query::{Column, Value};

/// Before a line of text that stands beneath its row.
const INDENT: &str = "    ";

/// Columns that a text of a block must have beside its title, else it stands below.
const NARROWEST_VALUE: usize = 12;

/// Starts a table.
pub fn open<'a>(out: &'a mut dyn Write, look: Look<'a>) -> Box<dyn Output + 'a> {
    Box::new(Table { out, look, subject: look.subject.clone(), columns: Vec::new(), rows: Vec::new() })
}

struct Table<'a> {
    out: &'a mut dyn Write,
    look: Look<'a>,
    /// What the next result is the answer to.
    subject: Subject,
    columns: Vec<Column>,
    rows: Vec<Vec<Value>>,
}

impl Output for Table<'_> {
    fn section(&mut self, subject: &Subject) -> io::Result<()> {
        self.subject.clone_from(subject);
        // An empty line below the result before.
        if self.columns.is_empty() { Ok(()) } else { writeln!(self.out) }
    }

    fn begin(&mut self, columns: &[Column]) -> io::Result<()> {
        self.columns = columns.to_vec();
        self.rows.clear();
        Ok(())
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        self.rows.push(values.to_vec());
        Ok(())
    }

    fn end(&mut self, more: bool) -> io::Result<()> {
        let lang = self.look.lang;
        if let Some(title) = &self.subject.title {
            self.lines(printable(lang.pick(title)))?;
        }
        let mut shown = shown(&self.columns, &self.rows, &self.look);
        match self.look.width {
            None => grid(self.out, &shown, &natural_widths(&shown), &[], lang, usize::MAX)?,
            Some(width) => self.fitted(&mut shown, width)?,
        }
        if shown.rows.is_empty() {
            self.lines(Message::NoRows {}.text(lang))?;
        }
        if more {
            self.lines(Message::MoreRows { shown: shown.rows.len() }.text(lang))?;
        }
        self.out.flush()
    }

    fn note(&mut self, text: &str) -> io::Result<bool> {
        self.lines(printable(text))?;
        Ok(true)
    }
}

impl Table<'_> {
    /// A text below or above the table.
    fn lines(&mut self, text: String) -> io::Result<()> {
        match self.look.width {
            Some(width) => wrapped(&text, width).iter().try_for_each(|line| writeln!(self.out, "{line}")),
            None => writeln!(self.out, "{text}"),
        }
    }

    /// The table on a terminal.
    fn fitted(&mut self, shown: &mut Shown, width: usize) -> io::Result<()> {
        let subject = self.subject.clone();
        let look = Look { subject: &subject, ..self.look };
        let whole = shown.clone();
        let Some(Fit { money_unit, mut widths, beneath, left_out }) =
            fit(shown, &self.columns, subject.chart.as_ref(), width)
        else {
            return blocks(self.out, shown, width);
        };
        if let Some(unit) = money_unit {
            let unit = unit.trim().trim_matches(['（', '）', '(', ')']).to_string();
            self.lines(Message::AmountsIn { unit }.text(self.look.lang))?;
        }
        let room = width.saturating_sub(total(&widths) + GAP);
        if let Some((drawn, bars)) = drawn::bars(&self.columns, &self.rows, &look, room) {
            let title = whole.heads.iter().find(|head| head.column == drawn).map(|head| head.title.clone());
            let title = title.filter(|title| title.width() <= room).unwrap_or_default();
            shown.heads.push(Head { column: drawn, title, unit: "", is_number: false });
            shown.rows.iter_mut().zip(bars).for_each(|(row, bar)| row.push(Some(bar)));
            let bar = shown.heads.len() - 1;
            widths.push(body_width(shown, bar).max(shown.heads[bar].title.width()));
        }
        grid(self.out, shown, &widths, &beneath, self.look.lang, width)?;
        if !left_out.is_empty() {
            let joined = left_out.join(self.look.lang.pick("、 | , "));
            self.lines(Message::ColumnsLeftOut { columns: joined }.text(self.look.lang))?;
        }
        let courses = drawn::courses(&self.columns, &self.rows, &whole, &look);
        if courses.iter().any(|line| !line.is_empty()) && courses.iter().all(|line| line.width() <= width) {
            writeln!(self.out)?;
            courses.iter().try_for_each(|line| writeln!(self.out, "{line}"))?;
        }
        Ok(())
    }
}

/// Heads, a rule, and rows with what stands beneath them.
fn grid(
    out: &mut dyn Write,
    shown: &Shown,
    widths: &[usize],
    beneath: &[(String, Vec<Option<String>>)],
    lang: Lang,
    width: usize,
) -> io::Result<()> {
    let heads: Vec<Vec<String>> =
        shown.heads.iter().zip(widths).map(|(head, width)| head_lines(head, *width)).collect();
    let height = heads.iter().map(Vec::len).max().unwrap_or(0);
    // Heads end at the rule.
    let heads: Vec<Vec<String>> =
        heads.into_iter().map(|head| [vec![String::new(); height - head.len()], head].concat()).collect();
    lines(out, &heads, &shown.heads, widths)?;
    writeln!(out, "{}", "-".repeat(total(widths)))?;
    for (index, row) in shown.rows.iter().enumerate() {
        let cells = row.iter().zip(&shown.heads).zip(widths);
        let cells: Vec<Vec<String>> = cells.map(|((text, head), width)| wrapped(cell(text, head), *width)).collect();
        lines(out, &cells, &shown.heads, widths)?;
        for (title, texts) in beneath {
            let Some(text) = &texts[index] else { continue };
            let text = if beneath.len() > 1 { format!("{title}{}{text}", lang.pick("： | : ")) } else { text.clone() };
            for line in wrapped(&text, width.saturating_sub(INDENT.len())) {
                writeln!(out, "{INDENT}{line}")?;
            }
        }
    }
    Ok(())
}

/// The title of a column, its unit in a line of its own where both do not go into one.
fn head_lines(head: &Head, width: usize) -> Vec<String> {
    let whole = format!("{}{}", head.title, head.unit);
    if whole.width() <= width {
        return wrapped(&whole, width);
    }
    // As many lines as it takes, none of a single character, and no word split.
    let needed = wrapped(&head.title, width).len();
    let even = (longest_word(&head.title).max(1)..=width)
        .find(|width| wrapped(&head.title, *width).len() == needed)
        .unwrap_or(width);
    let mut lines = wrapped(&head.title, even);
    lines.extend(Some(head.unit.trim_start().to_string()).filter(|unit| !unit.is_empty()));
    lines
}

/// Cells side by side, each of some lines.
fn lines(out: &mut dyn Write, cells: &[Vec<String>], heads: &[Head], widths: &[usize]) -> io::Result<()> {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    for number in 0..height {
        let mut line = String::new();
        for ((cell, head), width) in cells.iter().zip(heads).zip(widths) {
            let text = cell.get(number).map_or("", String::as_str);
            let blanks = " ".repeat(width.saturating_sub(text.width()));
            let (before, behind) = if head.is_number { (blanks.as_str(), "") } else { ("", blanks.as_str()) };
            line.extend([before, text, behind, &" ".repeat(GAP)]);
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// A row a block: a line for each column that has a value, or lacks a number.
fn blocks(out: &mut dyn Write, shown: &Shown, width: usize) -> io::Result<()> {
    let titles: Vec<String> = shown.heads.iter().map(|head| format!("{}{}", head.title, head.unit)).collect();
    let widest = titles.iter().map(|title| title.width()).max().unwrap_or(0);
    let numbers = (0..shown.heads.len()).filter(|index| shown.heads[*index].is_number);
    let number_width = numbers.map(|index| body_width(shown, index)).max().unwrap_or(0);
    let left = width.saturating_sub(widest + GAP);
    let is_beside = left >= number_width.max(NARROWEST_VALUE);
    for row in &shown.rows {
        writeln!(out, "{}", "-".repeat(width.min(widest + GAP + number_width.max(NARROWEST_VALUE))))?;
        for ((title, head), text) in titles.iter().zip(&shown.heads).zip(row) {
            let text = cell(text, head);
            if text.is_empty() {
                continue;
            }
            if !is_beside {
                wrapped(title, width).iter().try_for_each(|line| writeln!(out, "{line}"))?;
                wrapped(text, width.saturating_sub(INDENT.len()).max(number_width))
                    .iter()
                    .try_for_each(|line| writeln!(out, "{INDENT}{line}"))?;
                continue;
            }
            let blanks = if head.is_number { number_width.saturating_sub(text.width()) } else { 0 };
            for (number, line) in wrapped(text, left).iter().enumerate() {
                let title = if number == 0 { title.as_str() } else { "" };
                let pad = " ".repeat((widest + GAP + blanks).saturating_sub(title.width()));
                writeln!(out, "{title}{pad}{line}")?;
            }
        }
    }
    Ok(())
}

/// A missing number is neither zero nor a negative number, and one column wide a character on every terminal. A text that
/// is not there is blank.
const MISSING: &str = "--";

/// What stands in a cell.
pub fn cell<'c>(text: &'c Option<String>, head: &Head) -> &'c str {
    text.as_deref().unwrap_or(if head.is_number { MISSING } else { "" })
}

#[cfg(test)]
mod tests {
    use super::super::Subject;
    use super::super::fixture::{columns, look, text, written};
    use super::*;
    use crate::model::Lang;

    fn ranking() -> (Vec<Column>, Vec<Vec<Value>>) {
        let columns = columns(&[
            "rank rank 名次 | rank",
            "department department 部门 | department",
            "money budget 预算数 | budget",
            "percent execution_pct 执行率 | execution rate",
            "text reason 原因 | reason",
        ]);
        let rows = vec![
            vec![Value::Integer(1), text("望舒市财政局"), Value::Real(1234.5), Value::Real(99.5), Value::Null],
            vec![
                Value::Null,
                text("青石县应急管理局"),
                Value::Real(-0.5),
                Value::Null,
                text("基数为零 | base is zero"),
            ],
        ];
        (columns, rows)
    }

    #[test]
    fn a_table_has_title_units_and_aligned_numbers_and_what_is_missing_is_not_negative() {
        let (columns, rows) = ranking();
        let look = Look { subject: &Subject::titled("执行率排名 | execution"), ..look(Lang::Zh) };
        assert_eq!(
            written("table", look, &columns, &rows, false),
            "\
执行率排名
名次  部门              预算数（万元）  执行率（%）  原因
-------------------------------------------------------------
   1  望舒市财政局            1,234.50        99.50
  --  青石县应急管理局           -0.50           --  基数为零
"
        );
    }

    #[test]
    fn a_table_that_is_too_wide_fits_and_never_splits_a_number() {
        let (columns, rows) = ranking();
        for lang in [Lang::Zh, Lang::En] {
            for width in (14..=80).step_by(3) {
                let look = Look { width: Some(width), ..look(lang) };
                let table = written("table", look, &columns, &rows, false);
                assert!(table.lines().all(|line| line.width() <= width), "{width}\n{table}");
                assert!(table.contains("99.50"), "{width}\n{table}");
                assert_eq!(table.contains("1,234"), table.contains("1,234.50"), "{width}\n{table}");
            }
        }
    }

    #[test]
    fn the_least_important_columns_are_left_out_and_named() {
        let columns = columns(&[
            "department department 部门 | department",
            "money prior_outturn 上年决算数 | prior-year outturn",
            "money outturn 决算数 | outturn",
            "percent change_pct 增减率 | change rate",
            "count persons 人数 | persons",
            "text reason 原因 | reason",
        ]);
        let amounts = || [Value::Real(4567.0), Value::Real(5678.25), Value::Real(24.33)];
        let row = |name: &str| [vec![text(name)], amounts().into(), vec![Value::Integer(8), Value::Null]].concat();
        let look = Look { width: Some(40), ..look(Lang::Zh) };
        assert_eq!(
            written("table", look, &columns, &[row("望舒市财政局"), row("望舒市审计局")], false),
            "\
金额单位：万元
                上年决            增减率
部门              算数    决算数   （%）
----------------------------------------
望舒市财政局  4,567.00  5,678.25   24.33
望舒市审计局  4,567.00  5,678.25   24.33
未显示的列：原因、人数（用 --wide 显示全
部）
"
        );
    }

    #[test]
    fn a_text_too_long_to_wrap_stands_beneath_its_row() {
        let columns = columns(&["text rule 规则 | rule", "text message 问题 | finding", "money by 差额 | by"]);
        let message = "公务接待决算数为 8.16 万元，上年报表为 10.66 万元；请核对，确有调整的应注明（见说明）";
        let rows = [vec![text("Y01"), text(message), Value::Real(2.5)], vec![text("B01"), Value::Null, Value::Null]];
        let look = Look { width: Some(40), ..look(Lang::Zh) };
        assert_eq!(
            written("table", look, &columns, &rows, false),
            "\
金额单位：万元
规则  差额
----------
Y01   2.50
    公务接待决算数为 8.16 万元，上年报表
    为 10.66 万元；请核对，确有调整的应
    注明（见说明）
B01     --
"
        );
    }

    #[test]
    fn a_text_that_few_rows_have_stands_beneath_them() {
        let columns = columns(&["department d 部门 | department", "money m 预算数 | budget", "text r 原因 | reason"]);
        let mut rows = vec![vec![text("望舒市财政局"), Value::Real(1.0), Value::Null]; 3];
        rows.push(vec![text("望舒市审计局"), Value::Null, text("缺报 | form not received")]);
        let table =
            |width: usize| written("table", Look { width: Some(width), ..look(Lang::En) }, &columns, &rows, false);
        assert!(table(60).contains("望舒市审计局                --  form not received\n"), "{}", table(60));
        assert!(table(36).contains("望舒市审计局      --\n    form not received\n"), "{}", table(36));
    }

    #[test]
    fn columns_of_ad_hoc_sql_become_blocks_rather_than_be_left_out() {
        let columns = columns(&["plain department", "plain outturn", "plain budget", "plain remark"]);
        let rows = [
            vec![text("望舒市财政局"), Value::Real(1234.5), Value::Real(-9.25), text("一二三四五六七八九十")],
            vec![text("甲局"), Value::Null, Value::Null, Value::Null],
        ];
        let look = Look { width: Some(28), ..look(Lang::Zh) };
        assert_eq!(
            written("table", look, &columns, &rows, false),
            "\
------------------------
department  望舒市财政局
outturn     1234.5
budget       -9.25
remark      一二三四五六七八
            九十
------------------------
department  甲局
outturn         --
budget          --
"
        );
    }

    #[test]
    fn what_follows_and_what_is_empty_is_said() {
        let (columns, rows) = ranking();
        let capped = written("table", look(Lang::En), &columns, &rows, true);
        assert!(capped.ends_with("first 2 rows, more follow (--limit 0)\n"), "{capped}");
        let empty = written("table", look(Lang::Zh), &columns, &[], false);
        assert!(empty.ends_with("没有符合条件的记录\n"), "{empty}");
    }

    #[test]
    fn ad_hoc_columns_of_numbers_stand_on_the_right() {
        let rows = [vec![Value::Integer(5), text("x")], vec![Value::Integer(100), text("yy")]];
        assert_eq!(
            written("table", look(Lang::En), &columns(&["plain n", "plain t"]), &rows, false),
            "  n  t\n-------\n  5  x\n100  yy\n"
        );
    }
}

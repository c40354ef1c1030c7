/*!
Bars and sparklines: what a query's chart looks like in a terminal.

A ranking gets a bar behind each row, where there is room; a course over years gets a line below the table, with its
first and its last value, since a sparkline stretches from the least to the greatest and says nothing of their size.

Blocks are drawn in a locale of UTF-8. They are two columns wide on some Chinese terminals, so they come last in their
line, where they push nothing aside, and take up no more than half of the room. Elsewhere bars are made of `#`, and
sparklines of what ASCII has.
*/

use unicode_width::UnicodeWidthStr;

use super::Look;
use super::shown::Shown;
use crate::query::{Chart, ChartKind, Column, Kind, Value};

/// A bar is no longer than this.
const LONGEST: usize = 30;

/// Bars shorter than this tell nothing.
const SHORTEST: usize = 10;

/// Eighths of a column.
const EIGHTHS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const PLAIN_LEVELS: [char; 8] = ['_', '.', '-', '~', '=', '+', '*', '#'];

/// Years from which a course can be seen.
const COURSE: usize = 3;

/// A bar a row, for `room` columns, and the column that they show; none where the result is no ranking or there is no room.
pub fn bars(columns: &[Column], rows: &[Vec<Value>], look: &Look<'_>, room: usize) -> Option<(usize, Vec<String>)> {
    let chart = look.subject.chart.as_ref()?;
    let is_ranking = matches!(chart.kind, ChartKind::Bar | ChartKind::Waterfall);
    let y = at(columns, chart.y.first()?)?;
    let room = if look.blocks { room / 2 } else { room }.min(LONGEST);
    if !is_ranking || rows.len() < 2 || room < SHORTEST {
        return None;
    }
    let values: Vec<Option<f64>> = rows.iter().map(|row| number(&row[y])).collect();
    let greatest = values.iter().flatten().fold(0.0, |most: f64, value| most.max(*value));
    let least = values.iter().flatten().fold(0.0, |least: f64, value| least.min(*value));
    let span = greatest - least;
    if span == 0.0 {
        return None;
    }
    // Negative bars end where positive ones begin; one column is for the line between them.
    let room = room - usize::from(least < 0.0);
    let left = (-least / span * room as f64).ceil() as usize;
    let unit = (room - left.min(room - 1)) as f64 / if greatest > 0.0 { greatest } else { span };
    let unit = if least < 0.0 { unit.min(left as f64 / -least) } else { unit };
    let bar = |value: &Option<f64>| match *value {
        None => String::new(),
        Some(value) if value < 0.0 => format!("{}|", padded_left(&solid(-value * unit, look.blocks), left)),
        Some(value) => {
            let axis = if least < 0.0 { format!("{}|", " ".repeat(left)) } else { String::new() };
            format!("{axis}{}", stretched(value * unit, look.blocks))
        }
    };
    Some((y, values.iter().map(bar).collect()))
}

/// A line a course: its name, the first value, the shape, the last value.
pub fn courses(columns: &[Column], rows: &[Vec<Value>], shown: &Shown, look: &Look<'_>) -> Vec<String> {
    let Some(chart) = look.subject.chart.as_ref().filter(|chart| chart.kind == ChartKind::Line) else {
        return Vec::new();
    };
    let Some(x) = at(columns, &chart.x) else { return Vec::new() };
    let mut lines: Vec<[String; 4]> = Vec::new();
    for (name, members) in of_series(chart, columns, rows, shown) {
        for y in chart.y.iter().filter_map(|y| shown.heads.iter().position(|head| columns[head.column].name == *y)) {
            let head = &shown.heads[y];
            let title = format!("{}{}", head.title, head.unit);
            let name = match name.as_str() {
                "" => title,
                name if chart.y.len() == 1 => name.to_string(),
                name => format!("{name} {title}"),
            };
            let points: Vec<(&Value, f64, &str)> = members
                .iter()
                .filter_map(|row| {
                    Some((&rows[*row][x], number(&rows[*row][head.column])?, shown.rows[*row][y].as_deref()?))
                })
                .collect();
            let mut xs: Vec<&Value> = points.iter().map(|(x, ..)| *x).collect();
            xs.dedup();
            // A name that comes back is another row of the same year, and no course.
            if xs.len() < COURSE || xs.len() < points.len() {
                continue;
            }
            let (Some(first), Some(last)) = (points.first(), points.last()) else { continue };
            let told = |(x, _, text): &(&Value, f64, &str)| format!("{}: {text}", super::plain::plain(x));
            lines.push([name, told(first), line(&points, columns[x].kind, look.blocks), told(last)]);
        }
    }
    let widest = |index: usize| lines.iter().map(|line| line[index].width()).max().unwrap_or(0);
    let (names, firsts, lasts) = (widest(0), widest(1), widest(3));
    // The shape comes last, since its width is not the same on every terminal.
    let put = |[name, first, shape, last]: &[String; 4]| {
        format!("{}  {}  {}  {shape}", padded(name, names), padded(first, firsts), padded(last, lasts))
    };
    lines.iter().map(put).collect()
}

/// The rows of each course: one a value of `series`, of the names in front where there is no such column.
fn of_series(chart: &Chart, columns: &[Column], rows: &[Vec<Value>], shown: &Shown) -> Vec<(String, Vec<usize>)> {
    let named = chart.series.as_ref().and_then(|series| at(columns, series));
    let name_at = named.or_else(|| {
        let is_name = |column: &Column| matches!(column.kind, Kind::Department) && column.name != chart.x;
        columns.iter().position(is_name)
    });
    let mut series: Vec<(String, Vec<usize>)> = Vec::new();
    let head = name_at.and_then(|name| shown.heads.iter().position(|head| head.column == name));
    for index in 0..rows.len() {
        let name = head.and_then(|head| shown.rows[index][head].clone()).unwrap_or_default();
        match series.iter_mut().find(|(known, _)| *known == name) {
            Some((_, members)) => members.push(index),
            None => series.push((name, vec![index])),
        }
    }
    series
}

/// The shape of points; a year without one is blank.
fn line(points: &[(&Value, f64, &str)], x: Kind, blocks: bool) -> String {
    let least = points.iter().fold(f64::INFINITY, |least, (_, value, _)| least.min(*value));
    let greatest = points.iter().fold(f64::NEG_INFINITY, |most, (_, value, _)| most.max(*value));
    let levels = if blocks { LEVELS } else { PLAIN_LEVELS };
    let mut shape = String::new();
    let mut last_year = None;
    for (at, value, _) in points {
        if let (Kind::Year, Value::Integer(year)) = (x, at) {
            let missing = last_year.map_or(0, |last: i64| (year - last - 1).clamp(0, 100));
            shape.extend(std::iter::repeat_n(' ', missing as usize));
            last_year = Some(*year);
        }
        let height = if greatest > least { (value - least) / (greatest - least) } else { 0.5 };
        shape.push(levels[((height * 7.0).round() as usize).min(7)]);
    }
    shape
}

/// A bar to the right; what is not zero is seen.
fn stretched(length: f64, blocks: bool) -> String {
    if !blocks {
        return solid(length, false);
    }
    let eighths = (length * 8.0).round() as usize;
    let eighths = if length > 0.0 { eighths.max(1) } else { eighths };
    let mut bar: String = std::iter::repeat_n('█', eighths / 8).collect();
    bar.extend((eighths % 8).checked_sub(1).map(|part| EIGHTHS[part]));
    bar
}

/// A bar of whole columns.
fn solid(length: f64, blocks: bool) -> String {
    let columns = if length > 0.0 { (length.round() as usize).max(1) } else { 0 };
    std::iter::repeat_n(if blocks { '█' } else { '#' }, columns).collect()
}

fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

fn padded_left(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

fn at(columns: &[Column], name: &str) -> Option<usize> {
    columns.iter().position(|column| column.name == name)
}

/// A number to draw; nothing is computed from it but a length.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(number) => Some(*number as f64),
        Value::Real(number) => Some(*number),
        Value::Null | Value::Text(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Subject;
    use super::super::fixture::{columns, look, text, written};
    use super::*;
    use crate::model::Lang;

    fn subject(chart: &str, columns: &[Column]) -> Subject {
        Subject { chart: Some(Chart::parse("q.sql:1", chart, columns).unwrap()), ..Subject::default() }
    }

    #[test]
    fn a_ranking_on_a_terminal_has_bars() {
        let columns = columns(&["department d 部门 | department", "percent rate 执行率 | rate"]);
        let rows = [100.0, 50.0, 0.1, 0.0].map(|rate| vec![text("某局"), Value::Real(rate)]);
        let subject = subject("bar x=d y=rate", &columns);
        let look = Look { subject: &subject, width: Some(38), blocks: false, ..look(Lang::Zh) };
        assert_eq!(
            written("table", look, &columns, &rows, false),
            "\
部门  执行率（%）  执行率
--------------------------------------
某局       100.00  ###################
某局        50.00  ##########
某局         0.10  #
某局         0.00
"
        );
        let piped = written("table", Look { width: None, ..look }, &columns, &rows, false);
        assert!(!piped.contains('#'), "{piped}");
        let narrow = written("table", Look { width: Some(28), ..look }, &columns, &rows, false);
        assert!(!narrow.contains('#'), "{narrow}");
    }

    #[test]
    fn blocks_take_half_of_the_room_and_show_eighths() {
        let columns = columns(&["text t", "number n"]);
        let rows = [8.0, 4.5, 0.001].map(|n| vec![text("x"), Value::Real(n)]);
        let subject = subject("bar x=t y=n", &columns);
        let look = Look { subject: &subject, blocks: true, ..look(Lang::En) };
        let bars = bars(&columns, &rows, &look, 32).unwrap().1;
        assert_eq!(bars, ["████████████████", "█████████", "▏"]);
    }

    #[test]
    fn negative_bars_end_where_positive_ones_begin() {
        let columns = columns(&["text t", "money n"]);
        let rows = [20.0, -10.0, 0.0].map(|n| vec![text("x"), Value::Real(n)]);
        let subject = subject("bar x=t y=n", &columns);
        let look = Look { subject: &subject, ..look(Lang::En) };
        let bars = bars(&columns, &rows, &look, 16).unwrap().1;
        assert_eq!(bars, ["     |##########", "#####|", "     |"]);
    }

    #[test]
    fn a_course_has_its_first_and_last_value_and_a_gap_is_blank() {
        let columns = columns(&["year y 年度 | year", "department d 部门 | department", "money m 决算数 | outturn"]);
        let row = |year: i64, name: &str, value: f64| vec![Value::Integer(year), text(name), Value::Real(value)];
        let rows = [
            row(2019, "甲局", 1.0),
            row(2019, "乙局", 5.0),
            row(2020, "甲局", 3.0),
            row(2022, "甲局", 2.0),
            row(2022, "乙局", 6.0),
        ];
        let subject = subject("line x=y y=m series=d", &columns);
        let look = Look { subject: &subject, blocks: true, width: Some(80), ..look(Lang::Zh) };
        let table = written("table", look, &columns, &rows, false);
        assert!(table.ends_with("\n\n甲局  2019: 1.00  2022: 2.00  ▁█ ▅\n"), "{table}");
        let plain = written("table", Look { blocks: false, ..look }, &columns, &rows, false);
        assert!(plain.ends_with("  _# =\n"), "{plain}");
        let piped = written("table", Look { width: None, ..look }, &columns, &rows, false);
        assert!(!piped.contains("2019: "), "{piped}");
    }
}

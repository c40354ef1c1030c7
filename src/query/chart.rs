/*!
How a result wants to be drawn: the `chart` line of a head.

```sql
-- chart: bar x=department y=execution_pct
-- chart: slope x=department y=prior_outturn,outturn
-- chart: line x=year y=outturn series=department
-- chart: heat x=item y=change_pct series=department
```

`x` is the column of names or years, `y` one or several columns of numbers, `series` the column that tells lines of one
chart apart. Drawing is the business of `render`.
*/

use crate::model::Message;
use crate::model::near::offer;

use super::Column;

/// A declared chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it looks like.
    pub kind: ChartKind,
    /// Column of names, or of years.
    pub x: String,
    /// Columns of numbers, in order; never empty.
    pub y: Vec<String>,
    /// Column that tells lines, or rows of a heat table, apart.
    pub series: Option<String>,
}

/// What a chart looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// A bar a row: rankings.
    Bar,
    /// Two values a row, joined: year against year.
    Slope,
    /// Values over years.
    Line,
    /// Two or more values a row as dots on one line: budget and outturn.
    Dots,
    /// A table of `series` by `x`, darker where the value is larger.
    Heat,
    /// Parts that add up to a change.
    Waterfall,
}

impl ChartKind {
    /// The kinds with their words.
    pub const NAMED: [(ChartKind, &'static str); 6] = [
        (ChartKind::Bar, "bar"),
        (ChartKind::Slope, "slope"),
        (ChartKind::Line, "line"),
        (ChartKind::Dots, "dots"),
        (ChartKind::Heat, "heat"),
        (ChartKind::Waterfall, "waterfall"),
    ];

    /// How many columns of numbers it takes, at least and at most.
    fn numbers(self) -> (usize, usize) {
        match self {
            ChartKind::Bar | ChartKind::Waterfall | ChartKind::Heat => (1, 1),
            ChartKind::Slope => (2, 2),
            ChartKind::Dots => (2, 3),
            ChartKind::Line => (1, 6),
        }
    }
}

impl Chart {
    /// The chart of a line; `columns` are those that the head declares.
    pub fn parse(place: &str, text: &str, columns: &[Column]) -> Result<Chart, Message> {
        let form = || Message::HeadChart { place: place.to_string(), text: text.to_string() };
        let mut words = text.split_whitespace();
        let word = words.next().ok_or_else(form)?;
        let kind = ChartKind::NAMED.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind);
        let unknown = |word: &str, known: Vec<&str>| Message::HeadWord {
            place: place.to_string(),
            word: word.to_string(),
            known: offer(word, known),
        };
        let kind = kind.ok_or_else(|| unknown(word, ChartKind::NAMED.iter().map(|(_, known)| *known).collect()))?;
        let column = |name: &str| match columns.iter().any(|column| column.name == name) {
            true => Ok(name.to_string()),
            false => Err(unknown(name, columns.iter().map(|column| column.name.as_str()).collect())),
        };
        let (mut x, mut y, mut series) = (None, Vec::new(), None);
        for word in words {
            match word.split_once('=').ok_or_else(form)? {
                ("x", name) => x = Some(column(name)?),
                ("y", names) => y = names.split(',').map(column).collect::<Result<_, _>>()?,
                ("series", name) => series = Some(column(name)?),
                (key, _) => return Err(unknown(key, vec!["x", "y", "series"])),
            }
        }
        let (least, most) = kind.numbers();
        let is_whole = (least..=most).contains(&y.len()) && (kind != ChartKind::Heat || series.is_some());
        match x {
            Some(x) if is_whole => Ok(Chart { kind, x, y, series }),
            _ => Err(form()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Kind;

    fn parsed(text: &str) -> Result<Chart, Message> {
        let column = |name: &str| Column { name: name.into(), title: name.into(), kind: Kind::Plain };
        Chart::parse("q.sql:3", text, &["department", "item", "budget", "outturn"].map(column))
    }

    #[test]
    fn a_line_names_kind_and_columns() {
        let dots = parsed("dots x=department y=budget,outturn").unwrap();
        assert_eq!((dots.kind, dots.x.as_str(), dots.series), (ChartKind::Dots, "department", None));
        assert_eq!(dots.y, ["budget", "outturn"]);
        assert_eq!(parsed("heat x=item y=outturn series=department").unwrap().series.as_deref(), Some("department"));
    }

    #[test]
    fn what_is_misspelt_gets_the_nearest_word() {
        let known = |text: &str| match parsed(text) {
            Err(Message::HeadWord { place, known, .. }) if place == "q.sql:3" => known,
            other => panic!("{other:?}"),
        };
        assert_eq!(known("bars x=department y=budget"), "`bar`");
        assert_eq!(known("bar x=departmnt y=budget"), "`department`");
        assert!(known("bar z=department y=budget").contains("`x`"));
    }

    #[test]
    fn what_is_missing_or_too_much_is_said() {
        for text in ["", "bar", "bar x=department", "slope x=department y=budget", "heat x=item y=outturn", "bar x"] {
            assert!(matches!(parsed(text), Err(Message::HeadChart { .. })), "{text}");
        }
    }
}

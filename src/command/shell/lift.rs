/*!
Literals become parameters: `where year = 2023` becomes `where year = :year`, and 2023 its default.

Only literals that are compared with a column are lifted, since only these have a name: by `=` and its kin, `like`, `between`
and `in`. A number in `limit`, in `order by 1` or in arithmetic stays. This looks at the pieces round a literal and knows no
grammar, so whoever calls it lets the engine prepare both statements and compares what they give.
*/

use super::save::Typed;
use crate::model::Item;
use crate::query::param;
use crate::query::pieces::{Piece, Sort, pieces, unquoted};

/// A statement with parameters.
#[derive(Debug, PartialEq, Eq)]
pub struct Lifted {
    /// The statement.
    pub sql: String,
    /// Its parameters, in the order of their places.
    pub params: Vec<Typed>,
}

/// Lifts the literals of a statement. No parameter gets one of the `reserved` names.
pub fn lift(sql: &str, reserved: &[String]) -> Lifted {
    let all: Vec<Piece> =
        pieces(sql).into_iter().filter(|piece| !matches!(piece.sort, Sort::Space | Sort::Remark)).collect();
    let words = Words { sql, pieces: &all };
    let mut lifted = Lifted { sql: String::new(), params: Vec::new() };
    let mut done = 0;
    for (index, piece) in all.iter().enumerate() {
        let Some((name, column)) = words.compared(index) else { continue };
        let Some((kind, default)) = words.literal(index, &column) else { continue };
        let name = lifted.named(name, column, kind, default, reserved);
        lifted.sql.push_str(&sql[done..piece.at.start]);
        lifted.sql.push(':');
        lifted.sql.push_str(&name);
        done = piece.at.end;
    }
    lifted.sql.push_str(&sql[done..]);
    lifted
}

impl Lifted {
    /// The parameter of a literal: the one that there is, where the same column is compared with the same literal again.
    fn named(
        &mut self,
        name: String,
        column: String,
        kind: &'static str,
        default: String,
        reserved: &[String],
    ) -> String {
        let is_year = ["year", "from", "to"].contains(&name.as_str());
        let is_taken = reserved.contains(&name) || is_year && (kind != "integer" || param::year(&default).is_err());
        let base = if is_taken { format!("{name}_value") } else { name };
        let is_number = |rest: &str| rest.strip_prefix('_').is_some_and(|rest| rest.parse::<usize>().is_ok());
        let same =
            |known: &&Typed| known.name.strip_prefix(&base).is_some_and(|rest| rest.is_empty() || is_number(rest));
        let again = self.params.iter().filter(same).find(|known| known.default == default && known.column == column);
        if let Some(known) = again {
            return known.name.clone();
        }
        let is_free = |name: &String| !self.params.iter().any(|known| known.name == *name);
        let mut names = std::iter::once(base.clone()).chain((2..).map(|count| format!("{base}_{count}")));
        let name = names.find(is_free).unwrap_or(base);
        self.params.push(Typed { name: name.clone(), kind, default, column });
        name
    }
}

/// The pieces of a statement that mean something.
struct Words<'a> {
    sql: &'a str,
    pieces: &'a [Piece],
}

impl Words<'_> {
    /// The text of a piece, in small letters; nothing beyond the ends.
    fn text(&self, index: Option<usize>) -> String {
        let piece = index.and_then(|index| self.pieces.get(index));
        piece.map_or(String::new(), |piece| self.sql[piece.at.clone()].to_lowercase())
    }

    /// Kind and default of the parameter that a literal becomes; none where a head cannot hold it.
    fn literal(&self, index: usize, column: &str) -> Option<(&'static str, String)> {
        let piece = &self.pieces[index];
        let text = &self.sql[piece.at.clone()];
        match piece.sort {
            Sort::Number => text.parse::<i64>().ok().map(|number| ("integer", number.to_string())),
            Sort::Text => {
                let text = unquoted(text);
                let is_a_word = !text.is_empty() && !text.contains(char::is_whitespace);
                let kind = if column == "item" && Item::of_code(&text).is_some() { "item" } else { "text" };
                is_a_word.then_some((kind, text))
            }
            _ => None,
        }
    }

    fn is_literal(&self, index: usize) -> bool {
        matches!(self.pieces[index].sort, Sort::Text | Sort::Number)
    }

    /// The name for the parameter of a literal, and the column that it is compared with.
    fn compared(&self, index: usize) -> Option<(String, String)> {
        if !self.is_literal(index) || ["+", "-", "*", "/", "%", "|"].contains(&self.text(Some(index + 1)).as_str()) {
            return None;
        }
        let before = index.checked_sub(1)?;
        match self.text(Some(before)).as_str() {
            "between" => {
                let column = self.column(self.skip_not(before.checked_sub(1)?)?)?;
                Some((format!("{column}_from"), column))
            }
            "and" if index >= 4 && self.is_literal(index - 2) && self.text(Some(index - 3)) == "between" => {
                let column = self.column(self.skip_not(index - 4)?)?;
                Some((format!("{column}_to"), column))
            }
            "like" | "glob" | "is" => {
                let column = self.column(self.skip_not(before.checked_sub(1)?)?)?;
                Some((column.clone(), column))
            }
            "not" if self.text(before.checked_sub(1)) == "is" => {
                let column = self.column(before.checked_sub(2)?)?;
                Some((column.clone(), column))
            }
            "(" | "," => self.listed(index),
            _ => self.measured(before),
        }
    }

    /// `column = literal`, the operator ending at a piece.
    fn measured(&self, last: usize) -> Option<(String, String)> {
        let mut first = last;
        while first > 0
            && self.pieces[first].sort == Sort::Mark
            && self.pieces[first - 1].sort == Sort::Mark
            && self.pieces[first - 1].at.end == self.pieces[first].at.start
        {
            first -= 1;
        }
        let operator = &self.sql[self.pieces[first].at.start..self.pieces[last].at.end];
        let suffix = match operator {
            "=" | "==" | "<>" | "!=" => "",
            ">" | ">=" => "_min",
            "<" | "<=" => "_max",
            _ => return None,
        };
        let column = self.column(first.checked_sub(1)?)?;
        Some((format!("{column}{suffix}"), column))
    }

    /// `column in (literal, literal)`.
    fn listed(&self, index: usize) -> Option<(String, String)> {
        let mut at = index;
        loop {
            at = at.checked_sub(1)?;
            match self.text(Some(at)).as_str() {
                "(" => break,
                "," if at > 0 && self.is_literal(at - 1) => at -= 1,
                _ => return None,
            }
        }
        let is_in = self.text(at.checked_sub(1)) == "in";
        let column = self.column(self.skip_not(at.checked_sub(2)?)?).filter(|_| is_in)?;
        Some((column.clone(), column))
    }

    /// The piece, or the one before where it is `not`.
    fn skip_not(&self, index: usize) -> Option<usize> {
        if self.text(Some(index)) == "not" { index.checked_sub(1) } else { Some(index) }
    }

    /// The column that a piece names, if it can name a parameter as well.
    fn column(&self, index: usize) -> Option<String> {
        let piece = &self.pieces[index];
        let name = unquoted(&self.text(Some(index)));
        let is_name = !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
        let starts_well = !name.starts_with(|first: char| first.is_ascii_digit());
        let is_column = !["end", "null", "true", "false"].contains(&name.as_str());
        (piece.sort == Sort::Word && is_name && starts_well && is_column).then_some(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lifted(sql: &str) -> (String, Vec<String>) {
        let lifted = lift(sql, &["limit".to_string()]);
        let params = lifted.params.iter().map(|param| format!("{} {} {}", param.name, param.kind, param.default));
        (lifted.sql, params.collect())
    }

    #[test]
    fn what_is_compared_with_a_column_becomes_a_parameter_of_its_name() {
        let (sql, params) = lifted("select 1 from fact as f where f.year = 2023 and department='望舒市财政局' limit 5");
        assert_eq!(sql, "select 1 from fact as f where f.year = :year and department=:department limit 5");
        assert_eq!(params, ["year integer 2023", "department text 望舒市财政局"]);
        let (sql, params) = lifted("select 1 where item = 'three_public' and \"Year\" >= 2021 and year<2024");
        assert_eq!(sql, "select 1 where item = :item and \"Year\" >= :year_min and year<:year_max");
        assert_eq!(params, ["item item three_public", "year_min integer 2021", "year_max integer 2024"]);
    }

    #[test]
    fn between_in_and_like_are_comparisons() {
        let (sql, params) =
            lifted("where year between 2021 and 2023 and item not in ('a','b') and name not like '%局'");
        assert_eq!(
            sql,
            "where year between :year_from and :year_to and item not in (:item,:item_2) and name not like :name"
        );
        assert_eq!(
            params,
            ["year_from integer 2021", "year_to integer 2023", "item text a", "item_2 text b", "name text %局"]
        );
    }

    #[test]
    fn one_literal_of_one_column_is_one_parameter() {
        let (sql, params) = lifted("where year = 2023 or (year = 2022 and 1) or year = 2023 or b.year in (2022)");
        assert_eq!(sql, "where year = :year or (year = :year_2 and 1) or year = :year or b.year in (:year_2)");
        assert_eq!(params, ["year integer 2023", "year_2 integer 2022"]);
    }

    #[test]
    fn names_that_mean_something_else_are_avoided() {
        assert_eq!(lifted("where \"limit\" = 3").0, "where \"limit\" = :limit_value");
        assert_eq!(lifted("where year = 23").1, ["year_value integer 23"]);
    }

    #[test]
    fn what_has_no_name_stays() {
        for sql in [
            "select round(a, 2) from t order by 1 limit 10",
            "select a / 100 from t",
            "select case when a then 'x' end = 1",
            "select 1 where year = 2023 - 1",
            "select 1 where year = -1",
            "select 1 where name = '两 词' or name = ''",
            "select 1 where a = 0.5 or b -> '$.c' is null",
            "select max(1, 2) where substr(a, 1, 2) = '43'",
            "select 1 where name like 'a' || 'b'",
        ] {
            assert_eq!(lifted(sql), (sql.to_string(), vec![]));
        }
    }
}

/*!
From what was typed to what is bound.

Parameters of named queries are typed by their head; those of ad hoc SQL are named by the statement and typed by their
looks.
*/

use rusqlite::Connection;

use super::header::{Absent, Header, Param, ParamType};
use super::{Value, lookup};
use crate::model::Message;
use crate::model::near::{listed, offer};

/// A name as it stands in SQL, without its mark, and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Bind {
    /// `year` of `:year`.
    pub name: String,
    /// What SQL is given.
    pub value: Value,
}

/// `name=value` as typed after `-p`.
pub fn assignment(typed: &str) -> Result<(String, String), Message> {
    match typed.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => Ok((name.trim().to_string(), value.to_string())),
        _ => Err(Message::NoAssignment { typed: typed.to_string() }),
    }
}

/// Every declared parameter with its value: given, default or NULL.
pub fn bind(connection: &Connection, header: &Header, given: &[(String, String)]) -> Result<Vec<Bind>, Message> {
    for (index, (name, _)) in given.iter().enumerate() {
        if !header.params.iter().any(|param| param.name == *name) {
            return Err(Message::NoSuchParam {
                query: header.name.clone(),
                name: name.clone(),
                known: offer(name, header.params.iter().map(|param| param.name.as_str())),
            });
        }
        once(&given[..index], name)?;
    }
    let bound = |param: &Param| {
        let typed = given.iter().find(|(name, _)| *name == param.name).map(|(_, value)| value.as_str());
        Ok(Bind { name: param.name.clone(), value: value(connection, header, param, typed)? })
    };
    let binds = header.params.iter().map(bound).collect::<Result<Vec<_>, Message>>()?;
    let number = |name: &str| match binds.iter().find(|bind| bind.name == name)?.value {
        Value::Integer(number) => Some(number),
        _ => None,
    };
    match (number("from"), number("to")) {
        (Some(from), Some(to)) if from > to => Err(Message::FromAfterTo { from, to }),
        _ => Ok(binds),
    }
}

/// A year as typed. No report is of a year before 1990 or after 2100, and a query that counts up to a number with a digit
/// too many would not end.
pub fn year(typed: &str) -> Result<i64, Message> {
    let year = typed.trim().parse().ok().filter(|year| (1990..=2100).contains(year));
    year.ok_or_else(|| Message::NotAYear { text: typed.to_string() })
}

/// Parameters that are years.
const YEARS: [&str; 3] = ["year", "from", "to"];

/// The parameters that a statement of ad hoc SQL names, each with the value given: a whole number, a decimal or text.
/// A number with a leading zero is a code, so text.
pub fn bind_ad_hoc(names: &[&str], given: &[(String, String)]) -> Result<Vec<Bind>, Message> {
    for (index, (name, _)) in given.iter().enumerate() {
        if !names.contains(&name.as_str()) {
            return Err(Message::NoSuchSqlParam { name: name.clone(), known: listed(names.iter().copied(), 20) });
        }
        once(&given[..index], name)?;
    }
    names
        .iter()
        .map(|name| {
            let Some((_, typed)) = given.iter().find(|(known, _)| known == name) else {
                return Err(Message::SqlParamMissing { name: name.to_string() });
            };
            Ok(Bind { name: name.to_string(), value: by_its_looks(typed) })
        })
        .collect()
}

fn once(before: &[(String, String)], name: &str) -> Result<(), Message> {
    match before.iter().any(|(known, _)| known == name) {
        true => Err(Message::ParamTwice { name: name.to_string() }),
        false => Ok(()),
    }
}

fn value(connection: &Connection, header: &Header, param: &Param, typed: Option<&str>) -> Result<Value, Message> {
    let typed = match (typed, &param.absent) {
        (Some(typed), _) => typed,
        (None, Absent::Default(default)) => default,
        (None, Absent::Optional) => return Ok(Value::Null),
        (None, Absent::Required) => {
            return Err(Message::ParamMissing {
                query: header.name.clone(),
                name: param.name.clone(),
                example: example(param).to_string(),
            });
        }
    };
    match &param.kind {
        ParamType::Integer if typed == "latest" => lookup::latest_year(connection).map(Value::Integer),
        ParamType::Integer if YEARS.contains(&param.name.as_str()) => year(typed).map(Value::Integer),
        ParamType::Integer => typed.trim().parse().map(Value::Integer).map_err(|_| Message::NotAnInteger {
            name: param.name.clone(),
            typed: typed.to_string(),
            example: example(param).to_string(),
        }),
        // Whoever computes the scores knows the schemes.
        ParamType::Text | ParamType::Scheme => Ok(Value::Text(typed.to_string())),
        ParamType::Department => lookup::department(connection, typed).map(Value::Integer),
        ParamType::Region => lookup::region(connection, typed).map(Value::Text),
        ParamType::Item => lookup::item(typed).map(Value::Text),
        ParamType::Choice(choices) if choices.iter().any(|choice| choice == typed) => {
            Ok(Value::Text(typed.to_string()))
        }
        ParamType::Choice(choices) => Err(Message::NotAChoice {
            name: param.name.clone(),
            typed: typed.to_string(),
            known: listed(choices.iter().map(String::as_str), choices.len()),
        }),
    }
}

/// What a value of a parameter looks like.
fn example(param: &Param) -> &str {
    match &param.kind {
        ParamType::Integer if YEARS.contains(&param.name.as_str()) => "2023",
        ParamType::Integer => "50",
        ParamType::Text => "培训",
        ParamType::Department => "财政局",
        ParamType::Region => "430400",
        ParamType::Item => "three_public",
        ParamType::Scheme => "hn-10-60-30",
        ParamType::Choice(choices) => choices.first().map_or("", String::as_str),
    }
}

fn by_its_looks(typed: &str) -> Value {
    let digits = typed.strip_prefix('-').unwrap_or(typed);
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_code = whole.len() > 1 && whole.starts_with('0');
    if !all_digits(whole) || is_code || !fraction.is_none_or(all_digits) {
        return Value::Text(typed.to_string());
    }
    let number = match fraction {
        None => typed.parse().ok().map(Value::Integer),
        Some(_) => typed.parse().ok().map(Value::Real),
    };
    number.unwrap_or_else(|| Value::Text(typed.to_string()))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::database;
    use super::*;

    const HEAD: &str = "\
-- name: ranking
-- title: 题 | title
-- param: department department required 部门 | department
-- param: year integer = latest 年度 | year
-- param: item item = three_public 项目 | item
-- param: basis choice = adjusted (adjusted, initial) 口径 | basis
-- param: region region optional 地区 | region
-- param: from integer optional 起 | from
-- param: to integer = latest 止 | to
-- column: a count 甲 | a
select 1 as a";

    fn bound(given: &[(&str, &str)]) -> Result<Vec<Value>, Message> {
        let town = database(
            "insert into department_record (department_id, name, region) values (7, '望舒市财政局', '990100');
             insert into report values (2023000000007, 7, 2023)",
        );
        let given: Vec<_> = given.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        let header = Header::parse("a.sql", HEAD).unwrap();
        Ok(bind(&town, &header, &given)?.into_iter().map(|bind| bind.value).collect())
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_string())
    }

    #[test]
    fn defaults_latest_and_null_fill_what_is_not_given() {
        assert_eq!(
            bound(&[("department", "财政")]),
            Ok(vec![
                Value::Integer(7),
                Value::Integer(2023),
                text("three_public"),
                text("adjusted"),
                Value::Null,
                Value::Null,
                Value::Integer(2023)
            ])
        );
        assert_eq!(
            bound(&[
                ("department", "财政"),
                ("year", "2022"),
                ("item", "公用经费"),
                ("basis", "initial"),
                ("region", "990100"),
                ("from", "2021"),
                ("to", "2021")
            ]),
            Ok(vec![
                Value::Integer(7),
                Value::Integer(2022),
                text("public_use"),
                text("initial"),
                text("9901"),
                Value::Integer(2021),
                Value::Integer(2021)
            ])
        );
    }

    #[test]
    fn each_mistake_has_its_message() {
        assert_eq!(
            bound(&[]),
            Err(Message::ParamMissing {
                query: "ranking".into(), name: "department".into(), example: "财政局".into()
            })
        );
        assert_eq!(
            bound(&[("yaer", "2023")]),
            Err(Message::NoSuchParam { query: "ranking".into(), name: "yaer".into(), known: "`year`".into() })
        );
        assert_eq!(
            bound(&[("department", "财政"), ("year", "二〇二三")]),
            Err(Message::NotAYear { text: "二〇二三".into() })
        );
        assert_eq!(
            bound(&[("department", "财政"), ("basis", "final")]),
            Err(Message::NotAChoice {
                name: "basis".into(),
                typed: "final".into(),
                known: "`adjusted`, `initial`".into()
            })
        );
        assert_eq!(
            bound(&[("department", "财政"), ("year", "2022"), ("year", "2023")]),
            Err(Message::ParamTwice { name: "year".into() })
        );
    }

    #[test]
    fn years_are_years_and_in_order() {
        for (name, typed) in [("year", "99999999999"), ("from", "1989"), ("to", "20233"), ("to", "2101")] {
            let refused = bound(&[("department", "财政"), (name, typed)]);
            assert_eq!(refused, Err(Message::NotAYear { text: typed.into() }), "{name}");
        }
        let reversed = bound(&[("department", "财政"), ("from", "2023"), ("to", "2022")]);
        assert_eq!(reversed, Err(Message::FromAfterTo { from: 2023, to: 2022 }));
        // The last year may be the default.
        let reversed = bound(&[("department", "财政"), ("from", "2024")]);
        assert_eq!(reversed, Err(Message::FromAfterTo { from: 2024, to: 2023 }));
    }

    #[test]
    fn ad_hoc_values_are_typed_by_their_looks() {
        let typed = [
            ("2023", Value::Integer(2023)),
            ("-5", Value::Integer(-5)),
            ("0", Value::Integer(0)),
            ("80.3", Value::Real(80.3)),
            ("-0.5", Value::Real(-0.5)),
            ("007", text("007")),
            ("1e5", text("1e5")),
            (".5", text(".5")),
            ("5.", text("5.")),
            ("", text("")),
            ("三公经费", text("三公经费")),
            ("99999999999999999999", text("99999999999999999999")),
        ];
        for (typed, expected) in typed {
            assert_eq!(by_its_looks(typed), expected, "{typed}");
        }
    }

    #[test]
    fn ad_hoc_names_must_agree_with_the_statement() {
        let given = |name: &str| vec![(name.to_string(), "1".to_string())];
        assert_eq!(bind_ad_hoc(&["a"], &given("a")), Ok(vec![Bind { name: "a".into(), value: Value::Integer(1) }]));
        assert_eq!(
            bind_ad_hoc(&["a"], &given("b")),
            Err(Message::NoSuchSqlParam { name: "b".into(), known: "`a`".into() })
        );
        assert_eq!(bind_ad_hoc(&["a"], &[]), Err(Message::SqlParamMissing { name: "a".into() }));
    }

    #[test]
    fn an_assignment_has_a_name_and_an_equals_sign() {
        assert_eq!(assignment("name=a=b"), Ok(("name".into(), "a=b".into())));
        assert!(assignment("2023").is_err());
        assert!(assignment("=2023").is_err());
    }
}

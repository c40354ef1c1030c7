//! What was asked, as people say it: the values that were bound, defaults included, each with the title of its parameter.

use rusqlite::{Connection, OptionalExtension};

use super::header::{Header, ParamType};
use super::param::Bind;
use super::{Value, lookup};
use crate::model::{Item, Lang};

/// Titles of parameters, `中文 | English`, with the values that were bound to them; a parameter that was left open has
/// none. `word` puts a choice into words.
pub fn of(
    connection: &Connection,
    header: &Header,
    binds: &[Bind],
    lang: Lang,
    word: impl Fn(&str) -> String,
) -> Vec<(String, String)> {
    let mut said = Vec::new();
    for param in &header.params {
        let Some(bind) = binds.iter().find(|bind| bind.name == param.name) else { continue };
        let value = match (&param.kind, &bind.value) {
            (_, Value::Null) => continue,
            (ParamType::Department, Value::Integer(number)) => {
                department(connection, *number).unwrap_or_else(|| number.to_string())
            }
            (ParamType::Region, Value::Text(prefix)) => region(connection, prefix),
            (ParamType::Item, Value::Text(code)) => Item::of_code(code)
                .map_or(code, |item| if lang == Lang::Zh { &item.label } else { &item.label_en })
                .to_string(),
            (ParamType::Choice(_), Value::Text(choice)) => word(choice),
            (_, Value::Text(text)) => text.clone(),
            (_, Value::Integer(number)) => number.to_string(),
            (_, Value::Real(number)) => number.to_string(),
        };
        said.push((param.title.clone(), value));
    }
    said
}

fn department(connection: &Connection, number: i64) -> Option<String> {
    let sql = "select name from department_record where department_id = ?1";
    connection.query_row(sql, [number], |row| row.get(0)).optional().ok().flatten()
}

/// The region that a beginning of codes stands for: `430400 衡阳市`.
fn region(connection: &Connection, prefix: &str) -> String {
    let code = format!("{prefix:0<6}");
    match lookup::region_name(connection, &code) {
        Some(name) => format!("{code} {name}"),
        None => code,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{fixture, param};
    use super::*;

    #[test]
    fn values_are_said_as_they_were_bound() {
        let town = fixture::database(
            "insert into department_record (department_id, name, region, region_name)
                 values (7, '望舒市财政局', '990100', '望舒市');
             insert into report values (2023000000007, 7, 2023)",
        );
        let header = Header::parse(
            "a.sql",
            "-- name: ranking\n-- title: 题 | title\n-- param: department department required 部门 | department\n\
             -- param: year integer = latest 年度 | year\n-- param: region region optional 地区 | region\n\
             -- param: item item = three_public 项目 | item\n-- param: to integer optional 止 | to\n\
             -- param: basis choice = adjusted (adjusted, initial) 口径 | basis\n\
             -- column: a count 甲 | a\nselect 1 as a",
        )
        .unwrap();
        let given = [("department", "财政"), ("region", "9901")].map(|(name, value)| (name.into(), value.into()));
        let binds = param::bind(&town, &header, &given).unwrap();
        let said = |lang| {
            let pairs = of(&town, &header, &binds, lang, |word| format!("<{word}>"));
            pairs.into_iter().map(|(title, value)| format!("{}={value}", lang.pick(&title))).collect::<Vec<_>>()
        };
        assert_eq!(
            said(Lang::Zh),
            ["部门=望舒市财政局", "年度=2023", "地区=990100 望舒市", "项目=三公经费", "口径=<adjusted>"]
        );
        assert_eq!(said(Lang::En)[3], "item=three public expenses");
    }
}

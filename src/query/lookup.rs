/*!
From what a user calls a department, a region or an item to what SQL is given.

Each is tried exactly first, then as a part of a name; a part that fits several is an error that lists them, and a word
that fits none gets the nearest that there are.
*/

use rusqlite::types::FromSql;
use rusqlite::{Connection, OptionalExtension};

use crate::model::near::{listed, offer};
use crate::model::{FormKind, Item, Message};

/// How many candidates a message lists.
const MOST: usize = 8;

/// What a department is called exactly.
const EXACT: [&str; 3] = [
    "select department_id, name from department_record where name = ?1",
    "select department_id, name from department_alias where name = ?1",
    "select department_id, name from department_record where code = ?1 order by name",
];

/// The number of a department: by full name, then alias, then code, then an unambiguous part of a name or alias.
pub fn department(connection: &Connection, typed: &str) -> Result<i64, Message> {
    const PART: &str = "
        select department_id, name from department_record where instr(name, ?1) > 0
        union
        select d.department_id, d.name
        from department_alias as a
        join department_record as d on d.department_id = a.department_id
        where instr(a.name, ?1) > 0
        order by 2";
    let typed = typed.trim();
    let statements = EXACT.into_iter().chain((!typed.is_empty()).then_some(PART));
    for sql in statements {
        let found: Vec<(i64, String)> = read(connection, sql, typed)?;
        match found.as_slice() {
            [] => {}
            [(id, _)] => return Ok(*id),
            several => {
                let names = listed(several.iter().map(|(_, name)| name.as_str()), MOST);
                return Err(Message::SeveralDepartments { typed: typed.to_string(), known: names });
            }
        }
    }
    let every = "select department_id, name from department_record where ?1 is not null order by name";
    let known: Vec<(i64, String)> = read(connection, every, typed)?;
    if known.is_empty() {
        return Err(Message::NoDepartments { typed: typed.to_string() });
    }
    let near = offer(typed, known.iter().map(|(_, name)| name.as_str()));
    Err(Message::NoSuchDepartment { typed: typed.to_string(), known: near })
}

/// The beginning that the code of a region shares with everything below it (`4304` of 430400): by code, then name, then
/// an unambiguous part of a name.
pub fn region(connection: &Connection, typed: &str) -> Result<String, Message> {
    let typed = typed.trim();
    if matches!(typed.len(), 2 | 4 | 6) && typed.bytes().all(|byte| byte.is_ascii_digit()) {
        let prefix = prefix(typed);
        let first: Vec<(String, String)> = read(connection, FIRST_REGION, prefix)?;
        if first.iter().any(|(code, _)| code.starts_with(prefix)) {
            return Ok(prefix.to_string());
        }
    }
    let known = regions(connection)?;
    let named = |fits: &dyn Fn(&str) -> bool| -> Vec<&(String, String)> {
        known.iter().filter(|(_, name)| !typed.is_empty() && fits(name)).collect()
    };
    let exact = named(&|name| name == typed);
    let found = if exact.is_empty() { named(&|name| name.contains(typed)) } else { exact };
    let shown = |regions: &[&(String, String)]| -> Vec<String> {
        regions.iter().map(|(code, name)| format!("{code} {name}").trim_end().to_string()).collect()
    };
    match found.as_slice() {
        [(code, _)] => Ok(prefix(code).to_string()),
        [] if known.is_empty() => Err(Message::NoRegions { typed: typed.to_string() }),
        [] => {
            let near: Vec<&str> =
                known.iter().flat_map(|(code, name)| [code.as_str(), name]).filter(|text| !text.is_empty()).collect();
            Err(Message::NoSuchRegion { typed: typed.to_string(), known: offer(typed, near) })
        }
        several => {
            let known = listed(shown(several).iter().map(String::as_str), MOST);
            Err(Message::SeveralRegions { typed: typed.to_string(), known })
        }
    }
}

/// What a region is called, by its six digits.
pub fn region_name(connection: &Connection, code: &str) -> Option<String> {
    let sql = "select max(region_name) from department_record where region = ?1";
    connection.query_row(sql, [code], |row| row.get(0)).ok().flatten()
}

/// The code of an item: by code, then label in either language, then an unambiguous part of a label. A label that both
/// forms print means the base form's item.
pub fn item(typed: &str) -> Result<String, Message> {
    let typed = typed.trim();
    let lower = typed.to_lowercase();
    let all = Item::all();
    if let Some(item) = Item::of_code(typed) {
        return Ok(item.code.clone());
    }
    let mut found: Vec<&Item> =
        all.iter().filter(|item| item.label == typed || item.label_en.to_lowercase() == lower).collect();
    if found.is_empty() && !typed.is_empty() {
        found = all
            .iter()
            .filter(|item| item.label.contains(typed) || item.label_en.to_lowercase().contains(&lower))
            .collect();
    }
    let same_label = found.iter().all(|item| item.label == found[0].label);
    if found.len() > 1 && same_label {
        found.retain(|item| item.form == Some(FormKind::Base));
    }
    match found.as_slice() {
        [item] => Ok(item.code.clone()),
        [] => {
            let words = all.iter().flat_map(|item| [item.code.as_str(), item.label.as_str()]);
            Err(Message::NoSuchItem { typed: typed.to_string(), known: offer(typed, words) })
        }
        several => {
            let shown: Vec<String> = several.iter().map(|item| format!("{} {}", item.code, item.label)).collect();
            let known = listed(shown.iter().map(String::as_str), MOST);
            Err(Message::SeveralItems { typed: typed.to_string(), known })
        }
    }
}

/// The year of the greatest number of a report.
const NEWEST: &str = "select max(report_id) / 1000000000 from report";

/// The newest year with a report. The number of a report begins with its year, so this is the end of the primary key.
pub fn latest_year(connection: &Connection) -> Result<i64, Message> {
    connection
        .query_row(NEWEST, [], |row| row.get::<_, Option<i64>>(0))
        .optional()
        .map_err(|error| failed(connection, &error))?
        .flatten()
        .ok_or(Message::NoReports {})
}

/// A code without its trailing pairs of zeros; the province remains.
fn prefix(code: &str) -> &str {
    let mut code = code;
    while code.len() > 2 && code.ends_with("00") {
        code = &code[..code.len() - 2];
    }
    code
}

/// The first region from a beginning on, by the index of regions.
const FIRST_REGION: &str =
    "select region, '' from department_record where region >= ?1 order by region nulls first limit 1";

/// Codes and names, read from that index alone.
pub(super) fn regions(connection: &Connection) -> Result<Vec<(String, String)>, Message> {
    let distinct = "select distinct region, region_name from department_record where region >= ?1";
    let known: Vec<(String, Option<String>)> = read(connection, distinct, "")?;
    Ok(known.into_iter().map(|(code, name)| (code, name.unwrap_or_default())).collect())
}

fn read<A: FromSql, B: FromSql>(connection: &Connection, sql: &str, typed: &str) -> Result<Vec<(A, B)>, Message> {
    let rows = || -> rusqlite::Result<Vec<(A, B)>> {
        connection.prepare(sql)?.query_map([typed], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    };
    rows().map_err(|error| failed(connection, &error))
}

fn failed(connection: &Connection, error: &rusqlite::Error) -> Message {
    Message::Database { path: connection.path().unwrap_or_default().to_string(), reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::database;
    use super::*;

    fn town() -> Connection {
        database(
            "insert into department_record (department_id, name, code, region, region_name) values
             (1, '望舒市应急管理局', '101', '990100', '望舒市'),
             (2, '望舒市财政局', '102', '990100', '望舒市'),
             (3, '青石县财政局', '102', '990121', '青石县'),
             (4, '财政局', null, null, null);
             insert into department_alias values ('望舒市安监局', 1)",
        )
    }

    #[test]
    fn a_department_is_found_by_name_alias_code_or_part() {
        let town = town();
        for typed in ["望舒市应急管理局", "望舒市安监局", "101", "应急", "安监", " 应急管理局 "]
        {
            assert_eq!(department(&town, typed), Ok(1), "{typed}");
        }
        assert_eq!(department(&town, "财政局"), Ok(4), "a full name comes before a part");
    }

    #[test]
    fn a_part_or_code_of_several_departments_lists_them() {
        let several =
            |typed: &str, known: &str| Err(Message::SeveralDepartments { typed: typed.into(), known: known.into() });
        assert_eq!(department(&town(), "102"), several("102", "`望舒市财政局`, `青石县财政局`"));
        assert_eq!(department(&town(), "财政"), several("财政", "`望舒市财政局`, `财政局`, `青石县财政局`"));
    }

    #[test]
    fn an_unknown_department_gets_the_nearest() {
        let Err(Message::NoSuchDepartment { known, .. }) = department(&town(), "望舒应急局") else { panic!() };
        assert_eq!(known, "`望舒市应急管理局`");
        assert!(matches!(department(&town(), ""), Err(Message::NoSuchDepartment { .. })));
        assert!(matches!(department(&database(""), "x"), Err(Message::NoDepartments { .. })));
    }

    #[test]
    fn a_region_is_the_beginning_of_its_code() {
        let town = town();
        assert_eq!(region(&town, "990100"), Ok("9901".into()));
        assert_eq!(region(&town, "9901"), Ok("9901".into()));
        assert_eq!(region(&town, "990000"), Ok("99".into()));
        assert_eq!(region(&town, "990121"), Ok("990121".into()));
        assert_eq!(region(&town, "望舒市"), Ok("9901".into()));
        assert_eq!(region(&town, "青石"), Ok("990121".into()));
    }

    #[test]
    fn an_unknown_region_gets_the_nearest() {
        let Err(Message::NoSuchRegion { known, .. }) = region(&town(), "青石市") else { panic!() };
        assert!(known.contains("`青石县`"), "{known}");
        assert!(matches!(region(&town(), "110000"), Err(Message::NoSuchRegion { .. })));
        assert!(matches!(region(&town(), "000000"), Err(Message::NoSuchRegion { .. })));
    }

    #[test]
    fn an_item_is_found_by_code_or_label() {
        assert_eq!(item("three_public.vehicle"), Ok("three_public.vehicle".into()));
        assert_eq!(item("三公经费"), Ok("three_public".into()));
        assert_eq!(item("Official receptions"), Ok("three_public.reception".into()));
        assert_eq!(item("公务接待"), Ok("three_public.reception".into()));
    }

    #[test]
    fn a_label_of_both_forms_means_the_base_form() {
        assert_eq!(item("项目支出"), Ok("project".into()));
    }

    #[test]
    fn part_of_several_labels_lists_them() {
        let Err(Message::SeveralItems { known, .. }) = item("公车") else { panic!() };
        assert_eq!(known, "`three_public.vehicle.purchase 公车购置`, `three_public.vehicle.operation 公车运行维护`");
        let Err(Message::NoSuchItem { known, .. }) = item("three_publik") else { panic!() };
        assert!(known.contains("`three_public`"), "{known}");
    }

    #[test]
    fn what_is_typed_exactly_is_found_by_an_index() {
        let town = town();
        for sql in EXACT.into_iter().chain([FIRST_REGION, NEWEST]) {
            let mut statement = town.prepare(&format!("explain query plan {sql}")).unwrap();
            let mut rows = statement.raw_query();
            while let Some(row) = rows.next().unwrap() {
                let line: String = row.get(3).unwrap();
                assert!(line.starts_with("SEARCH ") || line.starts_with("USE "), "{sql}: {line}");
            }
        }
    }

    #[test]
    fn the_latest_year_is_that_of_the_newest_report() {
        let sql = "insert into department_record (department_id, name) values (1, '甲');
                   insert into report values (2022000000001, 1, 2022), (2023000000001, 1, 2023)";
        assert_eq!(latest_year(&database(sql)), Ok(2023));
        assert_eq!(latest_year(&database("")), Err(Message::NoReports {}));
    }
}

//! The names that completion offers, read from the database and the heads of queries when the first is wanted.

use crate::cli;
use crate::command::{Context, score, shelf};
use crate::model::{Item, Lang};
use crate::query::{Param, ParamType, Reader, Value, run as ask};

/// Names.
#[derive(Debug, Default)]
pub struct Known {
    /// Views and tables, each with its columns.
    pub tables: Vec<Table>,
    /// Named queries.
    pub queries: Vec<Question>,
    /// Options that every named query takes; whether a value follows.
    pub options: Vec<(String, bool)>,
    /// Names of departments.
    pub departments: Vec<String>,
    /// Codes and names of regions.
    pub regions: Vec<String>,
    /// Codes and labels of items.
    pub items: Vec<String>,
    /// Years with a report.
    pub years: Vec<String>,
    /// Ids of schemes.
    pub schemes: Vec<String>,
}

/// A view or a table.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Names of its columns.
    pub columns: Vec<String>,
}

/// A named query.
#[derive(Debug)]
pub struct Question {
    /// Its name.
    pub name: String,
    /// Its parameters.
    pub params: Vec<Param>,
}

/// Departments, above which nobody looks through a list.
const DEPARTMENTS: &str = "select name from department_record order by name nulls last limit 20000";
const REGIONS: &str = "
    select region from department_record where region is not null
    union select region_name from department_record where region_name is not null";
const YEARS: &str = "
    with recursive known (year) as (
        select max(report_id) / 1000000000 from report
        union all
        select (select max(report_id) / 1000000000 from report where report_id < year * 1000000000) from known
        where year is not null
    )
    select cast(year as text) from known where year is not null";
const COLUMNS: &str = "
    select t.name, c.name from sqlite_schema as t cross join pragma_table_xinfo(t.name) as c
    where t.type in ('view', 'table') and t.name not like 'sqlite%' order by t.type desc, t.name, c.cid";

impl Known {
    /// All that there is. What cannot be read is not offered; whoever asks for it is told why.
    pub fn of(context: &Context<'_>) -> Known {
        let mut known = Known {
            options: cli::options_of_queries(Lang::En)
                .into_iter()
                .map(|(name, value)| (name, value.is_some()))
                .collect(),
            items: Item::all().iter().flat_map(|item| [item.code.clone(), item.label.clone()]).collect(),
            ..Known::default()
        };
        let folders = shelf::folders(&context.common.queries, &context.database(), "queries");
        if let Ok(queries) = shelf::queries(&folders).or_else(|_| shelf::queries(&[])) {
            let question = |query: &crate::query::Query| Question {
                name: query.header.name.clone(),
                params: query.header.params.clone(),
            };
            known.queries = queries.all().iter().map(question).collect();
        }
        known.schemes = score::schemes(context).map_or(Vec::new(), |all| all.into_iter().map(|one| one.id).collect());
        let Ok(reader) = Reader::open(&context.database(), None) else { return known };
        known.departments = first_column(&reader, DEPARTMENTS);
        known.regions = first_column(&reader, REGIONS);
        known.years = first_column(&reader, YEARS);
        for row in rows(&reader, COLUMNS) {
            let [Value::Text(table), Value::Text(column)] = row.as_slice() else { continue };
            match known.tables.last_mut() {
                Some(last) if last.name == *table => last.columns.push(column.clone()),
                _ => known.tables.push(Table { name: table.clone(), columns: vec![column.clone()] }),
            }
        }
        known
    }

    /// What a parameter can be given, as far as it is known.
    pub fn values<'k>(&'k self, param: &'k Param) -> &'k [String] {
        match &param.kind {
            ParamType::Choice(choices) => choices,
            ParamType::Department => &self.departments,
            ParamType::Region => &self.regions,
            ParamType::Item => &self.items,
            ParamType::Scheme => &self.schemes,
            ParamType::Integer if ["year", "from", "to"].contains(&param.name.as_str()) => &self.years,
            ParamType::Integer | ParamType::Text => &[],
        }
    }
}

fn rows(reader: &Reader, sql: &str) -> Vec<Vec<Value>> {
    ask::ad_hoc(reader, sql, &[]).and_then(|rows| rows.collect()).unwrap_or_default()
}

fn first_column(reader: &Reader, sql: &str) -> Vec<String> {
    let text = |row: Vec<Value>| match row.into_iter().next() {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    };
    rows(reader, sql).into_iter().filter_map(text).collect()
}

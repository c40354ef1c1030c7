//! The names that completion offers, read from the database and the heads of queries when the first is wanted.

use crate::cli;
use crate::command::{Context, score, shelf};
use crate::model::{Item, Lang};
use crate::query::{Param, ParamType, Reader, known as names};

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
        let connection = reader.connection();
        let words = |pairs: Vec<(String, String)>| pairs.into_iter().flat_map(|(word, other)| [word, other]);
        let some = |word: &String| !word.is_empty();
        known.departments = names::all_departments(connection).unwrap_or_default();
        known.regions = words(names::regions(connection).unwrap_or_default()).filter(some).collect();
        known.years = words(names::years(connection).unwrap_or_default()).filter(some).collect();
        let tables = names::tables(connection).unwrap_or_default();
        known.tables = tables.into_iter().map(|(name, columns)| Table { name, columns }).collect();
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

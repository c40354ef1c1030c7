//! Named queries, or checks, by name. The texts come from the caller, who knows which folders they lie in.

use super::Header;
use crate::model::Message;
use crate::model::near::offer;

/// The text of a `.sql` file, and where it is from: a path, or words such as `built in`.
#[derive(Debug, Clone)]
pub struct Source {
    /// For messages.
    pub origin: String,
    /// The whole file.
    pub text: String,
}

/// A named query or a check.
#[derive(Debug, Clone)]
pub struct Query {
    /// Its head.
    pub header: Header,
    /// Where it is from.
    pub origin: String,
    /// The whole file, head included, so that lines count alike.
    pub sql: String,
}

/// Queries of one sort, sorted by name, each name once.
#[derive(Debug, Clone)]
pub struct Catalogue {
    queries: Vec<Query>,
}

impl Catalogue {
    /// Named queries: each must declare its columns.
    pub fn of_queries(sources: Vec<Source>) -> Result<Catalogue, Message> {
        let catalogue = Catalogue::of(sources)?;
        for query in &catalogue.queries {
            if query.header.columns.is_empty() {
                return Err(Message::HeadMissing { place: query.origin.clone(), key: "column".to_string() });
            }
        }
        Ok(catalogue)
    }

    /// Checks: each must declare severity, message and basis.
    pub fn of_checks(sources: Vec<Source>) -> Result<Catalogue, Message> {
        let catalogue = Catalogue::of(sources)?;
        for query in &catalogue.queries {
            if query.header.check.is_none() {
                return Err(Message::HeadMissing { place: query.origin.clone(), key: "severity".to_string() });
            }
        }
        Ok(catalogue)
    }

    /// Metrics: each must declare kind and formula.
    pub fn of_metrics(sources: Vec<Source>) -> Result<Catalogue, Message> {
        let catalogue = Catalogue::of(sources)?;
        for query in &catalogue.queries {
            if query.header.metric.is_none() {
                return Err(Message::HeadMissing { place: query.origin.clone(), key: "formula".to_string() });
            }
        }
        Ok(catalogue)
    }

    fn of(sources: Vec<Source>) -> Result<Catalogue, Message> {
        let mut queries: Vec<Query> = Vec::with_capacity(sources.len());
        for source in sources {
            let header = Header::parse(&source.origin, &source.text)?;
            match queries.iter().find(|known| known.header.name == header.name) {
                None => queries.push(Query { header, origin: source.origin, sql: source.text }),
                Some(known) if known.sql == source.text => {}
                Some(known) => {
                    return Err(Message::TwoContents {
                        name: header.name,
                        first: known.origin.clone(),
                        second: source.origin,
                    });
                }
            }
        }
        queries.sort_by(|a, b| a.header.name.cmp(&b.header.name));
        Ok(Catalogue { queries })
    }

    /// All of them, by name.
    pub fn all(&self) -> &[Query] {
        &self.queries
    }

    /// The one of a name.
    pub fn find(&self, name: &str) -> Result<&Query, Message> {
        self.queries.iter().find(|query| query.header.name == name).ok_or_else(|| Message::NoSuchQuery {
            name: name.to_string(),
            known: offer(name, self.queries.iter().map(|query| query.header.name.as_str())),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(origin: &str, name: &str, sql: &str) -> Source {
        let text = format!("-- name: {name}\n-- title: 题 | title\n-- column: a count 甲 | a\n{sql}");
        Source { origin: origin.to_string(), text }
    }

    #[test]
    fn queries_are_sorted_and_found_by_name() {
        let sources = vec![source("1", "trend", "select 1 as a"), source("2", "rank-execution", "select 2 as a")];
        let catalogue = Catalogue::of_queries(sources).unwrap();
        let names: Vec<_> = catalogue.all().iter().map(|query| query.header.name.as_str()).collect();
        assert_eq!(names, ["rank-execution", "trend"]);
        assert_eq!(catalogue.find("trend").unwrap().origin, "1");
        assert_eq!(
            catalogue.find("rank-exection").unwrap_err(),
            Message::NoSuchQuery { name: "rank-exection".into(), known: "`rank-execution`".into() }
        );
    }

    #[test]
    fn one_name_with_two_contents_names_both_files() {
        let same = vec![source("built in", "a", "select 1"), source("mine/a.sql", "a", "select 1")];
        assert_eq!(Catalogue::of_queries(same).unwrap().all().len(), 1);
        let different = vec![source("built in", "a", "select 1"), source("mine/a.sql", "a", "select 2")];
        assert_eq!(
            Catalogue::of_queries(different).unwrap_err(),
            Message::TwoContents { name: "a".into(), first: "built in".into(), second: "mine/a.sql".into() }
        );
    }

    #[test]
    fn a_query_is_no_check() {
        let error = Catalogue::of_checks(vec![source("a.sql", "a", "select 1")]).unwrap_err();
        assert_eq!(error, Message::HeadMissing { place: "a.sql".into(), key: "severity".into() });
    }
}

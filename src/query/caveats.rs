/*!
What a reader of an answer should know: departments that it lacks, figures that were corrected, that a check finds wrong,
that two reports state differently, or that count as a successor's.

Only the departments that were shown are looked at, or all reports of the years asked about where they are few.
*/

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::catalogue::Query;
use super::param::Bind;
use super::{Column, Kind, Lens, Reader, Value, exempt};
use crate::model::Message;
use crate::model::ledger::Change;

/// Departments of an answer that are looked at one by one.
const MOST: usize = 200;

/// Reports, and departments, above which nobody wants to wait.
const MANY: i64 = 20_000;

/// Names in a message.
const NAMES: usize = 5;

/// The departments of the rows that were shown.
#[derive(Debug, Default)]
pub struct Shown {
    column: Option<usize>,
    departments: BTreeSet<String>,
    more: bool,
}

impl Shown {
    /// Nothing yet, of an answer with these columns.
    pub fn of(columns: &[Column]) -> Shown {
        let column = columns.iter().position(|column| column.kind == Kind::Department);
        Shown { column, ..Shown::default() }
    }

    /// Takes note of a row.
    pub fn note(&mut self, row: &[Value]) {
        let Some(Value::Text(name)) = self.column.and_then(|column| row.get(column)) else { return };
        if self.departments.len() < MOST {
            self.departments.insert(name.clone());
        } else if !self.departments.contains(name) {
            self.more = true;
        }
    }
}

/// Which reports an answer is of.
struct Scope {
    first: i64,
    last: i64,
    departments: Option<Vec<i64>>,
    item: Option<String>,
    region: Option<String>,
}

/// The caveats of an answer.
pub fn of(reader: &Reader, query: &Query, binds: &[Bind], shown: &Shown, lens: Lens) -> Result<Vec<Message>, Message> {
    let connection = reader.connection();
    told(connection, query, binds, shown, lens)
        .map_err(|error| Message::SqlFailed { place: "caveats".to_string(), reason: error.to_string() })
}

fn told(
    connection: &Connection,
    query: &Query,
    binds: &[Bind],
    shown: &Shown,
    lens: Lens,
) -> rusqlite::Result<Vec<Message>> {
    let text = |name: &str| match binds.iter().find(|bind| bind.name == name).map(|bind| &bind.value) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let number = |name: &str| match binds.iter().find(|bind| bind.name == name).map(|bind| &bind.value) {
        Some(Value::Integer(number)) => Some(*number),
        _ => None,
    };
    let year = number("year");
    let is_of_years = binds.iter().any(|bind| ["year", "from", "to"].contains(&bind.name.as_str()));
    // An answer that is itself of findings, or of what is missing, needs no such words.
    let is_of_findings =
        |column: &Column| column.kind == Kind::Check || ["rule", "state"].contains(&column.name.as_str());
    if !is_of_years || query.header.columns.iter().any(is_of_findings) {
        return Ok(Vec::new());
    }
    let mut messages = Vec::new();
    let mut scope = Scope {
        first: year.or_else(|| number("from")).unwrap_or(1990),
        last: year.or_else(|| number("to")).unwrap_or(2100),
        departments: None,
        item: text("item"),
        region: text("region"),
    };
    if let (Some(year), None) = (year, number("department")) {
        messages.extend(missing(connection, year, scope.region.as_deref())?);
    }
    scope.departments = match (number("department"), shown.column) {
        (Some(department), _) => Some(vec![department]),
        (None, Some(_)) if !shown.more => Some(numbers(connection, &shown.departments)?),
        _ => None,
    };
    if scope.departments.is_none() && scope.reports(connection)? > MANY {
        messages.push(Message::CaveatsElsewhere { reports: MANY as usize });
    } else {
        let compares =
            query.header.columns.iter().any(|column| column.name.contains("prior") || column.name.contains("change"));
        messages.extend(scope.counted(connection, lens, compares)?);
    }
    messages.extend(scope.series(connection, lens)?);
    Ok(messages)
}

fn numbers(connection: &Connection, names: &BTreeSet<String>) -> rusqlite::Result<Vec<i64>> {
    let mut statement = connection.prepare("select department_id from department_record where name = ?1")?;
    let mut numbers = Vec::new();
    for name in names {
        let mut rows = statement.query([name])?;
        while let Some(row) = rows.next()? {
            numbers.push(row.get(0)?);
        }
    }
    Ok(numbers)
}

/// Departments that should have a report of a year, by the register or by their reports of other years.
fn missing(connection: &Connection, year: i64, region: Option<&str>) -> rusqlite::Result<Option<Message>> {
    let departments: Option<i64> =
        connection.query_row("select max(department_id) from department_record", [], |row| row.get(0))?;
    if departments.unwrap_or(0) > MANY {
        return Ok(None);
    }
    // Counting is a tenth of the work of looking for each.
    let is_whole: bool = connection.query_row(
        "select (select count(*) from department_record)
             = (select count(*) from report where report_id between ?1 * 1000000000 and ?1 * 1000000000 + 999999999)",
        [year],
        |row| row.get(0),
    )?;
    if is_whole {
        return Ok(None);
    }
    let mut statement = connection.prepare(
        "select d.name
         from department_record as d
         left join department_registration as r on r.department_id = d.department_id
         where not exists (select 1 from report where report_id = ?1 * 1000000000 + d.department_id)
             and case
                 when r.department_id is not null then ?1 between coalesce(r.valid_from, 0) and coalesce(r.valid_to, 9999)
                 else exists (select 1 from report where report.department_id = d.department_id)
             end
             and (?2 is null or d.region between ?2 and ?2 || '~')
         order by d.name",
    )?;
    let names: Vec<String> =
        statement.query_map(params![year, region], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let few: Vec<&str> = names.iter().take(NAMES).map(String::as_str).collect();
    let more = if names.len() > NAMES { "、…" } else { "" };
    Ok((!names.is_empty()).then(|| Message::DepartmentsMissing {
        year,
        departments: names.len(),
        names: format!("{}{more}", few.join("、")),
    }))
}

impl Scope {
    /// How many reports, up to one more than are looked through.
    fn reports(&self, connection: &Connection) -> rusqlite::Result<i64> {
        connection.query_row(
            "select count(*) from (
                 select 1 from report where report_id between ?1 * 1000000000 and ?2 * 1000000000 + 999999999 limit ?3
             )",
            [self.first, self.last, MANY + 1],
            |row| row.get(0),
        )
    }

    /// Caveats that are counted report by report.
    fn counted(&self, connection: &Connection, lens: Lens, compares: bool) -> rusqlite::Result<Vec<Message>> {
        let any: bool =
            connection.query_row("select exists (select 1 from correction_record)", [], |row| row.get(0))?;
        let mut messages = Vec::new();
        if any {
            let [figures, ..] = self.sum(
                connection,
                "select count(*), 0, 0
                 from correction_record as f
                 join source as s on s.report_id = f.report_id and s.section = f.section and s.position = f.position
                     and s.field = f.field and s.document_id = f.document_id
                 where {in} and ?4 is ?4",
            )?;
            if figures > 0 {
                messages.push(Message::FiguresCorrected { figures });
            }
        }
        if exempt::is_hiding(connection)? {
            let [findings, ..] = self.sum(
                connection,
                "select count(*), 0, 0
                 from judged_finding as f
                 join exemption using (exemption_id)
                 where {in} and severity is null and (?4 is null or item is null or item = ?4)",
            )?;
            if findings > 0 {
                messages.push(Message::FindingsExempted { findings });
            }
        }
        let [findings, departments, restated] = self.sum(
            connection,
            "select
                 count(case when k.severity = 'error' then 1 end),
                 count(distinct case when k.severity = 'error' then f.report_id % 1000000000 end),
                 count(case when k.rule = 'Y01' then 1 end)
             from finding_record as f
             join finding_kind as k using (kind_id)
             where {in} and (?4 is null or k.item is null or k.item = ?4)",
        )?;
        match lens.clean {
            true if findings > 0 => messages.push(Message::FiguresLeftOut { findings }),
            false if findings > 0 => messages.push(Message::FiguresInError { findings, departments }),
            _ => {}
        }
        if restated > 0 && compares {
            messages.push(Message::FiguresRestated { figures: restated });
        }
        Ok(messages)
    }

    /// The three numbers that a statement counts, over all reports of the scope.
    fn sum(&self, connection: &Connection, sql: &str) -> rusqlite::Result<[usize; 3]> {
        let which = match &self.departments {
            None => "f.report_id between ?1 * 1000000000 and ?2 * 1000000000 + 999999999 and ?3 is null",
            Some(_) if self.first == self.last => "f.report_id = ?1 * 1000000000 + ?3 and ?2 is ?2",
            Some(_) => {
                "f.report_id in (select report_id from report where department_id = ?3 and year between ?1 and ?2)"
            }
        };
        let mut statement = connection.prepare(&sql.replace("{in}", which))?;
        let mut sums = [0; 3];
        let departments = self.departments.iter().flatten().copied().map(Some);
        let all: Vec<Option<i64>> = if self.departments.is_some() { departments.collect() } else { vec![None] };
        for department in all {
            let counts: [i64; 3] = statement
                .query_row(params![self.first, self.last, department, self.item], |row| {
                    Ok([row.get(0)?, row.get(1)?, row.get(2)?])
                })?;
            sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count as usize);
        }
        Ok(sums)
    }

    /// Departments that came to an end just before or within the years.
    fn series(&self, connection: &Connection, lens: Lens) -> rusqlite::Result<Vec<Message>> {
        let mut messages = Vec::new();
        let mut statement = connection.prepare(
            "select d.department_id, d.name, r.valid_to, r.change, heir.name, heir.department_id
             from department_registration as r
             join department_record as d on d.department_id = r.department_id
             left join department_record as heir on heir.department_id = r.successor_id
             where r.change is not null and r.valid_to between ?1 - 1 and ?2
                 and (?3 is null or d.region between ?3 and ?3 || '~')
             order by r.valid_to, d.name",
        )?;
        let mut rows = statement.query(params![self.first, self.last, self.region])?;
        while let Some(row) = rows.next()? {
            let (former, name, year): (i64, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let (change, heir, heir_id): (String, Option<String>, Option<i64>) =
                (row.get(3)?, row.get(4)?, row.get(5)?);
            let concerns = |department: i64| self.departments.as_ref().is_none_or(|known| known.contains(&department));
            if !concerns(former) && !heir_id.is_some_and(concerns) {
                continue;
            }
            let goes_on = lens.follow && ["renamed", "merged"].contains(&change.as_str());
            let label = Change::label(&change).to_string();
            messages.push(match heir {
                Some(heir) if goes_on => Message::FiguresFollowed { year, former: name, heir, change, label },
                _ => Message::SeriesBroken { name, year, change, label },
            });
        }
        messages.truncate(NAMES);
        Ok(messages)
    }
}

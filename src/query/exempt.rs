/*!
Exemptions beside the findings: a table of the connection's own, which the query behind `check` joins.
*/

use rusqlite::{Connection, OptionalExtension, params};

use crate::model::entry::Refusal;
use crate::model::ledger::Exemption;
use crate::model::{Message, Severity};

/// The table, empty.
pub const TABLE: &str = "create temp table exemption (
    exemption_id integer primary key,
    rule text not null,
    department_id integer,
    year integer,
    severity text,
    reason text not null,
    exempted_by text,
    until text
)";

/// Makes the table of exemptions that hold today. What is no exemption any more, or of nobody, is told.
pub fn put_on(connection: &Connection, exemptions: &[Exemption]) -> rusqlite::Result<Vec<Refusal>> {
    connection.execute_batch(TABLE)?;
    let today: String = connection.query_row("select date('now', 'localtime')", [], |row| row.get(0))?;
    let mut refused = Vec::new();
    let mut insertion = connection.prepare(
        "insert into exemption (rule, department_id, year, severity, reason, exempted_by, until)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for exemption in exemptions {
        let mut refuse = |reason| {
            refused.push(Refusal {
                place: exemption.place.clone(),
                reason,
                department: exemption.department.clone(),
                year: exemption.year,
            });
        };
        if let Some(until) = exemption.until.as_ref().filter(|until| **until < today) {
            refuse(Message::ExemptionExpired { rule: exemption.rule.clone(), until: until.clone() });
            continue;
        }
        let department = match &exemption.department {
            None => None,
            Some(name) => match department(connection, name)? {
                Some(number) => Some(number),
                None => {
                    refuse(Message::ExemptionOfNobody { name: name.clone() });
                    continue;
                }
            },
        };
        insertion.execute(params![
            exemption.rule,
            department,
            exemption.year,
            exemption.severity.map(Severity::word),
            exemption.reason,
            exemption.by,
            exemption.until
        ])?;
    }
    Ok(refused)
}

fn department(connection: &Connection, name: &str) -> rusqlite::Result<Option<i64>> {
    let sql = "select department_id from department_record where name = ?1 or code = ?1
               union all select department_id from department_alias where name = ?1";
    connection.prepare_cached(sql)?.query_row([name], |row| row.get(0)).optional()
}

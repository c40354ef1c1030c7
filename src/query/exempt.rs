/*!
Exemptions beside the findings: a table of the connection's own. The query behind `check` joins it and shows what is
exempted; for every other named query [`hide`] takes exempted findings out and gives others their severity.
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

/// Hides exempted findings from a connection that [`put_on`] gave its exemptions, and grades those anew that have another
/// severity. Of several exemptions the one that names most of what a finding is of counts. Views must be made anew.
pub fn hide(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "create temp table judged_finding as
         select f.finding_id, f.report_id, f.kind_id, k.item, (
             select e.exemption_id
             from exemption as e
             where e.rule = k.rule
                 and (e.department_id is null or e.department_id = f.report_id % 1000000000)
                 and (e.year is null or e.year = f.report_id / 1000000000)
             order by (e.department_id is not null) + (e.year is not null) desc, e.exemption_id desc
             limit 1
         ) as exemption_id
         from main.finding_record as f
         join main.finding_kind as k using (kind_id)
         where k.rule in (select rule from exemption);
         delete from judged_finding where exemption_id is null;
         create unique index temp.judged_finding_of_number on judged_finding (finding_id);
         create index temp.judged_finding_of_report on judged_finding (report_id);

         create temp table regraded_kind as
         select row_number() over () + (select max(kind_id) from main.finding_kind) as kind_id, kind_id as former_id, severity
         from (
             select distinct j.kind_id, e.severity
             from judged_finding as j
             join exemption as e using (exemption_id)
             where e.severity is not null
         );
         create temp view finding_kind as
         select * from main.finding_kind
         union all
         select n.kind_id, k.rule, n.severity, k.item, k.label, k.unit, k.message, k.message_en
         from regraded_kind as n
         join main.finding_kind as k on k.kind_id = n.former_id;
         create temp view finding_record as
         select * from main.finding_record where finding_id not in (select finding_id from judged_finding)
         union all
         select
             f.finding_id, f.report_id, n.kind_id, f.expected, f.actual,
             f.document_id, f.cell, f.other_document_id, f.other_cell, f.other_years_before
         from judged_finding as j
         join exemption as e using (exemption_id)
         join regraded_kind as n on n.former_id = j.kind_id and n.severity = e.severity
         join main.finding_record as f on f.finding_id = j.finding_id",
    )
}

/// Whether exempted findings are hidden from a connection.
pub fn is_hiding(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row("select exists (select 1 from temp.sqlite_schema where name = 'judged_finding')", [], |row| {
        row.get(0)
    })
}

fn department(connection: &Connection, name: &str) -> rusqlite::Result<Option<i64>> {
    let sql = "select department_id from department_record where name = ?1 or code = ?1
               union all select department_id from department_alias where name = ?1";
    connection.prepare_cached(sql)?.query_row([name], |row| row.get(0)).optional()
}

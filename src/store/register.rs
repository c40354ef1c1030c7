/*!
The register of departments goes in whole: what it says takes the place of what it said before. It never joins two
departments that both have reports, since that would mix their figures.
*/

use rusqlite::{Connection, OptionalExtension, params};

use super::put::{self, Touched};
use super::{Check, Store, findings};
use crate::model::Message;
use crate::model::entry::Refusal;
use crate::model::ledger::Registration;

/// What became of a register.
#[derive(Debug, Clone, Default)]
pub struct Registered {
    /// Departments that it names.
    pub departments: usize,
    /// Other names of theirs that are known now.
    pub aliases: usize,
    /// What of it could not be taken, with the reason.
    pub refused: Vec<Refusal>,
}

impl Store {
    /// Takes a register in.
    pub fn register(&mut self, register: &[Registration], checks: &[Check<'_>]) -> Result<Registered, Message> {
        self.change(true, |transaction| {
            let mut touched = Touched::none(transaction)?;
            let before = successors(transaction)?;
            transaction.execute("delete from department_registration", [])?;
            let mut registered = Registered::default();
            let mut refuse = |registration: &Registration, reason| {
                registered.refused.push(Refusal {
                    place: registration.place.clone(),
                    reason,
                    department: Some(registration.name.name.clone()),
                    year: None,
                });
            };
            let (mut numbers, mut aliases) = (Vec::new(), 0);
            for registration in register {
                let department = put::department(transaction, &registration.name, &mut touched)?;
                numbers.push(department);
                for alias in &registration.aliases {
                    match alias_of(transaction, department, alias)? {
                        Ok(()) => aliases += 1,
                        Err(reason) => refuse(registration, reason),
                    }
                }
                transaction
                    .prepare_cached(
                        "insert into department_registration (department_id, kind, valid_from, valid_to, change)
                         values (?1, ?2, ?3, ?4, ?5) on conflict do nothing",
                    )?
                    .execute(params![
                        department,
                        registration.kind,
                        registration.valid_from,
                        registration.valid_to,
                        registration.change.map(|change| change.word())
                    ])?;
            }
            // A successor may stand in a later row.
            for (registration, department) in register.iter().zip(&numbers) {
                let Some(name) = &registration.successor else { continue };
                let reason = match put::known_department(transaction, name)? {
                    Some(successor) if leads_to(transaction, successor, *department)? => {
                        Message::SuccessorInCircle { name: name.clone() }
                    }
                    Some(successor) => {
                        transaction
                            .prepare_cached(
                                "update department_registration set successor_id = ?2 where department_id = ?1",
                            )?
                            .execute([*department, successor])?;
                        continue;
                    }
                    None => Message::NoSuchSuccessor { name: name.clone() },
                };
                refuse(registration, reason);
                // Nothing of a row that is refused counts.
                transaction
                    .prepare_cached("delete from department_registration where department_id = ?1")?
                    .execute([department])?;
            }
            (registered.departments, registered.aliases) = (register.len(), aliases);
            let mut touched = touched.close(transaction)?;
            // What is compared with predecessors has others now.
            let mut concerned = before;
            concerned.extend(successors(transaction)?);
            for department in concerned {
                touched.extend(reports(transaction, department)?);
            }
            findings::refresh(transaction, checks, &touched)?;
            Ok(registered)
        })
    }
}

/// Whether a department is another, or is succeeded by it in the end.
fn leads_to(transaction: &Connection, mut from: i64, to: i64) -> rusqlite::Result<bool> {
    let sql = "select successor_id from department_registration where department_id = ?1 and successor_id is not null";
    let mut statement = transaction.prepare_cached(sql)?;
    while from != to {
        match statement.query_row([from], |row| row.get(0)).optional()? {
            Some(next) => from = next,
            None => return Ok(false),
        }
    }
    Ok(true)
}

/// Departments that went on with the work of others.
fn successors(transaction: &Connection) -> rusqlite::Result<Vec<i64>> {
    let sql = "select distinct successor_id from department_registration where successor_id is not null";
    transaction.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}

fn reports(transaction: &Connection, department: i64) -> rusqlite::Result<Vec<i64>> {
    let sql = "select report_id from report where department_id = ?1";
    transaction.prepare_cached(sql)?.query_map([department], |row| row.get(0))?.collect()
}

/// Makes a name one of a department's; why not, where it is somebody else's.
fn alias_of(transaction: &Connection, department: i64, alias: &str) -> rusqlite::Result<Result<(), Message>> {
    let own: Option<i64> = transaction
        .prepare_cached("select department_id from department_record where name = ?1")?
        .query_row([alias], |row| row.get(0))
        .optional()?;
    if own.is_some_and(|own| own != department) {
        return Ok(Err(Message::AliasIsDepartment { alias: alias.to_string() }));
    }
    let taken: Option<(i64, String)> = transaction
        .prepare_cached(
            "select a.department_id, d.name from department_alias as a
             join department_record as d on d.department_id = a.department_id where a.name = ?1",
        )?
        .query_row([alias], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match taken {
        Some((other, name)) if other != department => Ok(Err(Message::AliasTaken { alias: alias.to_string(), name })),
        Some(_) => Ok(Ok(())),
        None => {
            transaction
                .prepare_cached("insert into department_alias values (?1, ?2)")?
                .execute(params![alias, department])?;
            Ok(Ok(()))
        }
    }
}

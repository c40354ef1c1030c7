/*!
Corrections: figures that a form got wrong and that somebody put right, without touching the form. A row says what stands
in the form, what should stand there, why and on what evidence.
*/

use super::ledger::{self, Column};
use super::{Given, tidy};
use crate::document::{Block, Cell, Document};
use crate::model::entry::{Refusal, Stored};
use crate::model::ledger::Correction;
use crate::model::{Message, Statement};

const OLD: Column = Column { name: "old", labels: &["原数", "更正前"], required: true };
const NEW: Column = Column { name: "new", labels: &["更正数", "更正后"], required: true };
const REASON: Column = Column { name: "reason", labels: &["理由", "更正理由", "原因"], required: true };
/// The column of a table of one amount a row that a correction has twice: before and after.
const AMOUNT: &str = "amount";

/// The columns that are of corrections alone; the others are those of a table of one amount a row.
const OWN: [Column; 6] = [
    OLD,
    NEW,
    REASON,
    Column { name: "evidence", labels: &["依据", "凭据"], required: false },
    Column { name: "by", labels: &["更正人", "经办人"], required: false },
    Column { name: "date", labels: &["日期", "更正日期"], required: false },
];

/// The corrections of a table, and the rows that are none.
pub fn read(document: &Document) -> Result<(Vec<Correction>, Vec<Refusal>), Message> {
    let (mut corrections, mut refusals) = (Vec::new(), Vec::new());
    let shared = tidy::COLUMNS.into_iter().filter(|column| column.name != AMOUNT);
    let columns: Vec<Column> = shared.chain(OWN).collect();
    let rows = ledger::rows(document, &columns)?;
    let head = document.rows().first().copied().unwrap_or_default().to_vec();
    for row in rows {
        let read = correction(&document.path, &head, &row);
        match read {
            Ok(correction) => corrections.push(correction),
            Err(reason) => {
                let department = row.text("department").map(str::to_string);
                let year = row.year("year").ok().flatten();
                refusals.push(Refusal { place: row.place, reason, department, year });
            }
        }
    }
    Ok((corrections, refusals))
}

fn correction(path: &str, head: &[Cell], row: &ledger::Row<'_>) -> Result<Correction, Message> {
    let statement = |column: &Column| figure(path, head, row, row.index(column.name).unwrap_or_default());
    row.required(&NEW)?;
    let Some(new) = statement(&NEW)? else {
        return Err(Message::CorrectionWithoutFigure { text: row.required(&NEW)?.to_string() });
    };
    // What has no figure is said to be blank in the form.
    let old = statement(&OLD)?.and_then(|statement| match statement.entries.last()?.value {
        Stored::Integer(value) => Some(value),
        _ => None,
    });
    let text = |column: &str| row.text(column).map(str::to_string);
    Ok(Correction {
        place: row.place.clone(),
        statement: new,
        old,
        old_text: text(OLD.name).unwrap_or_default(),
        reason: row.required(&REASON)?.to_string(),
        evidence: text("evidence"),
        by: text("by"),
        date: row.text("date").map(ledger::day).transpose()?,
    })
}

/// The figure of a row as a table of one amount a row would state it, with the amount taken from one of its columns.
fn figure(path: &str, head: &[Cell], row: &ledger::Row<'_>, amount: usize) -> Result<Option<Statement>, Message> {
    let mut head = head.to_vec();
    for (index, cell) in head.iter_mut().enumerate() {
        let is_own = OWN.iter().any(|column| row.index(column.name) == Some(index));
        if index == amount {
            cell.text = AMOUNT.to_string();
        } else if is_own {
            cell.text = String::new();
        }
    }
    let blocks = vec![Block::Table(vec![head, row.cells().to_vec()])];
    let document = Document { path: path.to_string(), blocks };
    let Some(columns) = tidy::columns(&document)? else { return Ok(None) };
    let given = Given { department: None, year: None, unit: None, keep_contacts: false };
    let mut understood = tidy::read(&document, &columns, given);
    match understood.refusals.pop() {
        Some(refusal) => Err(refusal.reason),
        None => Ok(understood.statements.pop()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (Vec<Correction>, Vec<Refusal>) {
        read(&crate::document::read("c.csv", text.as_bytes()).unwrap()).unwrap()
    }

    #[test]
    fn a_row_says_what_stands_there_and_what_should() {
        let (corrections, refusals) =
            of("部门,年度,项目,口径,原数,更正数,理由,依据\n甲局,2023,三公经费,决算数,12.3,12.5,笔误,决算批复\n");
        assert!(refusals.is_empty(), "{refusals:?}");
        let [correction] = corrections.as_slice() else { panic!("{corrections:?}") };
        let [entry] = correction.statement.entries.as_slice() else { panic!("{correction:?}") };
        assert_eq!((entry.field.as_str(), &entry.value), ("three_public_outturn", &Stored::Integer(12_500_000)));
        assert_eq!(correction.old, Some(12_300_000));
        assert_eq!((correction.reason.as_str(), correction.evidence.as_deref()), ("笔误", Some("决算批复")));
    }

    #[test]
    fn a_blank_old_figure_is_one_that_the_form_leaves_out() {
        let (corrections, _) = of("department,year,item,measure,old,new,reason\n甲局,2023,total,outturn,,5,left out\n");
        assert_eq!(corrections[0].old, None);
    }

    #[test]
    fn rows_without_reason_or_figure_are_refused() {
        let head = "department,year,item,measure,old,new,reason";
        let (corrections, refusals) =
            of(&format!("{head}\n甲局,2023,total,outturn,1,,x\n甲局,2023,total,outturn,1,2,\n"));
        assert!(corrections.is_empty());
        let reasons: Vec<String> = refusals.iter().map(|refusal| refusal.reason.to_string()).collect();
        assert_eq!(reasons, ["the column new 更正数 is blank", "the column reason 理由 is blank"]);
    }
}

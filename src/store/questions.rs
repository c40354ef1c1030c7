/*!
Which questions a corrected document answers.

Nothing is kept of what somebody was asked: a finding is a question, and the findings of a report before a newer document
replaced one of its forms are compared with those behind it. The same question is one of the same rule about the same field
of the row of the same name; its figures may be others, and it may stand at another place.
*/

use rusqlite::{Connection, params};

use super::{Store, fault};
use crate::model::Message;

/// A finding as somebody may be asked about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Id of the rule.
    pub rule: String,
    /// Word of its severity.
    pub severity: String,
    /// Code of the item, or the name of an indicator.
    pub item: Option<String>,
    /// What its row is called.
    pub label: Option<String>,
    /// What is wrong, in Chinese.
    pub message: String,
    /// The same in English.
    pub message_en: String,
    /// Path of its document.
    pub document: Option<String>,
    /// Where it stands there.
    pub cell: Option<String>,
    /// Section and field of what stands there.
    field: Option<String>,
}

/// The questions of a report of which a newer document replaced a form or figures, as they were before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Number of the report.
    pub report: i64,
    /// Department.
    pub department: String,
    /// Year of the report.
    pub year: i32,
    /// Whether a form of it was replaced; else figures may have been, one by one.
    pub is_whole: bool,
    /// Its findings before.
    pub before: Vec<Question>,
}

/// What became of the questions of a report.
#[derive(Debug, Default)]
pub struct Answers {
    /// They are no findings any more.
    pub answered: Vec<Question>,
    /// They still are; as they read now.
    pub open: Vec<Question>,
    /// They were none before.
    pub new: Vec<Question>,
}

impl Store {
    /// What became of the questions of a report.
    pub fn answers(&self, asked: &Asked) -> Result<Answers, Message> {
        let after = questions(&self.connection, asked.report).map_err(|error| fault(&self.path, &error))?;
        Ok(compared(asked.before.clone(), after))
    }
}

/// The findings of a report.
pub fn questions(connection: &Connection, report: i64) -> rusqlite::Result<Vec<Question>> {
    connection
        .prepare_cached(
            "select rule, severity, item, label, message, message_en, document, cell, (
                 select min(source.section || '.' || source.field)
                 from source
                 join document as d on d.document_id = source.document_id
                 where source.report_id = finding.report_id and source.cell = finding.cell and d.path = finding.document
             )
             from finding
             where report_id = ?1
             order by case severity when 'error' then 1 when 'warning' then 2 else 3 end, rule, message",
        )?
        .query_map(params![report], |row| {
            Ok(Question {
                rule: row.get(0)?,
                severity: row.get(1)?,
                item: row.get(2)?,
                label: row.get(3)?,
                message: row.get(4)?,
                message_en: row.get(5)?,
                document: row.get(6)?,
                cell: row.get(7)?,
                field: row.get(8)?,
            })
        })?
        .collect()
}

fn compared(mut before: Vec<Question>, after: Vec<Question>) -> Answers {
    let key = |one: &Question| (one.rule.clone(), one.item.clone(), one.label.clone(), one.field.clone());
    let mut answers = Answers::default();
    for question in after {
        match before.iter().position(|known| key(known) == key(&question)) {
            Some(at) => {
                before.remove(at);
                answers.open.push(question);
            }
            None => answers.new.push(question),
        }
    }
    answers.answered = before;
    answers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(rule: &str, field: &str, message: &str) -> Question {
        Question {
            rule: rule.into(),
            severity: "error".into(),
            item: None,
            label: None,
            message: message.into(),
            message_en: message.into(),
            document: None,
            cell: None,
            field: Some(field.into()),
        }
    }

    #[test]
    fn a_question_is_known_again_by_its_rule_and_field_whatever_its_figures() {
        let before = vec![question("B01", "budget", "1"), question("B01", "outturn", "2"), question("X10", "p", "3")];
        let after = vec![question("B01", "outturn", "4"), question("B01", "prior", "5"), question("X10", "p", "3")];
        let Answers { answered, open, new } = compared(before, after);
        let told = |questions: Vec<Question>| questions.into_iter().map(|one| one.message).collect::<Vec<_>>();
        assert_eq!(
            (told(answered), told(open), told(new)),
            (vec!["1".into()], vec!["4".into(), "3".into()], vec!["5".into()])
        );
    }

    #[test]
    fn of_two_alike_one_may_be_answered() {
        let two = vec![question("S19", "target", "1"), question("S19", "target", "2")];
        let answers = compared(two.clone(), two[..1].to_vec());
        assert_eq!((answers.answered.len(), answers.open.len(), answers.new.len()), (1, 1, 0));
    }
}

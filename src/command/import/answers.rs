//! Told at the end of an import: which questions a corrected document answers, which are still open, and which are new.

use serde_json::{Value, json};

use crate::command::Context;
use crate::error::Error;
use crate::model::{Lang, Message, Place};
use crate::store::{Answers, Asked, Question, Store};

/// Questions told one by one; `check --details` lists them all.
const MOST: usize = 20;

/// Tells what became of the questions of reports of which a form or figures were replaced.
pub fn tell(store: &Store, asked: &[Asked], events: bool, context: &mut Context<'_>) -> Result<(), Error> {
    let lang = context.lang;
    let mut left = MOST;
    for asked in asked {
        let answers = store.answers(asked)?;
        let Answers { answered, open, new } = &answers;
        // Figures that came one by one may be of other reports.
        if !asked.is_whole && answered.is_empty() && new.is_empty() {
            continue;
        }
        let (department, year) = (asked.department.clone(), asked.year);
        let states = [
            ("answered", "已解决 | answered", answered),
            ("new", "新增 | new", new),
            ("open", "仍未解决 | still open", open),
        ];
        if events {
            for (state, _, questions) in states {
                for question in questions {
                    writeln!(context.out, "{}", event(state, question, asked, lang))?;
                }
            }
            let counts = json!({
                "event": "answers", "department": department, "year": year, "answered": answered.len(),
                "open": open.len(), "new": new.len(),
            });
            writeln!(context.out, "{counts}")?;
            continue;
        }
        if answered.is_empty() && open.is_empty() && new.is_empty() {
            continue;
        }
        let counts =
            Message::AnswersOf { department, year, answered: answered.len(), open: open.len(), new: new.len() };
        context.say(&counts)?;
        let whole = answered.len() + open.len() + new.len();
        let lines = states.iter().flat_map(|(_, words, questions)| questions.iter().map(|one| line(words, one, lang)));
        for line in lines.take(left) {
            context.say(&line)?;
        }
        if whole > left {
            context.say(&Message::MoreAnswers { more: whole - left })?;
        }
        left = left.saturating_sub(whole);
    }
    Ok(())
}

fn line(state: &str, question: &Question, lang: Lang) -> Message {
    let place = question.cell.as_deref().map_or(String::new(), |cell| {
        let told = Place::of_text(cell).map_or(cell.to_string(), |place| place.told(lang));
        format!(" {told}")
    });
    Message::AnswerLine {
        state: lang.pick(state).to_string(),
        rule: question.rule.clone(),
        place,
        message: message(question, lang).to_string(),
    }
}

fn event(state: &str, question: &Question, asked: &Asked, lang: Lang) -> Value {
    json!({
        "event": "question", "state": state, "department": asked.department, "year": asked.year, "rule": question.rule,
        "severity": question.severity, "item": question.item, "label": question.label, "path": question.document,
        "cell": question.cell, "message": message(question, lang),
    })
}

fn message(question: &Question, lang: Lang) -> &str {
    match lang {
        Lang::Zh => &question.message,
        Lang::En => &question.message_en,
    }
}

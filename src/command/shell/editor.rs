/*!
The conversation at a terminal: a line that is edited, with history, completion, and a hint where more is to come.

Ctrl-C at the prompt drops what is typed, and while a statement runs stops that statement; Ctrl-D ends.
*/

use std::borrow::Cow;
use std::cell::OnceCell;

use rustyline::completion::{Completer, FilenameCompleter, Pair};
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::{Hint, Hinter};
use rustyline::history::FileHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Cmd, CompletionType, Config, Context, Editor, EventHandler, Helper, KeyCode, KeyEvent, Modifiers};
use unicode_width::UnicodeWidthStr;

use super::complete::{self, Offer};
use super::known::Known;
use super::line::{self, Line};
use super::{Shell, commands, history};
use crate::error::Error;
use crate::model::{Lang, Message};
use crate::query::guard;
use crate::query::header::Absent;

/// Lines that are kept.
const KEPT: usize = 2_000;

/// Reads and answers until the user leaves.
pub fn converse(shell: &mut Shell<'_, '_>) -> Result<(), Error> {
    let mut editor = editor().map_err(failed)?;
    let history = history::ready();
    if let Some(path) = &history {
        let _ = editor.load_history(path);
    }
    // One handler for the process; where another is set already, Ctrl-C ends the program, which loses nothing.
    let _ = ctrlc::set_handler(guard::cancel);
    let database = shell.context.database().display().to_string();
    shell.context.say(&Message::ShellWelcome { version: env!("CARGO_PKG_VERSION").to_string(), database })?;
    let mut known_of = None;
    while !shell.over {
        shell.context.out.flush()?;
        let lang = shell.context.lang;
        // Names are read anew where another database was opened, or a query was saved.
        let names = shell.names().to_vec();
        let database = shell.context.database();
        if known_of.as_ref() != Some(&(database.clone(), names.clone())) {
            let common = shell.context.common.clone();
            editor.set_helper(Some(Reading { lang, names: names.clone(), common, known: OnceCell::new() }));
            known_of = Some((database, names.clone()));
        }
        if let Some(reading) = editor.helper_mut() {
            reading.lang = lang;
        }
        let text = match editor.readline(Message::ShellPrompt {}.text(lang).as_str()) {
            Ok(text) => text,
            Err(ReadlineError::Interrupted | ReadlineError::Signal(_)) => continue,
            Err(ReadlineError::Eof) => break,
            Err(error) => return Err(failed(error)),
        };
        if !text.trim().is_empty() {
            let _ = editor.add_history_entry(text.as_str());
            // Kept at once: two shells may be open, and a window may be closed.
            if let Some(path) = &history {
                let _ = editor.append_history(path);
            }
        }
        let understood = line::understand(&text, &|word| names.iter().any(|name| name == word));
        shell.take(&text, &understood, None)?;
    }
    Ok(())
}

fn editor() -> rustyline::Result<Editor<Reading, FileHistory>> {
    let config = Config::builder()
        .max_history_size(KEPT)?
        .history_ignore_space(true)
        .completion_type(CompletionType::List)
        .completion_show_all_if_ambiguous(true)
        .build();
    let mut editor = Editor::with_config(config)?;
    // A line break wherever the cursor stands, also where the statement is ended.
    editor.bind_sequence(KeyEvent(KeyCode::Enter, Modifiers::ALT), EventHandler::Simple(Cmd::Newline));
    Ok(editor)
}

fn failed(error: ReadlineError) -> Error {
    match error {
        ReadlineError::Io(error) => error.into(),
        other => std::io::Error::other(other).into(),
    }
}

/// What the editor asks while a line is typed.
struct Reading {
    lang: Lang,
    /// Names of queries.
    names: Vec<String>,
    common: crate::cli::Common,
    known: OnceCell<Known>,
}

impl Reading {
    fn known(&self) -> &Known {
        self.known.get_or_init(|| {
            let (mut out, mut err) = (std::io::sink(), std::io::sink());
            Known::of(&crate::command::Context {
                lang: self.lang,
                terminal: None,
                common: self.common.clone(),
                out: &mut out,
                err: &mut err,
                program: String::new(),
            })
        })
    }

    fn understand<'t>(&self, text: &'t str) -> Line<'t> {
        line::understand(text, &|word| self.names.iter().any(|name| name == word))
    }

    /// What is still to be typed, in words.
    fn rest(&self, text: &str) -> Option<String> {
        if let Some(name) = text.strip_prefix(['.', '。']).and_then(|text| text.strip_suffix(' ')) {
            let command = commands::find(name)?;
            return Some(self.lang.pick(command.usage).to_string()).filter(|usage| !usage.is_empty());
        }
        match self.understand(text) {
            // Only where a line was ended and the statement was not: who is still typing needs no advice.
            Line::Unfinished if text.ends_with('\n') => Some(Message::ShellGoOn {}.text(self.lang)),
            Line::Query(name) if text.len() == name.len() + 1 && text.ends_with(' ') => {
                let query = self.known().queries.iter().find(|query| query.name == name)?;
                let params = query.params.iter().map(|param| match param.absent {
                    Absent::Required => format!("--{} …", param.name),
                    Absent::Optional | Absent::Default(_) => format!("[--{}]", param.name),
                });
                Some(params.collect::<Vec<_>>().join(" "))
            }
            _ => None,
        }
    }
}

/// A hint that is read and not taken over.
struct Advice(String);

impl Hint for Advice {
    fn display(&self) -> &str {
        &self.0
    }

    fn completion(&self) -> Option<&str> {
        None
    }
}

impl Hinter for Reading {
    type Hint = Advice;

    fn hint(&self, line: &str, position: usize, _: &Context<'_>) -> Option<Advice> {
        (position == line.len()).then(|| self.rest(line))?.map(Advice)
    }
}

impl Completer for Reading {
    type Candidate = Pair;

    fn complete(&self, line: &str, position: usize, context: &Context<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        match complete::offer(line, position, self.known()) {
            Offer::Path => FilenameCompleter::new().complete(line, position, context),
            Offer::Words(from, found) => {
                let pair = |one: complete::Candidate| Pair { display: one.shown, replacement: one.put };
                let mut pairs: Vec<Pair> = found.into_iter().map(pair).collect();
                let columns = terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
                let prompt = Message::ShellPrompt {}.text(self.lang).width();
                keep_below(&mut pairs, columns, rows_below_first(line, prompt, columns));
                Ok((from, pairs))
            }
        }
    }
}

/// Rows that a text takes on the screen, without its first.
fn rows_below_first(text: &str, prompt: usize, columns: usize) -> usize {
    let columns = columns.max(1);
    let lines = text.split('\n').enumerate();
    let wrapped = lines.map(|(index, line)| (line.width() + if index == 0 { prompt } else { 0 }) / columns);
    wrapped.sum::<usize>() + text.matches('\n').count()
}

/// Puts empty rows behind a list: under it rustyline 19 paints the text anew, and begins as many rows too high as the text
/// has below its first, over the end of the list. The list goes down column by column, so the word that is written
/// last is reckoned as it is there (`page_completions`).
fn keep_below(pairs: &mut [Pair], columns: usize, rows: usize) {
    let widest = pairs.iter().map(|pair| pair.display.width()).max().unwrap_or(0);
    let across = (columns / (widest + 2).min(columns).max(1)).max(1);
    let down = pairs.len().div_ceil(across);
    let in_last_row = (0..across).rev().map(|column| (column + 1) * down).find(|count| *count <= pairs.len());
    if let Some(last) = in_last_row.and_then(|count| pairs.get_mut(count.checked_sub(1)?)) {
        last.display.push_str(&"\n".repeat(rows));
    }
}

impl Validator for Reading {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        Ok(match self.understand(context.input()) {
            Line::Unfinished => ValidationResult::Incomplete,
            _ => ValidationResult::Valid(None),
        })
    }
}

impl Highlighter for Reading {
    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        // Dim; the editor leaves colours out where NO_COLOR says so.
        Cow::Owned(format!("\x1b[2m{hint}\x1b[0m"))
    }
}

impl Helper for Reading {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_not_painted_over() {
        assert_eq!(rows_below_first("select", 8, 80), 0);
        assert_eq!(rows_below_first("select\n部门\n", 8, 80), 2);
        assert_eq!(rows_below_first(&"部".repeat(40), 8, 80), 1);
        let listed = |words: &[&str], columns| {
            let pair = |word: &&str| Pair { display: word.to_string(), replacement: String::new() };
            let mut pairs: Vec<Pair> = words.iter().map(pair).collect();
            keep_below(&mut pairs, columns, 1);
            pairs.iter().position(|pair| pair.display.ends_with('\n'))
        };
        // a c e
        // b d
        assert_eq!(listed(&["a", "b", "c", "d", "e"], 9), Some(3));
        assert_eq!(listed(&["a", "b", "c"], 80), Some(2));
        assert_eq!(listed(&["a", "b", "c"], 2), Some(2));
        assert_eq!(listed(&[], 80), None);
    }
}

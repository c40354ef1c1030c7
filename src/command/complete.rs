/*!
`completions` prints a script that makes a shell complete commands; `complete`, which it calls, says what may stand where
the word is that is being typed.

A line is a word, a tab, and what it means; or `:files` or `:folders`, which shells know better. Nothing is said where
nothing is known: a mistake is told when the command runs.
*/

use std::ffi::OsString;
use std::time::Duration;

use super::{Context, score, shelf};
use crate::cli::{self, Common, Followed, Wanted, What};
use crate::error::{Error, Exit};
use crate::model::{Item, Lang, Measure, Message, formula};
use crate::query::{Reader, known};

/// The shells, each with its script.
const SCRIPTS: [(&str, &str); 4] = [
    ("bash", include_str!("completions/fiscus.bash")),
    ("zsh", include_str!("completions/fiscus.zsh")),
    ("fish", include_str!("completions/fiscus.fish")),
    ("powershell", include_str!("completions/fiscus.ps1")),
];

/// Prints the script of a shell.
pub fn script(shell: &str, context: &mut Context<'_>) -> Result<Exit, Error> {
    let script = SCRIPTS.iter().find(|(known, _)| *known == shell).map_or("", |(_, script)| script);
    context.out.write_all(script.as_bytes())?;
    Ok(Exit::Done)
}

/// A shell stops waiting sooner or later.
const PATIENCE: Duration = Duration::from_secs(1);

/// Prints what the last word may become.
pub fn run(words: &[OsString], context: &mut Context<'_>) -> Result<Exit, Error> {
    let (wanted, common) = match cli::follow(words, context.lang) {
        (Followed::Wanted(wanted), common) => (wanted, common),
        (Followed::Query { name, words }, common) => {
            context.common = common.clone();
            let folders = shelf::folders(&common.queries, &context.database(), "queries");
            let Ok(query) = shelf::query(&folders, &name) else { return Ok(Exit::Done) };
            let (wanted, behind) = cli::follow_query(&query.header, &words, context.lang);
            (wanted, behind.or(common))
        }
    };
    context.common = common;
    let Wanted { before, what, typed } = wanted;
    match what {
        What::Files => writeln!(context.out, ":files")?,
        What::Folders => writeln!(context.out, ":folders")?,
        what => {
            for (word, meaning) in candidates(what, &typed, context).unwrap_or_default() {
                // A line end would be another candidate.
                if word.starts_with(&typed) && !word.contains(['\n', '\t']) {
                    let meaning = meaning.lines().next().unwrap_or_default();
                    writeln!(context.out, "{before}{word}\t{meaning}")?;
                }
            }
        }
    }
    Ok(Exit::Done)
}

fn candidates(what: What, typed: &str, context: &Context<'_>) -> Result<Vec<(String, String)>, Message> {
    let lang = context.lang;
    let reader = || Reader::open(&context.database(), Some(PATIENCE));
    let shelf_of = |given: &Common, kind: &str| {
        let named = if kind == "schemes" { &given.schemes } else { &given.queries };
        shelf::folders(named, &context.database(), kind)
    };
    Ok(match what {
        What::Words(words) => words,
        What::Department => known::departments(reader()?.connection(), typed)?,
        What::Year => known::years(reader()?.connection())?,
        What::Region => regions(known::regions(reader()?.connection())?, typed),
        What::Document => known::documents(reader()?.connection(), typed)?,
        What::Label => known::funds(reader()?.connection(), typed)?,
        What::Item => items(typed, lang),
        What::Measure => measures(lang),
        What::Query => {
            let queries = shelf::queries(&shelf_of(&context.common, "queries"))?;
            let line = |head: &crate::query::Header| (head.name.clone(), lang.pick(&head.title).to_string());
            queries.all().iter().map(|query| line(&query.header)).collect()
        }
        What::Rule => {
            let checks = shelf::checks(&shelf_of(&context.common, "queries"))?;
            let line = |head: &crate::query::Header| (head.name.clone(), lang.pick(&head.title).to_string());
            checks.all().iter().map(|check| line(&check.header)).collect()
        }
        What::Scheme => {
            let schemes = score::schemes(context)?;
            schemes.iter().map(|scheme| (scheme.id.clone(), lang.pick(&scheme.title).to_string())).collect()
        }
        What::Files | What::Folders | What::Parameter(_) | What::Unknown => Vec::new(),
    })
}

/// Codes for who types digits, names for others.
fn regions(known: Vec<(String, String)>, typed: &str) -> Vec<(String, String)> {
    let by_code = typed.starts_with(|c: char| c.is_ascii_digit());
    let put = |(code, name): (String, String)| if by_code || name.is_empty() { (code, name) } else { (name, code) };
    known.into_iter().map(put).collect()
}

/// Labels for who types Chinese, codes for others.
fn items(typed: &str, lang: Lang) -> Vec<(String, String)> {
    let put = |item: &Item| match typed.is_ascii() {
        true => (item.code.clone(), if lang == Lang::Zh { item.label.clone() } else { item.label_en.clone() }),
        false => (item.label.clone(), item.code.clone()),
    };
    Item::all().iter().map(put).collect()
}

fn measures(lang: Lang) -> Vec<(String, String)> {
    let measures = Measure::ALL.iter().map(|measure| {
        let name = measure.column();
        (name.to_string(), crate::render::code(name, lang))
    });
    let formulas = formula::traced().map(|formula| (formula.name.to_string(), lang.pick(formula.text).to_string()));
    measures.chain(formulas).collect()
}

/*!
fiscus: an embedded analytics database for the performance forms of Chinese local government departments.

The road is `bytes -> Document -> Recognised -> statements and findings -> SQLite -> views -> Rows -> text`; each arrow
is a room of its own, and `command` tells the stories that use them. docs/ARCHITECTURE.md has the plan of the house.
*/

pub mod cli;
pub mod command;
pub mod document;
pub mod error;
pub mod form;
pub mod model;
pub mod query;
pub mod render;
pub mod score;
pub mod store;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};

use cli::Parsed;
use command::{Context, Terminal};
use error::{Error, Exit};
use model::{Lang, Message};

/// Runs the program with its arguments, the program's name first; the exit status. It may be called more than once.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = cli::lang(&args).unwrap_or_else(Lang::of_environment);
    silence_caught_panics();
    let stdout = io::stdout();
    let terminal = stdout.is_terminal().then(Terminal::of_environment);
    let (mut out, mut err) = (io::BufWriter::new(stdout.lock()), io::stderr());
    let result = match cli::parse(&args, lang) {
        Parsed::Run(invocation) => {
            let cli::Invocation { common, verb } = *invocation;
            let is_paged = command::is_read(&verb) && !common.no_pager;
            command::paged(&mut out, &mut err, terminal.filter(|_| is_paged), |out, err| {
                command::run(verb, &mut Context { lang, terminal, common, out, err, program: program(&args) })
            })
        }
        Parsed::Help(text) => {
            let terminal = terminal.filter(|_| !args.iter().any(|word| word == "--no-pager"));
            command::paged(&mut out, &mut err, terminal, |out, _| {
                out.write_all(text.as_bytes())?;
                Ok(Exit::Done)
            })
        }
        Parsed::Mistake(message) => Err(Error::Said(message)),
    };
    let result = result.and_then(|exit| out.flush().map(|()| exit).map_err(Error::from));
    let exit = match &result {
        Ok(exit) => *exit,
        Err(error) => {
            complain(&mut err, error, lang);
            error.exit()
        }
    };
    exit.code()
}

/// Panics of readers are caught and told as messages; only a panic outside them is printed as one.
fn silence_caught_panics() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let shown = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !document::is_reading() {
                shown(panic);
            }
        }));
    });
}

/// The program as the user called it, for commands that are offered.
fn program(args: &[OsString]) -> String {
    args.first().map_or_else(|| "fiscus".to_string(), |name| name.to_string_lossy().into_owned())
}

fn complain(err: &mut dyn Write, error: &Error, lang: Lang) {
    let message = match error {
        Error::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return,
        Error::Output(error) => Message::Io { path: "stdout".to_string(), reason: error.to_string() },
        Error::Said(message) => message.clone(),
    };
    // Where even stderr is closed there is nobody left to tell.
    let _ = command::tell_error(err, &message, lang);
}

#[cfg(test)]
mod tests {
    use super::run;

    #[test]
    fn it_can_be_run_more_than_once() {
        for _ in 0..2 {
            assert_eq!(run(["fiscus", "query", "no-such-query"].map(Into::into)), 2);
        }
    }
}

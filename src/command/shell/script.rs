//! Lines of a file or a pipe, one after the other, each mistake with its line.

use std::io::BufRead;

use super::Shell;
use super::line::{self, Line};
use crate::error::Error;
use crate::model::Message;
use crate::query::guard;

/// Runs a script to its end, to `.quit`, or to where the user stops it.
pub fn run(shell: &mut Shell<'_, '_>, name: &str, input: &mut dyn BufRead) -> Result<(), Error> {
    let mut text = String::new();
    let (mut first, mut number) = (1, 0);
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        let failed = |error: std::io::Error| Message::Io { path: name.to_string(), reason: error.to_string() };
        if input.read_until(b'\n', &mut bytes).map_err(failed)? == 0 {
            break;
        }
        number += 1;
        if text.is_empty() {
            first = number;
        }
        let line = match std::str::from_utf8(&bytes) {
            Ok(line) => line,
            Err(_) => return shell.told(Err(Message::ShellNotUtf8 {}.into()), Some((name, number))),
        };
        text.push_str(if number == 1 { line.trim_start_matches('\u{feff}') } else { line });
        let names = shell.names().to_vec();
        let understood = line::understand(&text, &|word| names.iter().any(|name| name == word));
        if understood == Line::Unfinished {
            continue;
        }
        shell.take(&text, &understood, Some((name, first)))?;
        text.clear();
        if shell.over || guard::is_cancelled() {
            return Ok(());
        }
    }
    // Statements come first here: a dot-command or a query would have been complete.
    let rest = line::at_the_end(&text, &|_| false);
    shell.take(&text, &rest, Some((name, first)))
}

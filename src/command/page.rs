/*!
Long results a screen at a time, as git and man do it.

Where stdout is a terminal, what a command writes is held back until it is more than the screen takes; then it goes to
`$FISCUS_PAGER`, `$PAGER` or `less`, and what goes to stderr waits until the reader is done. What fits on the screen is
written as if nothing had been here, in the order in which it came. A reader who leaves early has seen enough: the broken
pipe ends the command with success.
*/

use std::cell::RefCell;
use std::io::{self, Write};
use std::process::{Child, Command, Stdio};

use unicode_width::UnicodeWidthStr;

use super::Terminal;
use crate::error::Error;

/// Runs something that writes to stdout and stderr, through a pager where there is a terminal and one is wanted.
pub fn paged<T>(
    out: &mut dyn Write,
    err: &mut dyn Write,
    terminal: Option<Terminal>,
    run: impl FnOnce(&mut dyn Write, &mut dyn Write) -> Result<T, Error>,
) -> Result<T, Error> {
    match (terminal, chosen(|name| std::env::var(name).ok())) {
        (Some(terminal), Some(pager)) => through(out, err, terminal, pager, run),
        _ => run(out, err),
    }
}

fn through<T>(
    out: &mut dyn Write,
    err: &mut dyn Write,
    terminal: Terminal,
    pager: Vec<String>,
    run: impl FnOnce(&mut dyn Write, &mut dyn Write) -> Result<T, Error>,
) -> Result<T, Error> {
    let page = RefCell::new(Page { out, err, terminal, pager, stage: Stage::Held { parts: Vec::new(), lines: 0 } });
    let result = run(&mut Side { page: &page, stream: Stream::Out }, &mut Side { page: &page, stream: Stream::Err });
    let finished = page.into_inner().finish();
    let result = result?;
    finished?;
    Ok(result)
}

/// The pager and its options; none where none is wanted.
fn chosen(variable: impl Fn(&str) -> Option<String>) -> Option<Vec<String>> {
    if variable("TERM").is_some_and(|terminal| terminal == "dumb") {
        return None;
    }
    let named = variable("FISCUS_PAGER").or_else(|| variable("PAGER")).unwrap_or_else(|| "less".to_string());
    let words: Vec<String> = named.split_whitespace().map(str::to_string).collect();
    (!words.is_empty() && words != ["cat"]).then_some(words)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stream {
    Out,
    Err,
}

/// Where the output stands.
enum Stage {
    /// Not more than a screen so far.
    Held { parts: Vec<(Stream, Vec<u8>)>, lines: usize },
    /// A pager shows it; what went to stderr since.
    Shown { pager: Child, late: Vec<u8> },
    /// There is no pager after all.
    Direct,
}

struct Page<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    terminal: Terminal,
    pager: Vec<String>,
    stage: Stage,
}

impl Page<'_> {
    fn write(&mut self, stream: Stream, bytes: &[u8]) -> io::Result<()> {
        match &mut self.stage {
            Stage::Held { parts, lines } => {
                *lines += lines_of(bytes, self.terminal.width);
                match parts.last_mut() {
                    Some((last, held)) if *last == stream => held.extend(bytes),
                    _ => parts.push((stream, bytes.to_vec())),
                }
                // The prompt of the shell needs a line, too.
                if *lines < self.terminal.height { Ok(()) } else { self.show() }
            }
            Stage::Shown { pager, late } => match (stream, &mut pager.stdin) {
                (Stream::Out, Some(stdin)) => stdin.write_all(bytes),
                _ => {
                    late.extend(bytes);
                    Ok(())
                }
            },
            Stage::Direct => self.direct(stream, bytes),
        }
    }

    fn direct(&mut self, stream: Stream, bytes: &[u8]) -> io::Result<()> {
        match stream {
            Stream::Out => self.out.write_all(bytes),
            Stream::Err => {
                self.out.flush()?;
                self.err.write_all(bytes)
            }
        }
    }

    /// Starts the pager with what was held back; without one, all goes where it would have gone.
    fn show(&mut self) -> io::Result<()> {
        let Stage::Held { parts, .. } = std::mem::replace(&mut self.stage, Stage::Direct) else { return Ok(()) };
        let started = start(&self.pager);
        if let Ok(pager) = started {
            self.stage = Stage::Shown { pager, late: Vec::new() };
        }
        parts.iter().try_for_each(|(stream, bytes)| self.write(*stream, bytes))
    }

    /// Writes what is still held back, or waits until the reader is done.
    fn finish(mut self) -> io::Result<()> {
        match std::mem::replace(&mut self.stage, Stage::Direct) {
            Stage::Held { parts, .. } => parts.iter().try_for_each(|(stream, bytes)| self.direct(*stream, bytes)),
            Stage::Shown { mut pager, late } => {
                drop(pager.stdin.take());
                pager.wait()?;
                self.err.write_all(&late)
            }
            Stage::Direct => Ok(()),
        }
    }
}

/// Starts a pager that reads from us. `less` is told to leave at once where all fits, to leave the text on the screen, to
/// chop long lines, which the arrow keys reach, and that the text is UTF-8.
fn start(words: &[String]) -> io::Result<Child> {
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]).stdin(Stdio::piped());
    for (name, value) in [("LESS", "FRSX"), ("LESSCHARSET", "utf-8")] {
        if std::env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    let child = command.spawn()?;
    // Ctrl-C is for the pager: without us, it would be left alone with the terminal. Where somebody else listens to it
    // already, that is as good.
    let _ = ctrlc::set_handler(|| {});
    Ok(child)
}

/// Lines of a terminal that a text takes. A part of a line counts when its end comes.
fn lines_of(bytes: &[u8], width: usize) -> usize {
    let ends = bytes.iter().filter(|byte| **byte == b'\n').count();
    let text = String::from_utf8_lossy(bytes);
    let wrapped = text.lines().map(|line| line.width().saturating_sub(1) / width.max(1)).sum::<usize>();
    ends + wrapped
}

/// stdout or stderr of the command.
struct Side<'p, 'a> {
    page: &'p RefCell<Page<'a>>,
    stream: Stream,
}

impl Write for Side<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.page.borrow_mut().write(self.stream, bytes)?;
        Ok(bytes.len())
    }

    /// What is held back stays so: a flush only says that messages come behind.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Terminal = Terminal { width: 20, height: 4, blocks: false };

    /// What reached stdout and stderr, in order.
    fn written(pager: &[&str], lines: usize) -> (Vec<u8>, Vec<u8>) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let pager = pager.iter().map(|word| word.to_string()).collect();
        through(&mut out, &mut err, SMALL, pager, |out, err| {
            for line in 0..lines {
                writeln!(out, "{line}")?;
            }
            writeln!(err, "said")?;
            Ok::<(), Error>(())
        })
        .unwrap();
        (out, err)
    }

    #[test]
    fn the_variables_choose_the_pager() {
        let of = |variables: &[(&str, &str)]| {
            chosen(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_string()))
        };
        assert_eq!(of(&[]), Some(vec!["less".to_string()]));
        assert_eq!(of(&[("PAGER", "more -d")]).unwrap(), ["more", "-d"]);
        assert_eq!(of(&[("PAGER", "more"), ("FISCUS_PAGER", "less -R")]).unwrap(), ["less", "-R"]);
        assert_eq!(of(&[("PAGER", "more"), ("FISCUS_PAGER", "")]), None);
        assert_eq!(of(&[("PAGER", "cat")]), None);
        assert_eq!(of(&[("TERM", "dumb")]), None);
    }

    #[test]
    fn what_fits_is_written_as_it_came() {
        assert_eq!(written(&["no-such-pager"], 2), (b"0\n1\n".to_vec(), b"said\n".to_vec()));
    }

    #[test]
    fn without_a_pager_nothing_is_lost() {
        assert_eq!(written(&["no-such-pager"], 6), (b"0\n1\n2\n3\n4\n5\n".to_vec(), b"said\n".to_vec()));
    }

    #[test]
    fn a_long_line_takes_several() {
        assert_eq!(lines_of("一二三四五六七八九十\n".as_bytes(), 20), 1);
        assert_eq!(lines_of("一二三四五六七八九十一\n".as_bytes(), 20), 2);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_more_than_a_screen_goes_to_the_pager_and_leaving_it_is_no_failure() {
        // Both pagers read nothing of ours into stdout or stderr of this process.
        assert_eq!(written(&["sh", "-c", "cat > /dev/null"], 6), (Vec::new(), b"said\n".to_vec()));
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let pager = ["true".to_string()].to_vec();
        let result = through(&mut out, &mut err, SMALL, pager, |out, _| {
            // More than a pipe holds, so that the pager is gone before the end.
            for _ in 0..100_000 {
                writeln!(out, "line")?;
            }
            Ok::<(), Error>(())
        });
        assert_eq!(result.unwrap_err().exit(), crate::error::Exit::Done);
    }
}

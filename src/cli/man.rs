//! Man pages of the program and of each command, from the command line that they describe.

use std::io;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::examples;
use crate::model::Lang;

/// Headings of the crate, in Chinese.
const HEADINGS: [(&str, &str); 6] = [
    ("NAME", "名称"),
    ("SYNOPSIS", "用法"),
    ("DESCRIPTION", "说明"),
    ("OPTIONS", "选项"),
    ("SUBCOMMANDS", "命令"),
    ("VERSION", "版本"),
];

/// The pages: the name of each file, and its text. The first is that of the program.
pub fn pages(lang: Lang) -> io::Result<Vec<(String, String)>> {
    let mut program = super::program(lang).disable_help_subcommand(true);
    program.build();
    let mut pages = Vec::new();
    collect(program, String::new(), lang, &mut pages)?;
    Ok(pages)
}

fn collect(command: Command, above: String, lang: Lang, pages: &mut Vec<(String, String)>) -> io::Result<()> {
    let path = format!("{above} {}", command.get_name()).trim().to_string();
    let inner: Vec<Command> = command.get_subcommands().filter(|inner| !inner.is_hide_set()).cloned().collect();
    let man = Man::new(command);
    pages.push((man.get_filename(), page(&man, &path, !inner.is_empty(), lang)?));
    let above = if path == "fiscus" { String::new() } else { path };
    inner.into_iter().try_for_each(|inner| collect(inner, above.clone(), lang, pages))
}

fn page(man: &Man, path: &str, has_commands: bool, lang: Lang) -> io::Result<String> {
    let mut bytes = Vec::new();
    man.render_title(&mut bytes)?;
    man.render_name_section(&mut bytes)?;
    man.render_synopsis_section(&mut bytes)?;
    man.render_options_section(&mut bytes)?;
    if has_commands {
        man.render_subcommands_section(&mut bytes)?;
    }
    let mut roff = Roff::default();
    roff.control("SH", [lang.pick("示例 | EXAMPLES")]);
    for (line, meaning) in examples::of(path) {
        roff.control("TP", []);
        roff.text([bold(*line)]);
        roff.text([roman(lang.pick(meaning))]);
    }
    roff.to_writer(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    // One line that says what groff must know of each section is enough.
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let heading = line.strip_prefix(".SH ").map(|heading| heading.trim_matches('"'));
        let known = HEADINGS.iter().find(|(en, _)| lang == Lang::Zh && heading == Some(en));
        match known {
            Some((_, zh)) => lines.push(format!(".SH {zh}")),
            None => lines.push(line.to_string()),
        }
    }
    Ok(lines.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_page_in_either_language() {
        for (lang, heading) in [(Lang::Zh, ".SH 示例"), (Lang::En, ".SH EXAMPLES")] {
            let pages = pages(lang).unwrap();
            let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names[0], "fiscus.1");
            assert!(names.contains(&"fiscus-query.1") && names.contains(&"fiscus-forms-explain.1"), "{names:?}");
            assert!(!names.contains(&"fiscus-complete.1"), "{names:?}");
            for (name, text) in &pages {
                assert!(text.contains(heading), "{name}");
                assert!(text.contains("fiscus "), "{name}");
            }
        }
    }
}

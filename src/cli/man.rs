//! Man pages of the program and of each command, from the command line that they describe.

use std::io;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::examples;
use crate::model::{Lang, formula};

/// Headings of the crate, in Chinese.
const HEADINGS: [(&str, &str); 6] = [
    ("NAME", "名称"),
    ("SYNOPSIS", "用法"),
    ("DESCRIPTION", "说明"),
    ("OPTIONS", "选项"),
    ("SUBCOMMANDS", "命令"),
    ("VERSION", "版本"),
];

/// What the program reads of its environment.
const ENVIRONMENT: [(&str, &str); 4] = [
    ("FISCUS_DB", "没有 --db 时的数据库 | the database, without --db"),
    (
        "FISCUS_PAGER, PAGER",
        "分屏显示长结果的程序，空为不用；默认 less | what shows long results; empty is none, less the default",
    ),
    ("LC_ALL, LC_MESSAGES, LANG", "以 zh 开头用中文，否则用英文 | Chinese where it begins with zh, else English"),
    ("LC_ALL, LC_CTYPE, LANG", "UTF-8 时图形用方块字符 | with UTF-8, bars are drawn with block elements"),
];

/// What the program ends with.
const STATUS: [(&str, &str); 6] = [
    ("0", "完成 | done"),
    ("1", "不能继续：没有数据库、磁盘已满等 | the run could not go on: no database, a full disk"),
    ("2", "用法不对 | wrong usage"),
    ("3", "完成，但有文件或行被拒绝，已列出 | done, but a document or a row was refused, and is listed"),
    ("4", "check 发现错误 | check found an error"),
    ("5", "查询超过时间或行数的限制 | a limit of time or rows stopped a query"),
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
    section(&mut bytes, "示例 | EXAMPLES", examples::of(path), lang)?;
    if path == "trace" {
        let formulas: Vec<(&str, &str)> = formula::traced().map(|formula| (formula.name, formula.text)).collect();
        section(&mut bytes, "公式 | FORMULAS", &formulas, lang)?;
    }
    if path == "fiscus" {
        section(&mut bytes, "环境变量 | ENVIRONMENT", &ENVIRONMENT, lang)?;
        section(&mut bytes, "退出状态 | EXIT STATUS", &STATUS, lang)?;
    }
    let text = String::from_utf8_lossy(&bytes).replace("[subcommands]", lang.pick("[命令] | [subcommands]"));
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

/// A section of words and what they mean.
fn section(bytes: &mut Vec<u8>, title: &str, lines: &[(&str, &str)], lang: Lang) -> io::Result<()> {
    let mut roff = Roff::default();
    roff.control("SH", [lang.pick(title)]);
    for (word, meaning) in lines {
        roff.control("TP", []);
        roff.text([bold(*word)]);
        roff.text([roman(lang.pick(meaning))]);
    }
    roff.to_writer(bytes)
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

/*!
The dot-commands, one record each: help, completion and hints come from the list.

To add one: write its function, and its record in [`COMMANDS`].
*/

use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;
use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use super::{Shell, mode_of, save, script, words};
use crate::command::{query, shelf, show};
use crate::error::Error;
use crate::model::{Lang, Message, near};
use crate::query::{Reader, Stop, Value, run as ask};
use crate::render::{FORMATS, Subject};

/// One dot-command.
pub struct Command {
    /// Its name, without the dot.
    pub name: &'static str,
    /// Other names.
    pub also: &'static [&'static str],
    /// What follows the name, `中文 | English`; in brackets what may be left out.
    pub usage: &'static str,
    /// What it does, `中文 | English`.
    pub words: &'static str,
    /// What its words are, for completion.
    pub takes: Takes,
    /// How many words it takes at most.
    pub most: usize,
    run: fn(&mut Shell<'_, '_>, &[String]) -> Result<(), Error>,
}

/// What the words of a command are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Nothing that could be offered.
    Anything,
    /// Commands of this list.
    Command,
    /// Tables and views.
    Table,
    /// Named queries.
    Query,
    /// A named query and its parameters.
    Question,
    /// Output formats.
    Format,
    /// One of these.
    Word(&'static [&'static str]),
    /// A file.
    File,
}

/// All of them, in the order of the help.
pub const COMMANDS: &[Command] = &[
    Command {
        name: "help",
        also: &["h", "?"],
        usage: "[命令] | [COMMAND]",
        words: "列出命令，或说明一个 | list the commands, or tell of one",
        takes: Takes::Command,
        most: 1,
        run: help,
    },
    Command {
        name: "tables",
        also: &[],
        usage: "[式样] | [PATTERN]",
        words: "列出视图和表，按名称的一部分或式样 | list views and tables, by part of the name",
        takes: Takes::Table,
        most: 1,
        run: tables,
    },
    Command {
        name: "schema",
        also: &[],
        usage: "[名称] | [NAME]",
        words: "显示表或视图的建立语句 | show the statements that made a table or view",
        takes: Takes::Table,
        most: 1,
        run: schema,
    },
    Command {
        name: "indexes",
        also: &["indices"],
        usage: "[表] | [TABLE]",
        words: "列出索引 | list indexes",
        takes: Takes::Table,
        most: 1,
        run: indexes,
    },
    Command {
        name: "queries",
        also: &[],
        usage: "",
        words: "列出命名查询 | list the named queries",
        takes: Takes::Anything,
        most: 0,
        run: queries,
    },
    Command {
        name: "params",
        also: &[],
        usage: "查询 | QUERY",
        words: "显示一个命名查询的参数和列 | show the parameters and columns of a named query",
        takes: Takes::Query,
        most: 1,
        run: params,
    },
    Command {
        name: "query",
        also: &[],
        usage: "查询 [--参数 值]... | QUERY [--PARAMETER VALUE]...",
        words: "运行命名查询；`.query` 可以省去 | run a named query; its name alone does, too",
        takes: Takes::Question,
        most: usize::MAX,
        run: ask_query,
    },
    Command {
        name: "save",
        also: &[],
        usage: "名称 [标题] [--lift] [--force] | NAME [TITLE] [--lift] [--force]",
        words: "存上一条语句为查询；--lift 改数和文字为参数 | save the last statement; --lift makes parameters",
        takes: Takes::Word(&["--lift", "--force"]),
        most: usize::MAX,
        run: save::run,
    },
    Command {
        name: "mode",
        also: &[],
        usage: "[格式] | [FORMAT]",
        words: "屏幕上的输出格式；不带格式时回到表格 | format on the screen; without one, a table again",
        takes: Takes::Format,
        most: 1,
        run: mode,
    },
    Command {
        name: "limit",
        also: &[],
        usage: "[行数] | [N]",
        words: "每个结果最多显示多少行；0 为全部 | rows of a result at most; 0 is all",
        takes: Takes::Anything,
        most: 1,
        run: limit,
    },
    Command {
        name: "output",
        also: &[],
        usage: "[文件] | [FILE]",
        words: "此后的结果写入文件；不带文件时回到屏幕 | write answers to a file; without one, to the screen",
        takes: Takes::File,
        most: 1,
        run: output,
    },
    Command {
        name: "once",
        also: &[],
        usage: "文件 | FILE",
        words: "只把下一个结果写入文件，如 a.xlsx | write only the next answer to a file, such as a.xlsx",
        takes: Takes::File,
        most: 1,
        run: once,
    },
    Command {
        name: "timer",
        also: &[],
        usage: "on|off",
        words: "是否显示用时 | whether to tell the time taken",
        takes: Takes::Word(&["on", "off"]),
        most: 1,
        run: timer,
    },
    Command {
        name: "timeout",
        also: &[],
        usage: "[秒] | [SECONDS]",
        words: "语句最多运行多少秒；不带秒数时不限 | stop statements after so many seconds, or never",
        takes: Takes::Anything,
        most: 1,
        run: timeout,
    },
    Command {
        name: "read",
        also: &[],
        usage: "文件 | FILE",
        words: "运行文件中的语句和命令 | run the statements and commands of a file",
        takes: Takes::File,
        most: 1,
        run: read,
    },
    Command {
        name: "open",
        also: &[],
        usage: "文件 | FILE",
        words: "换一个数据库 | go to another database",
        takes: Takes::File,
        most: 1,
        run: open,
    },
    Command {
        name: "lang",
        also: &[],
        usage: "zh|en",
        words: "中文或英文 | Chinese or English",
        takes: Takes::Word(&["zh", "en"]),
        most: 1,
        run: lang,
    },
    Command {
        name: "show",
        also: &[],
        usage: "",
        words: "显示当前的设置 | show the settings",
        takes: Takes::Anything,
        most: 0,
        run: show_settings,
    },
    Command {
        name: "quit",
        also: &["exit", "q"],
        usage: "",
        words: "退出（也可用 Ctrl-D） | leave (Ctrl-D does, too)",
        takes: Takes::Anything,
        most: 0,
        run: quit,
    },
];

/// The command of a name.
pub fn find(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name || command.also.contains(&name))
}

/// Runs a dot-command.
pub fn run(shell: &mut Shell<'_, '_>, line: &str) -> Result<(), Error> {
    let words = words::split(line.trim_end_matches([';', '；']))?;
    let [name, words @ ..] = words.as_slice() else { return help(shell, &[]) };
    let Some(command) = find(name) else { return Err(unknown(name).into()) };
    if words.len() > command.most {
        return Err(usage(command.name).into());
    }
    (command.run)(shell, words)
}

fn unknown(name: &str) -> Message {
    let names: Vec<String> = COMMANDS.iter().map(|command| format!(".{}", command.name)).collect();
    let known = near::offer(&format!(".{name}"), names.iter().map(String::as_str));
    Message::ShellNoCommand { name: name.to_string(), known }
}

/// How a command is typed, for one that was typed otherwise.
pub fn usage(name: &str) -> Message {
    let usage = find(name).map_or("", |command| command.usage);
    let typed = |lang: Lang| format!(".{name} {}", lang.pick(usage)).trim_end().to_string();
    Message::ShellUsage { zh: typed(Lang::Zh), en: typed(Lang::En) }
}

fn help(shell: &mut Shell<'_, '_>, words: &[String]) -> Result<(), Error> {
    let lang = shell.context.lang;
    let chosen: Vec<&Command> = match words.first() {
        None => COMMANDS.iter().collect(),
        Some(name) => {
            let name = name.trim_start_matches(['.', '。']);
            vec![find(name).ok_or_else(|| unknown(name))?]
        }
    };
    let typed = |command: &Command| format!(".{} {}", command.name, lang.pick(command.usage)).trim_end().to_string();
    // What is long stands in a line of its own.
    const WIDEST: usize = 24;
    let mut text = String::new();
    for command in &chosen {
        let typed = typed(command);
        let gap = match typed.width() <= WIDEST {
            true => " ".repeat(WIDEST + 2 - typed.width()),
            false => format!("\n{}", " ".repeat(WIDEST + 4)),
        };
        text.push_str(&format!("  {typed}{gap}{}\n", lang.pick(command.words)));
    }
    if words.is_empty() {
        text = format!("{}\n\n{text}", Message::ShellHelp {}.text(lang));
    }
    shell.with(|context| show::whole(context, &text))
}

fn tables(shell: &mut Shell<'_, '_>, words: &[String]) -> Result<(), Error> {
    let pattern = words.first().map(|word| if word.contains('%') { word.clone() } else { format!("%{word}%") });
    listed(shell, "tables", include_str!("tables.sql"), pattern)
}

fn indexes(shell: &mut Shell<'_, '_>, words: &[String]) -> Result<(), Error> {
    listed(shell, "indexes", include_str!("indexes.sql"), words.first().cloned())
}

/// All rows of a query of ours.
fn listed(shell: &mut Shell<'_, '_>, name: &str, text: &str, pattern: Option<String>) -> Result<(), Error> {
    let query = shelf::own(name, text)?;
    let given: Vec<(String, String)> = pattern.map(|pattern| ("pattern".to_string(), pattern)).into_iter().collect();
    shell.with(|context| {
        let reader = Reader::open(&context.database(), None)?;
        let mut rows = ask::named(&reader, &query, &given, None)?;
        show::rows(context, &Subject::titled(&query.header.title), &mut rows, Some(Stop::Never))
    })
}

fn schema(shell: &mut Shell<'_, '_>, words: &[String]) -> Result<(), Error> {
    let query = shelf::own("schema", include_str!("schema.sql"))?;
    let given: Vec<(String, String)> = words.iter().map(|word| ("pattern".to_string(), word.clone())).collect();
    let reader = Reader::open(&shell.context.database(), None)?;
    let mut text = String::new();
    for row in ask::named(&reader, &query, &given, None)?.collect()? {
        if let [Value::Text(statement)] = row.as_slice() {
            text.push_str(statement);
            text.push('\n');
        }
    }
    if let (true, Some(name)) = (text.is_empty(), words.first()) {
        let all = ask::named(&reader, &shelf::own("tables", include_str!("tables.sql"))?, &[], None)?.collect()?;
        let names = all.iter().filter_map(|row| match row.first() {
            Some(Value::Text(name)) => Some(name.as_str()),
            _ => None,
        });
        let names: Vec<&str> = names.collect();
        let known = near::offer(name, names.iter().copied());
        return Err(Message::ShellNoTable { name: name.clone(), known }.into());
    }
    shell.with(|context| show::whole(context, &text))
}

fn queries(shell: &mut Shell<'_, '_>, _: &[String]) -> Result<(), Error> {
    shell.with(|context| query::list(context).map(|_| ()))
}

fn params(shell: &mut Shell<'_, '_>, words: &[String]) -> Result<(), Error> {
    let [name] = words else { return Err(usage("params").into()) };
    shell.with(|context| query::explain(name, context).map(|_| ()))
}

fn ask_query(shell: &mut Shell<'_, '_>, words: &[String]) -> Result<(), Error> {
    match words {
        [] => Err(usage("query").into()),
        words => shell.ask(words),
    }
}

fn mode(shell: &mut Shell<'_, '_>, words: &[String]) -> Result<(), Error> {
    shell.mode = words.first().map(|name| mode_of(name)).transpose()?;
    Ok(())
}

fn limit(shell: &mut Shell<'_, '_>, words: &[String]) -> Result<(), Error> {
    shell.context.common.limit = words.first().map(|word| number("limit", word)).transpose()?;
    Ok(())
}

fn timeout(shell: &mut Shell<'_, '_>, words: &[String]) -> Result<(), Error> {
    let seconds: Option<u64> = words.first().map(|word| number("timeout", word)).transpose()?;
    shell.timeout = seconds.filter(|seconds| *seconds > 0).map(Duration::from_secs);
    Ok(())
}

fn number<T: std::str::FromStr>(name: &str, word: &str) -> Result<T, Message> {
    word.parse().map_err(|_| usage(name))
}

fn output(shell: &mut Shell<'_, '_>, words: &[String]) -> Result<(), Error> {
    shell.output = None;
    match words.first().map(String::as_str) {
        None | Some("stdout") => Ok(()),
        Some(path) => shell.send_to(&PathBuf::from(path)),
    }
}

fn once(shell: &mut Shell<'_, '_>, words: &[String]) -> Result<(), Error> {
    let [path] = words else { return Err(usage("once").into()) };
    let path = PathBuf::from(path);
    super::format_of(&path, shell.mode)?;
    shell.once = Some(path);
    Ok(())
}

fn timer(shell: &mut Shell<'_, '_>, words: &[String]) -> Result<(), Error> {
    shell.timer = match words {
        [word] if word == "on" => true,
        [word] if word == "off" => false,
        _ => return Err(usage("timer").into()),
    };
    Ok(())
}

/// Files within files, at most: one that reads itself would not end.
const DEEPEST: usize = 8;

fn read(shell: &mut Shell<'_, '_>, words: &[String]) -> Result<(), Error> {
    let [path] = words else { return Err(usage("read").into()) };
    if shell.depth == DEEPEST {
        return Err(Message::ShellTooDeep { path: path.clone(), most: DEEPEST }.into());
    }
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => Message::NoSuchFile { path: path.clone() },
        _ => Message::Io { path: path.clone(), reason: error.to_string() },
    };
    let mut file = BufReader::new(File::open(path).map_err(failed)?);
    shell.depth += 1;
    let done = script::run(shell, path, &mut file);
    shell.depth -= 1;
    done
}

fn open(shell: &mut Shell<'_, '_>, words: &[String]) -> Result<(), Error> {
    let [path] = words else { return Err(usage("open").into()) };
    let path = PathBuf::from(path);
    Reader::open(&path, None)?;
    shell.context.common.db = Some(path);
    // Named queries lie beside a database.
    shell.queries = None;
    Ok(())
}

fn lang(shell: &mut Shell<'_, '_>, words: &[String]) -> Result<(), Error> {
    shell.context.lang = match words {
        [word] if word == "zh" => Lang::Zh,
        [word] if word == "en" => Lang::En,
        _ => return Err(usage("lang").into()),
    };
    Ok(())
}

fn show_settings(shell: &mut Shell<'_, '_>, _: &[String]) -> Result<(), Error> {
    let none = "-".to_string();
    let lang = shell.context.lang;
    let settings = [
        ("数据库 | database", shell.context.database().display().to_string()),
        (".mode", shell.mode.map_or(FORMATS[0].name, |mode| mode.name).to_string()),
        (".output", shell.output.as_ref().map_or("stdout".to_string(), |sink| sink.path.display().to_string())),
        (".once", shell.once.as_ref().map_or(none.clone(), |path| path.display().to_string())),
        (".limit", shell.context.common.limit.map_or(none.clone(), |limit| limit.to_string())),
        (".timer", if shell.timer { "on" } else { "off" }.to_string()),
        (".timeout", shell.timeout.map_or(none, |limit| limit.as_secs().to_string())),
        (".lang", if lang == Lang::Zh { "zh" } else { "en" }.to_string()),
    ];
    let mut text = String::new();
    for (name, value) in settings {
        let name = lang.pick(name);
        text.push_str(&format!("  {name}{}{value}\n", " ".repeat(12 - name.width().min(11))));
    }
    shell.context.out.write_all(text.as_bytes())?;
    Ok(())
}

fn quit(shell: &mut Shell<'_, '_>, _: &[String]) -> Result<(), Error> {
    shell.over = true;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_name_of_its_own_and_words_in_both_languages() {
        for (index, command) in COMMANDS.iter().enumerate() {
            assert!(command.words.contains(" | "), "{}", command.name);
            let is_pair = command.usage.contains(" | ") || command.usage.is_ascii();
            assert!(is_pair, "{}", command.name);
            assert_eq!(command.usage.is_empty(), command.most == 0, "{}", command.name);
            for name in std::iter::once(&command.name).chain(command.also) {
                let first = COMMANDS.iter().position(|other| other.name == *name || other.also.contains(name));
                assert_eq!(first, Some(index), "{name}");
            }
        }
    }

    #[test]
    fn a_word_that_is_no_command_gets_the_nearest() {
        let Message::ShellNoCommand { known, .. } = unknown("tabels") else { panic!() };
        assert_eq!(known, "`.tables`");
    }
}

/*!
The tour of the READMEs is typed in, and must print what they show.

In a block of `sh`, a line after `$ ` is typed, in order, by a shell in a folder that holds `import/`; so is `cargo run
--release -- …`, with the program built for the tests. The lines below are what it prints; `…` stands for lines left
out, and a command without lines need only succeed. A line that ends in `` `FILE`: `` names a file that the next block
is saved as. `UPDATE=1 cargo test` writes the outputs anew, keeping as many lines around `…`.
*/

use std::path::Path;
use std::process::Command;

use crate::support::{Desk, golden, project};

const LEFT_OUT: &str = "…";

#[test]
fn the_english_readme_prints_what_it_shows() {
    tour("README.md", "C");
}

#[test]
fn the_chinese_readme_prints_what_it_shows() {
    tour("README.zh-CN.md", "zh_CN.UTF-8");
}

#[test]
fn both_readmes_begin_with_the_two_commands() {
    for name in ["README.md", "README.zh-CN.md"] {
        let text = read(name);
        let (beginning, _) = text.split_once("\n## ").expect("a README has sections");
        for command in ["\ncargo run --release -- demo\n", "\ncargo test\n"] {
            assert!(beginning.contains(command), "{name} does not begin with `{}`", command.trim());
        }
    }
}

fn read(name: &str) -> String {
    std::fs::read_to_string(project().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Follows a README line by line and compares it with itself, its outputs replaced by what was printed.
fn tour(name: &str, locale: &str) {
    let desk = Desk::new();
    copy(&project().join("import"), &desk.path("import"));
    let text = read(name);
    let mut lines = text.lines();
    let mut written = String::new();
    let mut file_of_next_block = None;
    let mut commands = 0;
    while let Some(line) = lines.next() {
        written.push_str(line);
        written.push('\n');
        if let Some(file) = named_file(line) {
            file_of_next_block = Some(file.to_string());
        }
        let Some(language) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if language == "sh" {
            written.push_str(&block_of_commands(&desk, &block, locale, &mut commands));
        } else {
            let content = block.iter().map(|line| format!("{line}\n")).collect::<String>();
            if let Some(file) = file_of_next_block.take() {
                desk.write(&file, &content);
            }
            written.push_str(&content);
        }
        written.push_str("```\n");
    }
    assert!(commands > 5, "{name} shows no tour");
    golden(name, &written);
}

/// A block of commands, its outputs replaced by what was printed.
fn block_of_commands(desk: &Desk, block: &[&str], locale: &str, commands: &mut usize) -> String {
    let mut written = String::new();
    let mut lines = block.iter().peekable();
    while let Some(line) = lines.next() {
        written.push_str(&format!("{line}\n"));
        let Some(mut command) = typed(line) else { continue };
        // A quote that is open goes on in the next line.
        while command.matches('"').count() % 2 == 1
            && let Some(line) = lines.next()
        {
            command.push_str(&format!("\n{line}"));
            written.push_str(&format!("{line}\n"));
        }
        let mut shown = Vec::new();
        while let Some(line) = lines.next_if(|line| typed(line).is_none()) {
            shown.push(*line);
        }
        *commands += 1;
        written.push_str(&cut_like(&shown, &type_in(desk, &command, locale)));
    }
    written
}

/// The command of a line that is typed.
fn typed(line: &str) -> Option<String> {
    let of_cargo = || Some(format!("fiscus {}", line.strip_prefix("cargo run --release -- ")?));
    line.strip_prefix("$ ").map(str::to_string).or_else(of_cargo)
}

/// The file that a line names for the block below it.
fn named_file(line: &str) -> Option<&str> {
    let rest = line.strip_suffix([':', '：'])?.trim_end().strip_suffix('`')?;
    rest.rsplit_once('`').map(|(_, file)| file)
}

/// What a command prints, messages and data in the order in which a terminal shows them.
fn type_in(desk: &Desk, command: &str, locale: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_fiscus")).parent().expect("the program lies in a folder");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(program.to_path_buf()).chain(std::env::split_paths(&path));
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1; {command}")])
        .current_dir(desk.path(""))
        .env("PATH", std::env::join_paths(folders).expect("the folders can be joined"))
        .env("LC_ALL", locale)
        .env_remove("FISCUS_DB")
        .output()
        .expect("a shell can be started");
    let printed = String::from_utf8(output.stdout).expect("the output is UTF-8");
    assert!(output.status.success(), "`{command}` ended with {}:\n{printed}", output.status);
    printed
}

/// As much of an output as was shown of it: as many lines at its beginning and at its end, and between two `…` as many
/// from the line that was shown first there.
fn cut_like(shown: &[&str], printed: &str) -> String {
    let lines: Vec<&str> = printed.lines().map(str::trim_end).collect();
    let segments: Vec<&[&str]> = shown.split(|line| *line == LEFT_OUT).collect();
    let mut cut: Vec<&str> = Vec::new();
    let mut from = 0;
    for (number, segment) in segments.iter().enumerate() {
        let is_last = number + 1 == segments.len();
        if number > 0 {
            cut.push(LEFT_OUT);
            let anchor = lines[from..].iter().position(|line| segment.first() == Some(line)).map(|at| from + at);
            from = if is_last { lines.len().saturating_sub(segment.len()) } else { anchor.unwrap_or(from) };
        }
        let to = if segments.len() == 1 && !shown.is_empty() { lines.len() } else { from + segment.len() };
        cut.extend(&lines[from.min(lines.len())..to.min(lines.len())]);
        from = to.min(lines.len());
    }
    cut.iter().map(|line| format!("{line}\n")).collect()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("the folder can be made");
    for entry in std::fs::read_dir(from).expect("the folder is there").map(|entry| entry.expect("an entry")) {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            std::fs::copy(&source, &target).expect("the file can be copied");
        }
    }
}

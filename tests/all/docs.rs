/*!
`docs/QUERIES.md` and `docs/CHECKS.md` say what the heads of the queries and checks say, in both languages; the glossary
names items as the program does.

`UPDATE=1 cargo test` writes the generated ones anew; read the difference before keeping it.
*/

use fiscus::command::shelf;
use fiscus::model::{Item, Lang};
use fiscus::query::header::{Absent, CheckHead, Judgement};
use fiscus::query::{Header, Kind, Param, ParamType};

use crate::support::{golden, project};

#[test]
fn the_document_of_queries_is_what_their_heads_say() {
    let queries = shelf::queries(&[]).expect("our queries are sound");
    let mut text = String::from(
        "# Named queries 查询\n\n\
         Generated from the heads of `queries/*.sql` by `UPDATE=1 cargo test`. `*` must be given.\n\n\
         由 `queries/*.sql` 的文件头生成；`*` 为必填参数。\n",
    );
    for query in queries.all() {
        text.push_str(&query_section(&query.header));
    }
    golden("docs/QUERIES.md", &text);
}

#[test]
fn the_document_of_checks_is_what_their_heads_say() {
    let checks = shelf::checks(&[]).expect("our checks are sound");
    let mut text = String::from(
        "# Checks 勾稽规则\n\n\
         Generated from the heads of `queries/checks/*.sql` by `UPDATE=1 cargo test`. A finding is an `error`, a `warning`\n\
         or an `info`; `{…}` in a message stands for a figure or a name of the case.\n\n\
         由 `queries/checks/*.sql` 的文件头生成。级别：error 错误，warning 警告，info 提示；消息中的 `{…}` 为具体的数或名称。\n",
    );
    for check in checks.all() {
        let head = check.header.check.as_ref().expect("a check has the head of a check");
        text.push_str(&check_section(&check.header, head));
    }
    golden("docs/CHECKS.md", &text);
}

#[test]
fn the_glossary_calls_every_item_by_the_name_that_the_program_shows() {
    let glossary = std::fs::read_to_string(project().join("docs/GLOSSARY.md")).expect("the glossary is there");
    for item in Item::all() {
        let row = format!("| {} | {} | `{}` |", item.label_en, item.label, item.code);
        assert!(glossary.contains(&row), "docs/GLOSSARY.md has no row `{row}`");
    }
}

fn query_section(header: &Header) -> String {
    let options: Vec<String> = header.params.iter().map(option).collect();
    let columns: Vec<[String; 4]> = header
        .columns
        .iter()
        .map(|column| {
            let unit = match column.kind {
                Kind::Money => " (万元)",
                Kind::Percent => " (%)",
                _ => "",
            };
            let kind = Kind::NAMED.iter().find(|(kind, _)| *kind == column.kind).expect("a head names its kinds").1;
            [code(&column.name), format!("{kind}{unit}"), zh(&column.title), en(&column.title)]
        })
        .collect();
    format!(
        "{}\n```sh\nfiscus query {} {}\n```\n\n{}\n{}{}",
        title(header),
        header.name,
        options.join(" "),
        parameters(header),
        table(["column 列", "kind", "含义", "meaning"], &columns),
        notes(header),
    )
}

fn check_section(header: &Header, head: &CheckHead) -> String {
    let row = |variant: &str, judgement: &Judgement| {
        [variant.to_string(), judgement.severity.word().to_string(), zh(&judgement.message), en(&judgement.message)]
    };
    let variants = head.variants.iter().map(|(variant, judgement)| row(&code(variant), judgement));
    let rows: Vec<[String; 4]> = std::iter::once(row("", &head.plain)).chain(variants).collect();
    let parameters = if header.params.is_empty() { String::new() } else { format!("{}\n", parameters(header)) };
    format!(
        "{}\nBasis 依据: {}\n\n{parameters}{}{}",
        title(header),
        en(&head.basis),
        table(["case 情形", "severity 级别", "消息", "message"], &rows),
        notes(header),
    )
}

fn title(header: &Header) -> String {
    format!("\n## {}\n\n{} | {}\n", header.name, zh(&header.title), en(&header.title))
}

fn parameters(header: &Header) -> String {
    let rows: Vec<[String; 5]> = header
        .params
        .iter()
        .map(|param| {
            let absent = match &param.absent {
                Absent::Required => "*".to_string(),
                Absent::Optional => String::new(),
                Absent::Default(default) => code(default),
            };
            [code(&param.name), takes(param), absent, zh(&param.title), en(&param.title)]
        })
        .collect();
    table(["parameter 参数", "takes", "default", "含义", "meaning"], &rows)
}

fn notes(header: &Header) -> String {
    let paragraphs = header.note_zh.lines().chain(header.note_en.lines());
    paragraphs.map(|paragraph| format!("\n{paragraph}\n")).collect()
}

/// An option as it is typed, in brackets where it may be left out.
fn option(param: &Param) -> String {
    let typed = format!("--{} {}", param.name, param.kind.word().to_uppercase());
    if param.absent == Absent::Required { typed } else { format!("[{typed}]") }
}

fn takes(param: &Param) -> String {
    match &param.kind {
        ParamType::Choice(choices) => choices.iter().map(|choice| code(choice)).collect::<Vec<_>>().join(", "),
        kind => kind.word().to_string(),
    }
}

fn code(word: &str) -> String {
    format!("`{word}`")
}

fn zh(pair: &str) -> String {
    Lang::Zh.pick(pair).to_string()
}

fn en(pair: &str) -> String {
    Lang::En.pick(pair).to_string()
}

fn table<const N: usize>(head: [&str; N], rows: &[[String; N]]) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut text = line(&head.map(str::to_string));
    text.push_str(&format!("|{}\n", "---|".repeat(N)));
    rows.iter().for_each(|row| text.push_str(&line(row)));
    text
}

/*!
The command line, and nothing else: words become an [`Invocation`].

Help and mistakes are said in the reader's language, so the texts come from the catalogue and clap's own English is
replaced. Options of a named query come from its head: [`query`] makes a command of them.
*/

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

mod complete;
pub mod examples;
mod man;

pub use complete::{Followed, Wanted, What, follow, follow_query};
pub use man::pages as man_pages;

use crate::model::export;
use crate::model::formula::{self, Formula};
use crate::model::{Lang, Message, Severity, Unit};
use crate::query::search::KINDS;
use crate::query::{Header, Lens};
use crate::render::FORMATS;

/// What came of the words.
pub enum Parsed {
    /// Something to run.
    Run(Box<Invocation>),
    /// Help or version to print.
    Help(String),
    /// Wrong usage.
    Mistake(Message),
}

/// A command with its options, as typed.
pub struct Invocation {
    /// Options that every command takes.
    pub common: Common,
    /// The command.
    pub verb: Verb,
}

/// Options that every command takes.
#[derive(Debug, Clone, Default)]
pub struct Common {
    /// `--db`
    pub db: Option<PathBuf>,
    /// `--format`
    pub format: Option<String>,
    /// `-o`, as often as wanted
    pub output: Vec<PathBuf>,
    /// `--limit`; 0 is all.
    pub limit: Option<usize>,
    /// `--bom`
    pub bom: bool,
    /// `--forms`
    pub forms: Vec<PathBuf>,
    /// `--queries`
    pub queries: Vec<PathBuf>,
    /// `--clean` and `--follow`
    pub lens: Lens,
    /// `--sources`, of named queries.
    pub sources: bool,
    /// `--schemes`
    pub schemes: Vec<PathBuf>,
    /// `--wide`
    pub wide: bool,
    /// `--no-pager`
    pub no_pager: bool,
}

/// A command.
#[derive(Debug)]
pub enum Verb {
    /// The main job on the bundled sample.
    Demo,
    /// Files and folders.
    Import(Import),
    /// A document or a report out again.
    Remove {
        /// `--document`
        document: Option<String>,
        /// `--department`
        department: Option<String>,
        /// `--year`
        year: Option<i32>,
    },
    /// A named query, or their list.
    Query {
        /// Its name.
        name: Option<String>,
        /// The words behind the name.
        words: Vec<OsString>,
        /// Whether it is to be explained and not run.
        help: bool,
    },
    /// A statement.
    Sql(Sql),
    /// Findings.
    Check(Check),
    /// Corrections of figures.
    Correct {
        /// Tables of corrections; none stands for the one beside the database.
        paths: Vec<PathBuf>,
    },
    /// The departments, perhaps after their register was taken in.
    Departments {
        /// The register.
        path: Option<PathBuf>,
    },
    /// The layouts of forms, or how a document was understood.
    Forms(Option<Explain>),
    /// Where a figure comes from.
    Trace(Trace),
    /// Two versions of a report, or two reports of one year.
    Diff {
        /// `--department`
        department: String,
        /// `--year`
        year: Option<i64>,
    },
    /// What was received, and what is missing.
    Status(Vec<(String, String)>),
    /// The points of a department, or the schemes.
    Score(Score),
    /// A document goes back with comments.
    Annotate(Annotate),
    /// The data in a shape for others, or the shapes.
    Export(Option<Export>),
    /// Words in names and texts.
    Find(Find),
    /// The script that makes a shell complete commands.
    Completions {
        /// The shell.
        shell: String,
    },
    /// What a word may become that is being typed.
    Complete {
        /// The words behind the program, that one last.
        words: Vec<OsString>,
    },
    /// Questions one after the other.
    Shell,
    /// Manual pages.
    Man {
        /// Where they go; none is the one of the program, to stdout.
        folder: Option<PathBuf>,
    },
    /// A report, or their list.
    Report(Report),
}

/// `annotate`
#[derive(Debug)]
pub struct Annotate {
    /// The document.
    pub path: PathBuf,
    /// `--questions`
    pub questions: Option<PathBuf>,
    /// `--severity`
    pub severity: Option<String>,
}

/// `find`
#[derive(Debug)]
pub struct Find {
    /// What is looked for.
    pub words: Vec<String>,
    /// `--kind`, as often as wanted
    pub kinds: Vec<String>,
    /// Where it is looked for: the options that its query declares.
    pub given: Vec<(String, String)>,
}

/// `export`
#[derive(Debug)]
pub struct Export {
    /// The shape.
    pub export: &'static export::Export,
    /// Which reports: the options that its query declares.
    pub given: Vec<(String, String)>,
    /// `--license`
    pub license: Option<String>,
    /// `--force`
    pub force: bool,
}

/// `trace`
#[derive(Debug)]
pub struct Trace {
    /// `--department`
    pub department: String,
    /// `--year`
    pub year: Option<i64>,
    /// `--item`
    pub item: Option<String>,
    /// `--label`
    pub label: Option<String>,
    /// `--measure`
    pub measure: Option<String>,
    /// `--rule`
    pub rule: Option<String>,
}

/// `report`
#[derive(Debug)]
pub struct Report {
    /// The kind; none lists them.
    pub name: Option<String>,
    /// The department, of a report that is of one.
    pub department: Option<String>,
    /// What the report is asked with: `--year`, `--region`, `--scheme`.
    pub given: Vec<(String, String)>,
    /// `-p`
    pub parameters: Vec<String>,
    /// `--each`
    pub each: bool,
    /// `--templates`
    pub templates: Vec<PathBuf>,
    /// `--write-templates`
    pub write_templates: Option<PathBuf>,
    /// `--restore`
    pub restore: bool,
}

/// `score`
#[derive(Debug)]
pub struct Score {
    /// `--scheme`; none lists them.
    pub scheme: Option<String>,
    /// `--department`
    pub department: Option<String>,
    /// `--year`
    pub year: Option<String>,
    /// `--judgements`
    pub judgements: Option<PathBuf>,
}

/// `import`
#[derive(Debug)]
pub struct Import {
    /// Files and folders.
    pub paths: Vec<PathBuf>,
    /// `--department`
    pub department: Option<String>,
    /// `--year`
    pub year: Option<i32>,
    /// `--unit`
    pub unit: Option<Unit>,
    /// `--keep-contacts`
    pub keep_contacts: bool,
    /// `--bulk`
    pub bulk: bool,
    /// `--dry-run`
    pub dry_run: bool,
    /// `--events`
    pub events: bool,
}

/// `check`
#[derive(Debug, Default)]
pub struct Check {
    /// The options that its query declares.
    pub given: Vec<(String, String)>,
    /// `--details`
    pub details: bool,
    /// `--all`
    pub all: bool,
    /// `--exemptions`
    pub exemptions: Option<PathBuf>,
    /// `-p`
    pub thresholds: Vec<(String, i64)>,
}

/// `forms explain`
#[derive(Debug)]
pub struct Explain {
    /// The document.
    pub path: PathBuf,
    /// `--department`
    pub department: Option<String>,
    /// `--year`
    pub year: Option<i32>,
    /// `--unit`
    pub unit: Option<Unit>,
}

/// `sql`
#[derive(Debug)]
pub struct Sql {
    /// The statement; `-` is stdin.
    pub statement: Option<String>,
    /// `-f`
    pub file: Option<PathBuf>,
    /// `-p`
    pub parameters: Vec<String>,
    /// `--timeout`, seconds
    pub timeout: u64,
    /// `--max-rows`
    pub max_rows: Option<usize>,
    /// `--chart`
    pub chart: Option<String>,
}

/// The language that the words ask for: `--lang` is needed before anything can be said.
pub fn lang(args: &[OsString]) -> Option<Lang> {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let behind = words.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    let word = behind.or_else(|| words.iter().find_map(|word| word.strip_prefix("--lang=")))?;
    [("zh", Lang::Zh), ("en", Lang::En)].into_iter().find(|(name, _)| *name == word).map(|(_, lang)| lang)
}

/// Reads the command line.
pub fn parse(args: &[OsString], lang: Lang) -> Parsed {
    match program(lang).try_get_matches_from(args) {
        Ok(matches) => match invocation(&matches) {
            Some(invocation) => Parsed::Run(Box::new(invocation)),
            None => Parsed::Help(in_words(&help(&matches, lang), lang)),
        },
        Err(error) => stop(&error, lang),
    }
}

/// Reads the words behind the name of a query: its parameters, and options that every command takes.
pub fn query(header: &Header, words: &[OsString], lang: Lang) -> Result<(Vec<(String, String)>, Common), Parsed> {
    let matches = query_command(header, lang).try_get_matches_from(words).map_err(|error| stop(&error, lang))?;
    let mut given = Vec::new();
    for param in &header.params {
        if let Some(value) = matches.get_one::<String>(&format!("{PARAM}{}", param.name)) {
            given.push((param.name.clone(), value.clone()));
        }
    }
    for typed in strings(&matches, "parameter") {
        given.push(crate::query::param::assignment(&typed).map_err(Parsed::Mistake)?);
    }
    Ok((given, Common { sources: matches.get_flag("sources"), ..common_of(&matches) }))
}

/// What the names of arguments begin with that are parameters of a query.
const PARAM: &str = "param ";

/// The command that a named query is.
fn query_command(header: &Header, lang: Lang) -> Command {
    let mut command = frame(Command::new(header.name.clone()).no_binary_name(true), lang)
        .bin_name(format!("fiscus query {}", header.name))
        .args(common(lang))
        .arg(parameter(lang))
        .arg(flag("sources", Message::HelpSources {}, lang));
    for param in &header.params {
        let long = param.name.clone();
        command = command.arg(
            Arg::new(format!("{PARAM}{long}"))
                .long(long)
                .value_name(param.kind.word().to_uppercase())
                .help(lang.pick(&param.title).to_string()),
        );
    }
    command
}

/// The options that every named query takes beside its parameters, with what a value of each is called.
pub fn options_of_queries(lang: Lang) -> Vec<(String, Option<String>)> {
    let args = common(lang).into_iter().chain([parameter(lang), flag("sources", Message::HelpSources {}, lang)]);
    args.filter_map(|arg| {
        let takes = arg.get_action().takes_values();
        let value = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
        Some((arg.get_long()?.to_string(), value.filter(|_| takes)))
    })
    .chain([("help".to_string(), None)])
    .collect()
}

impl Common {
    /// The options of both, those given behind the name of a query counting before those given before it.
    pub fn or(self, earlier: Common) -> Common {
        Common {
            db: self.db.or(earlier.db),
            format: self.format.or(earlier.format),
            output: [earlier.output, self.output].concat(),
            limit: self.limit.or(earlier.limit),
            bom: self.bom || earlier.bom,
            forms: [earlier.forms, self.forms].concat(),
            queries: [earlier.queries, self.queries].concat(),
            lens: Lens {
                clean: self.lens.clean || earlier.lens.clean,
                follow: self.lens.follow || earlier.lens.follow,
            },
            sources: self.sources || earlier.sources,
            schemes: [earlier.schemes, self.schemes].concat(),
            wide: self.wide || earlier.wide,
            no_pager: self.no_pager || earlier.no_pager,
        }
    }
}

/// What every command and sub-command looks like in help.
fn frame(command: Command, lang: Lang) -> Command {
    let template = Message::HelpTemplate {}.text(lang);
    command.help_template(template).disable_help_flag(true).disable_help_subcommand(true).arg(
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .display_order(999)
            .help(Message::HelpHelp {}.text(lang)),
    )
}

fn program(lang: Lang) -> Command {
    let verb = |name: &'static str, about: Message| {
        frame(Command::new(name), lang)
            .about(about.text(lang))
            .args(common(lang))
            .after_help(shown_examples(name, lang))
    };
    frame(Command::new("fiscus"), lang)
        .about(Message::HelpAbout {}.text(lang))
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .display_order(1000)
                .help(Message::HelpVersion {}.text(lang)),
        )
        .help_template(Message::HelpProgramTemplate {}.text(lang))
        .after_help(shown_examples("fiscus", lang))
        .args(common(lang))
        .subcommand(verb("demo", Message::HelpDemo {}))
        .subcommand(
            verb("import", Message::HelpImport {})
                .arg(
                    Arg::new("paths")
                        .value_name(lang.pick("路径 | PATH"))
                        .num_args(1..)
                        .required(true)
                        .value_parser(value_parser!(PathBuf))
                        .help(Message::HelpPaths {}.text(lang)),
                )
                .args(given(lang))
                .arg(flag("keep-contacts", Message::HelpKeepContacts {}, lang))
                .arg(flag("bulk", Message::HelpBulk {}, lang))
                .arg(flag("dry-run", Message::HelpDryRun {}, lang))
                .arg(flag("events", Message::HelpEvents {}, lang)),
        )
        .subcommand(
            verb("remove", Message::HelpRemove {})
                .arg(option("document", "路径 | PATH", Message::HelpRemoveDocument {}, lang))
                .arg(
                    option("department", "部门 | NAME", Message::HelpRemoveDepartment {}, lang)
                        .conflicts_with("document"),
                )
                .arg(
                    option("year", "年度 | YEAR", Message::HelpRemoveYear {}, lang)
                        .value_parser(value_parser!(i32))
                        .conflicts_with("document"),
                ),
        )
        .subcommand(
            verb("query", Message::HelpQuery {})
                // `query NAME --help` explains that query, so this help is asked for in our own way.
                .mut_arg("help", |help| help.action(ArgAction::SetTrue))
                .arg(Arg::new("name").value_name(lang.pick("名称 | NAME")).help(Message::HelpQueryName {}.text(lang)))
                .arg(
                    Arg::new("words")
                        .value_name(lang.pick("参数 | PARAMETERS"))
                        .num_args(0..)
                        .trailing_var_arg(true)
                        .allow_hyphen_values(true)
                        .value_parser(value_parser!(OsString))
                        .help(Message::HelpQueryWords {}.text(lang)),
                ),
        )
        .subcommand(
            verb("sql", Message::HelpSql {})
                .arg(
                    Arg::new("statement")
                        .value_name("SQL")
                        .required_unless_present("file")
                        .help(Message::HelpStatement {}.text(lang)),
                )
                .arg(
                    option("file", "文件 | FILE", Message::HelpSqlFile {}, lang)
                        .short('f')
                        .value_parser(value_parser!(PathBuf))
                        .conflicts_with("statement"),
                )
                .arg(parameter(lang))
                .arg(option("timeout", "秒 | SECONDS", Message::HelpTimeout {}, lang).value_parser(value_parser!(u64)))
                .arg(option("max-rows", "行数 | N", Message::HelpMaxRows {}, lang).value_parser(value_parser!(usize)))
                .arg(option("chart", "图表 | CHART", Message::HelpChart {}, lang)),
        )
        .subcommand(
            verb("check", Message::HelpCheck {})
                .arg(option("year", "年度 | YEAR", Message::HelpCheckYear {}, lang))
                .arg(option("department", "部门 | NAME", Message::HelpCheckDepartment {}, lang))
                .arg(option("region", "地区 | REGION", Message::HelpCheckRegion {}, lang))
                .arg(option("rule", "规则 | RULE", Message::HelpCheckRule {}, lang))
                .arg(
                    option("severity", "级别 | SEVERITY", Message::HelpCheckSeverity {}, lang)
                        .value_parser(PossibleValuesParser::new(Severity::ALL.map(Severity::word))),
                )
                .arg(flag("details", Message::HelpCheckDetails {}, lang))
                .arg(
                    option("parameter", "规则.门槛=值 | RULE.NAME=VALUE", Message::HelpCheckParameter {}, lang)
                        .short('p')
                        .action(ArgAction::Append)
                        .value_parser(|typed: &str| {
                            let pair = crate::query::param::assignment(typed).map_err(|_| "NAME=VALUE".to_string())?;
                            let number = pair.1.trim().parse::<i64>().map_err(|error| error.to_string())?;
                            Ok::<_, String>((pair.0, number))
                        }),
                )
                .arg(
                    option("exemptions", "文件 | FILE", Message::HelpCheckExemptions {}, lang)
                        .value_parser(value_parser!(PathBuf)),
                )
                .arg(flag("all", Message::HelpCheckAll {}, lang).conflicts_with_all([
                    "details",
                    "parameter",
                    "exemptions",
                    "year",
                    "department",
                    "region",
                ])),
        )
        .subcommand(
            verb("correct", Message::HelpCorrect {}).arg(
                Arg::new("paths")
                    .value_name(lang.pick("文件 | FILE"))
                    .num_args(0..)
                    .value_parser(value_parser!(PathBuf))
                    .help(Message::HelpCorrectPaths {}.text(lang)),
            ),
        )
        .subcommand(
            verb("departments", Message::HelpDepartments {}).arg(
                Arg::new("path")
                    .value_name(lang.pick("文件 | FILE"))
                    .value_parser(value_parser!(PathBuf))
                    .help(Message::HelpDepartmentsPath {}.text(lang)),
            ),
        )
        .subcommand(
            verb("trace", Message::HelpTrace {})
                .arg(option("department", "部门 | NAME", Message::HelpTraceDepartment {}, lang).required(true))
                .arg(year_of_report(lang))
                .arg(option("item", "项目 | ITEM", Message::HelpTraceItem {}, lang))
                .arg(option("label", "名称 | NAME", Message::HelpTraceLabel {}, lang))
                .arg(option("measure", "口径 | MEASURE", Message::HelpTraceMeasure {}, lang).conflicts_with("rule"))
                .arg(option("rule", "规则 | RULE", Message::HelpTraceRule {}, lang))
                .after_help(format!("{}\n\n{}", formulas(lang), shown_examples("trace", lang))),
        )
        .subcommand(
            verb("diff", Message::HelpDiff {})
                .arg(option("department", "部门 | NAME", Message::HelpTraceDepartment {}, lang).required(true))
                .arg(year_of_report(lang)),
        )
        .subcommand(
            verb("status", Message::HelpStatus {})
                .arg(option("from", "年度 | YEAR", Message::HelpStatusFrom {}, lang))
                .arg(option("to", "年度 | YEAR", Message::HelpStatusTo {}, lang))
                .arg(option("region", "地区 | REGION", Message::HelpCheckRegion {}, lang))
                .arg(option("department", "部门 | NAME", Message::HelpCheckDepartment {}, lang)),
        )
        .subcommand(
            verb("score", Message::HelpScore {})
                .arg(option("scheme", "评分表 | SCHEME", Message::HelpScoreScheme {}, lang))
                .arg(option("department", "部门 | NAME", Message::HelpScoreDepartment {}, lang))
                .arg(option("year", "年度 | YEAR", Message::HelpScoreYear {}, lang))
                .arg(
                    option("judgements", "文件 | FILE", Message::HelpJudgements {}, lang)
                        .value_parser(value_parser!(PathBuf)),
                ),
        )
        .subcommand(report(verb("report", Message::HelpReport {}), lang))
        .subcommand(
            verb("forms", Message::HelpFormsVerb {}).subcommand(
                verb("explain", Message::HelpExplain {})
                    .after_help(shown_examples("forms explain", lang))
                    .arg(
                        Arg::new("path")
                            .value_name(lang.pick("文件 | FILE"))
                            .required(true)
                            .value_parser(value_parser!(PathBuf))
                            .help(Message::HelpExplainPath {}.text(lang)),
                    )
                    .args(given(lang)),
            ),
        )
        .subcommand(
            verb("annotate", Message::HelpAnnotate {})
                .arg(
                    Arg::new("path")
                        .value_name(lang.pick("文件 | FILE"))
                        .required(true)
                        .value_parser(value_parser!(PathBuf))
                        .help(Message::HelpAnnotatePath {}.text(lang)),
                )
                .arg(
                    option("questions", "文件 | FILE", Message::HelpAnnotateQuestions {}, lang)
                        .value_parser(value_parser!(PathBuf)),
                )
                .arg(
                    option("severity", "级别 | SEVERITY", Message::HelpAnnotateSeverity {}, lang)
                        .value_parser(PossibleValuesParser::new(Severity::ALL.map(Severity::word))),
                ),
        )
        .subcommand(exports(verb("export", Message::HelpExport {}), lang))
        .subcommand(
            verb("find", Message::HelpFind {})
                .arg(
                    Arg::new("words")
                        .value_name(lang.pick("文字 | TEXT"))
                        .num_args(1..)
                        .required(true)
                        .help(Message::HelpFindWords {}.text(lang)),
                )
                .arg(option("year", "年度 | YEAR", Message::HelpCheckYear {}, lang))
                .arg(option("department", "部门 | NAME", Message::HelpCheckDepartment {}, lang))
                .arg(option("region", "地区 | REGION", Message::HelpCheckRegion {}, lang))
                .arg(
                    option("kind", "类别 | KIND", Message::HelpFindKind { kinds: KINDS.join(", ") }, lang)
                        .action(ArgAction::Append)
                        .value_parser(PossibleValuesParser::new(KINDS)),
                ),
        )
        .subcommand(verb("shell", Message::HelpShell {}))
        .subcommands(helpers(lang))
}

/// `export` with a sub-command for each shape.
fn exports(command: Command, lang: Lang) -> Command {
    let year = |name: &'static str, help: Message| option(name, "年度 | YEAR", help, lang);
    let sub_command = |shape: &'static export::Export| {
        let what = lang.pick(shape.output).to_string();
        let mut command = frame(Command::new(shape.name), lang)
            .about(lang.pick(shape.title).to_string())
            .args(common(lang))
            // An export has a format of its own, and is whole.
            .mut_arg("format", |format| format.hide(true))
            .mut_arg("limit", |limit| limit.hide(true))
            .mut_arg("output", |output| output.help(Message::HelpExportOutput { what }.text(lang)).display_order(0))
            .after_help(format!(
                "{}\n\n{}",
                lang.pick(shape.about),
                Message::HelpExample { command: format!("fiscus export {} -o {}", shape.name, shape.example) }
                    .text(lang)
            ));
        if shape.chooses {
            command = command
                .arg(year("year", Message::HelpCheckYear {}))
                .arg(year("from", Message::HelpExportFrom {}))
                .arg(year("to", Message::HelpExportTo {}))
                .arg(option("department", "部门 | NAME", Message::HelpCheckDepartment {}, lang))
                .arg(option("region", "地区 | REGION", Message::HelpCheckRegion {}, lang));
        }
        if shape.licensed {
            command = command.arg(option("license", "许可 | LICENCE", Message::HelpExportLicense {}, lang));
        }
        if shape.forces {
            command = command.arg(flag("force", Message::HelpExportForce {}, lang));
        }
        command
    };
    export::EXPORTS.iter().fold(command, |command, shape| command.subcommand(sub_command(shape)))
}

/// What was typed behind `export` and its shape.
fn exported(name: &str, typed: &ArgMatches) -> Option<Export> {
    let shape = export::of_name(name)?;
    let given = |name: &&str| {
        let value = typed.try_get_one::<String>(name).ok().flatten()?;
        Some((name.to_string(), value.clone()))
    };
    Some(Export {
        export: shape,
        given: ["year", "from", "to", "department", "region"].iter().filter_map(given).collect(),
        license: if shape.licensed { typed.get_one("license").cloned() } else { None },
        force: shape.forces && typed.get_flag("force"),
    })
}

/// Commands that serve a shell and a manual.
fn helpers(lang: Lang) -> [Command; 3] {
    let verb = |name: &'static str, about: Message| {
        frame(Command::new(name), lang)
            .about(about.text(lang))
            .args(common(lang))
            .after_help(shown_examples(name, lang))
    };
    let shells = crate::cli::SHELLS;
    [
        verb("completions", Message::HelpCompletions {}).arg(
            Arg::new("shell")
                .value_name(lang.pick("命令行 | SHELL"))
                .required(true)
                .value_parser(PossibleValuesParser::new(shells))
                .hide_possible_values(true)
                .help(Message::HelpShellName { known: shells.join(", ") }.text(lang)),
        ),
        verb("man", Message::HelpMan {}).arg(
            Arg::new("folder")
                .value_name(lang.pick("文件夹 | DIR"))
                .value_parser(value_parser!(PathBuf))
                .help(Message::HelpManFolder {}.text(lang)),
        ),
        verb("complete", Message::HelpCompletions {})
            .hide(true)
            .arg(flag("blank", Message::HelpCompletions {}, lang))
            .arg(
                Arg::new("words")
                    .num_args(0..)
                    .trailing_var_arg(true)
                    .allow_hyphen_values(true)
                    .value_parser(value_parser!(OsString)),
            ),
    ]
}

/// The shells that have a script.
pub const SHELLS: [&str; 4] = ["bash", "zsh", "fish", "powershell"];

/// What help ends with.
fn shown_examples(command: &str, lang: Lang) -> String {
    let lines = examples::of(command).iter().map(|(line, meaning)| format!("  {line}\n      {}", lang.pick(meaning)));
    let lines: Vec<String> = lines.collect();
    format!("{}\n{}", Message::HelpExamples {}.text(lang), lines.join("\n"))
}

/// The options of `report`.
fn report(verb: Command, lang: Lang) -> Command {
    let known = |typed: &str| -> Result<String, String> {
        let is_known = |word: &str| crate::render::report::Format::of_word(word).is_some();
        if typed.split(',').all(is_known) { Ok(typed.to_string()) } else { Err("html, docx, xlsx".to_string()) }
    };
    verb.mut_arg("format", |arg| arg.value_parser(known).help(Message::HelpReportFormat {}.text(lang)))
        .mut_arg("output", |arg| arg.help(Message::HelpReportOutput {}.text(lang)))
        .arg(Arg::new("name").value_name(lang.pick("名称 | NAME")).help(Message::HelpReportName {}.text(lang)))
        .arg(
            Arg::new("department")
                .value_name(lang.pick("部门 | DEPARTMENT"))
                .help(Message::HelpReportDepartment {}.text(lang)),
        )
        .arg(year_of_report(lang))
        .arg(option("region", "地区 | REGION", Message::HelpReportRegion {}, lang))
        .arg(option("scheme", "评分表 | SCHEME", Message::HelpReportScheme {}, lang))
        .arg(parameter(lang))
        .arg(
            option("each", "department", Message::HelpReportEach {}, lang)
                .value_parser(PossibleValuesParser::new(["department"]))
                .conflicts_with("department"),
        )
        .arg(
            option("templates", "文件夹 | DIR", Message::HelpReportTemplates {}, lang)
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf)),
        )
        .arg(
            option("write-templates", "文件夹 | DIR", Message::HelpReportWriteTemplates {}, lang)
                .value_parser(value_parser!(PathBuf))
                .conflicts_with("name"),
        )
        .arg(flag("restore", Message::HelpReportRestore {}, lang))
}

/// What was typed behind `report`.
fn report_of(typed: &ArgMatches) -> Report {
    let mut given: Vec<(String, String)> = Vec::new();
    given.extend(typed.get_one::<i64>("year").map(|year| ("year".to_string(), year.to_string())));
    for name in ["region", "scheme"] {
        given.extend(typed.get_one::<String>(name).map(|value| (name.to_string(), value.clone())));
    }
    Report {
        name: typed.get_one("name").cloned(),
        department: typed.get_one("department").cloned(),
        given,
        parameters: strings(typed, "parameter"),
        each: typed.contains_id("each"),
        templates: typed.get_many::<PathBuf>("templates").map(|paths| paths.cloned().collect()).unwrap_or_default(),
        write_templates: typed.get_one("write-templates").cloned(),
        restore: typed.get_flag("restore"),
    }
}

/// The year of a report; the latest where it is not given.
fn year_of_report(lang: Lang) -> Arg {
    option("year", "年度 | YEAR", Message::HelpTraceYear {}, lang).value_parser(value_parser!(i64).range(1990..=2100))
}

/// The formulas that `trace --measure` takes, a line each.
fn formulas(lang: Lang) -> String {
    let line = |formula: &Formula| format!("  {:<24}{}", formula.name, lang.pick(formula.text));
    let lines: Vec<String> = formula::traced().map(line).collect();
    format!("{}\n{}", Message::HelpFormulas {}.text(lang), lines.join("\n"))
}

/// What the user may say of documents.
fn given(lang: Lang) -> [Arg; 3] {
    [
        option("department", "部门 | NAME", Message::HelpGivenDepartment {}, lang),
        option("year", "年度 | YEAR", Message::HelpGivenYear {}, lang)
            .value_parser(value_parser!(i32).range(1990..=2100)),
        option("unit", "单位 | UNIT", Message::HelpGivenUnit {}, lang)
            .value_parser(PossibleValuesParser::new(Unit::ALL.map(|(_, word)| word))),
    ]
}

/// Options that every command takes. They stand in a group of their own in help.
fn common(lang: Lang) -> Vec<Arg> {
    let heading = Message::HelpCommon {}.text(lang);
    let formats: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    [
        option("db", "文件 | FILE", Message::HelpDb {}, lang).value_parser(value_parser!(PathBuf)),
        option("lang", "语言 | LANG", Message::HelpLang {}, lang).value_parser(PossibleValuesParser::new(["zh", "en"])),
        option("format", "格式 | FORMAT", Message::HelpFormat { formats: formats.join(", ") }, lang)
            .value_parser(PossibleValuesParser::new(formats)),
        option("output", "文件 | FILE", Message::HelpOutput {}, lang)
            .short('o')
            .action(ArgAction::Append)
            .value_parser(value_parser!(PathBuf)),
        option("limit", "行数 | N", Message::HelpLimit {}, lang).value_parser(value_parser!(usize)),
        flag("bom", Message::HelpBom {}, lang),
        option("forms", "文件夹 | DIR", Message::HelpForms {}, lang)
            .action(ArgAction::Append)
            .value_parser(value_parser!(PathBuf)),
        option("queries", "文件夹 | DIR", Message::HelpQueries {}, lang)
            .action(ArgAction::Append)
            .value_parser(value_parser!(PathBuf)),
        flag("clean", Message::HelpClean {}, lang),
        flag("follow", Message::HelpFollow {}, lang),
        option("schemes", "文件夹 | DIR", Message::HelpSchemes {}, lang)
            .action(ArgAction::Append)
            .value_parser(value_parser!(PathBuf)),
        flag("wide", Message::HelpWide {}, lang),
        flag("no-pager", Message::HelpNoPager {}, lang),
    ]
    .map(|arg| arg.help_heading(heading.clone()))
    .into()
}

/// An option; `value` is what its value is called, `中文 | English`.
fn option(name: &'static str, value: &'static str, help: Message, lang: Lang) -> Arg {
    Arg::new(name).long(name).value_name(lang.pick(value)).help(help.text(lang)).hide_possible_values(true)
}

fn flag(name: &'static str, help: Message, lang: Lang) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help.text(lang))
}

fn parameter(lang: Lang) -> Arg {
    option("parameter", "名称=值 | NAME=VALUE", Message::HelpParameter {}, lang).short('p').action(ArgAction::Append)
}

fn strings(matches: &ArgMatches, name: &str) -> Vec<String> {
    matches.get_many::<String>(name).map(|values| values.cloned().collect()).unwrap_or_default()
}

fn common_of(matches: &ArgMatches) -> Common {
    let paths =
        |name: &str| matches.get_many::<PathBuf>(name).map(|paths| paths.cloned().collect()).unwrap_or_default();
    Common {
        db: matches.get_one("db").cloned(),
        format: matches.get_one("format").cloned(),
        output: paths("output"),
        limit: matches.get_one("limit").copied(),
        bom: matches.get_flag("bom"),
        forms: paths("forms"),
        queries: paths("queries"),
        lens: Lens { clean: matches.get_flag("clean"), follow: matches.get_flag("follow") },
        sources: false,
        schemes: paths("schemes"),
        wide: matches.get_flag("wide"),
        no_pager: matches.get_flag("no-pager"),
    }
}

fn unit_of(matches: &ArgMatches) -> Option<Unit> {
    matches.get_one::<String>("unit").and_then(|word| Unit::of_word(word))
}

/// Help on the command that was typed, or on the program where none was.
fn help(matches: &ArgMatches, lang: Lang) -> String {
    let mut program = program(lang);
    program.build();
    let command = matches.subcommand_name().and_then(|name| program.find_subcommand(name)).cloned();
    command.unwrap_or(program).render_help().to_string()
}

/// The command that was typed; none where only help can be given.
fn invocation(matches: &ArgMatches) -> Option<Invocation> {
    let (name, typed) = matches.subcommand()?;
    let verb = match name {
        "demo" => Verb::Demo,
        "import" => Verb::Import(Import {
            paths: typed.get_many::<PathBuf>("paths").map(|paths| paths.cloned().collect()).unwrap_or_default(),
            department: typed.get_one("department").cloned(),
            year: typed.get_one("year").copied(),
            unit: unit_of(typed),
            keep_contacts: typed.get_flag("keep-contacts"),
            bulk: typed.get_flag("bulk"),
            dry_run: typed.get_flag("dry-run"),
            events: typed.get_flag("events"),
        }),
        "remove" => Verb::Remove {
            document: typed.get_one("document").cloned(),
            department: typed.get_one("department").cloned(),
            year: typed.get_one("year").copied(),
        },
        "query" if typed.get_flag("help") && !typed.contains_id("name") => return None,
        "query" => Verb::Query {
            name: typed.get_one("name").cloned(),
            words: typed.get_many::<OsString>("words").map(|words| words.cloned().collect()).unwrap_or_default(),
            help: typed.get_flag("help"),
        },
        "sql" => Verb::Sql(Sql {
            statement: typed.get_one("statement").cloned(),
            file: typed.get_one("file").cloned(),
            parameters: strings(typed, "parameter"),
            timeout: typed.get_one("timeout").copied().unwrap_or(30),
            max_rows: typed.get_one("max-rows").copied(),
            chart: typed.get_one("chart").cloned(),
        }),
        "check" => {
            let names = ["year", "department", "region", "rule", "severity"];
            let given = |name: &&str| Some((name.to_string(), typed.get_one::<String>(name)?.clone()));
            Verb::Check(Check {
                given: names.iter().filter_map(given).collect(),
                details: typed.get_flag("details"),
                all: typed.get_flag("all"),
                exemptions: typed.get_one("exemptions").cloned(),
                thresholds: typed
                    .get_many::<(String, i64)>("parameter")
                    .map(|pairs| pairs.cloned().collect())
                    .unwrap_or_default(),
            })
        }
        "correct" => Verb::Correct {
            paths: typed.get_many::<PathBuf>("paths").map(|paths| paths.cloned().collect()).unwrap_or_default(),
        },
        "departments" => Verb::Departments { path: typed.get_one("path").cloned() },
        "trace" => Verb::Trace(Trace {
            department: typed.get_one::<String>("department").cloned().unwrap_or_default(),
            year: typed.get_one("year").copied(),
            item: typed.get_one("item").cloned(),
            label: typed.get_one("label").cloned(),
            measure: typed.get_one("measure").cloned(),
            rule: typed.get_one("rule").cloned(),
        }),
        "diff" => Verb::Diff {
            department: typed.get_one::<String>("department").cloned().unwrap_or_default(),
            year: typed.get_one("year").copied(),
        },
        "status" => {
            let names = ["from", "to", "region", "department"];
            let given = |name: &&str| Some((name.to_string(), typed.get_one::<String>(name)?.clone()));
            Verb::Status(names.iter().filter_map(given).collect())
        }
        "score" => Verb::Score(Score {
            scheme: typed.get_one("scheme").cloned(),
            department: typed.get_one("department").cloned(),
            year: typed.get_one("year").cloned(),
            judgements: typed.get_one("judgements").cloned(),
        }),
        "completions" => Verb::Completions { shell: typed.get_one::<String>("shell").cloned().unwrap_or_default() },
        "complete" => {
            let words = typed.get_many::<OsString>("words").map(|words| words.cloned().collect());
            let blank = typed.get_flag("blank").then(OsString::new);
            Verb::Complete { words: words.unwrap_or_else(Vec::new).into_iter().chain(blank).collect() }
        }
        "man" => Verb::Man { folder: typed.get_one("folder").cloned() },
        "report" => Verb::Report(report_of(typed)),
        "forms" => Verb::Forms(typed.subcommand().and_then(|(_, typed)| {
            Some(Explain {
                path: typed.get_one::<PathBuf>("path").cloned()?,
                department: typed.get_one("department").cloned(),
                year: typed.get_one("year").copied(),
                unit: unit_of(typed),
            })
        })),
        "annotate" => Verb::Annotate(Annotate {
            path: typed.get_one::<PathBuf>("path").cloned()?,
            questions: typed.get_one("questions").cloned(),
            severity: typed.get_one("severity").cloned(),
        }),
        "find" => Verb::Find(Find {
            words: strings(typed, "words"),
            kinds: strings(typed, "kind"),
            given: ["year", "department", "region"]
                .iter()
                .filter_map(|name| Some((name.to_string(), typed.get_one::<String>(name)?.clone())))
                .collect(),
        }),
        "export" => Verb::Export(typed.subcommand().and_then(|(name, typed)| exported(name, typed))),
        "shell" => Verb::Shell,
        _ => return None,
    };
    let mut verb = verb;
    let mut common = common_of(typed).or(common_of(matches));
    if let Verb::Query { words, .. } = &mut verb {
        common = looked_up_first(words).or(common);
    }
    let common = typed.subcommand().map_or(Common::default(), |(_, inner)| common_of(inner)).or(common);
    Some(Invocation { common, verb })
}

/// What has to be known before a query can be looked up, from the words behind its name: the folders of queries, which are
/// taken out of the words, and the database, beside which there may be one more.
fn looked_up_first(words: &mut Vec<OsString>) -> Common {
    let mut common = Common::default();
    let mut rest = Vec::new();
    let mut left = std::mem::take(words).into_iter().peekable();
    while let Some(word) = left.next() {
        let (option, joined) = match word.to_str().map(|text| text.split_once('=').unwrap_or((text, ""))) {
            Some((option @ ("--queries" | "--db"), value)) => (option.to_string(), value.to_string()),
            _ => {
                rest.push(word);
                continue;
            }
        };
        // A mistake is left for those who know the query to tell.
        let behind = left.peek().filter(|next| joined.is_empty() && !next.to_string_lossy().starts_with('-')).cloned();
        match (option.as_str(), behind) {
            ("--queries", Some(folder)) => {
                common.queries.push(PathBuf::from(folder));
                left.next();
            }
            ("--queries", None) if !joined.is_empty() => common.queries.push(PathBuf::from(joined)),
            (_, behind) => {
                let file = behind.map(PathBuf::from).or((!joined.is_empty()).then(|| PathBuf::from(joined)));
                common.db = common.db.or(file.filter(|_| option == "--db"));
                rest.push(word);
            }
        }
    }
    *words = rest;
    common
}

/// Help and version are no mistakes; mistakes are said in the reader's language.
fn stop(error: &clap::Error, lang: Lang) -> Parsed {
    let said = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    // Of several the last is the likest.
    let likest = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.last().cloned().unwrap_or_default(),
        _ => said(kind),
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .map(likest)
        .find(|text| !text.is_empty())
        .unwrap_or_default();
    let help = Message::SeeHelp {}.text(lang);
    let near = if near.is_empty() { help } else { Message::DidYouMean { near }.text(lang) };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Parsed::Help(in_words(&error.to_string(), lang))
        }
        ErrorKind::UnknownArgument => {
            Parsed::Mistake(Message::UnknownArgument { typed: said(ContextKind::InvalidArg), near })
        }
        ErrorKind::InvalidSubcommand => {
            Parsed::Mistake(Message::UnknownCommand { typed: said(ContextKind::InvalidSubcommand), near })
        }
        ErrorKind::MissingRequiredArgument => {
            Parsed::Mistake(Message::ArgumentMissing { name: bare(&said(ContextKind::InvalidArg)).to_string() })
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (name, typed) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
            let name = bare(&name).to_string();
            let known = said(ContextKind::ValidValue);
            Parsed::Mistake(match name.as_str() {
                _ if typed.is_empty() => Message::ValueMissing { name },
                _ if !known.is_empty() => Message::WrongValue { name, typed, known },
                "--year" => Message::NotAYear { text: typed },
                // Only thresholds of checks are looked at here.
                "--parameter" => match crate::query::param::assignment(&typed) {
                    Ok((name, typed)) => Message::ThresholdNumber { name, typed },
                    Err(_) => Message::ThresholdForm { typed },
                },
                "--format" => Message::ReportFormat { typed, known: "html, docx, xlsx".to_string() },
                // What is neither a choice nor a year is a number.
                _ => {
                    let name = name.trim_start_matches('-').to_string();
                    Message::NotAnInteger { name, typed, example: "10".to_string() }
                }
            })
        }
        ErrorKind::ArgumentConflict => Parsed::Mistake(Message::ArgumentConflict {
            one: said(ContextKind::InvalidArg),
            other: said(ContextKind::PriorArg),
        }),
        _ => Parsed::Mistake(Message::WrongUsage {
            reason: error.to_string().lines().next().unwrap_or_default().to_string(),
        }),
    }
}

/// An argument without what clap puts around it: `--year` of `--year <YEAR>`, `PATH` of `<PATH>...`.
fn bare(argument: &str) -> &str {
    let name = argument.split(' ').next().unwrap_or_default();
    name.trim_start_matches(['<', '[']).trim_end_matches(['.', ']', '>'])
}

/// Help without the words of clap's own, in Chinese.
fn in_words(help: &str, lang: Lang) -> String {
    const WORDS: [(&str, &str); 5] = [
        ("[OPTIONS]", "[选项]"),
        ("[COMMAND]", "[命令]"),
        ("\nOptions:\n", "\n选项:\n"),
        ("\nArguments:\n", "\n参数:\n"),
        (":\n", "：\n"),
    ];
    match lang {
        Lang::Zh => WORDS.iter().fold(help.to_string(), |text, (en, zh)| text.replace(en, zh)),
        Lang::En => help.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            program(lang).debug_assert();
        }
    }

    #[test]
    fn options_may_stand_before_and_behind_the_command() {
        let words = ["fiscus", "--db", "a.db", "import", "x", "--year", "2023"].map(OsString::from);
        let Parsed::Run(invocation) = parse(&words, Lang::En) else { panic!("the words make a command") };
        assert_eq!(invocation.common.db, Some("a.db".into()));
        let Verb::Import(import) = invocation.verb else { panic!("the command is import") };
        assert_eq!((import.year, import.paths), (Some(2023), vec![PathBuf::from("x")]));
    }

    #[test]
    fn a_mistake_names_the_nearest_word() {
        let Parsed::Mistake(message) = parse(&["fiscus", "imprt"].map(OsString::from), Lang::En) else { panic!() };
        assert_eq!(message.text(Lang::En), "unknown command `imprt`");
        assert_eq!(message.help(Lang::En).as_deref(), Some("did you mean `import`?"));
    }
}

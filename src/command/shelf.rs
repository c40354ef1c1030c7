/*!
The files that come with the program and those that a user adds: forms, queries, checks, metrics, schemes, samples.

Built-in files are embedded. A user's lie in folders named by `--forms`, `--queries` and `--schemes`, and in the folders of the same
names in `DATABASE.d/` beside the database.
*/

use std::path::{Path, PathBuf};

use include_dir::{Dir, File, include_dir};

use crate::cli::Common;
use crate::error::Error;
use crate::form::Definition;
use crate::model::Message;
use crate::query::{Catalogue, Header, Query, Source};
use crate::score::Scheme;
use crate::store::Check;

static QUERIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/queries");
static FORMS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/import/forms");
static SCHEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/import/schemes");
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/import/templates");
static SAMPLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/import/samples");

/// Named queries: the built-in ones and those of the folders.
pub fn queries(folders: &[PathBuf]) -> Result<Catalogue, Message> {
    Catalogue::of_queries(sources(&QUERIES, folders, "sql")?)
}

/// The named query of a name.
pub fn query(folders: &[PathBuf], name: &str) -> Result<Query, Message> {
    // A built-in file bears the name of its query, so that the heads of the others need not be read.
    let file = format!("{name}.sql");
    let own = QUERIES.files().find(|built_in| built_in.path() == Path::new(&file)).map(embedded);
    let mut sources: Vec<Source> = own.into_iter().collect();
    sources.extend(of_folders(folders, "sql")?);
    match Catalogue::of_queries(sources)?.find(name) {
        Ok(query) => Ok(query.clone()),
        // The nearest name may be any of them.
        Err(_) => queries(folders)?.find(name).cloned(),
    }
}

/// The query behind a command, which is no named one.
pub fn own(name: &str, text: &str) -> Result<Query, Message> {
    let source = Source { origin: format!("{name} (built in)"), text: text.to_string() };
    Ok(Catalogue::of_queries(vec![source])?.all()[0].clone())
}

/// Checks: the built-in ones and those of the folders' `checks/`.
pub fn checks(folders: &[PathBuf]) -> Result<Catalogue, Message> {
    let built_in = QUERIES.get_dir("checks").expect("the checks are embedded");
    let folders: Vec<PathBuf> = folders.iter().map(|folder| folder.join("checks")).collect();
    Catalogue::of_checks(sources(built_in, &folders, "sql")?)
}

/// Layouts of forms: the built-in ones and those of the folders.
pub fn forms(folders: &[PathBuf]) -> Result<Vec<Definition>, Message> {
    let mut definitions: Vec<(Definition, Source)> = Vec::new();
    for source in sources(&FORMS, folders, "toml")? {
        let definition = Definition::parse(&source.origin, &source.text)?;
        match definitions.iter().find(|(known, _)| known.name == definition.name) {
            Some((_, known)) if known.text == source.text => {}
            Some((known, first)) => {
                return Err(Message::TwoContents {
                    name: known.name.clone(),
                    first: first.origin.clone(),
                    second: source.origin,
                });
            }
            None => definitions.push((definition, source)),
        }
    }
    Ok(definitions.into_iter().map(|(definition, _)| definition).collect())
}

/// Metrics: the built-in ones and those of the folders' `metrics/`.
pub fn metrics(folders: &[PathBuf]) -> Result<Catalogue, Message> {
    let built_in = QUERIES.get_dir("metrics").expect("the metrics are embedded");
    let folders: Vec<PathBuf> = folders.iter().map(|folder| folder.join("metrics")).collect();
    Catalogue::of_metrics(sources(built_in, &folders, "sql")?)
}

/// Schemes by id: the built-in ones and those of the folders.
pub fn schemes(folders: &[PathBuf]) -> Result<Vec<Scheme>, Message> {
    let mut schemes: Vec<(Scheme, Source)> = Vec::new();
    for source in sources(&SCHEMES, folders, "toml")? {
        let scheme = Scheme::parse(&source.origin, &source.text)?;
        match schemes.iter().find(|(known, _)| known.id == scheme.id) {
            Some((_, known)) if known.text == source.text => {}
            Some((known, first)) => {
                return Err(Message::TwoContents {
                    name: known.id.clone(),
                    first: first.origin.clone(),
                    second: source.origin,
                });
            }
            None => schemes.push((scheme, source)),
        }
    }
    let mut schemes: Vec<Scheme> = schemes.into_iter().map(|(scheme, _)| scheme).collect();
    schemes.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(schemes)
}

/// A file that reports are made from.
#[derive(Debug, Clone)]
pub struct Template {
    /// Its name, without a folder.
    pub name: String,
    /// Where it is from.
    pub origin: String,
    /// What it holds.
    pub text: String,
}

/// The files that reports are made from: the built-in ones, each of which one of its name in the folders stands in for,
/// the first folder's before the next's.
pub fn templates(folders: &[PathBuf]) -> Result<Vec<Template>, Message> {
    let mut templates: Vec<Template> = Vec::new();
    let mut take = |source: Source, name: String| {
        if !templates.iter().any(|known| known.name == name) {
            templates.push(Template { name, origin: source.origin, text: source.text });
        }
    };
    for folder in folders {
        for ending in TEMPLATE_ENDINGS {
            for source in of_folders(std::slice::from_ref(folder), ending)? {
                let name = Path::new(&source.origin).file_name().unwrap_or_default().to_string_lossy().into_owned();
                take(source, name);
            }
        }
    }
    for file in TEMPLATES.files() {
        take(embedded(file), file.path().display().to_string());
    }
    Ok(templates)
}

/// What may lie in a folder of templates.
const TEMPLATE_ENDINGS: [&str; 5] = ["toml", "sql", "html", "css", "xml"];

/// The documents of the sample: path and bytes, in sorted order.
pub fn samples() -> Vec<(String, &'static [u8])> {
    let mut files: Vec<&File<'_>> = Vec::new();
    collect(&SAMPLES, &mut files);
    let is_document = |file: &&&File<'_>| file.path().extension().is_some_and(|ending| ending != "md");
    let mut samples: Vec<(String, &[u8])> = files
        .iter()
        .filter(is_document)
        .map(|file| (format!("samples/{}", file.path().display()), file.contents()))
        .collect();
    samples.sort();
    samples
}

fn collect<'a>(folder: &'a Dir<'a>, files: &mut Vec<&'a File<'a>>) {
    files.extend(folder.files());
    folder.dirs().for_each(|inner| collect(inner, files));
}

/// The folder beside a database that holds what its user adds.
pub fn folder_beside(database: &Path) -> PathBuf {
    let mut beside = database.as_os_str().to_os_string();
    beside.push(".d");
    PathBuf::from(beside)
}

/// A file of that folder, where it is there.
pub fn beside(database: &Path, name: &str) -> Option<PathBuf> {
    Some(folder_beside(database).join(name)).filter(|path| path.is_file())
}

/// A folder that was named and is not there would be read as one without files.
pub fn all_there(common: &Common) -> Result<(), Message> {
    let mut named = common.forms.iter().chain(&common.queries).chain(&common.schemes);
    match named.find(|folder| !folder.is_dir()) {
        Some(folder) => Err(Message::NoSuchFolder { path: folder.display().to_string() }),
        None => Ok(()),
    }
}

/// The folders of one kind that a user's files may lie in: those named, then the one beside the database.
pub fn folders(named: &[PathBuf], database: &Path, kind: &str) -> Vec<PathBuf> {
    let beside = folder_beside(database).join(kind);
    named.iter().cloned().chain(beside.is_dir().then_some(beside)).collect()
}

/// Files of one ending, the built-in ones first, each folder's in sorted order.
fn sources(built_in: &Dir<'_>, folders: &[PathBuf], ending: &str) -> Result<Vec<Source>, Message> {
    let mut sources: Vec<Source> =
        built_in.files().filter(|file| has_ending(file.path(), ending)).map(embedded).collect();
    sources.extend(of_folders(folders, ending)?);
    Ok(sources)
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found == ending)
}

/// A built-in file.
fn embedded(file: &File<'_>) -> Source {
    Source {
        origin: format!("{} (built in)", file.path().display()),
        text: file.contents_utf8().unwrap_or_default().to_string(),
    }
}

/// A user's files of one ending, each folder's in sorted order.
fn of_folders(folders: &[PathBuf], ending: &str) -> Result<Vec<Source>, Message> {
    let mut sources = Vec::new();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        let fault = |path: &Path, error: std::io::Error| Message::Io {
            path: path.display().to_string(),
            reason: error.to_string(),
        };
        let entries = std::fs::read_dir(folder).map_err(|error| fault(folder, error))?;
        let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.retain(|path| has_ending(path, ending));
        paths.sort();
        for path in paths {
            let text = std::fs::read_to_string(&path).map_err(|error| fault(&path, error))?;
            sources.push(Source { origin: path.display().to_string(), text });
        }
    }
    Ok(sources)
}

/// The checks of a catalogue in the shape that the store runs.
pub fn for_store(checks: &Catalogue) -> Result<Vec<Check<'_>>, Error> {
    checks.all().iter().map(check).collect()
}

fn check(query: &Query) -> Result<Check<'_>, Error> {
    let Some(head) = &query.header.check else {
        return Err(Message::HeadMissing { place: query.origin.clone(), key: "severity".to_string() }.into());
    };
    Ok(Check {
        rule: &query.header.name,
        sql: query.sql.trim_end().trim_end_matches(';'),
        whole: &head.whole,
        values: defaults(&query.header),
        judge: Box::new(|variant| head.judgement(variant).map(|found| (found.severity, found.message.as_str()))),
        messages: head.judgements().map(|judgement| judgement.message.as_str()).collect(),
    })
}

/// The thresholds of a check: whole numbers with a default.
fn defaults(header: &Header) -> Vec<(String, i64)> {
    use crate::query::header::Absent;
    let number = |absent: &Absent| match absent {
        Absent::Default(typed) => typed.parse().ok(),
        Absent::Required | Absent::Optional => None,
    };
    header.params.iter().filter_map(|param| Some((param.name.clone(), number(&param.absent)?))).collect()
}

/*!
`export`: the data in shapes that others can use. What each shape is stands in `model::export`.

All but the copy of the database step through the reports one by one, so that a nation's data need the memory of one
report. Figures are those in force; import reads them back, and a test compares.
*/

mod codebook;
mod datapackage;
mod summary;
mod tidy;

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use super::query::reader;
use super::{Context, show};
use crate::cli;
use crate::error::{Error, Exit};
use crate::model::Message;
use crate::model::export::{EXPORTS, Export};
use crate::query::{Column, Kind, Value};
use crate::store;

/// Lists the shapes.
pub fn list(context: &mut Context<'_>) -> Result<Exit, Error> {
    let column = |name: &str, title: &str| Column { name: name.into(), title: title.into(), kind: Kind::Text };
    let columns = [
        column("name", "名称 | name"),
        column("title", "内容 | what it is"),
        column("output", "-o 写到 | what -o names"),
        column("example", "例 | example"),
    ];
    let row = |export: &Export| {
        let example = format!("fiscus export {} -o {}", export.name, export.example);
        [export.name.to_string(), export.title.to_string(), export.output.to_string(), example].map(Value::Text).into()
    };
    let rows: Vec<Vec<Value>> = EXPORTS.iter().map(row).collect();
    show::listed(context, "导出的形式 | shapes of exported data", &columns, &rows)?;
    Ok(Exit::Done)
}

/// Writes the data in one shape.
pub fn run(options: &cli::Export, context: &mut Context<'_>) -> Result<Exit, Error> {
    let output = output(options.export, context)?;
    let written = match options.export.name {
        "tidy" => tidy::run(options, &output, context)?,
        "datapackage" => datapackage::run(options, &output, context)?,
        "summary" => summary::run(options, &output, context)?,
        _ => {
            copy(options, &output, context)?;
            return Ok(Exit::Done);
        }
    };
    let Counted { reports, figures } = written;
    context.say(&Message::Exported { path: output.display().to_string(), reports, figures })?;
    Ok(Exit::Done)
}

/// How much was written.
#[derive(Debug, Clone, Copy, Default)]
struct Counted {
    reports: usize,
    figures: usize,
}

/// The one place that `-o` names.
fn output(export: &Export, context: &Context<'_>) -> Result<PathBuf, Message> {
    if context.common.format.is_some() {
        return Err(Message::ArgumentConflict {
            one: "--format".to_string(),
            other: format!("export {}", export.name),
        });
    }
    let [path] = context.common.output.as_slice() else {
        return Err(Message::ExportOutput { name: export.name.to_string(), example: export.example.to_string() });
    };
    // Whoever writes over what he reads has nothing in the end.
    if let (Ok(one), Ok(other)) = (path.canonicalize(), context.database().canonicalize())
        && one == other
    {
        return Err(Message::ExportOntoItself { path: path.display().to_string() });
    }
    Ok(path.clone())
}

/// Copies the database.
fn copy(options: &cli::Export, output: &Path, context: &mut Context<'_>) -> Result<(), Error> {
    if !context.common.lens.is_plain() {
        let one = if context.common.lens.clean { "--clean" } else { "--follow" };
        return Err(Message::ArgumentConflict { one: one.to_string(), other: "export sqlite".to_string() }.into());
    }
    if output.is_dir() {
        return Err(Message::ExportOutput { name: "sqlite".to_string(), example: "copy.db".to_string() }.into());
    }
    if output.exists() && !options.force {
        return Err(Message::ExportExists { path: output.display().to_string() }.into());
    }
    // What is no database of ours, or of another version, is told as for any question.
    reader(context, None)?;
    let bytes = store::copy(&context.database(), output)?;
    context.say(&Message::ExportedCopy { path: output.display().to_string(), kilobytes: bytes.div_ceil(1024) })
}

/// A folder, made where it is not there.
fn folder(path: &Path) -> Result<(), Message> {
    std::fs::create_dir_all(path).map_err(|error| fault(path, &error))
}

/// A file to be written.
fn file(path: &Path) -> Result<BufWriter<File>, Message> {
    File::create(path).map(BufWriter::new).map_err(|error| fault(path, &error))
}

fn fault(path: &Path, error: &std::io::Error) -> Message {
    Message::Io { path: path.display().to_string(), reason: error.to_string() }
}

/// Whether a file name has an ending, in any case.
fn ends_in(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

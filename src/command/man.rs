//! `man`: the manual pages, to a folder, or that of the program to stdout.

use std::path::Path;

use super::Context;
use crate::cli;
use crate::error::{Error, Exit};
use crate::model::Message;

/// Writes a page for the program and each command into a folder, which is made where it is missing.
pub fn run(folder: Option<&Path>, context: &mut Context<'_>) -> Result<Exit, Error> {
    let pages = cli::man_pages(context.lang)?;
    let Some(folder) = folder else {
        context.out.write_all(pages[0].1.as_bytes())?;
        return Ok(Exit::Done);
    };
    let failed = |path: &Path, error: std::io::Error| Message::Io {
        path: path.display().to_string(),
        reason: error.to_string(),
    };
    std::fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    for (name, text) in &pages {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(|error| failed(&path, error))?;
    }
    context.say(&Message::ManPages { count: pages.len(), folder: folder.display().to_string() })?;
    Ok(Exit::Done)
}

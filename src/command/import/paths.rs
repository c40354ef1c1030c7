/*!
The files that the paths of a command line name.

Links are followed, since a folder of links is a way to choose documents; a link back to a folder above is said and left.
What is no file at all is found out when it is read.
*/

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::model::Message;

/// A file to read; or the name of what cannot be read, and why.
pub type Named = Result<PathBuf, (String, Message)>;

/// What a path names: itself, or all files below it in sorted order, without hidden ones.
pub fn documents(path: &Path) -> Vec<Named> {
    if !path.is_dir() {
        return vec![Ok(path.to_path_buf())];
    }
    let walk = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    let found: Vec<Named> = walk
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()))
        .filter_map(|entry| match entry {
            Ok(entry) => (!entry.file_type().is_dir()).then(|| Ok(entry.into_path())),
            Err(error) if error.path().and_then(Path::file_name).is_some_and(is_hidden) => None,
            Err(error) => Some(Err(unread(path, &error))),
        })
        .collect();
    if found.is_empty() {
        let path = shown(path);
        return vec![Err((path.clone(), Message::EmptyFolder { path }))];
    }
    found
}

/// A path as it is shown and stored; control characters would reach the terminal.
pub fn shown(path: &Path) -> String {
    path.display().to_string().replace(char::is_control, "\u{fffd}")
}

/// What is said where the system does not let a path be read.
pub fn fault(path: &str, error: &std::io::Error) -> Message {
    let path = path.to_string();
    match error.kind() {
        std::io::ErrorKind::NotFound => Message::NoSuchFile { path },
        std::io::ErrorKind::PermissionDenied => Message::NotAllowed { path },
        _ => Message::Io { path, reason: error.to_string() },
    }
}

fn unread(folder: &Path, error: &walkdir::Error) -> (String, Message) {
    let path = shown(error.path().unwrap_or(folder));
    let message = match (error.loop_ancestor(), error.io_error()) {
        (Some(above), _) => Message::FolderLoop { path: path.clone(), above: shown(above) },
        (None, Some(io)) => fault(&path, io),
        (None, None) => Message::Io { path: path.clone(), reason: error.to_string() },
    };
    (path, message)
}

fn is_hidden(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with('.')
}

/*!
The files that the paths of a command line name.

Links are followed, since a folder of links is a way to choose documents; a link back to a folder above is said and left.
What is no file at all is found out when it is read.
*/

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::document::is_no_document;
use crate::model::Message;

/// A path to read.
#[derive(Debug)]
pub struct Named {
    /// The path.
    pub path: PathBuf,
    /// Why it cannot be read, where that is known already.
    pub unread: Option<Message>,
}

/// What a path names: itself, or all files below it in sorted order, without hidden ones and what programs leave
/// behind.
pub fn documents(path: &Path) -> Vec<Named> {
    if !path.is_dir() {
        return vec![Named { path: path.to_path_buf(), unread: None }];
    }
    let walk = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    let found: Vec<Named> = walk
        .filter_entry(|entry| entry.depth() == 0 || !is_left(entry.file_name()))
        .filter_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_dir() => None,
            Ok(entry) => Some(Named { path: entry.into_path(), unread: None }),
            Err(error) if error.path().and_then(Path::file_name).is_some_and(is_left) => None,
            Err(error) => Some(unread(path, &error)),
        })
        .collect();
    if found.is_empty() {
        let unread = Some(Message::EmptyFolder { path: shown(path) });
        return vec![Named { path: path.to_path_buf(), unread }];
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

fn unread(folder: &Path, error: &walkdir::Error) -> Named {
    let named = error.path().unwrap_or(folder);
    let path = shown(named);
    let message = match (error.loop_ancestor(), error.io_error()) {
        (Some(above), _) => Message::FolderLoop { path, above: shown(above) },
        (None, Some(io)) => fault(&path, io),
        (None, None) => Message::Io { path, reason: error.to_string() },
    };
    Named { path: named.to_path_buf(), unread: Some(message) }
}

fn is_left(name: &OsStr) -> bool {
    is_no_document(&name.to_string_lossy())
}

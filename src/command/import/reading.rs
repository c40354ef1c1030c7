/*!
Reading on all cores, storing in order.

Every thread reads every n-th document and hands it over through a short queue of its own; taking from the queues in
turn gives the documents back in the order of their paths, so that the newest import is the same whichever thread was
faster, and no more than a few documents wait in memory. A file may be an archive of several documents.
*/

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;

use sha2::{Digest, Sha256};

use crate::document::{self, archive};
use crate::error::Error;
use crate::form::{self, Definition, Given, Understood};
use crate::model::Message;

/// A document that was read.
#[derive(Debug)]
pub struct Read {
    /// Hash of its bytes, in hexadecimal.
    pub hash: String,
    /// What was understood of it.
    pub understood: Understood,
}

/// Documents that wait in the queue of a thread.
const WAITING: usize = 4;

/// No document of forms is larger; a larger file would fill the memory before anything could be said of it.
const LARGEST: u64 = 64 << 20;

/// Reads the documents and hands each to `each`, in order. Stops between two documents when `stop` is set.
pub fn read_all(
    paths: &[PathBuf],
    forms: &[Definition],
    given: Given<'_>,
    stop: &AtomicBool,
    mut each: impl FnMut(&str, Result<Read, Message>) -> Result<(), Error>,
) -> Result<(), Error> {
    let lanes = thread::available_parallelism().map_or(1, usize::from).min(paths.len()).max(1);
    thread::scope(|scope| {
        let mut queues = Vec::with_capacity(lanes);
        for lane in 0..lanes {
            let (sender, queue) = sync_channel(WAITING);
            scope.spawn(move || {
                // Nobody takes any more when the import has ended.
                let send = |document| !stop.load(Ordering::Relaxed) && sender.send(document).is_ok();
                for path in paths.iter().skip(lane).step_by(lanes) {
                    if !(read_file(path, forms, given, |name, read| send(Some((name, read)))) && send(None)) {
                        return;
                    }
                }
            });
            queues.push(queue);
        }
        for index in 0..paths.len() {
            // None ends the documents of a file.
            while let Some((name, read)) = queues[index % lanes].recv().unwrap_or(None) {
                if stop.load(Ordering::Relaxed) {
                    return Ok(());
                }
                each(&name, read)?;
            }
        }
        Ok(())
    })
}

/// Reads the documents of a file while `each` takes them; whether it took all.
fn read_file(
    path: &Path,
    forms: &[Definition],
    given: Given<'_>,
    mut each: impl FnMut(String, Result<Read, Message>) -> bool,
) -> bool {
    let name = path.display().to_string();
    let bytes = match bytes_of(path, &name) {
        Ok(bytes) => bytes,
        Err(message) => return each(name, Err(message)),
    };
    match document::guarded(&name, || archive::members(&name, &bytes)) {
        Ok(Some(mut members)) => members.all(|(name, bytes)| {
            let read = bytes.and_then(|bytes| read(&name, &bytes, forms, given));
            each(name, read)
        }),
        Ok(None) => each(name.clone(), read(&name, &bytes, forms, given)),
        Err(message) => each(name.clone(), Err(message)),
    }
}

fn bytes_of(path: &Path, name: &str) -> Result<Vec<u8>, Message> {
    let fault = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => Message::NoSuchFile { path: name.to_string() },
        _ => Message::Io { path: name.to_string(), reason: error.to_string() },
    };
    let size = std::fs::metadata(path).map_err(fault)?.len();
    if size > LARGEST {
        return Err(Message::TooLargeFile { path: name.to_string(), most: LARGEST >> 20 });
    }
    std::fs::read(path).map_err(fault)
}

/// Reads the bytes of a document.
pub fn read(name: &str, bytes: &[u8], forms: &[Definition], given: Given<'_>) -> Result<Read, Message> {
    let understood = document::guarded(name, || {
        let document = document::read(name, bytes)?;
        form::understand(forms, document, given)
    })?;
    let hash = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Read { hash, understood })
}

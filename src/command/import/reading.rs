/*!
Reading on all cores, storing in order.

Every thread reads every n-th document and hands it over through a short queue of its own; taking from the queues in
turn gives the documents back in the order of their paths, so that the newest import is the same whichever thread was
faster, and no more than a few documents wait in memory.
*/

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;

use sha2::{Digest, Sha256};

use crate::document;
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
                for path in paths.iter().skip(lane).step_by(lanes) {
                    let read = read_file(path, forms, given);
                    // Nobody takes any more: the import has ended.
                    if stop.load(Ordering::Relaxed) || sender.send(read).is_err() {
                        return;
                    }
                }
            });
            queues.push(queue);
        }
        for (index, path) in paths.iter().enumerate() {
            match queues[index % lanes].recv() {
                Ok(read) if !stop.load(Ordering::Relaxed) => each(&path.display().to_string(), read)?,
                _ => break,
            }
        }
        Ok(())
    })
}

fn read_file(path: &Path, forms: &[Definition], given: Given<'_>) -> Result<Read, Message> {
    let name = path.display().to_string();
    let fault = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => Message::NoSuchFile { path: name.clone() },
        _ => Message::Io { path: name.clone(), reason: error.to_string() },
    };
    let size = std::fs::metadata(path).map_err(fault)?.len();
    if size > LARGEST {
        return Err(Message::TooLargeFile { path: name, most: LARGEST >> 20 });
    }
    read(&name, &std::fs::read(path).map_err(fault)?, forms, given)
}

/// Reads the bytes of a document.
pub fn read(name: &str, bytes: &[u8], forms: &[Definition], given: Given<'_>) -> Result<Read, Message> {
    let understood = document::guarded(name, || {
        let document = document::read(name, bytes)?;
        form::understand(forms, &document, given)
    })?;
    let hash = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Read { hash, understood })
}

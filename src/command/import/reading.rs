/*!
Reading on all cores, storing in order.

Every thread reads every n-th document and hands it over through a short queue of its own; taking from the queues in
turn gives the documents back in the order of their paths, so that the newest import is the same whichever thread was
faster, and no more than a few documents wait in memory. A file may be an archive of several documents.
*/

use std::collections::HashSet;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;

use sha2::{Digest, Sha256};

use super::paths::{Named, fault, shown};
use crate::document::{self, archive};
use crate::error::Error;
use crate::form::{self, Definition, Given, Understood};
use crate::model::Message;

/// A document that was read.
#[derive(Debug)]
pub struct Read {
    /// Hash of its bytes, in hexadecimal.
    pub hash: String,
    /// What was understood of it; none where the content was known and nobody looked.
    pub understood: Option<Understood>,
}

/// What reading needs to know.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// Layouts.
    pub forms: &'a [Definition],
    /// What the user says of the documents.
    pub given: Given<'a>,
    /// Hashes of contents that are not to be understood again.
    pub known: &'a HashSet<String>,
}

/// Documents that wait in the queue of a thread.
const WAITING: usize = 4;

/// No document of forms is larger; a larger file would fill the memory before anything could be said of it.
const LARGEST: u64 = 64 << 20;

/// Reads the documents and hands each to `each`, in order, with the number of its path. Stops between two documents when
/// `stop` is set.
pub fn read_all(
    paths: &[&Named],
    reader: Reader<'_>,
    stop: &AtomicBool,
    mut each: impl FnMut(usize, &str, Result<Read, Message>) -> Result<(), Error>,
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
                    if !(read_named(path, reader, |name, read| send(Some((name, read)))) && send(None)) {
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
                each(index, &name, read)?;
            }
        }
        Ok(())
    })
}

/// Reads the documents of a file while `each` takes them; whether it took all.
fn read_named(named: &Named, reader: Reader<'_>, mut each: impl FnMut(String, Result<Read, Message>) -> bool) -> bool {
    let name = shown(&named.path);
    let bytes = match named.unread.clone().map_or_else(|| bytes_of(&named.path, &name), Err) {
        Ok(bytes) => bytes,
        Err(message) => return each(name, Err(message)),
    };
    match document::guarded(&name, || archive::members(&name, &bytes)) {
        Ok(Some(mut members)) => members.all(|(name, bytes)| {
            let read = bytes.and_then(|bytes| read(&name, &bytes, reader));
            each(name, read)
        }),
        Ok(None) => each(name.clone(), read(&name, &bytes, reader)),
        Err(message) => each(name.clone(), Err(message)),
    }
}

/// The bytes of a file, unless it is none or larger than any form.
pub fn bytes_of(path: &Path, name: &str) -> Result<Vec<u8>, Message> {
    let fault = |error| fault(name, &error);
    // Opening a pipe would wait for somebody to write into it.
    if !std::fs::metadata(path).map_err(fault)?.is_file() {
        return Err(Message::NotAFile { path: name.to_string() });
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(fault)?.take(LARGEST + 1).read_to_end(&mut bytes).map_err(fault)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Message::TooLargeFile { path: name.to_string(), most: LARGEST >> 20 });
    }
    Ok(bytes)
}

/// Reads the bytes of a document.
pub fn read(name: &str, bytes: &[u8], reader: Reader<'_>) -> Result<Read, Message> {
    let hash = hash(bytes);
    if reader.known.contains(&hash) {
        return Ok(Read { hash, understood: None });
    }
    let understood = document::guarded(name, || {
        let document = document::read(name, bytes)?;
        form::understand(reader.forms, document, reader.given)
    })?;
    Ok(Read { hash, understood: Some(understood) })
}

/// The hash of bytes, as it is stored.
pub fn hash(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// A hash as it is stored.
pub fn hexadecimal(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

//! What readers of XML share.

use quick_xml::events::BytesRef;

/// The character of a reference: the five of XML, and numbers. Entities that a document declares are not expanded, so
/// that none can grow without end; they are a blank.
pub fn entity(reference: &BytesRef<'_>) -> char {
    match &**reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => reference.resolve_char_ref().ok().flatten().unwrap_or(' '),
    }
}

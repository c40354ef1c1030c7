//! Where something stands in a document, in words that a person can follow.

use std::fmt;

/// The place of a cell. `Display` gives the text stored beside every value, `line 12 field 3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Line of the file, counted from 1.
    pub line: u32,
    /// Field of the line, counted from 1.
    pub field: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {} field {}", self.line, self.field)
    }
}

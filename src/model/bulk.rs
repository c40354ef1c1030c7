/*!
Figures of large tables, of which only numbers are kept while millions of them wait to be stored.

A [`Figure`] is an [`Entry`](super::Entry) of which department, section, field and names are numbers; who stores them gives
the numbers out, and whoever reads the rows asks for each only once.
*/

use super::entry::DepartmentName;
use super::{Message, Section};

/// One figure of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// Number of the department.
    pub department: i64,
    /// Fiscal year of the report.
    pub year: i32,
    /// Where it stands.
    pub slot: Slot,
    /// Fen, ten-thousandths or a count.
    pub value: i64,
    /// One unit of the last decimal place printed, in fen; amounts only.
    pub step_fen: Option<i64>,
    /// Whether it was finer than its unit can say, and was rounded.
    pub rounded: bool,
}

/// The section, row and field of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Number of the section's field.
    pub field: u16,
    /// Number of what names the row, where the section has several.
    pub name: u32,
    /// What tells rows of one name apart.
    pub position: u32,
}

/// Who gives numbers to departments, fields and names.
pub trait Numbers {
    /// The number of a department.
    fn department(&mut self, name: &DepartmentName) -> Result<i64, Message>;

    /// The number of a field of a section.
    fn field(&mut self, section: Section, field: &str) -> Result<u16, Message>;

    /// The number of the names of a row, in the order of [`Section::names`].
    fn row_name(&mut self, section: Section, names: &[Option<String>]) -> Result<u32, Message>;
}

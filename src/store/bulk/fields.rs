/*!
The fields of the sections by number, as the tables have them: nothing here knows an item.
*/

use std::collections::HashMap;

use rusqlite::Connection;

use crate::model::Section;
use crate::store::rows;

/// The fields of each section.
pub struct Fields {
    sections: Vec<SectionFields>,
    numbers: HashMap<(Section, String), u16>,
}

/// The fields of a section's table, without its keys.
pub struct SectionFields {
    /// The section.
    pub section: Section,
    /// The columns behind the keys.
    pub columns: Vec<String>,
}

/// Fields that a section may have.
const SPAN: u16 = 256;

impl Fields {
    /// The fields of the tables of a database.
    pub fn of(connection: &Connection) -> rusqlite::Result<Fields> {
        let (mut sections, mut numbers) = (Vec::new(), HashMap::new());
        for (index, section) in Section::ALL.into_iter().enumerate() {
            let statement = connection.prepare(&format!("select * from {}", rows::layout(section).rows))?;
            let is_key = |column: &&str| matches!(*column, "report_id" | "position" | "name_id");
            let columns: Vec<String> =
                statement.column_names().filter(|column| !is_key(column)).map(str::to_string).collect();
            for (column, name) in columns.iter().enumerate() {
                numbers.insert((section, name.clone()), index as u16 * SPAN + column as u16);
            }
            sections.push(SectionFields { section, columns });
        }
        Ok(Fields { sections, numbers })
    }

    /// The number of a field.
    pub fn number(&self, section: Section, field: &str) -> Option<u16> {
        self.numbers.get(&(section, field.to_string())).copied()
    }

    /// Which section a field is of, and which of its columns it is.
    pub fn place(number: u16) -> (usize, usize) {
        (usize::from(number / SPAN), usize::from(number % SPAN))
    }

    /// Every section, in the order of its number.
    pub fn sections(&self) -> &[SectionFields] {
        &self.sections
    }
}

//! Sums by year and region while reports go in.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use super::assembled::{Batch, number_of};
use super::fields::Fields;
use crate::model::Section;
use crate::store::YEAR_SPAN;
use crate::store::summary::{Columns, Groups, Sums};

/// Sums under way: those of one year at a time, since reports come in order of their years.
pub struct Totals {
    columns: Columns,
    fields: Vec<SectionColumns>,
    /// The region of each department, by its number; 0 where it was not asked for yet.
    regions: Vec<u32>,
    region_numbers: HashMap<String, u32>,
    year: i64,
    /// By region, from 1.
    sums: Vec<Option<Sums>>,
}

/// In which column of the sums each field of a section is counted.
type Counted = Vec<Option<usize>>;

/// Which columns of the sums a section's fields are counted in.
struct SectionColumns {
    names: Vec<String>,
    of_fields: Counted,
    /// In a section with rows under names of their own the columns go by the item of the name, here by its number.
    of_names: Option<Vec<Option<Counted>>>,
}

impl Totals {
    /// No sums yet.
    pub fn new(connection: &Connection, fields: &Fields) -> rusqlite::Result<Totals> {
        let columns = Columns::of(connection)?;
        let of_section = |section: Section, names: &[String]| {
            let is_of_items = matches!(section, Section::BaseSpending | Section::SelfFund);
            let is_of_lines = matches!(section, Section::BaseLine | Section::SelfLine);
            SectionColumns {
                names: names.to_vec(),
                of_fields: names.iter().map(|name| columns.named(name).filter(|_| is_of_items)).collect(),
                of_names: is_of_lines.then(Vec::new),
            }
        };
        let fields = fields.sections().iter().map(|section| of_section(section.section, &section.columns)).collect();
        let (regions, region_numbers, sums) = (Vec::new(), HashMap::new(), Vec::new());
        Ok(Totals { columns, fields, regions, region_numbers, year: 0, sums })
    }

    /// Adds what reports say in some of their forms.
    pub fn add(
        &mut self,
        connection: &Connection,
        batch: &Batch,
        is_counted: impl Fn(usize, usize) -> bool,
    ) -> rusqlite::Result<()> {
        if self.year != batch.year() {
            self.write(connection)?;
            self.year = batch.year();
        }
        let mut regions = Vec::with_capacity(batch.reports.len());
        for gathered in &batch.reports {
            regions.push(self.region(connection, gathered.report % YEAR_SPAN)?);
        }
        self.sums.resize_with(self.region_numbers.len() + 1, || None);
        for (rows, columns) in batch.sections.iter().zip(&mut self.fields) {
            let form = number_of(rows.section.form());
            for (row, key) in rows.keys.iter().enumerate().filter(|(_, key)| is_counted(key.report, form)) {
                let columns = columns.of(connection, &self.columns, key.name.0)?;
                let sums = self.sums[regions[key.report] as usize].get_or_insert_with(|| self.columns.zero());
                for (column, value) in columns.iter().zip(rows.row(row)) {
                    if let (Some(column), Some(value)) = (column, value) {
                        sums.count(*column, *value);
                    }
                }
            }
        }
        Ok(())
    }

    /// Adds the sums of the last year to those of the database.
    pub fn close(mut self, connection: &Connection) -> rusqlite::Result<()> {
        self.write(connection)
    }

    fn write(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let mut groups = Groups::default();
        for (region, number) in &self.region_numbers {
            if let Some(sums) = self.sums.get_mut(*number as usize).and_then(Option::take) {
                groups.add(self.year, region, &sums);
            }
        }
        let has_sums: bool = connection
            .prepare_cached("select exists (select 1 from summary_record where digits = 2 and year = ?1)")?
            .query_row([self.year], |row| row.get(0))?;
        groups.write(&mut self.columns.writing(connection, !has_sums)?, 1)
    }

    fn region(&mut self, connection: &Connection, department: i64) -> rusqlite::Result<u32> {
        let at = department as usize;
        if let Some(number) = self.regions.get(at).filter(|number| **number > 0) {
            return Ok(*number);
        }
        let region: Option<Option<String>> = connection
            .prepare_cached("select region from department_record where department_id = ?1")?
            .query_row([department], |row| row.get(0))
            .optional()?;
        let next = self.region_numbers.len() as u32 + 1;
        let number = *self.region_numbers.entry(region.flatten().unwrap_or_default()).or_insert(next);
        self.regions.resize(self.regions.len().max(at + 1), 0);
        self.regions[at] = number;
        Ok(number)
    }
}

impl SectionColumns {
    /// The columns for a row of a name.
    fn of(&mut self, connection: &Connection, columns: &Columns, name: u32) -> rusqlite::Result<&[Option<usize>]> {
        let Some(of_names) = &mut self.of_names else { return Ok(&self.of_fields) };
        let at = name as usize;
        of_names.resize_with(of_names.len().max(at + 1), || None);
        if of_names[at].is_none() {
            let item = item_of_name(connection, name)?;
            of_names[at] = Some(self.names.iter().map(|measure| columns.find(&item, measure)).collect());
        }
        Ok(of_names[at].as_deref().unwrap_or_default())
    }
}

fn item_of_name(connection: &Connection, name: u32) -> rusqlite::Result<String> {
    connection.prepare_cached("select item from line_name where name_id = ?1")?.query_row([name], |row| row.get(0))
}

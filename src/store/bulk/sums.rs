//! Sums by year and region while reports go in.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use super::assembled::Assembled;
use super::fields::Fields;
use crate::model::Section;
use crate::store::YEAR_SPAN;
use crate::store::summary::{Columns, Sums};

/// Sums under way: those of one year at a time, since reports come in order of their years.
pub struct Totals {
    columns: Columns,
    /// The columns of each section's fields; of sections with rows under names of their own, by the row's item.
    of_sections: Vec<Vec<Option<usize>>>,
    of_names: HashMap<(usize, u32), Vec<Option<usize>>>,
    fields: Vec<(Section, Vec<String>)>,
    regions: HashMap<i64, u32>,
    region_numbers: HashMap<String, u32>,
    year: i64,
    sums: HashMap<u32, Sums>,
}

impl Totals {
    /// No sums yet.
    pub fn new(connection: &Connection, fields: &Fields) -> rusqlite::Result<Totals> {
        let columns = Columns::of(connection)?;
        let fields: Vec<(Section, Vec<String>)> =
            fields.sections().iter().map(|section| (section.section, section.columns.clone())).collect();
        let of = |(section, names): &(Section, Vec<String>)| {
            let is_of_items = matches!(section, Section::BaseSpending | Section::SelfFund);
            names.iter().map(|name| columns.named(name).filter(|_| is_of_items)).collect()
        };
        Ok(Totals {
            of_sections: fields.iter().map(of).collect(),
            of_names: HashMap::new(),
            columns,
            fields,
            regions: HashMap::new(),
            region_numbers: HashMap::new(),
            year: 0,
            sums: HashMap::new(),
        })
    }

    /// Adds what a report says in some of its sections.
    pub fn add(
        &mut self,
        connection: &Connection,
        report: i64,
        assembled: &Assembled,
        is_put: impl Fn(Section) -> bool,
    ) -> rusqlite::Result<()> {
        if self.year != report / YEAR_SPAN {
            self.write(connection)?;
            self.year = report / YEAR_SPAN;
        }
        let region = self.region(connection, report % YEAR_SPAN)?;
        let sums = self.sums.entry(region).or_insert_with(|| self.columns.zero());
        for (index, rows) in assembled.sections.iter().enumerate().filter(|(_, rows)| is_put(rows.section)) {
            let is_line = matches!(rows.section, Section::BaseLine | Section::SelfLine);
            for (row, (name, _)) in rows.keys.iter().enumerate() {
                let columns = if is_line {
                    if !self.of_names.contains_key(&(index, *name)) {
                        let item = item_of_name(connection, *name)?;
                        let of = |measure: &String| self.columns.find(&item, measure);
                        let columns = self.fields[index].1.iter().map(of).collect();
                        self.of_names.insert((index, *name), columns);
                    }
                    &self.of_names[&(index, *name)]
                } else {
                    &self.of_sections[index]
                };
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
        let mut regions: Vec<(&String, &u32)> = self.region_numbers.iter().collect();
        regions.sort_unstable();
        let has_sums: bool = connection
            .prepare_cached("select exists (select 1 from summary_record where year = ?1)")?
            .query_row([self.year], |row| row.get(0))?;
        let mut statement = self.columns.writing(connection, !has_sums)?;
        for (region, number) in regions {
            if let Some(sums) = self.sums.get(number) {
                sums.write(&mut statement, self.year, region, 1)?;
            }
        }
        self.sums.clear();
        Ok(())
    }

    fn region(&mut self, connection: &Connection, department: i64) -> rusqlite::Result<u32> {
        if let Some(region) = self.regions.get(&department) {
            return Ok(*region);
        }
        let region: Option<Option<String>> = connection
            .prepare_cached("select region from department_record where department_id = ?1")?
            .query_row([department], |row| row.get(0))
            .optional()?;
        let next = self.region_numbers.len() as u32;
        let number = *self.region_numbers.entry(region.flatten().unwrap_or_default()).or_insert(next);
        self.regions.insert(department, number);
        Ok(number)
    }
}

fn item_of_name(connection: &Connection, name: u32) -> rusqlite::Result<String> {
    connection.prepare_cached("select item from line_name where name_id = ?1")?.query_row([name], |row| row.get(0))
}

//! The table of exemptions beside a database, as named queries take it: whole rows count, what is wrong is told by `check`.

use super::{Context, ledgers, shelf};
use crate::form::exemption;
use crate::model::Message;
use crate::model::ledger::Exemption;

/// Its name in `DATABASE.d/`.
pub const FILE: &str = "exemptions.csv";

/// The exemptions of the table beside the database; none where there is no table, or none that can be read.
pub fn beside(context: &Context<'_>) -> Result<Vec<Exemption>, Message> {
    let Some(path) = shelf::beside(&context.database(), FILE) else { return Ok(Vec::new()) };
    let (document, _) = ledgers::read(&path)?;
    Ok(exemption::read(&document).map_or_else(|_| Vec::new(), |(exemptions, _)| exemptions))
}

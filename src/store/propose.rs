/*!
A name that is new may be a known department under another spelling. Whether it is, a person must say; here are the
departments that it may be, and why.
*/

use rusqlite::{Connection, params};

use crate::model::entry::DepartmentName;

/// Why a new name may be a known department's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// Both have the same budget code.
    SameCode,
    /// One name is the end of the other, as without the name of its place.
    Contained,
    /// One name has a character that the other lacks.
    OneCharacter,
}

/// A known department that a new one may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The new name.
    pub name: String,
    /// The known department.
    pub known: String,
    /// Why.
    pub likeness: Likeness,
}

/// The shortest name that can be the end of another: `审计局` is in many.
const SHORTEST: usize = 3;

/// Known departments that a new name may be, apart from itself.
pub fn proposals(transaction: &Connection, new: &DepartmentName) -> rusqlite::Result<Vec<Proposal>> {
    let mut statement = transaction.prepare_cached(
        "select name, code is not null and code = ?2 from department_record
         where name <> ?1 and (code = ?2 or abs(length(name) - length(?1)) <= 8)
         order by name",
    )?;
    let mut rows = statement.query(params![new.name, new.code])?;
    let mut proposals = Vec::new();
    while let Some(row) = rows.next()? {
        let (known, same_code): (String, Option<bool>) = (row.get(0)?, row.get(1)?);
        let likeness = match same_code {
            Some(true) => Some(Likeness::SameCode),
            _ => likeness(&new.name, &known),
        };
        if let Some(likeness) = likeness {
            proposals.push(Proposal { name: new.name.clone(), known, likeness });
        }
    }
    Ok(proposals)
}

fn likeness(new: &str, known: &str) -> Option<Likeness> {
    let (shorter, longer) = if new.chars().count() < known.chars().count() { (new, known) } else { (known, new) };
    let (short, long) = (shorter.chars().count(), longer.chars().count());
    if short < SHORTEST || short == long {
        return None;
    }
    if longer.ends_with(shorter) {
        return Some(Likeness::Contained);
    }
    let is_one_less = long == short + 1 && lacks_one(shorter, longer);
    is_one_less.then_some(Likeness::OneCharacter)
}

/// Whether a text is another without one of its characters.
fn lacks_one(shorter: &str, longer: &str) -> bool {
    let (mut short, mut long) = (shorter.chars().peekable(), longer.chars());
    let mut skipped = false;
    for character in &mut long {
        if short.peek() == Some(&character) {
            short.next();
        } else if std::mem::replace(&mut skipped, true) {
            return false;
        }
    }
    short.peek().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike_by_what_one_leaves_out() {
        assert_eq!(likeness("水利局", "望舒市水利局"), Some(Likeness::Contained));
        assert_eq!(likeness("望舒市住房建设局", "望舒市住房和建设局"), Some(Likeness::OneCharacter));
        // Other bodies often differ by one character.
        assert_eq!(likeness("望舒市教育局", "望舒市体育局"), None);
        assert_eq!(likeness("望舒市水利局", "望舒市水务局"), None);
    }
}

/*!
The register of departments: names, other names, regions, and what became of them.
*/

use super::department;
use super::ledger::{self, Column};
use crate::document::Document;
use crate::model::Message;
use crate::model::entry::Refusal;
use crate::model::ledger::{Change, Registration};

const NAME: Column =
    Column { name: "name", labels: &["名称", "部门", "部门名称", "单位名称"], required: true };
const COLUMNS: [Column; 9] = [
    NAME,
    Column { name: "code", labels: &["编码", "部门编码", "单位编码"], required: false },
    Column { name: "aliases", labels: &["别名", "曾用名", "简称"], required: false },
    Column { name: "region", labels: &["地区", "地区编码"], required: false },
    Column { name: "kind", labels: &["类型", "类别"], required: false },
    Column { name: "valid_from", labels: &["起始年度", "起"], required: false },
    Column { name: "valid_to", labels: &["截止年度", "止"], required: false },
    Column { name: "successor", labels: &["继任部门", "承接部门"], required: false },
    Column { name: "change", labels: &["变动", "变动方式"], required: false },
];

/// The departments of a register, and the rows that are none.
pub fn read(document: &Document) -> Result<(Vec<Registration>, Vec<Refusal>), Message> {
    let (mut registrations, mut refusals) = (Vec::new(), Vec::new());
    for row in ledger::rows(document, &COLUMNS)? {
        match registration(&row) {
            Ok(registration) => registrations.push(registration),
            Err(reason) => {
                let department = row.text(NAME.name).map(str::to_string);
                refusals.push(Refusal { place: row.place, reason, department, year: None });
            }
        }
    }
    Ok((registrations, refusals))
}

fn registration(row: &ledger::Row<'_>) -> Result<Registration, Message> {
    let mut name = department::read(row.required(&NAME)?);
    let text = |column: &str| row.text(column).map(str::to_string);
    name.code = text("code").or(name.code);
    if let Some(region) = row.text("region") {
        department::locate(&mut name, region);
    }
    let aliases = row.text("aliases").unwrap_or_default().split(['、', ';', '；', '|']);
    let aliases =
        aliases.map(|alias| department::read(alias).name).filter(|alias| !alias.is_empty() && *alias != name.name);
    let (valid_from, valid_to) = (row.year("valid_from")?, row.year("valid_to")?);
    if let (Some(from), Some(to)) = (valid_from, valid_to)
        && from > to
    {
        return Err(Message::YearsReversed { from, to });
    }
    let successor = row.text("successor").map(|successor| department::read(successor).name);
    let change = row.text("change").map(Change::of).transpose()?;
    if successor.is_some() && valid_to.is_none() {
        return Err(Message::SuccessorWithoutEnd {});
    }
    if successor.is_some() && matches!(change, Some(Change::Split | Change::Abolished)) {
        return Err(Message::SuccessorOfNone {});
    }
    Ok(Registration {
        place: row.place.clone(),
        aliases: aliases.collect(),
        kind: text("kind"),
        valid_from,
        valid_to,
        change: change.or(successor.as_ref().map(|_| Change::Merged)),
        successor,
        name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (Vec<Registration>, Vec<Refusal>) {
        read(&crate::document::read("d.csv", text.as_bytes()).unwrap()).unwrap()
    }

    #[test]
    fn a_row_names_a_department_and_what_became_of_it() {
        let head = "编码,名称,曾用名,地区,类型,起始年度,截止年度,继任部门,变动";
        let (registrations, refusals) =
            of(&format!("{head}\n101,市水利局,水务局、市水局,430300,行政,2015,2022,市水务集团,合并\n"));
        assert!(refusals.is_empty(), "{refusals:?}");
        let [one] = registrations.as_slice() else { panic!("{registrations:?}") };
        assert_eq!(one.name.code.as_deref(), Some("101"));
        assert_eq!(one.aliases, ["水务局", "市水局"]);
        assert_eq!((one.valid_from, one.valid_to), (Some(2015), Some(2022)));
        assert_eq!((one.successor.as_deref(), one.change), (Some("市水务集团"), Some(Change::Merged)));
    }

    #[test]
    fn what_a_row_gets_wrong_is_said() {
        let (_, refusals) = of("name,valid_from,valid_to,successor,change\n乙,2023,2022,,\n丙,,,丁,\n戊,,,,eaten\n");
        assert_eq!(refusals.len(), 3);
    }
}

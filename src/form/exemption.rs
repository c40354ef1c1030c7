/*!
Exemptions: findings that somebody has looked at and accepts, or judges otherwise than the check does, with the reason and
until when.
*/

use super::department;
use super::ledger::{self, Column};
use crate::document::Document;
use crate::model::entry::Refusal;
use crate::model::ledger::Exemption;
use crate::model::{Message, Severity};

const RULE: Column = Column { name: "rule", labels: &["规则"], required: true };
const REASON: Column = Column { name: "reason", labels: &["理由", "原因"], required: true };
const COLUMNS: [Column; 7] = [
    RULE,
    Column { name: "department", labels: &["部门", "部门名称", "单位名称"], required: false },
    Column { name: "year", labels: &["年度", "年份"], required: false },
    Column { name: "severity", labels: &["级别"], required: false },
    REASON,
    Column { name: "by", labels: &["批准人", "经办人"], required: false },
    Column { name: "until", labels: &["有效期至", "截止日期"], required: false },
];

/// The exemptions of a table, and the rows that are none.
pub fn read(document: &Document) -> Result<(Vec<Exemption>, Vec<Refusal>), Message> {
    let (mut exemptions, mut refusals) = (Vec::new(), Vec::new());
    for row in ledger::rows(document, &COLUMNS)? {
        match exemption(&row) {
            Ok(exemption) => exemptions.push(exemption),
            Err(reason) => refusals.push(Refusal { place: row.place, reason, department: None, year: None }),
        }
    }
    Ok((exemptions, refusals))
}

fn exemption(row: &ledger::Row<'_>) -> Result<Exemption, Message> {
    let severity = row.text("severity").map(|text| {
        let word = text.to_lowercase();
        let known = Severity::ALL.into_iter().find(|severity| severity.words().split(" | ").any(|known| known == word));
        known.ok_or_else(|| Message::NoSuchSeverity { text: text.to_string() })
    });
    Ok(Exemption {
        place: row.place.clone(),
        rule: row.required(&RULE)?.to_uppercase(),
        department: row.text("department").map(|name| department::read(name).name),
        year: row.year("year")?,
        severity: severity.transpose()?,
        reason: row.required(&REASON)?.to_string(),
        by: row.text("by").map(str::to_string),
        until: row.text("until").map(ledger::day).transpose()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (Vec<Exemption>, Vec<Refusal>) {
        read(&crate::document::read("e.csv", text.as_bytes()).unwrap()).unwrap()
    }

    #[test]
    fn a_row_names_a_rule_and_why_it_does_not_count() {
        let (exemptions, refusals) = of(
            "规则,部门,年度,级别,理由,批准人,有效期至\nx10,甲局,2023,,口径不同,审核科,2027年6月30日\nB09,,,提示,,,\nB09,,,info,all,,\n",
        );
        assert_eq!(refusals.len(), 1);
        assert_eq!((exemptions[0].rule.as_str(), exemptions[0].until.as_deref()), ("X10", Some("2027-06-30")));
        assert_eq!((exemptions[0].severity, exemptions[1].severity), (None, Some(Severity::Info)));
    }

    #[test]
    fn a_day_that_is_none_is_refused() {
        let (_, refusals) = of("rule,reason,until\nB09,x,soon\nB09,x,2026-13-01\nB09,x,2026-02-30\n");
        assert_eq!(refusals.len(), 3);
    }
}

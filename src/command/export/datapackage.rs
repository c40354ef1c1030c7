/*!
`export datapackage`: a Fiscal Data Package, <https://specs.frictionlessdata.io/fiscal-data-package/>.

The descriptor bears both ways of saying what columns mean: `columnType` of version 1.0 (the budget taxonomy), and the
`model` of version 0.3, which is what tools check by the profile `fiscal-data-package`. Amounts are in 万元, so the factor
is 10 000. Amounts of one item include those of the items that are part of it; the codebook says which.
*/

use std::path::Path;

use serde_json::{Value, json};

use super::tidy::{Table, WRITTEN};
use super::{Counted, codebook, fault, folder};
use crate::cli;
use crate::command::Context;
use crate::command::query::reader;
use crate::error::Error;
use crate::form::tidy::COLUMNS;
use crate::model::{Lang, Message};
use crate::query::reports::{self, Gauge};

/// Columns of the table of amounts that the other table does not have, and the other way round.
const OF_AMOUNTS: [&str; 2] = ["phase", "direction"];
const OF_OTHERS: [&str; 2] = ["level1", "level2"];

/// What the columns are in the budget taxonomy.
const TYPES: [(&str, &str); 11] = [
    ("department", "administrative-classification:generic:label"),
    ("department_code", "administrative-classification:generic:code"),
    ("region", "geo:source:code"),
    ("region_name", "geo:source:title"),
    ("fiscal_year", "date:fiscal-year"),
    ("item", "economic-classification:generic:code"),
    ("label", "activity:generic:project:label"),
    ("measure", "value-kind:code"),
    ("amount", "value"),
    ("phase", "phase:id"),
    ("direction", "direction"),
];

/// Writes the package.
pub fn run(options: &cli::Export, output: &Path, context: &mut Context<'_>) -> Result<Counted, Error> {
    let reader = reader(context, None)?;
    if output.is_file() {
        let (name, example) = ("datapackage".to_string(), "package/".to_string());
        return Err(Message::ExportOutput { name, example }.into());
    }
    folder(output)?;
    let amounts_of: Vec<&'static str> =
        WRITTEN.into_iter().filter(|column| !OF_OTHERS.contains(column)).chain(OF_AMOUNTS).collect();
    let (amounts_at, others_at) = (output.join("amounts.csv"), output.join("performance.csv"));
    let (amounts_wrong, others_wrong) =
        (|error: std::io::Error| fault(&amounts_at, &error), |error: std::io::Error| fault(&others_at, &error));
    // Programs read a package: names are those of the descriptor in any language, and nothing stands before them.
    let begin = |at: &Path, columns: &[&'static str]| {
        Table::begin(super::file(at)?, false, columns, Lang::En).map_err(|error| fault(at, &error))
    };
    let (mut amounts, mut others) = (begin(&amounts_at, &amounts_of)?, begin(&others_at, &WRITTEN)?);
    let mut counted = Counted::default();
    reports::each(&reader, &options.given, |report| {
        counted.reports += 1;
        counted.figures += report.figures.len();
        for figure in &report.figures {
            match figure.gauge {
                Gauge::Amount(_) => amounts.write(report, figure).map_err(amounts_wrong)?,
                _ => others.write(report, figure).map_err(others_wrong)?,
            }
        }
        Ok::<(), Message>(())
    })?;
    amounts.end().map_err(amounts_wrong)?;
    others.end().map_err(others_wrong)?;
    codebook::write(&output.join("codebook.csv"), false)?;
    let package = Package {
        title: Message::PackageTitle {}.text(context.lang),
        description: Message::PackageDescription {}.text(context.lang),
        created: reports::now(&reader)?,
        licence: options.license.as_deref(),
        sources: reports::documents(&reader, &options.given)?,
        amounts: &amounts_of,
    };
    let at = output.join("datapackage.json");
    let text = serde_json::to_string_pretty(&package.described()).map_err(|error| fault(&at, &error.into()))?;
    std::fs::write(&at, text + "\n").map_err(|error| fault(&at, &error))?;
    if options.license.is_none() {
        context.say(&Message::PackageUnlicensed {})?;
    }
    Ok(counted)
}

/// What the descriptor says.
struct Package<'a> {
    title: String,
    description: String,
    created: String,
    licence: Option<&'a str>,
    /// Path, hash and time of import.
    sources: Vec<[String; 3]>,
    amounts: &'a [&'static str],
}

impl Package<'_> {
    fn described(&self) -> Value {
        let mut package = json!({
            "profile": "fiscal-data-package",
            "name": "fiscus-export",
            "title": self.title,
            "description": self.description,
            "created": self.created,
            "countryCode": "CN",
            "granularity": "aggregated",
        });
        if let Some(licence) = self.licence {
            package["licenses"] = json!([described_licence(licence)]);
        }
        if !self.sources.is_empty() {
            package["sources"] = self.sources.iter().map(source).collect();
        }
        package["columnTypes"] = json!(["https://specs.frictionlessdata.io/taxonomies/fiscal/budgets.json"]);
        package["resources"] = json!([
            resource("amounts", "金额 | amounts", self.amounts, true),
            resource("performance", "人数、分值和得分 | headcounts and points", &WRITTEN, false),
            codebook(),
        ]);
        package["model"] = model();
        package
    }
}

/// A licence by its address, else by its name.
fn described_licence(licence: &str) -> Value {
    if licence.starts_with("http://") || licence.starts_with("https://") {
        json!({ "path": licence })
    } else {
        json!({ "name": licence })
    }
}

/// A document. Paths that lead out of the folder of a package are not allowed in it, so only its title says those.
fn source([path, sha256, imported]: &[String; 3]) -> Value {
    let mut source = json!({ "title": path });
    if !path.starts_with(['/', '.', '~', '\\']) && !path.contains("..") && !path.contains(':') {
        source["path"] = json!(path);
    }
    source["sha256"] = json!(sha256);
    source["imported"] = json!(imported);
    source
}

fn resource(name: &str, title: &str, columns: &[&str], is_money: bool) -> Value {
    let fields: Vec<Value> = columns.iter().map(|column| field(column, is_money)).collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if is_money {
        schema["extraFields"] = json!([
            { "name": "currency", "type": "string", "constant": "CNY", "columnType": "value-currency:code" },
            { "name": "factor", "type": "number", "constant": 10_000 },
        ]);
    }
    json!({
        "profile": "tabular-data-resource",
        "name": name,
        "title": title,
        "path": format!("{name}.csv"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    })
}

fn field(column: &str, is_money: bool) -> Value {
    let kind = match column {
        "year" | "fiscal_year" | "position" => "integer",
        "amount" => "number",
        _ => "string",
    };
    let zh = COLUMNS.iter().find(|known| known.name == column).map(|known| known.labels[0]);
    let zh = zh.unwrap_or(if column == "phase" { "预算阶段" } else { "收支方向" });
    let mut field = json!({ "name": column, "type": kind, "title": format!("{zh} {}", column.replace('_', " ")) });
    let known = TYPES.iter().find(|(name, _)| *name == column);
    // Points and heads are no money, though they stand in a column of the same name.
    if let Some((_, of)) = known.filter(|(_, of)| is_money || *of != "value") {
        field["columnType"] = json!(of);
    }
    match column {
        "phase" => field["constraints"] = json!({ "enum": ["approved", "adjusted", "executed"] }),
        "direction" => field["constraints"] = json!({ "required": true, "enum": ["expenditure", "revenue"] }),
        "department" | "year" | "fiscal_year" | "item" | "measure" | "amount" => {
            field["constraints"] = json!({ "required": true });
        }
        _ => {}
    }
    field
}

fn codebook() -> Value {
    let fields: Vec<Value> = codebook::HEAD.iter().map(|name| json!({ "name": name, "type": "string" })).collect();
    json!({
        "profile": "tabular-data-resource",
        "name": "codebook",
        "title": "数据字典 | codebook",
        "path": "codebook.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": { "fields": fields, "missingValues": [""] },
    })
}

/// The measure and the dimensions in the terms of version 0.3.
fn model() -> Value {
    let dimension = |kind: &str, columns: &[&str]| {
        let attributes: serde_json::Map<String, Value> = columns
            .iter()
            .map(|column| (column.to_string(), json!({ "source": column, "resource": "amounts" })))
            .collect();
        json!({ "dimensionType": kind, "primaryKey": columns[0], "attributes": attributes })
    };
    let classified = |kind: &str, columns: &[&str]| {
        let mut dimension = dimension("classification", columns);
        dimension["classificationType"] = json!(kind);
        dimension
    };
    json!({
        "measures": {
            "amount": { "source": "amount", "resource": "amounts", "currency": "CNY", "factor": 10_000 },
        },
        "dimensions": {
            "date": dimension("datetime", &["fiscal_year", "year"]),
            "department": classified("administrative", &["department", "department_code"]),
            "region": dimension("location", &["region", "region_name"]),
            "item": classified("economic", &["item"]),
            "line": dimension("activity", &["position", "label"]),
            "measure": dimension("fact", &["measure", "unit"]),
            "phase": dimension("other", &["phase"]),
            "direction": dimension("other", &["direction"]),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_the_model_is_one_of_the_table() {
        let columns: Vec<&str> =
            WRITTEN.into_iter().filter(|column| !OF_OTHERS.contains(column)).chain(OF_AMOUNTS).collect();
        let model = model();
        for (name, dimension) in model["dimensions"].as_object().unwrap() {
            assert!(dimension["attributes"][dimension["primaryKey"].as_str().unwrap()].is_object(), "{name}");
            for attribute in dimension["attributes"].as_object().unwrap().values() {
                assert!(columns.contains(&attribute["source"].as_str().unwrap()), "{name}");
            }
        }
        assert!(TYPES.iter().all(|(column, _)| columns.contains(column)));
    }

    #[test]
    fn a_path_that_leads_out_of_the_package_is_only_told() {
        let of = |path: &str| source(&[path.to_string(), "0".to_string(), "t".to_string()]).get("path").is_some();
        assert_eq!(
            ["a/b.csv", "/home/a.csv", "../a.csv", "~/a.csv", "C:\\a.csv"].map(of),
            [true, false, false, false, false]
        );
        assert_eq!(described_licence("ODC-BY-1.0"), json!({ "name": "ODC-BY-1.0" }));
        assert_eq!(described_licence("https://a.example/l"), json!({ "path": "https://a.example/l" }));
    }
}

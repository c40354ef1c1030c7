/*!
The shapes in which data are handed on, one record each: the command line, its help and its examples come from here.

What writes them is in `command/export`.
*/

/// A shape of data that is handed on.
#[derive(Debug)]
pub struct Export {
    /// The sub-command.
    pub name: &'static str,
    /// What it is, `中文 | English`.
    pub title: &'static str,
    /// What comes of it and what it cannot hold, `中文 | English`.
    pub about: &'static str,
    /// What `-o` names, `中文 | English`.
    pub output: &'static str,
    /// An example of `-o`.
    pub example: &'static str,
    /// Whether only some reports may be chosen.
    pub chooses: bool,
    /// Whether the user says under which licence it may be used.
    pub licensed: bool,
    /// Whether it must be told to replace a file.
    pub forces: bool,
}

/// Every shape.
pub const EXPORTS: &[Export] = &[
    Export {
        name: "tidy",
        title: "一数一行的 CSV 和数据字典 | CSV of one figure a row, with a codebook",
        about: "一个数一行，import 可原样读回；同时写出数据字典（各栏、项目、口径、单位及出处）。文字（目标、指标值、原因）、楼堂馆所和填报的比率不在其中 | \
                One figure a row, which import reads back as it was; with it a codebook of columns, items, measures and units. \
                Texts (goals, targets, reasons), buildings and printed rates are not in it",
        output: "文件夹，或 .csv 文件 | a folder, or a file that ends in .csv",
        example: "open/",
        chooses: true,
        licensed: false,
        forces: false,
    },
    Export {
        name: "datapackage",
        title: "财政数据包（Fiscal Data Package） | Fiscal Data Package",
        about: "datapackage.json 说明各栏、预算阶段、收支方向、币种和倍数，数据为 CSV，import 可读回；内容与 tidy 相同，金额与其他数分为两个文件 | \
                datapackage.json says what the columns are, with phase, direction, currency and factor; the data are CSV, \
                which import reads back: what tidy holds, amounts in one file and other figures in another",
        output: "文件夹 | a folder",
        example: "package/",
        chooses: true,
        licensed: true,
        forces: false,
    },
    Export {
        name: "sqlite",
        title: "整个数据库的副本 | A copy of the whole database",
        about: "整个数据库及其视图的副本，任何 SQLite 程序都能打开；正在被写入时也完整 | \
                The whole database with its views, for any SQLite program; whole even while another program writes",
        output: ".db 文件 | a file that ends in .db",
        example: "copy.db",
        chooses: false,
        licensed: false,
        forces: true,
    },
    Export {
        name: "summary",
        title: "汇总表（xlsx） | Summary workbook (xlsx)",
        about: "每年一张工作表，一个部门一行，两表的固定项目各一栏，末行合计；import 可读回。有自己名称的各行（专项资金、其他行）、绩效指标、\
                楼堂馆所和文字不在其中 | \
                A sheet a year, a row a department, a column for each figure that has a cell of its own on the forms, sums in the \
                last row; import reads it back. Rows with names of their own (special funds, other rows), indicators, \
                buildings and texts are not in it",
        output: ".xlsx 文件 | a file that ends in .xlsx",
        example: "汇总表.xlsx",
        chooses: true,
        licensed: false,
        forces: false,
    },
];

/// The shape of a name.
pub fn of_name(name: &str) -> Option<&'static Export> {
    EXPORTS.iter().find(|export| export.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_texts_are_pairs() {
        for (index, export) in EXPORTS.iter().enumerate() {
            assert!(EXPORTS[..index].iter().all(|other| other.name != export.name), "{}", export.name);
            for text in [export.title, export.about, export.output] {
                let halves: Vec<&str> = text.split(" | ").collect();
                assert!(halves.len() == 2 && !halves[0].is_ascii() && halves[1].is_ascii(), "{}: {text}", export.name);
            }
        }
    }
}

/*!
What a document states of one form of one department and year, value by value.

An [`Entry`] is one value with its place; a [`Statement`] is all that one document says of one form. Neither knows the
text of SQL, though sections and fields bear the names of the tables and columns that will hold them.
*/

use super::{Message, Place};

/// The two forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FormKind {
    /// 部门整体支出绩效评价基础数据表
    Base,
    /// 部门整体支出绩效自评表
    SelfEvaluation,
}

impl FormKind {
    /// Both forms.
    pub const ALL: [FormKind; 2] = [FormKind::Base, FormKind::SelfEvaluation];

    /// Name in the database.
    pub fn name(self) -> &'static str {
        match self {
            FormKind::Base => "base",
            FormKind::SelfEvaluation => "self",
        }
    }

    /// `中文 | English`.
    pub fn words(self) -> &'static str {
        match self {
            FormKind::Base => "基础数据表 | base data table",
            FormKind::SelfEvaluation => "自评表 | self-evaluation form",
        }
    }

    /// The form of a name.
    pub fn of_name(name: &str) -> Option<FormKind> {
        FormKind::ALL.into_iter().find(|form| form.name() == name)
    }
}

/// A block of a form; its name is the table that holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// 财政供养人员情况
    BaseStaffing,
    /// 经费控制情况
    BaseSpending,
    /// Rows of 经费控制情况 under their own names.
    BaseLine,
    /// 楼堂馆所控制情况
    BaseBuilding,
    /// 厉行节约保障措施
    BaseText,
    /// Years that labels of the base form print.
    BaseHeading,
    /// 年度预算申请
    SelfFund,
    /// Rows of 年度预算申请 under their own names.
    SelfLine,
    /// 绩效指标
    SelfIndicator,
    /// 年度总体目标
    SelfText,
}

impl Section {
    /// Every section, form by form.
    pub const ALL: [Section; 10] = [
        Section::BaseStaffing,
        Section::BaseSpending,
        Section::BaseLine,
        Section::BaseBuilding,
        Section::BaseText,
        Section::BaseHeading,
        Section::SelfFund,
        Section::SelfLine,
        Section::SelfIndicator,
        Section::SelfText,
    ];

    /// The table that holds it.
    pub fn table(self) -> &'static str {
        match self {
            Section::BaseStaffing => "base_staffing",
            Section::BaseSpending => "base_spending",
            Section::BaseLine => "base_line",
            Section::BaseBuilding => "base_building",
            Section::BaseText => "base_text",
            Section::BaseHeading => "base_heading",
            Section::SelfFund => "self_fund",
            Section::SelfLine => "self_line",
            Section::SelfIndicator => "self_indicator",
            Section::SelfText => "self_text",
        }
    }

    /// The section of a table.
    pub fn of_table(table: &str) -> Option<Section> {
        Section::ALL.into_iter().find(|section| section.table() == table)
    }

    /// The form that it is a block of.
    pub fn form(self) -> FormKind {
        if self.table().starts_with("base_") { FormKind::Base } else { FormKind::SelfEvaluation }
    }

    /// Whether a report may have several rows of it, told apart by `position`.
    pub fn has_rows(self) -> bool {
        !self.names().is_empty()
    }

    /// The fields that name a row of it, where it has several.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Section::BaseLine | Section::SelfLine => &["item", "label"],
            Section::BaseBuilding => &["name"],
            Section::SelfIndicator => &["level1", "level2", "level3"],
            _ => &[],
        }
    }
}

/// The value of an entry: fen, ten-thousandths or a count, or text, or a printed mark of absence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored {
    /// Fen, ten-thousandths or a count.
    Integer(i64),
    /// Text without tags.
    Text(String),
    /// `—`, `/` or a bare `%`: the cell says that there is no value. A blank cell gives no entry at all.
    Absent,
}

/// What a reader of a value should know about how it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// The label had one lost or wrong character.
    LabelMended,
    /// The amount was finer than a fen and was rounded.
    Rounded,
    /// The row had fewer values than columns, and only this place makes the printed sums hold.
    PlacedBySums,
    /// The cell held several numbers run together, which can be told apart in one way only.
    Split,
}

impl Note {
    /// Word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Note::LabelMended => "label_mended",
            Note::Rounded => "rounded",
            Note::PlacedBySums => "placed_by_sums",
            Note::Split => "split",
        }
    }
}

/// One value of a form, with the cell it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Block of the form.
    pub section: Section,
    /// Row within the block; 0 where the block has one row a report.
    pub position: u32,
    /// Column of the block's table.
    pub field: String,
    /// The value.
    pub value: Stored,
    /// One unit of the last decimal place printed, in fen; amounts only.
    pub step_fen: Option<i64>,
    /// The cell.
    pub place: Place,
    /// The cell's text as printed.
    pub raw: String,
    /// How it was read, where that is worth knowing.
    pub note: Option<Note>,
}

/// Where the department or the year of a form was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// On the form.
    Form,
    /// On the other form of the same report in the same document.
    Neighbour,
    /// On the command line.
    Option,
    /// In the file's name.
    FileName,
}

impl Origin {
    /// Word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Origin::Form => "form",
            Origin::Neighbour => "neighbour",
            Origin::Option => "option",
            Origin::FileName => "file name",
        }
    }

    /// `中文 | English`.
    pub fn words(self) -> &'static str {
        match self {
            Origin::Form => "表中 | the form",
            Origin::Neighbour => "同文件的另一张表 | the form beside it",
            Origin::Option => "命令行 | the command line",
            Origin::FileName => "文件名 | the file name",
        }
    }
}

/// A department as a document names it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DepartmentName {
    /// The name, without blanks, code or scope.
    pub name: String,
    /// Budget code printed before the name.
    pub code: Option<String>,
    /// 本级 or 汇总, where stated.
    pub scope: Option<String>,
    /// Six digits of GB/T 2260, where stated.
    pub region: Option<String>,
    /// Name of the region, where stated.
    pub region_name: Option<String>,
    /// The spelling in the document, where it differs from `name`.
    pub alias: Option<String>,
}

/// A name or a telephone number of somebody who filled a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The word that announces it: 填报人, 联系电话.
    pub word: String,
    /// The name or the number.
    pub text: String,
    /// The cell.
    pub place: Place,
}

/// All that one document states of one form of one department and year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Which form.
    pub form: FormKind,
    /// Whose.
    pub department: DepartmentName,
    /// Where the department was found.
    pub department_from: Origin,
    /// Fiscal year of the report.
    pub year: i32,
    /// Where the year was found.
    pub year_from: Origin,
    /// Its values.
    pub entries: Vec<Entry>,
    /// Blocks of which figures were left out.
    pub partial: Vec<Section>,
    /// People named in its head; empty unless the user asked to keep them.
    pub contacts: Vec<Contact>,
}

/// A cell inside a recognised form, or a row of a tidy table, that nobody understood.
#[derive(Debug, Clone)]
pub struct Leftover {
    /// The cell; for a refused row its first field.
    pub place: Place,
    /// Its text as printed.
    pub text: String,
    /// Why it was not used.
    pub reason: Message,
}

/// A form or a row that was refused.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// Where it begins.
    pub place: Place,
    /// Why.
    pub reason: Message,
    /// Its department, where that was understood.
    pub department: Option<String>,
    /// Its year, where that was understood.
    pub year: Option<i32>,
}

impl From<(Place, Message)> for Refusal {
    /// The refusal of something that nobody knows the department and year of.
    fn from((place, reason): (Place, Message)) -> Refusal {
        Refusal { place, reason, department: None, year: None }
    }
}

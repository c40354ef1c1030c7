/*!
The one catalogue of sentences: everything the program says, in Chinese and in English.

A variant holds data, the sentence is built here and nowhere else. A message says where, what, and, behind the
arrow, what to do. The macro makes a message that lacks either language a compile error.
*/

use std::fmt;

use super::Lang;

macro_rules! sentence {
    () => {
        None
    };
    ($text:literal) => {
        Some(format!($text))
    };
}

macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $kind:ty),* $(,)? }
        zh $zh:literal $(=> $zh_help:literal)?
        en $en:literal $(=> $en_help:literal)?;)*) => {
        /// Something to tell the user.
        #[derive(Debug, Clone, PartialEq)]
        #[allow(missing_docs)]
        pub enum Message {
            $($(#[$doc])* $name { $($field: $kind),* },)*
        }

        impl Message {
            /// The sentence, without what to do about it.
            #[allow(unused_variables)]
            pub fn text(&self, lang: Lang) -> String {
                match (self, lang) {
                    $((Message::$name { $($field),* }, Lang::Zh) => format!($zh),
                    (Message::$name { $($field),* }, Lang::En) => format!($en),)*
                }
            }

            /// What to do about it, where there is something to do.
            #[allow(unused_variables)]
            pub fn help(&self, lang: Lang) -> Option<String> {
                match (self, lang) {
                    $((Message::$name { $($field),* }, Lang::Zh) => sentence!($($zh_help)?),
                    (Message::$name { $($field),* }, Lang::En) => sentence!($($en_help)?),)*
                }
            }
        }
    };
}

messages! {
    /// A path that is not there.
    NoSuchFile { path: String }
        zh "没有这个文件或文件夹：`{path}`" => "请检查路径是否写对"
        en "no such file or folder: `{path}`" => "check the spelling of the path";
    /// A file the system would not read or write.
    Io { path: String, reason: String }
        zh "`{path}` 读写失败：{reason}" => "请检查文件是否存在、是否有权限、磁盘是否已满"
        en "cannot read or write `{path}`: {reason}" => "check that it exists, that you may use it and that the disk is not full";
    /// SQLite said no where it should not have.
    Database { path: String, reason: String }
        zh "数据库 `{path}` 出错：{reason}" => "若其他程序正在使用该文件，请稍后再试"
        en "database `{path}`: {reason}" => "if another program is using the file, try again later";

    // reading files
    /// A file without a character.
    EmptyFile { path: String }
        zh "文件是空的：`{path}`" => "请向报送单位索取有内容的文件"
        en "the file is empty: `{path}`" => "ask for a file with content";
    /// Bytes of no encoding.
    NotText { path: String, line: usize, byte: usize }
        zh "`{path}` 不是文本：第 {line} 行（第 {byte} 字节）既不是 UTF-8 也不是 GB18030" => "若原为 Word、Excel 或 PDF，请另存为以制表符分隔的文本或 CSV（UTF-8）后再导入"
        en "`{path}` is no text: line {line} (byte {byte}) is neither UTF-8 nor GB18030" => "if it is a Word, Excel or PDF file, save it as tab-separated text or CSV (UTF-8) and import that";
    /// Nothing in the document is a form.
    NoForm { path: String }
        zh "`{path}` 里没有部门整体支出绩效评价基础数据表，也没有自评表" => "请检查是否选错文件；若标题被删，请补上标题行"
        en "`{path}` holds neither a base data table nor a self-evaluation form" => "check that it is the right file; if the title was cut off, put it back";
    /// A form definition that cannot be used.
    WrongForm { origin: String, line: usize, reason: String }
        zh "报表定义 `{origin}` 第 {line} 行有误：{reason}" => "请按该行修改定义文件"
        en "form definition `{origin}`, line {line}: {reason}" => "mend that line of the definition";

    // recognising forms
    /// A form that is known and left alone.
    FormNotRead { reason: String }
        zh "没有读入：{reason}"
        en "not read: {reason}";
    /// Two layouts fit one title.
    TwoForms { text: String, one: String, other: String }
        zh "标题“{text}”同时符合两个报表定义：`{one}` 和 `{other}`" => "请去掉其中一个定义的这个标题"
        en "the title “{text}” fits two form definitions: `{one}` and `{other}`" => "take the title out of one of them";
    /// A form that names two years.
    TwoYears { one: i32, other: i32 }
        zh "一张表里有两个年度：{one} 和 {other}" => "请按决算数一栏的年度改正标题或表头"
        en "one form names two years, {one} and {other}" => "mend the title or the column heads: the form's year is that of its outturn column";
    /// A form without a year.
    NoYear {}
        zh "表中没有年度" => "请用 --year 指明，例如 --year 2023"
        en "the form names no year" => "say it with --year, for example --year 2023";
    /// A form without a department.
    NoDepartment {}
        zh "表中没有部门名称" => "请用 --department 指明部门全称"
        en "the form names no department" => "say it with --department and the full name";
    /// An option against the document.
    DepartmentAgainstDocument { given: String, stated: String }
        zh "--department 为“{given}”，而表中写的是“{stated}”" => "以表中所写为准：请去掉 --department，或换正确的文件"
        en "--department says {given}, the document says {stated}" => "what the document says counts: leave the option out, or give the right file";
    /// An option against the document.
    YearAgainstDocument { given: i32, stated: i32 }
        zh "--year 为 {given}，而表中年度为 {stated}" => "以表中所写为准：请去掉 --year，或换正确的文件"
        en "--year says {given}, the document says {stated}" => "what the document says counts: leave the option out, or give the right file";
    /// An option against the document.
    UnitAgainstDocument { given: String, stated: String }
        zh "--unit 为{given}，而表中单位为{stated}" => "以表中所写为准：请去掉 --unit"
        en "--unit says {given}, the document says {stated}" => "what the document says counts: leave the option out";
    /// Amounts without a unit.
    NoUnit {}
        zh "表中没有写明金额单位" => "请用 --unit 指明：--unit 元、--unit 万元 或 --unit 亿元"
        en "the form does not say the unit of its amounts" => "say it with --unit: 元, 万元 or 亿元";
    /// A form without a single number.
    NoFigures {}
        zh "表中没有任何数字" => "数字可能在转换时丢失，请取原文件重新转换"
        en "the form holds no figure" => "the digits may have been lost in a conversion: convert the original again";
    /// The same form of the same department and year twice.
    FormTwice { department: String, year: i32 }
        zh "同一文件中 {department} {year} 年的同一张表出现了两次，只用第一次" => "请核对后删去其中一张"
        en "the same form of {department} {year} stands twice in one document; only the first is used" => "check them and remove one";

    // cells that nobody understood
    /// Holds something nobody asked for.
    NotUnderstood {}
        zh "没有看懂"
        en "not understood";
    /// A note.
    ANote {}
        zh "表下的说明文字"
        en "a note under the form";
    /// Words where a number should be.
    NotANumber {}
        zh "此处应为数字"
        en "a number should stand here";
    /// Too large.
    AmountOutOfRange { text: String }
        zh "数字太大：{text}（上限为 100 亿万元）" => "请检查单位是否写错"
        en "the number is too large: {text} (the limit is 10^10 万元)" => "check the unit";
    /// A row with fewer values than columns whose places are not certain.
    FewerValues { label: String }
        zh "“{label}”一行的数比栏目少，无法确定各属哪一栏" => "请在原表中补齐空格或写 0"
        en "the row {label} has fewer values than columns and their places are not certain" => "fill the row's blanks in the original";
    /// A row that could be read in two ways.
    RowInDoubt {}
        zh "这一行的各格可以有不止一种对法，未读入" => "请在原表中把这一行移回原位"
        en "the cells of this row fit the columns in more than one way, or in none" => "put the row back under its columns in the original";
    /// An item that stands twice.
    RowRepeated { label: String }
        zh "“{label}”一行重复出现，只用第一次"
        en "the row {label} stands twice; the first is used";
    /// A column that the form does not have.
    UnknownColumn { column: String }
        zh "不认识的栏目：{column}"
        en "unknown column: {column}";

    // tidy tables
    /// A tidy table without a column that must be there.
    ColumnMissing { line: u32, columns: String }
        zh "第 {line} 行表头缺少栏目：{columns}" => "必须有：部门、年度、项目、口径、金额"
        en "line {line}: the head lacks {columns}" => "there must be department, year, item, measure and amount";
    /// A tidy table with a column twice.
    ColumnTwice { line: u32, column: String }
        zh "第 {line} 行表头有两个“{column}”栏" => "请删去或改名其中一个"
        en "line {line}: the head has the column {column} twice" => "remove or rename one";
    /// A field that must not be blank.
    FieldMissing { column: String }
        zh "“{column}”一栏是空的" => "请补上后重新导入"
        en "the column {column} is blank" => "fill it and import again";
    /// A year that is none.
    NotAYear { text: String }
        zh "“{text}”不是年度" => "请写四位数字，例如 2023"
        en "`{text}` is no year" => "write four digits, such as 2023";
    /// An unknown item.
    UnknownItem { item: String, near: String }
        zh "不认识的项目“{item}”" => "相近的有：{near}；自有名称的项目请写 other 并在“名称”栏填写名称"
        en "unknown item `{item}`" => "near ones: {near}; a row of its own name is `other` with the name in `label`";
    /// An unknown measure.
    UnknownMeasure { measure: String, near: String }
        zh "不认识的口径“{measure}”" => "相近的有：{near}；可用：上年决算数、预算数、决算数、年初预算数、调整后预算数、全年执行数、金额、人数、分值、得分"
        en "unknown measure `{measure}`" => "near ones: {near}; known are outturn, budget, initial_budget, adjusted_budget, stated, headcount, weight, score";
    /// A measure that an item cannot have.
    MeasureMisfit { item: String }
        zh "项目 {item} 没有这种口径" => "人数只用于编制数和实有人数，分值和得分只用于绩效指标和年度资金总额"
        en "item {item} has no such measure" => "headcount is for staffing; weight and score are for indicator and total";
    /// A year that a report does not speak of.
    FiscalYearOff { year: i32, fiscal_year: i32 }
        zh "{year} 年度的报表不应有 {fiscal_year} 年的这个数" => "数据年度只能是报表年度；决算数还可以是上一年"
        en "a report of {year} does not state this figure for {fiscal_year}" => "fiscal_year is the report's year; for an outturn also the year before";
    /// An amount that is no number.
    AmountNotANumber { text: String }
        zh "金额“{text}”不是数字" => "请改为数字，例如 1234.56；没有数字请留空"
        en "the amount `{text}` is no number" => "write a number such as 1234.56, or leave it blank";
    /// A unit that is none.
    UnknownUnit { unit: String }
        zh "不认识的单位“{unit}”" => "可用：元、万元、亿元"
        en "unknown unit `{unit}`" => "known are 元, 万元, 亿元";
    /// The same figure twice in one table.
    FigureTwice { line: u32 }
        zh "与第 {line} 行是同一个数，重复了" => "请删去其中一行；同名的两项请用“序号”栏区分"
        en "the same figure stands in line {line}" => "remove one; rows of one name are told apart by the column position";
}

impl fmt::Display for Message {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for Message {}

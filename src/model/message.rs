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
    /// A path that the user may not read.
    NotAllowed { path: String }
        zh "没有读取 `{path}` 的权限" => "请检查文件的权限，或让管理员开放"
        en "you may not read `{path}`" => "check its permissions, or ask whoever may change them";
    /// A device, a pipe or a socket.
    NotAFile { path: String }
        zh "`{path}` 不是文件（而是设备、管道或套接字），没有读取" => "请给出文件或文件夹；管道里的内容请先存成文件"
        en "`{path}` is no file but a device, a pipe or a socket; it was not read" => "name a file or a folder; save what a pipe gives as a file first";
    /// A folder without a file.
    EmptyFolder { path: String }
        zh "文件夹 `{path}` 里没有文件" => "请检查路径是否写对；名称以点或 ~$ 开头的文件不读"
        en "the folder `{path}` holds no file" => "check the path; files whose names begin with a dot or ~$ are not read";
    /// A link to a folder that it lies in.
    FolderLoop { path: String, above: String }
        zh "`{path}` 是指回上级文件夹 `{above}` 的链接，没有再读一遍" => "文件都已从上级文件夹读到；可删去这个链接"
        en "`{path}` is a link back to the folder `{above}`, which was not read once more" => "its files are read from that folder; the link can be removed";
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
        zh "`{path}` 不是文本：第 {line} 行（第 {byte} 字节）既不是 UTF-8、UTF-16，也不是 GB18030、Big5" => "请在原来的软件中打开，另存为 docx、xlsx 或 CSV（UTF-8）后再导入"
        en "`{path}` is no text: line {line} (byte {byte}) is neither UTF-8, UTF-16, GB18030 nor Big5" => "open it in the program it came from, save it as docx, xlsx or CSV (UTF-8) and import that";
    /// A container or an office file that cannot be read.
    BrokenFile { path: String, reason: String }
        zh "`{path}` 已损坏，或不是它看上去的格式（{reason}）" => "请用原来的软件打开并另存，或向报送单位重新索取"
        en "`{path}` is broken, or is not what it looks like ({reason})" => "open it in the program it came from and save it again, or ask for it anew";
    /// A file that ends too early.
    CutOff { path: String, reason: String }
        zh "`{path}` 不完整，可能没有下载完，或在传输中被截断（{reason}）" => "请重新下载，或向报送单位重新索取"
        en "`{path}` is not whole: it was cut off, or not downloaded to its end ({reason})" => "download it again, or ask for it anew";
    /// A part whose content is not what it was when it was packed.
    WrongChecksum { path: String, reason: String }
        zh "`{path}` 的内容与保存时的校验和不符，在存放或传输中被改坏了（{reason}）" => "请重新下载，或向报送单位重新索取"
        en "`{path}` does not hold what was packed: it was damaged on its way or on the disk ({reason})" => "download it again, or ask for it anew";
    /// A part of a container that is too large.
    TooLarge { path: String, part: String, most: u64 }
        zh "`{path}` 里的 {part} 解压后超过 {most} MB" => "报表不会这么大，请检查文件"
        en "{part} of `{path}` unpacks to more than {most} MB" => "no form is that large: check the file";
    /// Members without end.
    TooManyMembers { path: String, most: usize }
        zh "压缩包 `{path}` 里的文件超过 {most} 个" => "请分成几个压缩包，或解压后导入文件夹"
        en "the archive `{path}` holds more than {most} files" => "pack them into several archives, or unpack it and import the folder";
    /// A file larger than any form.
    TooLargeFile { path: String, most: u64 }
        zh "`{path}` 超过 {most} MB" => "报表不会这么大，请检查文件"
        en "`{path}` is larger than {most} MB" => "no form is that large: check the file";
    /// Tables within tables without end.
    TooDeep { most: usize }
        zh "表格嵌套超过 {most} 层" => "请检查文件"
        en "tables are nested more than {most} deep" => "check the file";
    /// Cells without end.
    TooManyCells { most: usize }
        zh "表格展开后超过 {most} 格" => "报表不会这么大，请检查文件"
        en "the tables unfold to more than {most} cells" => "no form is that large: check the file";
    /// Rows without end.
    TooLong { most: usize }
        zh "超过 {most} 行" => "报表不会这么长，请检查文件，或拆成几个文件后再导入"
        en "there are more than {most} rows" => "no form is that long: check the file, or divide it and import the parts";
    /// A file that needs a password.
    Encrypted { path: String }
        zh "`{path}` 有密码保护，无法读取" => "请用原来的软件打开，去掉密码后另存，或向报送单位索取未加密的文件"
        en "`{path}` is protected by a password" => "open it, save it without the password, or ask for an open one";
    /// A kind of file that nothing here reads.
    UnreadKind { path: String, kind: String }
        zh "`{path}` 是 {kind} 文件，不能读取" => "请用原来的软件另存为 docx 或 xlsx；压缩包请改用 zip；图片和扫描件请索取原文件"
        en "`{path}` is a {kind} file, which is not read" => "save it as docx or xlsx; pack archives as zip; for pictures and scans ask for the original";
    /// An archive where a document should be.
    ArchiveClosed { path: String }
        zh "`{path}` 是压缩包，在此处不展开" => "请先解压，再导入其中的文件"
        en "`{path}` is an archive, which is not opened here" => "unpack it and import what it holds";
    /// A scan.
    PageIsPicture { path: String, page: usize }
        zh "`{path}` 第 {page} 页没有文字，只有图像（多为扫描件）" => "请向报送单位索取原来的 Word、Excel 文件；若用文字识别，请核对每个数字后另存为 docx 再导入"
        en "page {page} of `{path}` holds a picture and no text: it is likely a scan" => "ask for the Word or Excel file it was made from; if you use OCR, check every figure and save it as docx";
    /// Fonts that keep to themselves which characters they show.
    NoCharacters { path: String }
        zh "`{path}` 的字体没有说明字符，读不出文字" => "请安装 poppler-utils 和 poppler-data 后重新导入；仍不行时，请用原来的软件另存为 docx"
        en "the fonts of `{path}` do not say which characters they show" => "install poppler-utils and poppler-data and import it again, or save it as docx in the program it came from";
    /// Text in columns without lines that could be read in several ways.
    ColumnsInDoubt { path: String, page: usize }
        zh "`{path}` 第 {page} 页起的文字分栏排列而没有表格线，各数属于哪一栏不能确定" => "请用原来的软件另存为 docx 或 xlsx，或给表格加上框线"
        en "from page {page} of `{path}` on, text stands in columns without lines, and they are not certain" => "save it as docx or xlsx in the program it came from, or give the table borders";
    /// A document that takes too long or too much memory.
    TooMuchToRead { path: String }
        zh "`{path}` 内容过多或层层嵌套，未能在限定的时间和内存内读完" => "请检查文件，或只保留报表所在的页后再导入"
        en "`{path}` holds too much, or too deeply nested, to be read within the limits of time and memory" => "check the file, or keep only the pages with the forms";
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
    FormNotRead { zh: String, en: String }
        zh "没有读入：{zh}"
        en "not read: {en}";
    /// Two layouts fit one title.
    TwoForms { text: String, one: String, other: String }
        zh "标题“{text}”同时符合两个报表定义：`{one}` 和 `{other}`" => "请去掉其中一个定义的这个标题"
        en "the title “{text}” fits two form definitions: `{one}` and `{other}`" => "take the title out of one of them";
    /// Something like a form under a title that is none.
    UnknownTitle { title: String, form: String }
        zh "“{title}”下面像是{form}，但标题不是，没有读入" => "若确是该表，请改正标题后重新导入"
        en "what stands under “{title}” looks like {form}, but the title is another; not read" => "if it is that form, correct its title and import again";
    /// A block that names two units.
    TwoUnits { one: String, other: String }
        zh "同一栏目表头里有两种金额单位：{one}和{other}" => "请改正表头的单位后重新导入"
        en "one block names two units of amounts, {one} and {other}" => "correct the units in its head and import again";
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
    /// A rate that may be a fraction.
    RateWithoutSign { text: String }
        zh "“{text}”没有百分号，看不出是百分数还是小数" => "请在原表中写明百分号"
        en "{text} has no percent sign: it may be a percentage or a fraction" => "write the percent sign in the original";
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
    /// A row that counts something.
    NoMoney { label: String }
        zh "“{label}”是数量，不是金额"
        en "{label} counts something and is no amount";
    /// An item that stands twice.
    RowRepeated { label: String }
        zh "“{label}”一行重复出现，只用第一次"
        en "the row {label} stands twice; the first is used";
    /// A value that stands twice.
    ValueTwice {}
        zh "同一个数在表中出现两次，只用第一次"
        en "the same value stands twice on the form; the first is used";
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
        zh "不认识的项目“{item}”" => "可用：{near}；自有名称的项目请写 other 并在“名称”栏填写名称"
        en "unknown item `{item}`" => "use one of: {near}; a row of its own name is `other` with the name in `label`";
    /// An unknown measure.
    UnknownMeasure { measure: String, near: String }
        zh "不认识的口径“{measure}”" => "可用：{near}"
        en "unknown measure `{measure}`" => "use one of: {near}";
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

    // summaries
    /// A row of figures without a department's name.
    NotADepartment { text: String }
        zh "“{text}”不是部门名称" => "请在部门一栏写部门全称"
        en "`{text}` is no department's name" => "write the full name in the department's column";
    /// A row of sums that is not what the departments add up to.
    TotalOff { label: String, sum: String }
        zh "“{label}”与各部门相加不符：相加为 {sum}" => "合计不导入；请核对各部门的数"
        en "{label} is not the sum of the departments, which is {sum}" => "sums are not imported; check the departments' figures";
    /// A summary in a document that holds forms.
    SummaryBesideForms {}
        zh "汇总表与报表在同一个文件里，只读入了报表" => "如要读入汇总表，请另存为单独的文件"
        en "a summary beside forms in one document; only the forms were read" => "save the summary as a file of its own to import it";

    // telling what was done
    /// A document that went in.
    Imported { path: String, forms: usize, figures: usize }
        zh "读入 {path}：{forms} 张表，{figures} 个数"
        en "imported {path} (forms: {forms}, figures: {figures})";
    /// A form that took the place of an older one.
    Replaced { form: String, department: String, year: i32, older: String }
        zh "  {department} {year} 年的{form}替换了先前的 {older}，旧数仍保留"
        en "  the {form} of {department} {year} replaces that of {older}, which is kept";
    /// Figures that took the place of older ones.
    Amended { figures: usize }
        zh "  更正了 {figures} 个数，旧数仍保留"
        en "  figures that replace older ones, which are kept: {figures}";
    /// A document that is in the database already.
    KnownInForce { path: String, first: String }
        zh "已有 {path}（内容同 {first}），数据不变"
        en "known {path} (same content as {first}), nothing changed";
    /// A document that was in the database and was replaced.
    KnownReplaced { path: String, first: String }
        zh "已有 {path}：内容与 {first} 相同，且已被后来的报表替换，数据不变"
        en "known {path}: the same content as {first}, which a later report has replaced; nothing changed";
    /// A document that a trial would put in.
    WouldImport { path: String, forms: usize, figures: usize, leftovers: usize }
        zh "将读入 {path}：{forms} 张表，{figures} 个数，未读入 {leftovers} 格"
        en "would import {path} (forms: {forms}, figures: {figures}, cells left out: {leftovers})";
    /// A form that a trial found, and where what it is of was found.
    TrialForm { form: String, whose: String, figures: usize, indicators: usize, others: usize }
        zh "  {form}：{whose}；{figures} 个数，{indicators} 项指标，其他 {others} 项"
        en "  {form}: {whose}; figures: {figures}, indicators: {indicators}, other values: {others}";
    /// A department, a year or a unit, and where it was found.
    FoundOn { what: String, origin: String }
        zh "{what}（取自{origin}）"
        en "{what} (from {origin})";
    /// What the columns of a block were taken for.
    TrialColumns { block: String, cell: String, columns: String }
        zh "    {block}（自 {cell}）：{columns}"
        en "    {block} (from {cell}): {columns}";
    /// Behind the columns of a block whose amounts have one unit.
    TrialUnit { columns: String, unit: String }
        zh "{columns}；金额单位 {unit}"
        en "{columns}; amounts in {unit}";
    /// Columns that are those of a form shown before.
    TrialColumnsAs { path: String }
        zh "    各栏与 {path} 相同"
        en "    columns as in {path}";
    /// A stored value that would be another.
    WouldChange { department: String, year: i32, what: String, old: String, new: String }
        zh "  将更改 {department} {year} 年 {what}：{old} -> {new}"
        en "  would change {department} {year} {what}: {old} -> {new}";
    /// A value that a stored form would gain.
    WouldAppear { department: String, year: i32, what: String, new: String }
        zh "  将新增 {department} {year} 年 {what}：{new}"
        en "  would add {department} {year} {what}: {new}";
    /// A stored value that would no longer be in force.
    WouldVanish { department: String, year: i32, what: String, old: String }
        zh "  将不再有 {department} {year} 年 {what}：原为 {old}"
        en "  would drop {department} {year} {what}: it was {old}";
    /// A document that changes nothing that is stored.
    NoChanges {}
        zh "  已存的数都不会改变"
        en "  no stored figure would change";
    /// Above the list of what was refused.
    RefusedHead { places: usize, files: usize }
        zh "拒绝 {places} 处，涉及 {files} 个文件："
        en "refused (places: {places}, files: {files}):";
    /// A place and what is wrong there.
    Because { cell: String, reason: String }
        zh "{cell}：{reason}"
        en "{cell}: {reason}";
    /// A place and the row it stands in.
    InRow { cell: String, row: String }
        zh "{cell}（“{row}”行）"
        en "{cell} (row {row})";
    /// A line below another.
    Indented { text: String }
        zh "  {text}"
        en "  {text}";
    /// A cell that nobody understood.
    LeftOver { cell: String, text: String, reason: String }
        zh "  未读入 {cell}“{text}”：{reason}"
        en "  left out {cell} “{text}”: {reason}";
    /// The sum of an import.
    ImportDone { documents: usize, forms: usize, figures: usize, known: usize, refused: usize, refused_parts: usize, leftovers: usize }
        zh "共读入 {documents} 个文件、{forms} 张表、{figures} 个数；已有 {known} 个文件；拒绝 {refused} 个文件、{refused_parts} 张表或行；未读入 {leftovers} 格"
        en "imported: {documents} (forms: {forms}, figures: {figures}); known already: {known}; refused: {refused}, and {refused_parts} forms or rows of others; cells left out: {leftovers}";
    /// The bar of an import under way, as its library has it: how much is done of how much, what was refused, time left.
    ProgressBar {}
        zh "{{wide_bar}} {{pos}}/{{len}}  拒绝 {{msg}}  还需 {{eta}}"
        en "{{wide_bar}} {{pos}}/{{len}}  refused {{msg}}  left {{eta}}";
    /// The bar of a large table on its way in.
    LoadBar {}
        zh "{{wide_bar}} {{bytes}}/{{total_bytes}}  还需 {{eta}}"
        en "{{wide_bar}} {{bytes}}/{{total_bytes}}  left {{eta}}";
    /// Beside a large table that went in.
    ByLines { reports: usize }
        zh "  大表：{reports} 份报表，出处记到每份报表所在的行"
        en "  a large table of {reports} reports: where they stand is kept by lines, report by report";
    /// Amounts of a large table that are finer than a fen.
    RoundedFrom { figures: usize, line: u32 }
        zh "  {figures} 个数小于最小单位，已四舍五入（首见于第 {line} 行）"
        en "  figures finer than their unit, rounded: {figures} (the first in line {line})";
    /// Refused rows of a large table that are not told one by one.
    MoreRefused { rows: usize }
        zh "另有 {rows} 行被拒绝，未逐一列出" => "全部见视图 unrecognised，例如 `fiscus sql \"select * from unrecognised\"`"
        en "{rows} more rows were refused" => "all of them are in the view unrecognised: `fiscus sql \"select * from unrecognised\"`";
    /// A row of a large table that does not end.
    EndlessRow { path: String, line: u32 }
        zh "{path}：第 {line} 行之后有一条记录没有结尾，可能缺少右引号" => "请检查该行附近的引号"
        en "{path}: behind line {line} a row does not end; a quote may lack its other half" => "look at the quotes near that line";
    /// After a database of an older version was opened for writing.
    Migrated { path: String, copy: String }
        zh "数据库 {path} 已升级到新版结构，旧库保留在 {copy}"
        en "the database {path} has been brought up to date; the old one is kept as {copy}";
    /// Ctrl-C.
    Interrupted {}
        zh "已按要求停止；读完的文件都在数据库里" => "再次运行同一命令即可继续"
        en "stopped as you asked; the documents read so far are in the database" => "run the same command again to go on";
    /// After a trial.
    NothingKept {}
        zh "这是试运行，没有写入数据库"
        en "this was a trial: nothing was stored";
    /// After findings.
    Findings { errors: usize, warnings: usize, infos: usize }
        zh "错误 {errors} 个，警告 {warnings} 个，提示 {infos} 个"
        en "errors: {errors}, warnings: {warnings}, notes: {infos}";
    /// After a removal.
    Removed { named: String, reports: usize }
        zh "已撤回 {named}，涉及 {reports} 个部门年度"
        en "removed {named} (reports touched: {reports})";
    /// Nothing goes by that name.
    NothingToRemove { named: String }
        zh "数据库中没有 {named}" => "文件名见 `fiscus sql \"select path from document\"`"
        en "there is no {named} in the database" => "for the names of documents see `fiscus sql \"select path from document\"`";
    /// What to take out.
    RemoveWhat {}
        zh "请指明要撤回什么" => "用 --document 文件，或 --department 部门 加 --year 年度"
        en "say what to remove" => "--document PATH, or --department NAME and --year YEAR";
    /// After the demo.
    DemoNext { program: String, db: String }
        zh "\n样例数据在 {db}。接下来可以试试：\n  {program} --db {db} query\n  {program} --db {db} query department-profile --department 衡阳市应急管理局\n  {program} --db {db} sql \"select department, label, wan, document, cell from fact where item = 'three_public'\""
        en "\nThe sample is in {db}. Try next:\n  {program} --db {db} query\n  {program} --db {db} query department-profile --department 衡阳市应急管理局\n  {program} --db {db} sql \"select department, label, wan, document, cell from fact where item = 'three_public'\"";
    /// A panic of ours.
    OurFault { path: String }
        zh "读取 `{path}` 时程序出错，这是程序的问题" => "其余文件照常处理；请把这个文件交给开发者"
        en "the program failed while reading `{path}`; this is our fault" => "the other files are not affected; please hand the file to the developers";

    // the command line
    /// An option nobody knows.
    UnknownArgument { typed: String, near: String }
        zh "不认识的选项 `{typed}`" => "{near}"
        en "unknown option `{typed}`" => "{near}";
    /// A command nobody knows.
    UnknownCommand { typed: String, near: String }
        zh "不认识的命令 `{typed}`" => "{near}"
        en "unknown command `{typed}`" => "{near}";
    /// Near words.
    DidYouMean { near: String }
        zh "是不是 `{near}`？"
        en "did you mean `{near}`?";
    /// Where the words stand.
    SeeHelp {}
        zh "用法见 `fiscus --help`"
        en "see `fiscus --help`";
    /// A word that must be there.
    ArgumentMissing { name: String }
        zh "缺少 {name}" => "用法见 `fiscus --help`"
        en "{name} is missing" => "see `fiscus --help`";
    /// A value that is not among the choices.
    WrongValue { name: String, typed: String, known: String }
        zh "`{typed}` 不能用于 {name}" => "可用：{known}"
        en "`{typed}` is no value for {name}" => "use one of: {known}";
    /// An option at the end of the words.
    ValueMissing { name: String }
        zh "{name} 后面缺少值" => "用法见 `fiscus --help`"
        en "{name} lacks its value" => "see `fiscus --help`";
    /// Two words that exclude each other.
    ArgumentConflict { one: String, other: String }
        zh "{one} 与 {other} 不能同时使用" => "去掉其中一个"
        en "{one} and {other} exclude each other" => "leave one out";
    /// Any other mistake, in the words of the parser.
    WrongUsage { reason: String }
        zh "命令有误：{reason}" => "用法见 `fiscus --help`"
        en "wrong usage: {reason}" => "see `fiscus --help`";
    /// `-o` with an ending nobody knows.
    UnknownEnding { path: String, known: String }
        zh "从文件名 `{path}` 看不出输出格式" => "请用 --format 指明，或用这些结尾：{known}"
        en "the name `{path}` does not tell the output format" => "say it with --format, or use one of these endings: {known}";

    // help
    /// The shape of a command's help.
    HelpTemplate {}
        zh "{{about-with-newline}}\n用法：{{usage}}\n\n{{all-args}}{{after-help}}\n"
        en "{{about-with-newline}}\nUsage: {{usage}}\n\n{{all-args}}{{after-help}}\n";
    /// The shape of the program's help.
    HelpProgramTemplate {}
        zh "{{about-with-newline}}\n用法：{{usage}}\n\n命令：\n{{subcommands}}\n\n选项：\n{{options}}{{after-help}}\n\n从 `fiscus demo` 开始；每个命令的用法见 `fiscus 命令 --help`\n"
        en "{{about-with-newline}}\nUsage: {{usage}}\n\nCommands:\n{{subcommands}}\n\nOptions:\n{{options}}{{after-help}}\n\nBegin with `fiscus demo`; each command explains itself with `fiscus COMMAND --help`\n";
    /// What the program is.
    HelpAbout {}
        zh "部门整体支出绩效报表的数据库：读入报表，逐年比较，排名，核对"
        en "A database of departmental performance forms: import them, compare years, rank departments, check sums";
    /// Help on `--help`.
    HelpHelp {}
        zh "显示用法"
        en "show this help";
    /// Help on `--version`.
    HelpVersion {}
        zh "显示版本"
        en "show the version";
    /// Heading of the options of every command.
    HelpCommon {}
        zh "通用选项"
        en "Common options";
    /// Help on a command.
    HelpDemo {}
        zh "用自带样例演示：读入、比较两年、排名、核对"
        en "the main job on the bundled sample: import, compare two years, rank, check";
    /// Help on a command.
    HelpImport {}
        zh "读入文件和文件夹里的报表"
        en "import forms from files and folders";
    /// Help on a command.
    HelpRemove {}
        zh "撤回一个文件，或一个部门一年的报表"
        en "take out a document, or the report of a department and year";
    /// Help on a command.
    HelpQuery {}
        zh "列出现成的查询，或运行其中一个"
        en "list the named queries, or run one";
    /// Help on a command.
    HelpSql {}
        zh "运行一条只读的 SQL"
        en "run one SQL statement that only reads";
    /// Help on a command.
    HelpCheck {}
        zh "列出报表中自相矛盾之处；有错误时退出码为 4"
        en "list what contradicts itself in the forms; exit status 4 when there are errors";
    /// Help on a command.
    HelpFormsVerb {}
        zh "列出报表定义；`forms explain 文件` 显示文件是怎样读懂的"
        en "list the layouts of forms; `forms explain FILE` shows how a document is understood";
    /// Help on a command.
    HelpExplain {}
        zh "逐格显示一个文件是怎样读懂的"
        en "show what every cell of a document is taken for";
    /// Help on an argument.
    HelpExplainPath {}
        zh "要查看的文件"
        en "the document";
    /// Help on an argument.
    HelpPaths {}
        zh "文件或文件夹"
        en "files or folders";
    /// Help on an option.
    HelpGivenDepartment {}
        zh "表中没有部门名称时指明部门"
        en "the department, where a form does not name it";
    /// Help on an option.
    HelpGivenYear {}
        zh "表中没有年度时指明年度"
        en "the fiscal year, where a form does not name it";
    /// Help on an option.
    HelpGivenUnit {}
        zh "表中没有单位时指明单位：元、万元、亿元"
        en "the unit of amounts, where a form does not name it: 元, 万元, 亿元";
    /// Help on an option.
    HelpKeepContacts {}
        zh "保存填报人、联系人的姓名和电话（默认不保存），用视图 contact 查看"
        en "store names and telephone numbers of the people who filled the forms, which are left out otherwise; see the view contact";
    /// Help on an option.
    HelpBulk {}
        zh "按大表读入长表（一行一数的 CSV）：更快，出处只记到行；4 MB 以上的长表自动如此"
        en "read tables of one amount a row as large ones: quick, places are kept by lines; those above 4 MB always are";
    /// Help on an option.
    HelpDryRun {}
        zh "试运行，不写入"
        en "try it and store nothing";
    /// Help on an option.
    HelpEvents {}
        zh "每件事输出一行 JSON"
        en "write what happens as JSON lines";
    /// Help on an option.
    HelpRemoveDocument {}
        zh "要撤回的文件：导入时的路径，或其哈希的开头"
        en "the document: the path it was imported from, or the beginning of its hash";
    /// Help on an option.
    HelpRemoveDepartment {}
        zh "要撤回的报表的部门"
        en "the department of the report to take out";
    /// Help on an option.
    HelpRemoveYear {}
        zh "要撤回的报表的年度"
        en "the year of the report to take out";
    /// Help on an argument.
    HelpQueryName {}
        zh "查询的名称，多个用逗号隔开；不写则列出全部"
        en "name of the query, or several with commas between them; without it all are listed";
    /// Help on an argument.
    HelpQueryWords {}
        zh "查询的参数，见 `fiscus query 名称 --help`"
        en "its parameters, see `fiscus query NAME --help`";
    /// Help on an argument.
    HelpStatement {}
        zh "一条 SELECT；`-` 表示从标准输入读"
        en "one SELECT; `-` reads it from stdin";
    /// Help on an option.
    HelpSqlFile {}
        zh "从文件读语句"
        en "read the statement from a file";
    /// Help on an option.
    HelpParameter {}
        zh "参数，写作 名称=值，可多次使用"
        en "a parameter, NAME=VALUE; may be given several times";
    /// Help on an option.
    HelpTimeout {}
        zh "最多运行多少秒（默认 30）"
        en "stop after so many seconds (30)";
    /// Help on an option.
    HelpMaxRows {}
        zh "结果超过多少行即停止"
        en "stop when there are more rows than this";
    /// Help on an option.
    HelpCheckYear {}
        zh "只看这一年度"
        en "only this fiscal year";
    /// Help on an option.
    HelpCheckDepartment {}
        zh "只看这个部门"
        en "only this department";
    /// Help on an option.
    HelpCheckRegion {}
        zh "只看这个地区及其下级"
        en "only this region and everything below it";
    /// Help on an option.
    HelpCheckRule {}
        zh "只看这条规则，如 X10"
        en "only this rule, such as X10";
    /// Help on an option.
    HelpCheckSeverity {}
        zh "只看这个级别：error 错误、warning 警告、info 提示"
        en "only this severity: error, warning, info";
    /// Help on an option.
    HelpDb {}
        zh "数据库文件（默认：$FISCUS_DB，再则 fiscus.db）"
        en "database file (default: $FISCUS_DB, else fiscus.db)";
    /// Help on an option.
    HelpLang {}
        zh "语言：zh 或 en（默认按系统区域）"
        en "language: zh or en (default: the locale's)";
    /// Help on an option.
    HelpFormat { formats: String }
        zh "输出格式：{formats}（csv、tsv 中像公式的文字前加撇号）"
        en "output format: {formats} (in csv and tsv a text like a formula begins with an apostrophe)";
    /// Help on an option.
    HelpOutput {}
        zh "写入文件，格式按文件名结尾；可写多次，只查询一次"
        en "write to a file; its ending tells the format; may be given several times, for one execution";
    /// Help on an option.
    HelpLimit {}
        zh "最多多少行；0 为全部"
        en "stop after so many rows; 0 is all";
    /// Help on an option.
    HelpBom {}
        zh "csv 和 tsv 开头加 BOM，Excel 才能认出 UTF-8"
        en "begin csv and tsv with a byte order mark, by which Excel knows UTF-8";
    /// Help on an option.
    HelpForms {}
        zh "另加报表定义的文件夹"
        en "a folder of further form definitions";
    /// Help on an option.
    HelpQueries {}
        zh "另加查询的文件夹"
        en "a folder of further queries";

    // asking

    /// No file where the database should be.
    NoDatabase { path: String }
        zh "没有数据库 `{path}`" => "先用 `fiscus import` 导入报表，或用 `--db` 指明数据库文件"
        en "there is no database `{path}`" => "import forms with `fiscus import` first, or name the file with `--db`";
    /// A file that is not SQLite's.
    NotADatabase { path: String }
        zh "`{path}` 不是数据库文件" => "若它是报表，请用 `fiscus import {path}` 导入"
        en "`{path}` is not a database" => "if it is a form, import it with `fiscus import {path}`";
    /// An SQLite file that is not ours.
    ForeignDatabase { path: String }
        zh "`{path}` 是 SQLite 数据库，但不是本程序建立的" => "请检查 `--db` 或环境变量 `FISCUS_DB`"
        en "`{path}` is an SQLite database, but not one of this program" => "check `--db` or the variable `FISCUS_DB`";
    /// A database of a program to come.
    NewerDatabase { path: String, version: i32, known: i32 }
        zh "`{path}` 由更新的版本建立（格式 {version}，本程序只认识到 {known}）" => "请更新本程序"
        en "`{path}` was made by a newer version (format {version}, this program knows up to {known})" => "update this program";
    /// A database of a program of before.
    OlderDatabase { path: String, version: i32 }
        zh "`{path}` 由较早的版本建立（格式 {version}）" => "用 `fiscus import` 导入任一文件（已导入过的也行）即可升级，原库会留一份备份"
        en "`{path}` was made by an older version (format {version})" => "`fiscus import` of any file, also of one that it knows, brings it up to date and keeps a copy";
    /// Nothing to take the latest year from.
    NoReports {}
        zh "数据库中还没有报表" => "先用 `fiscus import` 导入报表"
        en "the database has no reports yet" => "import forms with `fiscus import` first";
    /// A statement that is not a query.
    WriteRefused {}
        zh "这里只能查询，不能写入、修改、删除或建表" => "导入用 `fiscus import`，撤回用 `fiscus remove`"
        en "only reading is possible here, not writing, changing, deleting or creating" => "use `fiscus import` to put data in and `fiscus remove` to take it out";
    /// ATTACH, DETACH.
    AttachRefused {}
        zh "这里只能查询当前数据库，不能连接或断开其他数据库文件" => "用 `--db` 指明要查询的数据库"
        en "only the database at hand can be read; others cannot be attached or detached" => "name the database to read with `--db`";
    /// BEGIN, COMMIT, SAVEPOINT.
    TransactionRefused {}
        zh "这里不需要事务语句" => "去掉 BEGIN、COMMIT、ROLLBACK、SAVEPOINT，只写一条 SELECT"
        en "transactions have no use here" => "leave out BEGIN, COMMIT, ROLLBACK and SAVEPOINT and write one SELECT";
    /// A pragma that changes something, or is not on the list.
    PragmaRefused { name: String }
        zh "不能使用 `PRAGMA {name}` 或更改它的值" => "可以使用 `PRAGMA table_list`、`PRAGMA table_info(视图名)` 等查看结构的语句"
        en "`PRAGMA {name}` cannot be used or changed here" => "those that describe are allowed, such as `PRAGMA table_list` and `PRAGMA table_info(fact)`";
    /// A function that reaches outside the database.
    FunctionRefused { name: String }
        zh "不能使用函数 `{name}`：它会读写数据库以外的内容" => "请去掉它"
        en "the function `{name}` cannot be used: it reaches outside the database" => "leave it out";
    /// The statement took too long.
    TimeLimit { seconds: u64 }
        zh "查询超过 {seconds} 秒，已停止" => "用条件缩小范围（如年度、部门），或用 `--timeout` 放宽时间"
        en "the query was stopped after {seconds} s" => "narrow it down (a year, a department), or allow more time with `--timeout`";
    /// The result is longer than allowed.
    TooManyRows { rows: usize }
        zh "结果超过 {rows} 行，已停止" => "用条件缩小范围，或放宽 `--max-rows`"
        en "the query was stopped after {rows} rows" => "narrow it down, or allow more with `--max-rows`";
    /// One value of the result is longer than allowed.
    ValueTooLong { mebibytes: i32 }
        zh "查询中有一个值超过 {mebibytes} MiB，已停止" => "检查 zeroblob、hex、replace、group_concat 等函数产生的内容"
        en "the query was stopped at a value of more than {mebibytes} MiB" => "look at what zeroblob, hex, replace or group_concat make";
    /// SQL without a statement.
    NoStatement { place: String }
        zh "{place}：没有语句" => "写一条 SELECT，例如 `select department, year from fact`"
        en "{place}: there is no statement" => "write one SELECT, such as `select department, year from fact`";
    /// More than one statement.
    SeveralStatements { place: String }
        zh "{place}：只能有一条语句" => "去掉第一个分号以后的内容，或分几次运行"
        en "{place}: only one statement is allowed" => "leave out what follows the first semicolon, or run them one by one";
    /// SQL that ends too early.
    IncompleteSql { place: String }
        zh "{place}：语句没有写完" => "检查括号和引号是否成对"
        en "{place}: the statement is not complete" => "see whether brackets and quotes are closed";
    /// A table or view that is not there; all that near ones could be.
    NoSuchTable { place: String, name: String, excerpt: String, known: String }
        zh "{place}：没有表或视图 `{name}`{excerpt}" => "可用的名称：{known}"
        en "{place}: no such table or view `{name}`{excerpt}" => "use one of: {known}";
    /// A column that is not there.
    NoSuchColumn { place: String, name: String, excerpt: String, known: String }
        zh "{place}：没有列 `{name}`{excerpt}" => "可用的列：{known}；文字要用单引号"
        en "{place}: no such column `{name}`{excerpt}" => "use one of: {known}; texts stand in single quotes";
    /// A column that several tables have.
    AmbiguousColumn { place: String, name: String, excerpt: String, tables: String }
        zh "{place}：列 `{name}` 不止一个表有{excerpt}" => "在列名前写上表名或视图名（{tables}），如 `fact.year`"
        en "{place}: more than one table has a column `{name}`{excerpt}" => "write the table or view ({tables}) before the column, as in `fact.year`";
    /// A function that SQLite does not have.
    NoSuchFunction { place: String, name: String, excerpt: String }
        zh "{place}：没有函数 `{name}`{excerpt}" => "常用函数：count、sum、min、max、avg、coalesce、round、substr"
        en "{place}: no such function `{name}`{excerpt}" => "common ones: count, sum, min, max, avg, coalesce, round, substr";
    /// A word that cannot stand where it stands.
    SyntaxError { place: String, near: String, excerpt: String }
        zh "{place}：看不懂 `{near}` 处的语句{excerpt}" => "检查它前面是否少了逗号、引号或括号，关键字是否拼错"
        en "{place}: cannot make sense of the statement at `{near}`{excerpt}" => "look before it for a missing comma, quote or bracket, or a misspelt keyword";
    /// A full-width comma, bracket or quote of a Chinese keyboard.
    FullWidthMark { place: String, mark: char, excerpt: String }
        zh "{place}：`{mark}` 是中文标点{excerpt}" => "SQL 中的逗号、括号、引号、分号要用英文（半角）标点"
        en "{place}: `{mark}` is a full-width mark{excerpt}" => "write commas, brackets, quotes and semicolons of SQL in half width";
    /// A quote that nothing closes.
    UnclosedQuote { place: String, excerpt: String }
        zh "{place}：这个引号没有配对{excerpt}" => "在文字末尾补上引号；文字中的单引号要写两个"
        en "{place}: nothing closes this quote{excerpt}" => "close it behind the text; a quote inside a text is written twice";
    /// `sum` in `where`.
    MisplacedAggregate { place: String, name: String, excerpt: String }
        zh "{place}：汇总函数 `{name}` 不能用在这里{excerpt}" => "对汇总结果的条件写在 `group by` 之后的 `having` 里"
        en "{place}: the aggregate `{name}` cannot stand here{excerpt}" => "conditions on a total go into `having`, behind `group by`";
    /// Another mistake in SQL, in SQLite's words.
    SqlMistake { place: String, reason: String, excerpt: String }
        zh "{place}：SQL 有误：{reason}{excerpt}" => "请改正后再运行"
        en "{place}: {reason}{excerpt}" => "correct it and run it again";
    /// What went wrong while a statement ran.
    SqlFailed { place: String, reason: String }
        zh "{place}：查询中断：{reason}" => "检查语句中的数值和函数；若其他程序正在使用数据库，请稍后再试"
        en "{place}: the query failed: {reason}" => "check its numbers and functions; if another program is using the database, try again later";
    /// `-p` without `=`.
    NoAssignment { typed: String }
        zh "参数应写作 名称=值，而不是 `{typed}`" => "例如 `-p year=2023`"
        en "a parameter is written name=value, not `{typed}`" => "for example `-p year=2023`";
    /// A parameter that the query does not have.
    NoSuchParam { query: String, name: String, known: String }
        zh "查询 `{query}` 没有参数 `{name}`" => "可用的参数：{known}；详见 `fiscus query {query} --help`"
        en "the query `{query}` has no parameter `{name}`" => "use one of: {known}; see `fiscus query {query} --help`";
    /// A parameter that must be given.
    ParamMissing { query: String, name: String, example: String }
        zh "查询 `{query}` 需要参数 `{name}`" => "例如 `--{name} {example}`"
        en "the query `{query}` needs the parameter `{name}`" => "for example `--{name} {example}`";
    /// A parameter given more than once.
    ParamTwice { name: String }
        zh "参数 `{name}` 给了两次" => "只保留一个"
        en "the parameter `{name}` is given twice" => "keep one of them";
    /// A word where a whole number should be.
    NotAnInteger { name: String, typed: String, example: String }
        zh "参数 `{name}` 应为整数，而不是 `{typed}`" => "例如 `--{name} {example}`"
        en "the parameter `{name}` is a whole number, not `{typed}`" => "for example `--{name} {example}`";
    /// A word that is not among the choices.
    NotAChoice { name: String, typed: String, known: String }
        zh "参数 `{name}` 不能是 `{typed}`" => "可选：{known}"
        en "the parameter `{name}` cannot be `{typed}`" => "use one of: {known}";
    /// A parameter that ad hoc SQL does not name.
    NoSuchSqlParam { name: String, known: String }
        zh "语句中没有参数 `:{name}`" => "语句中的参数：{known}"
        en "the statement has no parameter `:{name}`" => "its parameters: {known}";
    /// A parameter of ad hoc SQL without a value.
    SqlParamMissing { name: String }
        zh "语句中的参数 `:{name}` 没有值" => "加上 `-p {name}=值`"
        en "the parameter `:{name}` of the statement has no value" => "add `-p {name}=VALUE`";
    /// `?` in ad hoc SQL.
    NamelessParam {}
        zh "语句中的 `?` 没有名称" => "改用有名称的参数，如 `:year`，再加 `-p year=2023`"
        en "a `?` in the statement has no name" => "name it, such as `:year`, and add `-p year=2023`";
    /// A parameter in the SQL of a file that its head does not declare.
    ParamUndeclared { place: String, name: String }
        zh "{place}：SQL 中的参数 `{name}` 没有在文件头声明" => "加一行 `-- param: 名称 类型 required 中文 | English`，或改用已声明的名称"
        en "{place}: the parameter `{name}` of the SQL is not declared in the head" => "add a line `-- param: NAME TYPE required 中文 | English`, or use a name that is declared";
    /// A parameter of the head that the SQL does not use.
    ParamUnused { place: String, name: String, known: String }
        zh "{place}：文件头声明的参数 `{name}` 在 SQL 中没有用到" => "去掉它的 `-- param:` 行，或在 SQL 中写 `:{name}`；SQL 中的参数：{known}"
        en "{place}: the SQL does not use the declared parameter `{name}`" => "take out its `-- param:` line, or write `:{name}` in the SQL, whose parameters are: {known}";
    /// Columns of the head that are not those of the SQL.
    ColumnsDiffer { place: String, declared: String, actual: String }
        zh "{place}：文件头的列（{declared}）与 SQL 的列（{actual}）不同" => "`-- column:` 行的名称和顺序要与 SQL 一致"
        en "{place}: the columns of the head ({declared}) are not those of the SQL ({actual})" => "make the `-- column:` lines agree with the SQL in name and order";
    // Tables beside a database.
    /// A table beside a database that lacks a column.
    LedgerColumnMissing { line: u32, columns: String }
        zh "第 {line} 行表头缺少栏目：{columns}" => "请补上这些栏目；栏名用中文或英文都可以"
        en "line {line}: the head lacks {columns}" => "add these columns, by their English or their Chinese names";
    /// A table beside a database with a column that nobody knows.
    LedgerColumnUnknown { line: u32, column: String, known: String }
        zh "第 {line} 行表头的“{column}”不是本表的栏目，整张表未采用" => "改正栏名或删去这一栏；可用：{known}"
        en "line {line}: the head has a column `{column}` that this table does not know; nothing of it was taken" => "correct its name or take it out; known: {known}";
    /// A second correction of one figure in a table.
    CorrectedTwice { first: String }
        zh "同一个数在本表 {first} 已更正过，未再更正" => "每个数只写一行，直接写最终的更正数"
        en "the same figure is corrected at {first} of this table already" => "give each figure one row, with the figure that should stand in the end";
    /// A correction that changes nothing.
    CorrectionOfNothing { text: String }
        zh "更正数与原数相同：{text}" => "删去这一行，或改写更正数"
        en "the new figure is the old one: {text}" => "take the row out, or write another figure";
    /// Corrections that were in force before and are no longer.
    CorrectionsEnded { figures: i64 }
        zh "注意：{figures} 个更正不再有效，因为所更正的报表或更正表变了（要每次导入都更正，把更正表放在 DATABASE.d/corrections.csv）"
        en "note: corrections no longer in force: {figures}, since their form or their table changed (a table in DATABASE.d/corrections.csv is applied by every import)";
    /// A department that succeeds itself in the end.
    SuccessorInCircle { name: String }
        zh "继任部门“{name}”又由本部门继任，形成循环，这一行未采用" => "请核对各行的继任部门"
        en "its successor `{name}` is succeeded by the department itself; the row was not taken" => "check the successors";
    /// A successor of a department that has none.
    SuccessorOfNone {}
        zh "拆分或撤销的部门不能有继任部门" => "删去继任部门，或把变动写作更名、合并"
        en "a department that was split or abolished has no successor" => "take the successor out, or make the change renamed or merged";
    /// A correction whose new figure is none.
    CorrectionWithoutFigure { text: String }
        zh "更正数“{text}”不是数字" => "请写出更正后的数"
        en "the new figure `{text}` is no number" => "write the figure as it should be";
    /// A correction of a figure that is not there.
    NothingToCorrect { department: String, year: i32 }
        zh "{department} {year} 年没有这张报表或这一行" => "请核对部门、年度、项目和名称；报表要先导入"
        en "{department} has no such form or row in {year}" => "check department, year, item and label; the form must be imported first";
    /// A correction of a figure that is another by now.
    OldFigureDiffers { stated: String, printed: String }
        zh "原数写的是 {stated}，报表里现为 {printed}，未更正" => "报表可能已重报或已更正：核对后改写原数，或删去这一行"
        en "the old figure is said to be {stated}, but {printed} is in force; not corrected" => "the form may have been sent anew or corrected already: check it, then change the old figure or take the row out";
    /// What a table of corrections did.
    Corrected { path: String, figures: usize }
        zh "已按 `{path}` 更正 {figures} 个数"
        en "figures corrected by `{path}`: {figures}";
    /// What a register did.
    Registered { path: String, departments: usize, aliases: usize }
        zh "已读入部门名录 `{path}`：{departments} 个部门，{aliases} 个别名"
        en "register `{path}`: {departments} departments, {aliases} other names";
    /// A word that names no change of a department.
    NoSuchChange { text: String, known: String }
        zh "“{text}”不是部门变动方式" => "可以写：{known}"
        en "`{text}` is no change of a department" => "one of: {known}";
    /// Years in the wrong order.
    YearsReversed { from: i32, to: i32 }
        zh "起始年度 {from} 晚于截止年度 {to}" => "请核对这两个年度"
        en "the first year {from} is behind the last year {to}" => "check both years";
    /// A successor of a department that has not ended.
    SuccessorWithoutEnd {}
        zh "写了继任部门，但没有截止年度" => "请补上原部门最后报送的年度"
        en "there is a successor, but no last year" => "add the last year that the department reports for";
    /// A successor nobody knows.
    NoSuchSuccessor { name: String }
        zh "没有继任部门“{name}”" => "请在名录中为它加一行"
        en "there is no department `{name}` to go on with the work" => "add a row for it to the register";
    /// Another name that is a department's own.
    AliasIsDepartment { alias: String }
        zh "别名“{alias}”在数据库中是另一个部门，有自己的报表，未合并" => "确是同一部门时，用 fiscus remove 取出它的报表，再重新导入"
        en "the other name `{alias}` is a department with reports of its own; they were not joined" => "if both are one, take its reports out with `fiscus remove` and import them again";
    /// Another name that is somebody else's.
    AliasTaken { alias: String, name: String }
        zh "别名“{alias}”已属于{name}" => "一个名称只能属于一个部门：请在名录中改正"
        en "the other name `{alias}` belongs to {name}" => "a name is one department's: correct the register";
    /// A severity nobody knows.
    NoSuchSeverity { text: String }
        zh "“{text}”不是级别" => "可以写：错误 error、警告 warning、提示 info；留空为豁免"
        en "`{text}` is no severity" => "one of error, warning, info; blank exempts";
    /// A day that is none.
    NotADay { text: String }
        zh "“{text}”不是日期" => "写作 2027-06-30"
        en "`{text}` is no day" => "write 2027-06-30";
    /// A new department that may be a known one.
    MayBeKnown { name: String, known: String, why: String }
        zh "新部门“{name}”可能就是“{known}”（{why}）；如果是，请在 departments.csv 中把它写成别名，取出后重新导入"
        en "the new department `{name}` may be `{known}` ({why}); if it is, make it another name in departments.csv, remove it and import it again";
    /// A check's stored findings are those that it finds now.
    FindingsAgree { findings: i64, reports: i64 }
        zh "存储的与重算的一致：{reports} 份报表，{findings} 个问题"
        en "stored and recomputed agree: {findings} findings of {reports} reports";
    /// They are not.
    FindingsDiffer { stored: usize, computed: usize }
        zh "存储的与重算的不一致：只存储有 {stored} 个，只重算出 {computed} 个" => "规则改变后会这样：重新导入任一文件即可更新，或报告此问题"
        en "stored and recomputed differ: {stored} only stored, {computed} only recomputed" => "checks may have changed since: the next import of each report brings it up to date";
    /// Where the findings of a summary are told one by one.
    SeeDetails {}
        zh "逐条查看：fiscus check --details，可加 --rule、--department、--year"
        en "finding by finding: fiscus check --details, with --rule, --department, --year";
    /// An exemption that holds no longer.
    ExemptionExpired { rule: String, until: String }
        zh "{rule} 的豁免已于 {until} 到期，不再有效" => "需要时改写有效期，否则删去这一行"
        en "the exemption from {rule} ended on {until}" => "give it another day, or take the row out";
    /// An exemption of a department nobody knows.
    ExemptionOfNobody { name: String }
        zh "没有部门“{name}”，豁免未生效" => "请核对部门名称"
        en "there is no department `{name}`; the exemption counts for nothing" => "check the name";
    /// A rule nobody knows.
    NoSuchRule { rule: String }
        zh "没有规则 `{rule}`" => "规则列表见 docs/CHECKS.md"
        en "there is no rule `{rule}`" => "the rules are in docs/CHECKS.md";
    /// A threshold without its rule.
    ThresholdOfNoRule { name: String }
        zh "`{name}` 是哪条规则的门槛？" => "写作 规则.门槛=值，例如 S09.bound=20，或加 --rule"
        en "`{name}`: of which rule?" => "write RULE.NAME=VALUE, or add --rule";
    /// A threshold that a rule does not have.
    NoSuchThreshold { name: String, known: String }
        zh "没有门槛 `{name}`" => "这条规则有：{known}"
        en "there is no threshold `{name}`" => "the rule has: {known}";
    /// Help on `check --details`.
    HelpCheckDetails {}
        zh "逐条列出，而不是按部门和规则汇总"
        en "finding by finding instead of summed up by department and rule";
    /// Help on `check -p`.
    HelpCheckParameter {}
        zh "换一个门槛当场重算，可写多次，例如 S09.bound=20"
        en "another threshold, computed on the spot; may be given several times, such as S09.bound=20";
    /// Help on `check --exemptions`.
    HelpCheckExemptions {}
        zh "豁免表：规则、部门、年度、级别、理由、批准人、有效期至（默认：DATABASE.d/exemptions.csv）"
        en "a table of exemptions: rule, department, year, severity, reason, by, until (default: DATABASE.d/exemptions.csv)";
    /// Help on `check --all`.
    HelpCheckAll {}
        zh "全部重算，证明与存储的一致"
        en "compute all findings anew and prove that the stored ones are the same";
    /// Help on `--clean`.
    HelpClean {}
        zh "查询只用没有错误级问题的数"
        en "query only figures without a finding of severity error";
    /// Help on `--follow`.
    HelpFollow {}
        zh "更名或并入的部门，其往年的数算作继任部门的"
        en "count figures of renamed or merged departments as their successors'";
    /// Below an answer: departments that it lacks.
    DepartmentsMissing { year: i64, departments: usize, names: String }
        zh "注意：{year} 年没有报表的部门 {departments} 个：{names}"
        en "note: departments without a report of {year}: {departments} ({names})";
    /// Below an answer: figures that were corrected.
    FiguresCorrected { figures: usize }
        zh "注意：有 {figures} 个更正过的数（查看：fiscus sql \"select * from correction\"）"
        en "note: corrected figures: {figures} (see `fiscus sql \"select * from correction\"`)";
    /// Below an answer: figures that a check finds wrong.
    FiguresInError { findings: usize, departments: usize }
        zh "注意：有 {findings} 个错误级问题，涉及 {departments} 个部门（查看：fiscus check --details；只用无误的数：--clean）"
        en "note: findings of severity error: {findings}, departments concerned: {departments} (see `fiscus check --details`; without those figures: --clean)";
    /// Below an answer: findings that somebody exempted.
    FindingsExempted { findings: usize }
        zh "注意：有 {findings} 个问题已豁免，不计在内（查看：fiscus check --details）"
        en "note: findings that are exempted and do not count: {findings} (see `fiscus check --details`)";
    /// Below an answer: figures of the year before that two reports state differently.
    FiguresRestated { figures: usize }
        zh "注意：有 {figures} 个上年数与上年报表不一致（查看：fiscus query restated）"
        en "note: figures of the year before that differ from that year's own report: {figures} (see `fiscus query restated`)";
    /// Below an answer: what `--clean` left out.
    FiguresLeftOut { findings: usize }
        zh "注意：--clean 未用 {findings} 个错误级问题涉及的数"
        en "note: --clean left out figures with findings of severity error: {findings}";
    /// Below an answer: whose figures count as whose.
    FiguresFollowed { year: i64, former: String, heir: String, change: String, label: String }
        zh "注意：{year} 年{heir}的数取自{former}（{label}）"
        en "note: the figures of {heir} in {year} are those of {former} ({change})";
    /// Below an answer: a department whose figures nobody goes on with.
    SeriesBroken { name: String, year: i64, change: String, label: String }
        zh "注意：{name}的数到 {year} 年为止（{label}），其后不可比（有继任部门的可加 --follow）"
        en "note: the figures of {name} end with {year} ({change}); later years are not comparable, unless with --follow where it has a successor";
    /// Below an answer over more reports than are looked through.
    CaveatsElsewhere { reports: usize }
        zh "注意：涉及 {reports} 份报表，未逐一核对问题与更正（查看：fiscus check）"
        en "note: {reports} reports are behind this; their findings and corrections were not counted here (see `fiscus check`)";
    /// Help on `correct`.
    HelpCorrect {}
        zh "按更正表更正数字，不改动原文件"
        en "correct figures by a table of corrections, without touching their documents";
    /// Help on the tables of `correct`.
    HelpCorrectPaths {}
        zh "更正表：部门、年度、项目、口径、原数、更正数、理由，可加依据、更正人、日期（默认：DATABASE.d/corrections.csv）"
        en "tables with department, year, item, measure, old, new, reason, perhaps evidence, by, date (default: DATABASE.d/corrections.csv)";
    /// Help on `departments`.
    HelpDepartments {}
        zh "列出部门，或先读入部门名录"
        en "list the departments, or take their register in first";
    /// Help on the register of `departments`.
    HelpDepartmentsPath {}
        zh "部门名录：名称、编码、别名、地区、类型、起始年度、截止年度、继任部门、变动"
        en "the register: name, code, aliases, region, kind, valid_from, valid_to, successor, change";
    /// A department nobody knows.
    NoSuchDepartment { typed: String, known: String }
        zh "没有部门 `{typed}`" => "相近的部门：{known}"
        en "there is no department `{typed}`" => "near to it: {known}";
    /// Part of the name of several departments.
    SeveralDepartments { typed: String, known: String }
        zh "`{typed}` 对应不止一个部门" => "请写全名，可能是：{known}"
        en "`{typed}` could be more than one department" => "write the full name: {known}";
    /// A region nobody knows.
    NoSuchRegion { typed: String, known: String }
        zh "没有地区 `{typed}` 的部门" => "可用的地区：{known}"
        en "no department is in a region `{typed}`" => "use one of: {known}";
    /// Part of the name of several regions.
    SeveralRegions { typed: String, known: String }
        zh "`{typed}` 对应不止一个地区" => "请写六位代码，可能是：{known}"
        en "`{typed}` could be more than one region" => "write the six digits of one of: {known}";
    /// An item nobody knows.
    NoSuchItem { typed: String, known: String }
        zh "没有项目 `{typed}`" => "可用的项目：{known}"
        en "there is no item `{typed}`" => "use one of: {known}";
    /// Part of the label of several items.
    SeveralItems { typed: String, known: String }
        zh "`{typed}` 对应不止一个项目" => "请写代码，可能是：{known}"
        en "`{typed}` could be more than one item" => "write the code of one of: {known}";
    /// A named query nobody knows.
    NoSuchQuery { name: String, known: String }
        zh "没有名为 `{name}` 的查询或检查" => "可用的名称：{known}"
        en "there is no query or check `{name}`" => "use one of: {known}";
    /// An output format nobody knows.
    NoSuchFormat { name: String, known: String }
        zh "没有输出格式 `{name}`" => "可用的格式：{known}"
        en "there is no output format `{name}`" => "use one of: {known}";
    /// One name for two things.
    TwoContents { name: String, first: String, second: String }
        zh "`{name}` 有两个不同的内容：{first} 和 {second}" => "给其中一个改名，或删去一个"
        en "`{name}` has two different contents: {first} and {second}" => "rename one of them, or remove it";
    /// A line of a head that is no `key: value`.
    HeadLine { place: String, line: String }
        zh "{place}：文件头的这一行不是 名称：内容 的形式：`{line}`" => "说明文字写在 `-- 说明：` 之后，续行多缩进两格"
        en "{place}: this line of the head is no `key: value`: `{line}`" => "prose stands behind `-- note:`; a line that goes on is indented by two more blanks";
    /// A key, type, kind or severity nobody knows.
    HeadWord { place: String, word: String, known: String }
        zh "{place}：文件头中不认识 `{word}`" => "可用：{known}"
        en "{place}: unknown word `{word}` in the head" => "use one of: {known}";
    /// A chart that is not whole.
    HeadChart { place: String, text: String }
        zh "{place}：图表写得不完整：`{text}`" => "写法：`-- chart: bar x=列名 y=列名`；slope 要两个 y，dots 要两到三个，heat 还要 series"
        en "{place}: the chart is not whole: `{text}`" => "write `-- chart: bar x=COLUMN y=COLUMN`; slope takes two of y, dots two or three, heat needs series, too";
    /// A key that every head of the sort has.
    HeadMissing { place: String, key: String }
        zh "{place}：文件头缺少 `{key}`" => "加一行 `-- {key}: …`"
        en "{place}: the head lacks `{key}`" => "add a line `-- {key}: ...`";
    /// A key, parameter or column that stands twice.
    HeadTwice { place: String, word: String }
        zh "{place}：文件头中 `{word}` 出现了两次" => "只保留一个"
        en "{place}: `{word}` stands twice in the head" => "keep one of them";
    /// A name that cannot be typed on a command line.
    HeadName { place: String, name: String }
        zh "{place}：名称 `{name}` 只能用英文字母、数字、`-` 和 `_`" => "例如 `rank-execution`"
        en "{place}: the name `{name}` may only have English letters, digits, `-` and `_`" => "for example `rank-execution`";
    /// A title without its other half.
    HeadPair { place: String, text: String }
        zh "{place}：`{text}` 应有中英文两半" => "写作 `中文 | English`，竖线两边各空一格"
        en "{place}: `{text}` needs a Chinese and an English half" => "write `中文 | English`, with a blank on both sides of the bar";
    /// A parameter line of another shape.
    HeadParam { place: String, line: String }
        zh "{place}：参数没有写明是否必需：`{line}`" => "写作 `-- param: year integer = latest 年度 | year`；`= 值` 处也可写 `required`（必需）或 `optional`（可选）"
        en "{place}: the parameter does not say whether it is needed: `{line}`" => "write `-- param: year integer = latest 年度 | year`, or `required` or `optional` in place of `= VALUE`";
    /// A choice without its choices.
    HeadChoice { place: String, line: String }
        zh "{place}：choice 参数没有列出可选的值：`{line}`" => "在默认值之后用括号列出，如 `choice = adjusted (adjusted, initial) 口径 | basis`"
        en "{place}: a choice does not list its choices: `{line}`" => "list them in brackets behind the default: `choice = adjusted (adjusted, initial) 口径 | basis`";
    /// A table without rows.
    NoRows {}
        zh "没有符合条件的记录"
        en "no rows";
    /// A table that shows the first rows only.
    MoreRows { shown: usize }
        zh "以上为前 {shown} 行，后面还有（`--limit 0` 显示全部）"
        en "first {shown} rows, more follow (--limit 0)";
    /// A cell of a table that lost its rows, whose row is not certain.
    RowsLost {}
        zh "原文一格一行，无法确定这一格属于哪一行" => "请从原网页或原文件重新导出为表格"
        en "the text has one cell a line, and the row of this cell is not certain" => "export the original as a table";
    /// A field of a large table whose bytes belong to no text.
    FieldNotText { field: usize }
        zh "第 {field} 栏含有无法识别的字节" => "请将文件另存为 UTF-8 编码后重新导入"
        en "field {field} has bytes that belong to no text" => "save the file as UTF-8 and import it again";
    /// A row of a large table with more fields than any has.
    RowTooWide { fields: usize, most: usize }
        zh "这一行有 {fields} 栏，超过 {most} 栏" => "请检查该行附近的引号和换行"
        en "the row has {fields} fields, more than {most}" => "look at the quotes and ends of lines near it";
    /// A paragraph that holds the cells of a form one behind the other.
    RunOn {}
        zh "表格的各格连成了一段文字，分不清哪个数属于哪一格，未读入" => "请改用原网页或原文件，不要用复制出来的文字"
        en "the cells of the form run on in one paragraph, so that no figure has a certain place" => "import the original page or file instead of text copied out of it";
    // Trace, diff, status.
    /// A line `source` of another shape.
    HeadSource { place: String, line: String }
        zh "{place}：source 行应为 `列 = 项目 口径 [年度] [with 口径] [when 名称=词]`：`{line}`" => "写作 `-- source: executed = total outturn`；`*` 表示该行的项目"
        en "{place}: a line `source` is `COLUMN = ITEM MEASURE [YEARS] [with MEASURE] [when NAME=WORD]`: `{line}`" => "write `-- source: executed = total outturn`; `*` is the item of the row";
    /// Help of a command.
    HelpTrace {}
        zh "一个数从哪里来：公式、数据、文件、位置、原文、单位、被替代的旧值"
        en "Where a figure comes from: formula, inputs, file, place, text, unit, values it replaced";
    HelpDiff {}
        zh "同一报表两个版本之间、前后两年报表对同一年的说法之间有何不同"
        en "What differs between two versions of a report, and between what two reports say of one year";
    HelpStatus {}
        zh "各部门各年各表的报送情况：已报、部分读入、替代旧版、缺报"
        en "What was received of every department, year and form, and what is missing";
    HelpSources {}
        zh "在结果下面列出所用各数的文件、位置和原文（xlsx 中另成一表；csv、tsv、json、jsonl 时输出到 stderr）"
        en "list below the answer the documents and cells of the figures used (in xlsx a sheet of their own; on stderr beside csv, tsv, json and jsonl)";
    HelpTraceDepartment {}
        zh "部门：名称、别名、编码或名称的一部分"
        en "department: name, alias, code or part of a name";
    HelpTraceYear {}
        zh "报表年度（默认：最近一年）"
        en "year of the report (default: the latest)";
    HelpTraceItem {}
        zh "项目编码或名称；人员为 staffing，楼堂馆所为 building，绩效指标为 indicator（默认：全部）"
        en "code or label of an item; staffing, building or indicator for those blocks (default: all)";
    HelpTraceLabel {}
        zh "专项资金等自有名称的行：行的名称"
        en "name of the row, for rows under their own names";
    HelpTraceMeasure {}
        zh "口径，如 outturn、budget、prior_outturn、in_post；或下列公式之一（默认：填报的各口径）"
        en "a measure such as outturn, budget, prior_outturn, in_post, or one of the formulas below (default: all that is printed)";
    HelpTraceRule {}
        zh "规则编号：追溯该规则发现的问题"
        en "id of a rule: trace what it found";
    HelpFormulas {}
        zh "公式："
        en "Formulas:";
    HelpStatusFrom {}
        zh "起始年度（默认：库中最早）"
        en "first year (default: the first in the database)";
    HelpStatusTo {}
        zh "截止年度（默认：库中最近）"
        en "last year (default: the last in the database)";
    /// A rate of no item.
    TraceNeedsItem { measure: String }
        zh "`{measure}` 要针对某个项目" => "加上 `--item`，如 `--item 三公经费`"
        en "`{measure}` is of an item" => "add `--item`, for example `--item three_public`";
    /// A word that is no measure.
    NoSuchMeasure { typed: String, known: String }
        zh "没有这个口径：`{typed}`" => "可用：{known}"
        en "no such measure: `{typed}`" => "known: {known}";
    /// Nothing is stored of it.
    NothingToTrace {}
        zh "该部门该年度没有这样的数" => "用 `fiscus query source --department … --year …` 看有哪些数"
        en "this department and year has no such figure" => "`fiscus query source --department ... --year ...` lists what there is";
    /// The first line of a trace.
    TraceFigure { name: String, department: String, year: i64, value: String }
        zh "{name}（{department}，{year}）= {value}"
        en "{name} ({department}, {year}) = {value}";
    TraceFinding { text: String }
        zh "问题：{text}"
        en "finding: {text}";
    TraceFormula { text: String }
        zh "公式：{text}"
        en "formula: {text}";
    TraceRule { text: String }
        zh "规则：{text}"
        en "rule: {text}";
    TraceInput { name: String, year: i64, value: String }
        zh "{name}（{year} 年报表）= {value}"
        en "{name} (report of {year}) = {value}";
    TraceFile { path: String, hash: String }
        zh "文件：{path}（sha256 {hash}）"
        en "file: {path} (sha256 {hash})";
    TracePlace { place: String }
        zh "位置：{place}"
        en "place: {place}";
    TraceRaw { text: String }
        zh "原文：{text}"
        en "text: {text}";
    TraceNote { note: String }
        zh "读法：{note}"
        en "how it was read: {note}";
    TraceUnit { unit: String, from: String }
        zh "单位：{unit}，{from}"
        en "unit: {unit}, {from}";
    TraceSame {}
        zh "重读：文件未变，读得同一个数"
        en "read again: the file is the same and gives the same number";
    TraceSameFile {}
        zh "重读：文件未变，原文如上"
        en "read again: the file is the same, and so is the text";
    TraceNoCell {}
        zh "重读：文件未变，但未能单独找出这一格"
        en "read again: the file is the same, but the cell could not be found by itself";
    TraceChanged { path: String }
        zh "重读：`{path}` 的内容已变，以上为导入时所读"
        en "read again: `{path}` has changed; the above was read when it was imported";
    TraceMissing { path: String }
        zh "重读：找不到 `{path}`，以上为导入时所读"
        en "read again: `{path}` is not there; the above was read when it was imported";
    TraceCorrection { old: String, new: String, reason: String }
        zh "更正：{old} 改为 {new}（{reason}）"
        en "corrected: {old} to {new} ({reason})";
    TraceSuperseded { value: String, path: String, place: String, by: String }
        zh "旧值：{value}，{path}，{place}；已由 {by} 替代"
        en "older value: {value}, {path}, {place}; replaced by {by}";
    /// Below an answer whose rows are no figures.
    NoSourcesOf { query: String }
        zh "查询 `{query}` 的结果不是填报的数，没有可列的来源；问题的来源见 `fiscus trace --rule`"
        en "the rows of `{query}` are no printed figures, so that there are no sources to list; `fiscus trace --rule` tells those of findings";
    /// Below a list of sources that is not whole.
    MoreSources { cells: usize, rows: usize }
        zh "还有 {cells} 个数未列出，另有 {rows} 行结果的来源未列出（`--limit 0` 全部列出）"
        en "and {cells} more figures; the sources of {rows} more rows are not listed (--limit 0 lists all)";
    /// Below the differences.
    DiffCounts { compared: usize, differ: usize }
        zh "比较了 {compared} 个数，{differ} 个不同"
        en "figures compared: {compared}, different: {differ}";
    /// Below the matrix of reports.
    StatusCounts { received: usize, partly_read: usize, superseded: usize, refused: usize, missing: usize }
        zh "+ 已报 {received}，~ 部分读入 {partly_read}，^ 已报并替代旧版 {superseded}，x 被拒绝 {refused}，. 缺报 {missing}；空白为名录中不需报送的年度；合计行和“已报”列为 已报/应报"
        en "+ received: {received}, ~ partly read: {partly_read}, ^ received and replaced an older version: {superseded}, x refused: {refused}, . missing: {missing}; blank: not due by the register; counts are received/expected";

    // scores
    /// A scheme whose text cannot be read.
    WrongScheme { origin: String, line: usize, reason: String }
        zh "评分表 `{origin}` 第 {line} 行有误：{reason}" => "请按该行修改评分表"
        en "scheme `{origin}`, line {line}: {reason}" => "mend that line of the scheme";
    /// Weights that do not add up.
    SchemeWeights { origin: String, sum: String, total: String }
        zh "评分表 `{origin}` 的分值合计为 {sum}，而 total 为 {total}" => "请核对各条的 weight；若只收录了表的一部分，请在 [scheme] 中写 partial = true（合计仍不得超过 total）"
        en "scheme `{origin}`: its weights add up to {sum}, its total is {total}" => "check the weights; if it is only a part of the table, write partial = true under [scheme] (the sum must not exceed the total)";
    /// A rule that stands twice.
    SchemeRuleTwice { origin: String, rule: String }
        zh "评分表 `{origin}` 中规则 `{rule}` 出现了两次" => "只保留一条；同一指标的两种算法请用 variant 区分"
        en "scheme `{origin}`: the rule `{rule}` stands twice" => "keep one; tell two formulas of one metric apart by variant";
    /// Points and letters in one scheme.
    SchemeMixed { origin: String, rule: String }
        zh "评分表 `{origin}` 的规则 `{rule}` 与全表不一致：有 total 的表每条给分，没有 total 的表每条给等级" => "请补上或删去 [scheme] 的 total，或修改该条的 kind"
        en "scheme `{origin}`: the rule `{rule}` does not fit: with a total every rule gives points, without one every rule gives a letter" => "add or remove the total under [scheme], or change the kind of the rule";
    /// A rule without a key that its kind needs.
    SchemeKey { origin: String, rule: String, key: String }
        zh "评分表 `{origin}` 的规则 `{rule}` 缺少 `{key}`" => "请补上，参照 docs/SCORES.md"
        en "scheme `{origin}`: the rule `{rule}` lacks `{key}`" => "add it; docs/SCORES.md shows how";
    /// A key that means nothing for the kind.
    SchemeKeyOdd { origin: String, rule: String, key: String }
        zh "评分表 `{origin}` 的规则 `{rule}` 有 `{key}`，这种 kind 用不到它" => "请删去，或改正 kind"
        en "scheme `{origin}`: the rule `{rule}` has `{key}`, which its kind does not use" => "remove it, or mend the kind";
    /// A step that is no step.
    SchemeStep { origin: String, rule: String }
        zh "评分表 `{origin}` 的规则 `{rule}`：weight、unit 和 deduct 必须大于零" => "请改正"
        en "scheme `{origin}`: weight, unit and deduct of the rule `{rule}` must be above zero" => "mend them";
    /// A number that no band holds.
    SchemeGap { origin: String, rule: String, one: String, other: String }
        zh "评分表 `{origin}` 的规则 `{rule}`：区间 {one} 与 {other} 之间有空缺" => "请用 gt、ge、lt、le、eq 使相邻区间首尾相接，注意“（含）”在哪一边"
        en "scheme `{origin}`: the bands {one} and {other} of the rule `{rule}` leave a gap" => "let each band begin where the last one ends, by gt, ge, lt, le and eq; mind which bound is included";
    /// A number that two bands hold.
    SchemeOverlap { origin: String, rule: String, one: String, other: String }
        zh "评分表 `{origin}` 的规则 `{rule}`：区间 {one} 与 {other} 重叠" => "请用 gt、ge、lt、le、eq 使相邻区间首尾相接，注意“（含）”在哪一边"
        en "scheme `{origin}`: the bands {one} and {other} of the rule `{rule}` overlap" => "let each band begin where the last one ends, by gt, ge, lt, le and eq; mind which bound is included";
    /// A band that holds nothing.
    SchemeBand { origin: String, rule: String, band: String }
        zh "评分表 `{origin}` 的规则 `{rule}`：区间 {band} 没有界限、界限重复或为空" => "每个区间写 eq，或一个下限（gt 或 ge）、一个上限（lt 或 le）"
        en "scheme `{origin}`: the band {band} of the rule `{rule}` has no bound, one twice, or holds nothing" => "write eq, or one lower bound (gt or ge) and one upper bound (lt or le)";
    /// A full mark that is not the weight.
    SchemeFullMark { origin: String, rule: String, weight: String, full: String }
        zh "评分表 `{origin}` 的规则 `{rule}`：分值为 {weight}，而规则的满分为 {full}" => "请核对原表，使两者一致"
        en "scheme `{origin}`: the rule `{rule}` weighs {weight}, but its full mark is {full}" => "look at the original table and make them agree";
    /// A word of provenance that is none.
    SchemeProvenance { origin: String, rule: String, typed: String, known: String }
        zh "评分表 `{origin}` 的规则 `{rule}`：provenance 写作 `{typed}`" => "应为 {known}，冒号后写出处，如 seen:H1"
        en "scheme `{origin}`: the provenance of the rule `{rule}` is `{typed}`" => "write {known}, and behind a colon the source, as in seen:H1";
    /// A rule of a value without a metric.
    SchemeNoMetric { origin: String, rule: String, known: String }
        zh "评分表 `{origin}` 的规则 `{rule}` 没有对应的指标算法" => "可用：{known}；须由人评定的请写 judgement = true"
        en "scheme `{origin}`: there is no metric for the rule `{rule}`" => "use one of: {known}; write judgement = true where a person decides";
    /// A scheme that is not there.
    NoSuchScheme { id: String, known: String }
        zh "没有评分表 `{id}`" => "可用：{known}；`fiscus score` 列出全部"
        en "there is no scheme `{id}`" => "use one of: {known}; `fiscus score` lists them all";
    /// A ranking by letters.
    SchemeOfLetters { id: String }
        zh "评分表 `{id}` 给等级而不给分，不能用于排名" => "请换一个给分的评分表"
        en "the scheme `{id}` gives letters and no points, so that nothing can be ranked by it" => "take a scheme that gives points";
    /// A year that a scheme was not made for.
    SchemeYears { id: String, year: i64 }
        zh "注意：评分表 `{id}` 不是为 {year} 年度制定的"
        en "note: the scheme `{id}` was not made for {year}";
    /// `score` without a department.
    ScoreDepartment {}
        zh "没有指明给哪个部门评分" => "加上 --department 部门；给全部部门排名用 `fiscus query rank-score`"
        en "which department is to be scored?" => "add --department; `fiscus query rank-score` ranks them all";
    /// A file of judgements with an unknown column.
    JudgementColumn { place: String, column: String, known: String }
        zh "{place}：不认识的栏目“{column}”" => "可用：{known}"
        en "{place}: unknown column `{column}`" => "use one of: {known}";
    /// A judgement without something.
    JudgementField { place: String, column: String }
        zh "{place}：缺少 {column}" => "每行必须有评分表、部门、年度、规则、理由和评定人"
        en "{place}: {column} is missing" => "every row needs scheme, department, year, rule, reason and by";
    /// A field that is no number.
    JudgementNumber { place: String, column: String, text: String }
        zh "{place}：{column} 一栏“{text}”不是可用的数" => "分数最多四位小数，年度和违规数为整数"
        en "{place}: `{text}` in the column {column} is no number that can be used" => "points have at most four decimals; year and violations are whole numbers";
    /// A rule that a scheme does not have.
    JudgementRule { place: String, rule: String, known: String }
        zh "{place}：评分表中没有规则 `{rule}`" => "可用：{known}"
        en "{place}: the scheme has no rule `{rule}`" => "use one of: {known}";
    /// A judgement that stands twice.
    JudgementTwice { place: String, other: String }
        zh "{place}：与 {other} 评的是同一条规则" => "只保留一行"
        en "{place}: the same rule is judged in {other}" => "keep one of them";
    /// A judgement of what is computed.
    JudgementComputed { place: String, rule: String }
        zh "{place}：规则 `{rule}` 由报表数据计算，不能另外给分" => "请删去这一行；缺少的数据请补充导入"
        en "{place}: the rule `{rule}` is computed from the forms and takes no judgement" => "remove the row; import what is missing";
    /// Points beyond the weight.
    JudgementBeyond { place: String, rule: String, points: String, weight: String }
        zh "{place}：规则 `{rule}` 给了 {points} 分，分值为 0 到 {weight}" => "请改正"
        en "{place}: {points} points for the rule `{rule}`, which gives 0 to {weight}" => "mend the points";
    /// Points beside a word that does not allow them.
    JudgementOutside { place: String, points: String, label: String, low: String, high: String }
        zh "{place}：{points} 分不在 `{label}` 一档之内，该档为分值的 {low}% 到 {high}%" => "请改正分数或档次"
        en "{place}: {points} points do not fit `{label}`, which is {low}% to {high}% of the weight" => "mend the points or the label";
    /// A word that a rule does not have.
    JudgementLabel { place: String, typed: String, known: String }
        zh "{place}：不认识的档次 `{typed}`" => "可用：{known}"
        en "{place}: unknown label `{typed}`" => "use one of: {known}";
    /// A judgement of the wrong sort.
    JudgementWants { place: String, rule: String, wanted: String }
        zh "{place}：规则 `{rule}` 应当填写 {wanted} 一栏" => "请填写该栏，其余两栏留空"
        en "{place}: the rule `{rule}` wants the column {wanted}" => "fill it and leave the others blank";
    /// Another mistake in a row of a file.
    JudgementAt { place: String, zh: String, en: String }
        zh "{place}：{zh}"
        en "{place}: {en}";
    /// What a department earned.
    ScoreTotals { points: String, computable: String, missing: String, judgement: String }
        zh "可计算部分得 {points} 分（满分 {computable}）；缺数据 {missing} 分；须由人评定 {judgement} 分"
        en "{points} of {computable} computable points; {missing} missing input; {judgement} by judgement";
    /// Points that do not apply.
    ScoreNotApplicable { points: String }
        zh "不适用 {points} 分"
        en "{points} points do not apply";
    /// Points that people gave.
    ScoreSupplied { points: String, most: String }
        zh "由人评定得 {points} 分（满分 {most}）"
        en "{points} of {most} points supplied by judgement";
    /// A rule.
    RuleStepOver { threshold: String, unit: String, deduct: String }
        zh "不超过 {threshold}% 满分；每超过 {unit} 个百分点扣 {deduct} 分，扣完为止"
        en "full up to {threshold}%; every {unit} pp above costs {deduct}, down to 0";
    /// A rule.
    RuleStepUnder { threshold: String, unit: String, deduct: String }
        zh "达到 {threshold}% 满分；每低于 {unit} 个百分点扣 {deduct} 分，扣完为止"
        en "full from {threshold}% on; every {unit} pp below costs {deduct}, down to 0";
    /// A rule.
    RuleStepBoth { threshold: String, unit: String, deduct: String }
        zh "等于 {threshold}% 满分；每高于或低于 {unit} 个百分点扣 {deduct} 分，扣完为止"
        en "full at {threshold}%; every {unit} pp above or below costs {deduct}, down to 0";
    /// How steps are counted.
    RoundingFloor {}
        zh "；不足一步不扣"
        en "; whole steps only";
    /// How steps are counted.
    RoundingCeiling {}
        zh "；不足一步按一步扣"
        en "; a step begun counts";
    /// How steps are counted.
    RoundingLinear {}
        zh "；不足一步按比例扣"
        en "; in proportion";
    /// A rule.
    RuleBands { bands: String }
        zh "分段给分：{bands}"
        en "by bands: {bands}";
    /// A rule.
    RuleLabels { labels: String }
        zh "由人定档：{labels}"
        en "a person chooses: {labels}";
    /// A rule.
    RuleProportional {}
        zh "分值 × 比率，不超过分值"
        en "weight x rate, never above the weight";
    /// A rule.
    RuleRatio {}
        zh "分值 × 实际值 ÷ 目标值，不超过分值"
        en "weight x actual / target, never above the weight";
    /// A rule.
    RuleRatioReverse {}
        zh "分值 × 目标值 ÷ 实际值，不超过分值"
        en "weight x target / actual, never above the weight";
    /// A rule.
    RuleChecklist { items: String }
        zh "逐项给分：{items}"
        en "points of the items that are met: {items}";
    /// A rule.
    RuleCountDeduct { deduct: String }
        zh "每发现一处扣 {deduct} 分，扣完为止"
        en "each violation costs {deduct}, down to 0";
    /// A rule.
    RuleThreeLevel { met: String, partly: String, not_met: String }
        zh "分三档由人给分，占分值的比例：达成 {met}，部分达成 {partly}，未达成 {not_met}"
        en "a person gives points within a level, in percent of the weight: met {met}, partly {partly}, not_met {not_met}";
    /// A rule.
    RuleManual {}
        zh "由人评定"
        en "by judgement";
    /// A rule.
    RuleLetters { letters: String }
        zh "等级：{letters}，其余 D；三年中有两年达到"
        en "letters: {letters}, else D; met in two of three years";
    /// A rule.
    RuleLettersJudged { letters: String }
        zh "等级由人评定：{letters}，其余 D"
        en "a person gives the letter: {letters}, else D";
    /// What a rule says of a rate that does not apply.
    RuleFullWhereNone {}
        zh "；没有项目的满分"
        en "; full where there is none";
    /// Nothing was taken off.
    ReasonFull {}
        zh "达到满分条件"
        en "full mark reached";
    /// Steps were taken off.
    ReasonSteps { steps: String, cost: String }
        zh "相差 {steps} 步，扣 {cost} 分"
        en "{steps} steps away, which cost {cost}";
    /// A band gave the points.
    ReasonBand { band: String }
        zh "落在 {band}"
        en "lies in {band}";
    /// Weight times value.
    ReasonShare {}
        zh "分值 × 比率"
        en "weight x rate";
    /// Capped.
    ReasonCapped {}
        zh "超过上限，按分值封顶"
        en "capped at the weight";
    /// Figures are missing.
    ReasonMissing { what: String }
        zh "缺少：{what}"
        en "missing: {what}";
    /// Nothing over nothing.
    ReasonNotApplicableFull {}
        zh "分子分母都是零（没有项目），按规定满分"
        en "zero over zero (there is none), full by the rule";
    /// Nothing over nothing.
    ReasonNotApplicable {}
        zh "分子分母都是零，不适用；表中没有规定如何给分"
        en "zero over zero does not apply, and the table does not say what it earns";
    /// Spending without a budget.
    ReasonZeroBudget {}
        zh "预算为零而有支出，0 分"
        en "spending with a budget of zero: 0 points";
    /// Grown from zero.
    ReasonFromZero {}
        zh "从零增加，不计算比率，按增加论，0 分"
        en "grown from zero: no rate, an increase all the same, 0 points";
    /// No band holds the value.
    ReasonNotCovered {}
        zh "表中没有规定这样的数如何给分，须由人评定"
        en "the table does not cover this value: a person must judge";
    /// A base below zero.
    ReasonNegativeBase {}
        zh "基数为负，比率没有意义，须由人评定"
        en "the base is negative and the rate means nothing: a person must judge";
    /// Too large.
    ReasonOutOfRange {}
        zh "金额过大，无法精确计算"
        en "the amounts are too large to be computed exactly";
    /// A person must judge.
    ReasonJudgement {}
        zh "须由人评定（--judgements）"
        en "a person must judge (--judgements)";
    /// A person judged.
    ReasonSaid { reason: String, by: String }
        zh "{by}：{reason}"
        en "{by}: {reason}";
    /// A letter over three years.
    ReasonLetter {}
        zh "三年中有两年达到的最好一档"
        en "the best band met in two of three years";
    /// No letter.
    ReasonNoLetter { years: usize }
        zh "等级不能给出（只有 {years} 年的数值，需要三年）"
        en "grade not assignable ({years} years have a value, three are needed)";
    /// Letters come together.
    ReasonTogether { method: String, dimensions: String }
        zh "按 {method} 合成：{dimensions}"
        en "by {method} of {dimensions}";
    /// Letters are missing.
    ReasonDimensions { dimensions: String }
        zh "等级不能给出，缺少维度：{dimensions}"
        en "grade not assignable, dimensions missing: {dimensions}";
    /// A total.
    TotalComputed {}
        zh "合计：可计算的分"
        en "total: computable points";
    /// A total.
    TotalMissing {}
        zh "合计：缺数据的分"
        en "total: points missing input";
    /// A total.
    TotalNotApplicable {}
        zh "合计：不适用的分"
        en "total: points that do not apply";
    /// A total.
    TotalJudgement {}
        zh "合计：须由人评定的分"
        en "total: points by judgement";
    /// A total.
    TotalSupplied {}
        zh "合计：已由人评定的分"
        en "total: points supplied by judgement";
    /// A total.
    TotalAll {}
        zh "总分"
        en "total";
    /// Help.
    HelpScore {}
        zh "按评分表给一个部门评分：规则、数值、公式和所用的数、得分、理由、出处；不指定评分表时列出全部"
        en "Score a department by an index table: rule, value, formula with its figures, points, reason, provenance; without a scheme, list them";
    /// Help.
    HelpScoreScheme {}
        zh "评分表，如 hn-10-60-30"
        en "The scheme, such as hn-10-60-30";
    /// Help.
    HelpScoreDepartment {}
        zh "部门：全称、别名、编码或不致混淆的一部分"
        en "Department: name, alias, code or an unambiguous part";
    /// Help.
    HelpScoreYear {}
        zh "年度（默认：最近一年）"
        en "Fiscal year (default: the latest)";
    /// Help.
    HelpJudgements {}
        zh "由人评定的分，CSV：scheme,department,year,rule,points,violations,label,reason,by"
        en "Points by judgement, a CSV: scheme,department,year,rule,points,violations,label,reason,by";
    /// Help.
    HelpSchemes {}
        zh "另加一个评分表文件夹（可多次使用；数据库旁的 DATABASE.d/schemes/ 总会读取）"
        en "One more folder of schemes (may be repeated; DATABASE.d/schemes/ beside the database is always read)";
    // What is typed wrongly.
    /// The first year is after the last.
    FromAfterTo { from: i64, to: i64 }
        zh "起始年度 {from} 晚于截止年度 {to}" => "请对调，或改其中一个"
        en "the first year {from} is after the last year {to}" => "swap them, or change one";
    /// Points and a word.
    JudgementBoth { place: String, rule: String }
        zh "{place}：`{rule}` 同时给了得分（points）和档次（label）" => "只填其中一个"
        en "{place}: `{rule}` is given both points and a label" => "fill in one of them";
    /// Points that no band and no items give.
    JudgementPoints { place: String, rule: String, points: String, known: String }
        zh "{place}：`{rule}` 不可能得 {points} 分" => "可能的得分：{known}"
        en "{place}: `{rule}` cannot earn {points} points" => "it can earn {known}";
    /// A judgement of another year.
    JudgementUnused { place: String, of_year: i64, year: i64 }
        zh "{place}：{of_year} 年度的评定，评 {year} 年度时未使用"
        en "{place}: a judgement of {of_year}, not used for {year}";
    /// A threshold without `=`.
    ThresholdForm { typed: String }
        zh "门槛应写作 规则.门槛=值（NAME=VALUE），而不是 `{typed}`" => "例如 `-p B06.share=50`"
        en "a threshold is written NAME=VALUE, not `{typed}`" => "for example `-p B06.share=50`";
    /// A threshold that is no number.
    ThresholdNumber { name: String, typed: String }
        zh "门槛 `{name}` 应为整数，而不是 `{typed}`" => "例如 `-p {name}=50`"
        en "the threshold `{name}` is a whole number, not `{typed}`" => "for example `-p {name}=50`";
    /// A check has no finding of a report.
    RuleFoundNothing { rule: String }
        zh "{rule} 在该部门该年度没有发现问题" => "用 `fiscus check --details` 看发现了哪些问题"
        en "{rule} found nothing here" => "`fiscus check --details` lists what was found";
    /// A table of corrections among forms.
    CorrectionsImported { path: String }
        zh "`{path}` 是更正表，不是报表" => "请用 `fiscus correct {path}`"
        en "`{path}` is a table of corrections, not a form" => "use `fiscus correct {path}`";
    /// A register among forms.
    RegisterImported { path: String }
        zh "`{path}` 是部门名录，不是报表" => "请用 `fiscus departments {path}`"
        en "`{path}` is a register of departments, not a form" => "use `fiscus departments {path}`";
    /// A department of an empty database.
    NoDepartments { typed: String }
        zh "没有部门 `{typed}`：库中还没有任何部门" => "先用 `fiscus import` 导入报表"
        en "there is no department `{typed}`: the database has none yet" => "import forms with `fiscus import` first";
    /// A region of an empty database.
    NoRegions { typed: String }
        zh "没有地区 `{typed}` 的部门：库中还没有任何地区" => "先用 `fiscus import` 导入报表"
        en "no department is in a region `{typed}`: the database has no region yet" => "import forms with `fiscus import` first";
    /// A database that lacks a part.
    DatabaseDamaged { place: String, reason: String }
        zh "数据库已损坏（{place}：{reason}）" => "请用备份恢复数据库文件；没有备份时，用新的数据库重新导入报表"
        en "the database is damaged ({place}: {reason})" => "restore a copy of the file; without one, import the forms into a new database";
    /// A folder of `--forms`, `--queries` or `--schemes`.
    NoSuchFolder { path: String }
        zh "没有文件夹 `{path}`" => "请检查 `--forms`、`--queries`、`--schemes` 的路径是否写对"
        en "there is no folder `{path}`" => "check the paths of `--forms`, `--queries` and `--schemes`";
    /// Grades in disorder.
    SchemeGrades { origin: String, grade: String, ge: String }
        zh "评分表 `{origin}`：等级“{grade}”（ge = {ge}）不低于前一等级" => "请从高到低列出等级"
        en "scheme `{origin}`: the grade `{grade}` (ge = {ge}) is not below the one before" => "list grades from the best down";
    // Workbooks and several results.
    /// A workbook on a terminal.
    BinaryOnTerminal { format: String }
        zh "{format} 不能显示在终端上" => "用 `-o 文件.{format}` 写入文件"
        en "{format} cannot be shown on a terminal" => "write a file with `-o FILE.{format}`";
    /// Several queries in a format of one table.
    OneResultAFile { format: String }
        zh "{format} 文件只能放一个结果" => "多个查询请用 xlsx、html、markdown 或 table，或逐个查询"
        en "a file in {format} holds one result" => "use xlsx, html, markdown or table for several queries, or ask one after the other";
    // Charts.
    /// Help on an option.
    HelpChart {}
        zh "画成图表（svg、html、xlsx），如 \"bar x=列名 y=列名\""
        en "draw it (svg, html, xlsx), such as \"bar x=COLUMN y=COLUMN\"";
    /// A picture of a result that declares none.
    NoChart { name: String }
        zh "没有声明图表，画不出 svg（{name}）" => "查看哪些查询有图表：docs/QUERIES.md；自己的语句用 `fiscus sql … --chart \"bar x=列名 y=列名\"`；或换一种格式"
        en "no chart is declared, so there is nothing to draw ({name})" => "docs/QUERIES.md tells which queries have one; for a statement of your own say `fiscus sql … --chart \"bar x=COLUMN y=COLUMN\"`; or use another format";
    /// Below a chart: where it comes from.
    ChartSource { source: String }
        zh "来源：{source}"
        en "source: {source}";
    /// Below a chart of two years.
    ChartSlope {}
        zh "实线：上升或持平；虚线：下降"
        en "whole line: risen or the same; dashed: fallen";
    /// Below a chart of what a change is made of.
    ChartWaterfall {}
        zh "深色：起点与终点；浅色：增加；斜线：减少"
        en "dark: where it began and ended; light: risen; hatched: fallen";
    /// Below a chart: rows without a figure.
    ChartMissing { rows: usize }
        zh "没有数据、未画出的：{rows} 行"
        en "rows without a figure, not drawn: {rows}";
    /// Below a chart: rows for which there was no room.
    ChartCut { rows: usize }
        zh "图中放不下、未画出的：{rows} 行（全部数据见表格）"
        en "rows for which the chart has no room: {rows} (a table has them all)";
    /// Below a chart: lines of a chart over years for which there was no room.
    ChartLinesCut { lines: usize }
        zh "图中放不下、未画出的：{lines} 条线（画出的是数值最大的；全部数据见表格）"
        en "lines for which the chart has no room: {lines} (it shows the largest; a table has them all)";
    /// Below a heat table: columns for which there was no room.
    ChartColumnsCut { columns: usize }
        zh "图中放不下、未画出的：{columns} 列（全部数据见表格）"
        en "columns for which the chart has no room: {columns} (a table has them all)";
    /// Below a heat table with figures below zero.
    ChartHeat {}
        zh "颜色越深，数值越大（不论正负）"
        en "the darker, the larger, whether up or down";
    // annotate
    /// Help.
    HelpAnnotate {}
        zh "把报表退回填报单位：另写一份 docx 或 xlsx，在有问题的单元格上加批注，并附一页问题清单；批注用 --lang 指定的语言"
        en "Send a form back: a copy of a docx or xlsx with a comment at each cell that has a finding, and a page of questions; in the language of --lang";
    /// Help.
    HelpAnnotatePath {}
        zh "已导入的文件；批注写在副本里（-o 指定，默认写在旁边：文件名-批注），原文件不动"
        en "A document that was imported; comments go into a copy (-o, else beside it: NAME-annotated), the file itself is left as it is";
    /// Help.
    HelpAnnotateQuestions {}
        zh "问题清单写到这里，格式按结尾（默认：文件名-问题清单.docx）；不能加批注的文件也可以只写清单"
        en "Write the questions here, in the format of the ending (default: NAME-questions.docx); for documents that take no comments, too";
    /// Help.
    HelpAnnotateSeverity {}
        zh "只问这个级别：error 错误、warning 警告、info 提示"
        en "Ask only about this severity: error, warning, info";
    /// A kind of file that shows no comments of ours.
    NoComments { path: String }
        zh "`{path}` 里不能加批注：只有 docx 和 xlsx 可以" => "请在原来的软件中另存为 docx 或 xlsx，导入后再批注；只要清单，可加 `--questions 问题清单.docx`"
        en "`{path}` takes no comments: only docx and xlsx do" => "save it as docx or xlsx in the program it came from, import and annotate that; for the list alone add `--questions questions.docx`";
    /// A document that nobody imported.
    ImportFirst { path: String }
        zh "库中没有 `{path}`，不知道它有哪些问题" => "先用 `fiscus import {path}` 导入"
        en "`{path}` is not in the database, so that its findings are not known" => "import it first: `fiscus import {path}`";
    /// A name that several documents have.
    SeveralOfTheName { path: String, known: String }
        zh "`{path}` 的内容没有导入过，而库中有几个同名的文件：{known}" => "请先导入这个文件，或给出当时导入的那个文件"
        en "the content of `{path}` was never imported, and several documents have its name: {known}" => "import this file first, or name the one that was imported";
    /// A large table.
    NoReportsOfItsOwn { path: String }
        zh "`{path}` 是整批导入的大表，没有逐个的单元格可批注" => "用 `fiscus check --details -o 问题.csv` 列出问题"
        en "`{path}` came in as a large table and has no cells of its own to comment on" => "list its findings with `fiscus check --details -o findings.csv`";
    /// An older version.
    NotInForce { path: String, newer: String }
        zh "`{path}` 已被 `{newer}` 替换，问题按新文件核对" => "请批注 `{newer}`"
        en "`{path}` was replaced by `{newer}`, which the findings are of" => "annotate `{newer}`";
    /// Known by its name only.
    AnnotatesOther { path: String, known: String }
        zh "注意：`{path}` 的内容与导入的 `{known}` 不同，只在内容相同的单元格上批注；若是更正后的文件，请先导入"
        en "note: `{path}` is not what was imported as `{known}`: comments stand only at cells that hold the same; if it was corrected, import it first";
    /// A document without findings.
    NothingToAsk { path: String }
        zh "`{path}` 没有需要询问的问题，没有写文件"
        en "there is nothing to ask about `{path}`; no file was written";
    /// Two copies.
    OneCopy { copies: usize }
        zh "批注只写一份副本，而 `-o` 给了 {copies} 个" => "只留一个 `-o`；清单用 `--questions` 指定"
        en "one copy is written, and `-o` names {copies}" => "keep one `-o`; `--questions` names the list";
    /// A copy that would be called what it is not.
    CopyEnding { path: String, ending: String }
        zh "副本 `{path}` 的格式与原文件相同，应以 .{ending} 结尾" => "请改副本的文件名"
        en "the copy `{path}` is of the kind of its original and ends in .{ending}" => "name it so";
    /// A copy over its original.
    CopyOverItself { path: String }
        zh "不能写到 `{path}`：那是报送的原文件" => "请换一个文件名"
        en "`{path}` is the document itself and is not written over" => "give another name";
    /// What was written.
    Annotated { copy: String, comments: usize }
        zh "已在单元格上批注 {comments} 项问题：{copy}"
        en "questions commented at their cells: {comments} ({copy})";
    /// What was written.
    QuestionsListed { path: String, questions: usize }
        zh "问题清单共 {questions} 项：{path}"
        en "questions listed: {questions} ({path})";
    /// Questions without a comment.
    QuestionsWithoutCell { questions: usize }
        zh "其中 {questions} 项在这个文件里没有对应的单元格，只列入清单"
        en "of these without a cell in this document, listed only: {questions}";
    /// The first line of a comment.
    QuestionTitle { number: usize, rule: String, title: String }
        zh "问题 {number}（{rule}）：{title}"
        en "Question {number} ({rule}): {title}";
    /// What to do about an error.
    PleaseCorrect {}
        zh "请核对并更正；如填报无误，请说明理由。"
        en "Please check and correct it; if it is right as it is, please say why.";
    /// What to do about something odd.
    PleaseConfirm {}
        zh "请确认；有误请更正，属实请简要说明。"
        en "Please confirm it with a word of explanation, or correct it.";
    /// What a rule rests on.
    QuestionBasis { basis: String }
        zh "依据：{basis}"
        en "Basis: {basis}";
    /// Title of a list.
    LetterOfOne { department: String, year: i64 }
        zh "{department} {year} 年度绩效报表问题清单"
        en "Questions on the performance forms of {department}, {year}";
    /// Title of a list.
    LetterOfSeveral {}
        zh "部门绩效报表问题清单"
        en "Questions on performance forms";
    /// What a list is of.
    LetterHead { document: String, date: String, questions: usize, comments: usize }
        zh "报送文件：{document}    核对日期：{date}    问题 {questions} 项，其中已在文件中批注 {comments} 项"
        en "Document: {document}    Checked on: {date}    Questions: {questions}, with a comment in the document: {comments}";
    /// What to do with a list.
    LetterPlease {}
        zh "请逐项核对：填报有误的，请在报表中更正；填报无误的，请在“答复”栏说明理由。请将更正后的报表连同本清单一并退回，谢谢。"
        en "Please look at each question: correct the form where it is wrong, and say why under “answer” where it is right. Please send the corrected form back with this list. Thank you.";
    /// Who answered.
    LetterSigned {}
        zh "填报人：____________    联系电话：____________    答复日期：____________"
        en "Answered by: ____________    Telephone: ____________    Date: ____________";
    /// What became of questions.
    AnswersOf { department: String, year: i32, answered: usize, open: usize, new: usize }
        zh "{department} {year} 年度的问题：已解决 {answered}，仍未解决 {open}，新增 {new}"
        en "questions to {department}, {year}: answered: {answered}, still open: {open}, new: {new}";
    /// What became of a question.
    AnswerLine { state: String, rule: String, place: String, message: String }
        zh "  {state} {rule}{place}：{message}"
        en "  {state} {rule}{place}: {message}";
    /// The rest.
    MoreAnswers { more: usize }
        zh "  还有 {more} 项没有列出（`fiscus check --details` 列出现有的全部问题）"
        en "  not shown: {more} (`fiscus check --details` lists all that there are now)";

    // EXPORT
    /// Help on the command.
    HelpExport {}
        zh "把数据导出给他人使用：带数据字典的 CSV、财政数据包、数据库副本、汇总表"
        en "Hand the data on: CSV with a codebook, a Fiscal Data Package, a copy of the database, a summary workbook";
    /// Help on an option.
    HelpExportOutput { what: String }
        zh "写到哪里：{what}"
        en "where to write: {what}";
    /// Help on an option.
    HelpExportFrom {}
        zh "从哪一年度起"
        en "from this fiscal year on";
    /// Help on an option.
    HelpExportTo {}
        zh "到哪一年度止"
        en "up to this fiscal year";
    /// Help on an option.
    HelpExportLicense {}
        zh "数据的许可，如 ODC-BY-1.0 或其网址"
        en "licence of the data, such as ODC-BY-1.0 or its address";
    /// Help on an option.
    HelpExportForce {}
        zh "文件已存在时替换"
        en "replace a file that is there";
    /// Examples below the help.
    HelpExample { command: String }
        zh "例：\n  {command}"
        en "Example:\n  {command}";
    /// Where to write was not said, or is of another kind.
    ExportOutput { name: String, example: String }
        zh "export {name} 须用一个 -o 指明写到哪里" => "例如 `fiscus export {name} -o {example}`"
        en "export {name} needs one -o that says where to write" => "for example `fiscus export {name} -o {example}`";
    /// The database itself was named.
    ExportOntoItself { path: String }
        zh "`{path}` 就是正在读取的数据库，没有覆盖" => "请换一个文件名"
        en "`{path}` is the database that is read; it was not written over" => "give another name";
    /// A file is there.
    ExportExists { path: String }
        zh "`{path}` 已存在，没有覆盖" => "请换一个文件名，或用 --force 替换"
        en "`{path}` is there already and was not replaced" => "give another name, or replace it with --force";
    /// No report was chosen.
    ExportEmpty {}
        zh "没有符合条件的报表，没有写出文件" => "请放宽 --year、--department 或 --region；`fiscus status` 列出已报的报表"
        en "no report is as chosen; nothing was written" => "widen --year, --department or --region; `fiscus status` lists the reports received";
    /// What was written.
    Exported { path: String, reports: usize, figures: usize }
        zh "已写入 {path}：{reports} 份报表，{figures} 个数"
        en "written to {path} (reports: {reports}, figures: {figures})";
    /// What was copied.
    ExportedCopy { path: String, kilobytes: u64 }
        zh "数据库已复制到 {path}（{kilobytes} KB）"
        en "database copied to {path} ({kilobytes} KB)";
    /// A package without a licence.
    PackageUnlicensed {}
        zh "数据包没有写明许可，他人不知能否使用；可用 --license 写明"
        en "the package states no licence, so that nobody knows whether it may be used; say it with --license";
    /// Title of a package.
    PackageTitle {}
        zh "部门整体支出绩效报表数据"
        en "Performance forms of overall departmental expenditure";
    /// Description of a package.
    PackageDescription {}
        zh "各部门《部门整体支出绩效评价基础数据表》和《部门整体支出绩效自评表》中的数，单位万元（factor 10000）。一个项目的数包含其组成部分，相加前请看数据字典的 part_of；phase 为空的金额，报表没有说明是预算还是执行"
        en "Figures of the base data tables and self-evaluation forms of departments, in 万元 (factor 10000). The amount of an item includes those of its parts: see part_of in the codebook before adding up. Where phase is blank, the form does not say whether an amount is of the budget or of its execution";
    /// The remark of a workbook.
    SummaryComment {}
        zh "由 fiscus 从各部门报表汇总；专项资金等有自己名称的各行、绩效指标、楼堂馆所和文字不在其中"
        en "put together by fiscus from the departments' forms; without special funds and other rows of their own names, indicators, buildings and texts";
    /// What a summary cannot hold.
    SummaryLeftOut { figures: usize }
        zh "汇总表中没有：有自己名称的各行和绩效指标，共 {figures} 个数（export tidy 含这些数）"
        en "not in the summary: figures of rows with names of their own and of indicators: {figures} (export tidy has them)";
    /// Help on the command.
    HelpFind {}
        zh "在部门、项目、专项资金和其他行、绩效指标、目标和措施中查找文字；中文可用拼音或拼音首字母"
        en "Look for words in departments, items, special funds and other rows, indicators, goals and measures; Chinese also by pinyin or its initials";
    /// Help on an argument.
    HelpFindWords {}
        zh "要找的文字，一个字也行；写多个词则须同时出现"
        en "what to look for, one character is enough; of several words all must occur";
    /// Help on an option.
    HelpFindKind { kinds: String }
        zh "只找这一类，可写多次：{kinds}"
        en "only this kind, may be given several times: {kinds}";
    /// Blanks were to be found.
    FindNoWord {}
        zh "没有写要找的文字" => "例如 `fiscus find 三公`，或用拼音首字母 `fiscus find yjgl`"
        en "there is no word to look for" => "for example `fiscus find 三公`, or by pinyin initials `fiscus find yjgl`";
    /// Nothing was found.
    FindNothing { typed: String }
        zh "没有找到“{typed}”；可减少字词，或去掉 --year、--department、--region、--kind"
        en "nothing has `{typed}` in it; try fewer words, or without --year, --department, --region and --kind";
    /// How much was found.
    FoundCount { count: usize }
        zh "找到 {count} 处"
        en "found: {count}";
    // TERMINAL
    /// Above a table whose heads do not say it.
    AmountsIn { unit: String }
        zh "金额单位：{unit}"
        en "amounts in {unit}";
    /// Below a table that is too wide.
    ColumnsLeftOut { columns: String }
        zh "未显示的列：{columns}（用 --wide 显示全部）"
        en "columns left out: {columns} (--wide shows them)";
    /// Heading of what help ends with.
    HelpExamples {}
        zh "示例："
        en "Examples:";
    /// Help on a command.
    HelpCompletions {}
        zh "输出让命令行补全命令、选项、部门、项目、年度、查询等的脚本"
        en "print a script that makes a shell complete commands, options, departments, items, years and queries";
    /// Help on an argument.
    HelpShellName { known: String }
        zh "哪种命令行：{known}"
        en "which shell: {known}";
    /// Help on a command.
    HelpMan {}
        zh "手册页：写入文件夹，或输出总的一页"
        en "manual pages: into a folder, or that of the program to stdout";
    /// Help on an argument.
    HelpManFolder {}
        zh "写入的文件夹，每个命令一页；没有就新建"
        en "the folder that they go to, a page a command; it is made where it is missing";
    /// What was written.
    ManPages { count: usize, folder: String }
        zh "已写入 `{folder}`：手册页 {count} 个（用 `man -l` 查看）"
        en "written to `{folder}`: {count} manual pages (`man -l` shows one)";
    /// Help.
    HelpWide {}
        zh "表格不省略列、不换行（屏幕上可左右移动）"
        en "tables with all columns and without wrapping (on a terminal, move sideways)";
    /// Help.
    HelpNoPager {}
        zh "长的结果不分屏显示"
        en "do not show long results a screen at a time";
    // SHELL
    /// Help.
    HelpShell {}
        zh "连续提问：SQL 和命名查询，有补全和历史；也可从管道读入，有一句失败时退出状态为 1"
        en "Ask one question after the other, in SQL or by name, with completion and history; a script may be piped in, with status 1 where a line fails";
    /// Before the first prompt.
    ShellWelcome { version: String, database: String }
        zh "fiscus {version}，{database}\n语句以 ; 结束；.help 列出命令，Tab 补全，Ctrl-D 退出"
        en "fiscus {version}, {database}\nend statements with ; - .help lists commands, Tab completes, Ctrl-D leaves";
    /// The prompt.
    ShellPrompt {}
        zh "查询> "
        en "fiscus> ";
    /// Behind a line of a statement that is not ended.
    ShellGoOn {}
        zh "（接着写，以 ; 结束；Ctrl-C 放弃）"
        en "(go on, and end with ; Ctrl-C drops it)";
    /// Before the list of commands.
    ShellHelp {}
        zh "语句：SQL，可写多行，以 ; 结束。只读。\n命名查询：写名称和参数，如 rank-execution --year 2023。\n命令："
        en "Statements: SQL over as many lines as you like, ended with ; they only read.\nNamed queries: name and parameters, as in rank-execution --year 2023.\nCommands:";
    /// `.timer on`
    ShellTime { seconds: String }
        zh "用时 {seconds} 秒"
        en "took {seconds} s";
    /// Ctrl-C.
    ShellCancelled {}
        zh "已取消"
        en "cancelled";
    /// `.once`
    ShellWritten { path: String }
        zh "已写入 {path}"
        en "written to {path}";
    /// `:year` in a statement of the shell.
    ShellParam { name: String }
        zh "语句中的参数 `{name}` 没有值" => "把值直接写进语句；存为查询时用 `.save 名称 --lift` 改为参数"
        en "the parameter `{name}` of the statement has no value" => "write the value itself; `.save NAME --lift` makes a parameter of it when you save the statement";
    /// A command that there is not.
    ShellNoCommand { name: String, known: String }
        zh "没有命令 `.{name}`" => "可用：{known}；`.help` 列出全部"
        en "there is no command `.{name}`" => "use one of: {known}; `.help` lists all";
    /// A command typed otherwise than it is.
    ShellUsage { zh: String, en: String }
        zh "命令的写法不对" => "用法：{zh}"
        en "this command is typed otherwise" => "usage: {en}";
    /// A word that begins nothing.
    ShellUnknown { word: String }
        zh "不认识 `{word}`" => "语句以 select 等开头、以 ; 结束；`.queries` 列出命名查询，`.help` 列出命令"
        en "`{word}` begins neither a statement nor a named query" => "statements begin with select and the like, and end with ; `.queries` lists named queries, `.help` commands";
    /// The same where something is near.
    ShellUnknownNear { word: String, known: String }
        zh "不认识 `{word}`" => "是不是 {known}？"
        en "`{word}` begins neither a statement nor a named query" => "did you mean {known}?";
    /// An open quote in a line of words.
    ShellOpenQuote { line: String }
        zh "引号没有成对：`{line}`" => "有空格的值前后加同样的引号"
        en "a quote is not closed: `{line}`" => "put the same quote before and behind what has blanks";
    /// A table that there is not.
    ShellNoTable { name: String, known: String }
        zh "没有表、视图或索引 `{name}`" => "可用的名称：{known}"
        en "there is no table, view or index `{name}`" => "use one of: {known}";
    /// A workbook, a page or a chart on the screen, or for several answers.
    ShellDocument { format: String }
        zh "{format} 不能显示在屏幕上，也不能接着写多个结果" => "用 `.once 文件.{format}` 写下一个结果"
        en "{format} can neither be shown on the screen nor take one answer behind the other" => "`.once FILE.{format}` writes the next result";
    /// A file name that tells no format.
    ShellEnding { path: String, known: String }
        zh "从文件名 `{path}` 看不出输出格式" => "先用 `.mode 格式`，或用这些结尾：{known}"
        en "the name `{path}` does not tell the output format" => "choose one with `.mode FORMAT`, or use one of these endings: {known}";
    /// Several `-o` at the start.
    ShellOneOutput {}
        zh "shell 只能写入一个文件" => "只用一次 `-o`；换文件用 `.output`"
        en "the shell writes to one file at a time" => "give `-o` once; `.output` changes the file";
    /// Files within files.
    ShellTooDeep { path: String, most: usize }
        zh "没有读取 `{path}`：文件中的 .read 超过 {most} 层" => "检查文件是否互相读取"
        en "`{path}` was not read: .read within files goes more than {most} deep" => "see whether the files read one another";
    /// A line of a script.
    ShellNotUtf8 {}
        zh "这一行不是 UTF-8" => "把文件另存为 UTF-8"
        en "the line is not UTF-8" => "save the file as UTF-8";
    /// `.save` before any statement.
    ShellNothingToSave {}
        zh "还没有成功的语句可保存" => "先运行一条语句"
        en "there is no good statement to save" => "run one first";
    /// `.save` with a name that no query can have.
    ShellBadName { name: String }
        zh "`{name}` 不能作查询的名称" => "用英文字母、数字、`-` 和 `_`，以字母或数字开头，不能是 SQL 的词；例如 `top-spending`"
        en "no query can be called `{name}`" => "use English letters, digits, `-` and `_`, a letter or digit first, and no word of SQL; for example `top-spending`";
    /// `.save` over a file.
    ShellFileThere { path: String }
        zh "文件 `{path}` 已存在" => "换一个名称，或加 --force 覆盖"
        en "the file `{path}` is there already" => "choose another name, or add --force to write over it";
    /// `.save` with the name of another query.
    ShellNameTaken { name: String, origin: String }
        zh "已有查询 `{name}`（{origin}）" => "换一个名称"
        en "there is a query `{name}` already ({origin})" => "choose another name";
    /// `.save` of a column that an expression is the name of.
    ShellColumnName { name: String }
        zh "列 `{name}` 没有可用的名称，或名称重复" => "在语句中用 as 给每列一个名称，如 `sum(outturn) as outturn`"
        en "the column `{name}` has no name of its own" => "give each column one in the statement with `as`, such as `sum(outturn) as outturn`";
    /// `.save --lift` of a statement that compares nothing.
    ShellNothingToLift {}
        zh "语句中没有与列比较的数或文字可改为参数" => "例如 `where year = 2023` 中的 2023；不改参数时去掉 --lift"
        en "the statement compares no column with a number or a word, so nothing becomes a parameter" => "in `where year = 2023`, 2023 would; leave out --lift to save it as it is";
    /// Both statements should give the same.
    ShellLiftDiffers {}
        zh "改为参数后结果不同，没有保存" => "去掉 --lift 保存原来的语句"
        en "with parameters the statement gives other rows; it was not saved" => "save it as it is, without --lift";
    /// `.save`
    ShellSaved { path: String, name: String }
        zh "已保存到 {path}；用 `{name}` 或 `fiscus query {name}` 运行"
        en "saved as {path}; `{name}` runs it here, `fiscus query {name}` outside";
    /// `.save --lift`
    ShellLifted { params: String }
        zh "参数及默认值：{params}"
        en "parameters with their defaults: {params}";
    // Reports.
    /// A kind of report that is not there.
    NoSuchReport { name: String, known: String }
        zh "没有报告 `{name}`" => "可用的有：{known}"
        en "there is no report `{name}`" => "there are: {known}";
    /// A file of a kind of report with a mistake.
    ReportKindWrong { place: String, reason: String }
        zh "报告定义 `{place}` 有误：{reason}" => "`fiscus report --write-templates 文件夹` 写出内置的定义，可对照修改"
        en "the report `{place}` is not well formed: {reason}" => "`fiscus report --write-templates DIR` writes the built-in ones out to compare with";
    /// A template with a mistake.
    TemplateWrong { place: String, reason: String }
        zh "模板 `{place}` 有误：{reason}" => "`fiscus report --write-templates 文件夹` 写出内置的模板，可对照修改"
        en "the template `{place}` is not well formed: {reason}" => "`fiscus report --write-templates DIR` writes the built-in ones out to compare with";
    /// Nobody said of which department.
    ReportDepartment { name: String }
        zh "报告 `{name}` 是一个部门的报告，须写明部门" => "例如 `fiscus report {name} 望舒市财政局`；每个部门一份：`fiscus report {name} --each department -o 文件夹`"
        en "the report `{name}` is of one department, which has to be named" => "for example `fiscus report {name} 望舒市财政局`; one for every department: `fiscus report {name} --each department -o DIR`";
    /// A department beside a report that is of all.
    ReportOfAll { name: String }
        zh "报告 `{name}` 不是某一部门的报告，不能写部门" => "只看一个地区用 `--region`"
        en "the report `{name}` is not of one department" => "for one region use `--region`";
    /// A department without a report of the year.
    ReportNoForms { department: String, year: i64 }
        zh "`{department}` {year} 年度没有报表" => "用 `fiscus status` 看收到了哪些报表"
        en "no form of {year} was received from `{department}`" => "`fiscus status` lists what was received";
    /// Nobody has a report of the year.
    ReportNobody { year: i64 }
        zh "{year} 年度没有部门报送报表" => "用 `fiscus status` 看收到了哪些报表"
        en "no department has a report of {year}" => "`fiscus status` lists what was received";
    /// An ending of no format of reports.
    ReportFormat { typed: String, known: String }
        zh "报告不能写成 `{typed}`" => "可用的格式有：{known}"
        en "a report cannot be written as `{typed}`" => "the formats are: {known}";
    /// A file where a folder belongs.
    ReportFolder { path: String }
        zh "`--each` 写多个文件，`-o` 须是文件夹，而 `{path}` 是文件" => "例如 `-o reports --format docx`"
        en "`--each` writes many files into a folder, and `{path}` is a file" => "for example `-o reports --format docx`";
    /// A file that is there and is no Word document.
    ReportNotADocument { path: String, reason: String }
        zh "已有的 `{path}` 不是可以读的 Word 文档：{reason}" => "移走或改名后再试，或用 `-o` 写到别处"
        en "`{path}`, which is there, is no Word document that can be read: {reason}" => "move it away, or write elsewhere with `-o`";
    /// A report was written.
    ReportWritten { path: String }
        zh "已写入 {path}"
        en "written: {path}";
    /// Reports were written.
    ReportsWritten { departments: usize, files: usize, folder: String }
        zh "已为 {departments} 个部门写入 {files} 个文件：{folder}"
        en "reports of {departments} departments written into {folder}: {files} files";
    /// One of many that could not be written.
    ReportFailed { department: String, reason: String }
        zh "  未写成 {department}：{reason}"
        en "  not written: {department}: {reason}";
    /// What became of the blocks of a document that was there.
    ReportReplaced { path: String, blocks: usize }
        zh "{path} 已存在：更新了 {blocks} 个生成块，其余文字保留"
        en "{path} was there: {blocks} generated blocks were written anew, all other text was kept";
    /// Blocks at the end of a document that was there.
    ReportAdded { path: String, blocks: String }
        zh "{path} 中没有的块加在文末：{blocks}"
        en "blocks that {path} did not have stand at its end: {blocks}";
    /// Blocks that a user took out.
    ReportLeftOut { path: String, blocks: String }
        zh "{path} 中已被删去的块不再加入：{blocks}（要恢复请用 `--restore`）"
        en "blocks that were taken out of {path} stay out: {blocks} (`--restore` brings them back)";
    /// Blocks that a user changed inside.
    ReportChanged { path: String, blocks: String, copy: String }
        zh "{path} 中有人改过的生成块已被更新：{blocks}；改过的原文件存为 {copy}"
        en "generated blocks of {path} that somebody had changed were written anew: {blocks}; the document as it was is kept as {copy}";
    /// A part without rows.
    ReportNothing { title: String }
        zh "{title}：没有数据。"
        en "{title}: no data.";
    /// The scheme that a score is by.
    ReportScheme { title: String, id: String }
        zh "评分表：{title}（{id}）"
        en "scheme: {title} ({id})";
    /// Templates were written out.
    TemplatesWritten { files: usize, folder: String, beside: String }
        zh "已将 {files} 个模板写入 {folder}。改好的文件放入 {beside}，或用 `--templates {folder}`；没有改的可以删去"
        en "{files} templates written into {folder}. Put those that you change into {beside}, or use `--templates {folder}`; those that you do not change can be deleted";
    /// A template that is there already.
    TemplateThere { path: String }
        zh "`{path}` 已存在，不覆盖" => "请指定另一个文件夹"
        en "`{path}` is there already and is not overwritten" => "name another folder";
    /// The bar of many reports.
    ReportBar {}
        zh "{{wide_bar}} {{pos}}/{{len}}  还需 {{eta}}"
        en "{{wide_bar}} {{pos}}/{{len}}  left {{eta}}";
    /// Help.
    HelpReport {}
        zh "写出报告：网页（可打印）、Word 或 Excel；不写名称时列出可用的报告"
        en "Write a report: a page to print, a Word document or a workbook; without a name, list the reports";
    /// Help.
    HelpReportName {}
        zh "哪种报告：department（部门）、ranking（排名），或模板文件夹中的其他报告"
        en "Which report: department, ranking, or another of a folder of templates";
    /// Help.
    HelpReportDepartment {}
        zh "部门的名称、别名、编码或不致混淆的一部分"
        en "A department: its name, an alias, its code or an unambiguous part";
    /// Help.
    HelpReportRegion {}
        zh "只看这个地区及其下级（排名，或每个部门一份时）"
        en "Only this region and everything below it (of a ranking, or with --each)";
    /// Help.
    HelpReportScheme {}
        zh "评分表（默认 hn-10-60-30）"
        en "The scheme of the score (default: hn-10-60-30)";
    /// Help.
    HelpReportEach {}
        zh "每个部门一份（只可写 department），写入 `-o` 所指的文件夹"
        en "One for every department (the only word is `department`), into the folder of `-o`";
    /// Help.
    HelpReportFormat {}
        zh "格式：html、docx、xlsx，可写多个，如 html,docx（默认看文件名，否则 html）"
        en "Formats: html, docx, xlsx, or several as in html,docx (default: by the ending of the file, else html)";
    /// Help.
    HelpReportOutput {}
        zh "写到这个文件或文件夹，可写多次（默认：当前文件夹，以部门和年度命名）；已有的 docx 只更新生成块"
        en "Write to this file or folder, as often as wanted (default: the working folder, named after department and year); of a docx that is there only the generated blocks change";
    /// Help.
    HelpReportTemplates {}
        zh "再加一个模板文件夹，其中的文件代替同名的内置模板，可写多次"
        en "A folder of templates, whose files stand in for the built-in ones of their names; as often as wanted";
    /// Help.
    HelpReportWriteTemplates {}
        zh "把内置模板写入这个文件夹，供修改"
        en "Write the built-in templates into this folder, to be changed";
    /// Help.
    HelpReportRestore {}
        zh "已从 docx 中删去的生成块重新加入（加在文末）"
        en "Bring generated blocks that were taken out of a docx back, at its end";
}

impl fmt::Display for Message {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for Message {}

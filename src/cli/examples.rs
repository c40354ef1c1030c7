/*!
What the help of each command ends with: a few real ones. A test runs them all on the sample, so they stay true.

`REPORTS` stands for a folder with forms; the words of an example are the same in both languages, what it does is said in
either.
*/

/// A command that can be typed as it stands, and what it does, `中文 | English`.
pub type Example = (&'static str, &'static str);

/// Examples of each command, by its name; the program itself is `fiscus`.
pub const EXAMPLES: &[(&str, &[Example])] = &[
    (
        "fiscus",
        &[
            ("fiscus demo", "用自带的样例走一遍 | walk through the bundled sample"),
            ("fiscus import 2023/", "读入文件夹里的全部报表 | take in all forms of a folder"),
            ("fiscus query rank-execution --year 2023", "预算执行率排名 | departments by execution rate"),
            ("fiscus check --details", "逐条列出核对发现的问题 | what contradicts itself, finding by finding"),
        ],
    ),
    (
        "demo",
        &[
            ("fiscus demo", "在临时数据库中演示，结束时说明它在哪里 | in a database of its own, named at the end"),
            ("fiscus demo --lang en", "用英文演示 | in English"),
        ],
    ),
    (
        "import",
        &[
            ("fiscus import 2023/", "文件夹及其下级里的全部报表 | all forms of a folder and below"),
            ("fiscus import 2023/ --dry-run", "只看会读入什么，不改数据库 | what would be taken in, without doing it"),
            (
                "fiscus import 自评表.txt --department 玉蟾县司法局 --year 2022",
                "文件没写部门和年度时说明 | say what a document does not",
            ),
        ],
    ),
    (
        "remove",
        &[
            (
                "fiscus remove --department 衡阳市应急管理局 --year 2023",
                "撤出一个部门一年的报表 | the report of a department and year",
            ),
            ("fiscus remove --document 自评表.txt", "撤出一个文件 | one document"),
        ],
    ),
    (
        "query",
        &[
            ("fiscus query", "有哪些查询 | which queries there are"),
            ("fiscus query rank-execution --year 2023", "预算执行率排名 | departments by execution rate"),
            (
                "fiscus query yoy-spending --department 衡阳市应急管理局 -o 比较.xlsx -o 比较.svg",
                "与上年比较，存成工作簿和图 | against the year before, as a workbook and as a chart",
            ),
            ("fiscus query trend --help", "一个查询的参数和列 | parameters and columns of a query"),
        ],
    ),
    (
        "shell",
        &[
            ("fiscus shell", "连续提问；.help 列出命令 | one question after the other; .help lists commands"),
            ("fiscus shell --clean", "有错误的数不算在内 | without the figures that are in error"),
        ],
    ),
    (
        "sql",
        &[
            ("fiscus sql \"select year, count(*) as reports from report group by year\"", "一条语句 | a statement"),
            (
                "fiscus sql \"select department from department where department like :part\" -p part=%应急%",
                "带参数的语句 | a statement with a parameter",
            ),
            ("fiscus sql -f mine.sql --format csv", "文件里的语句 | a statement in a file"),
        ],
    ),
    (
        "check",
        &[
            ("fiscus check --year 2023", "每条规则发现多少 | how much each rule found"),
            (
                "fiscus check --details --department 望舒市水利局",
                "一个部门的问题和位置 | findings of a department, with places",
            ),
            ("fiscus check --severity error --format csv -o 问题.csv", "错误清单 | a list of the errors"),
        ],
    ),
    (
        "correct",
        &[
            ("fiscus correct 更正.csv", "按更正表改数，不动原文件 | correct figures, documents untouched"),
            (
                "fiscus correct",
                "重新采用数据库旁的 corrections.csv | the corrections.csv beside the database, once more",
            ),
        ],
    ),
    (
        "departments",
        &[
            ("fiscus departments", "有哪些部门 | which departments there are"),
            ("fiscus departments 名录.csv", "先读入部门名录 | take in their register first"),
        ],
    ),
    (
        "trace",
        &[
            (
                "fiscus trace --department 衡阳市应急管理局 --item three_public --measure change_pct",
                "变动率由哪些格算出 | the cells behind a change rate",
            ),
            (
                "fiscus trace --department 望舒市水利局 --year 2023 --rule Y01",
                "一个问题涉及的格 | the cells of a finding",
            ),
        ],
    ),
    (
        "diff",
        &[
            (
                "fiscus diff --department 望舒市水利局 --year 2022",
                "各版本、各报表之间的差异 | between versions and reports",
            ),
            ("fiscus diff --department 望舒市水利局 --year 2022 --format csv", "供程序使用 | for programs"),
        ],
    ),
    (
        "status",
        &[
            ("fiscus status", "各部门各年报了没有 | what was received of every department and year"),
            ("fiscus status --region 990121 --from 2022", "一个地区，自某年起 | of a region, from a year on"),
        ],
    ),
    (
        "score",
        &[
            ("fiscus score", "有哪些评分表 | which schemes there are"),
            (
                "fiscus score --scheme hn-10-60-30 --department 衡阳市应急管理局 --year 2023",
                "按评分表给一个部门评分 | score a department",
            ),
        ],
    ),
    (
        "forms",
        &[
            ("fiscus forms", "认得哪些报表 | which layouts are known"),
            ("fiscus forms explain 自评表.txt", "一个文件是怎样读的 | how a document is understood"),
        ],
    ),
    (
        "forms explain",
        &[
            ("fiscus forms explain 自评表.txt", "每一格读作什么 | what each cell was taken for"),
            ("fiscus forms explain 自评表.txt --format csv -o 各格.csv", "存成表格 | as a table"),
        ],
    ),
    (
        "report",
        &[
            ("fiscus report", "有哪些报告 | which reports there are"),
            (
                "fiscus report department 衡阳市应急管理局 --year 2023 -o 应急局.html -o 应急局.docx",
                "一个部门的报告，网页和 Word 各一份 | of a department, as a page and in Word",
            ),
            ("fiscus report ranking --year 2023 -o 排名.xlsx", "排名通报 | of the ranking"),
            (
                "fiscus report department --each department --year 2023 -o 各部门/ --format docx",
                "每个部门一份 | one for each department",
            ),
        ],
    ),
    (
        "annotate",
        &[
            (
                "fiscus annotate 报表.docx",
                "在旁边另写一份带批注的，并附问题清单 | a copy with comments and a page of questions, beside it",
            ),
            (
                "fiscus annotate 报表.docx --severity error --questions 问题.xlsx",
                "只问错误，清单存成工作簿 | errors alone, the questions as a workbook",
            ),
        ],
    ),
    (
        "export",
        &[
            ("fiscus export", "有哪几种形式 | which shapes there are"),
            ("fiscus export summary -o 汇总表.xlsx --year 2023", "一个部门一行的汇总表 | a row a department"),
            ("fiscus export datapackage -o 数据包", "财政数据包 | a Fiscal Data Package"),
        ],
    ),
    (
        "find",
        &[
            ("fiscus find 三公", "名称和文字里的词 | a word in names and texts"),
            ("fiscus find yjgl --kind department", "按拼音首字母找部门 | departments by the initials of their pinyin"),
        ],
    ),
    (
        "completions",
        &[
            (
                "fiscus completions bash > fiscus.bash",
                "再在 ~/.bashrc 里写 source fiscus.bash | then `source` it in ~/.bashrc",
            ),
            ("fiscus completions zsh > _fiscus", "放到 $fpath 中的文件夹 | put it in a folder of $fpath"),
            (
                "fiscus completions fish > fiscus.fish",
                "放到 ~/.config/fish/completions/ | put it in ~/.config/fish/completions/",
            ),
            (
                "fiscus completions powershell > fiscus.ps1",
                "再在 $PROFILE 里写 . ./fiscus.ps1 | then `. ./fiscus.ps1` in $PROFILE",
            ),
        ],
    ),
    (
        "man",
        &[
            (
                "fiscus man > fiscus.1",
                "总的手册页，用 man -l fiscus.1 看 | the page of the program; read it with man -l fiscus.1",
            ),
            ("fiscus man man1/", "连同每个命令的 | with those of every command"),
        ],
    ),
];

/// The examples of a command.
pub fn of(command: &str) -> &'static [Example] {
    EXAMPLES.iter().find(|(known, _)| *known == command).map_or(&[], |(_, examples)| examples)
}

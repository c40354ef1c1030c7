//! Names of departments as documents print them: with budget codes before and scopes behind.

use super::label::{compact, is_chinese, normalise, unit_phrase};
use crate::model::entry::DepartmentName;

/// What the names of departments end in. Only asked where nothing announces the name: in titles and file names.
const ENDINGS: &str = "局 委 办 厅 院 所 中心 政府 会 站 队 校 处 部 司 室 庭 园 馆 社 署 组 镇 乡 街道 公司 学 台 团 联 协 行 库 场 厂 党校 办公室 医院 法院 检察院 政协 人大 机关";

/// The name without blanks, code, scope and seal.
pub fn read(raw: &str) -> DepartmentName {
    let printed = compact(raw);
    let (code, name) = take_code(printed_name(&printed).unwrap_or(&printed));
    let (name, scope) = take_scope(name);
    let alias = Some(raw.trim().to_string()).filter(|spelling| spelling != name);
    DepartmentName { name: name.to_string(), code, scope, alias, ..DepartmentName::default() }
}

/// The department's name in a compact text: without a seal, a unit or a date behind it. A text that goes on with a word and
/// its colon is none.
pub fn printed_name(text: &str) -> Option<&str> {
    let dated = text.char_indices().map(|(at, _)| at).find(|at| {
        text[..*at].ends_with(|c: char| !c.is_ascii_digit())
            && ["19", "20"].iter().any(|century| text[*at..].starts_with(century))
            && text[*at..].bytes().take_while(u8::is_ascii_digit).count() >= 4
    });
    let name = dated.map_or(text, |at| &text[..at]);
    let mut name = name.split(['|', '｜']).next().unwrap_or(name);
    // A page or the number of an attachment in the same line.
    for mark in ["附表", "附件", "第"] {
        let before = name.rfind(mark).filter(|at| *at > 0 && is_numbered(&name[at + mark.len()..]));
        name = before.map_or(name, |at| &name[..at]);
    }
    loop {
        let shorter = name.trim_matches(['_', '*', '"']).trim_end_matches(['(', ',', ';', '。', '、', '.', '[', '【']);
        let bracket = shorter.strip_suffix([')', ']', '】']).and_then(|open| open.rfind(['(', '[', '【']));
        let is_aside = |at: &usize| {
            let inside = shorter[*at..].trim_matches(['(', ')', '[', ']', '【', '】']);
            inside.is_empty() || inside.contains('章') || unit_phrase(inside).is_some()
        };
        let shorter = bracket.filter(is_aside).map_or(shorter, |at| &shorter[..at]);
        if shorter == name {
            break;
        }
        name = shorter;
    }
    (!name.is_empty() && !name.contains(':')).then_some(name)
}

/// `1`, `1-2`, `3页`: what stands behind the word of an attachment or of a page.
fn is_numbered(text: &str) -> bool {
    let digits = text.trim_end_matches('页');
    digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') && (!digits.is_empty() || text.is_empty())
}

/// Takes in what a column 地区 says: the six digits of the region, its name, or both.
pub fn locate(department: &mut DepartmentName, raw: &str) {
    let text = compact(raw);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    department.region = Some(text[..digits].to_string()).filter(|code| code.len() == 6);
    department.region_name = Some(text[if digits == 6 { digits } else { 0 }..].to_string()).filter(|n| !n.is_empty());
}

/// Whether a text that nothing announces is a department's name.
pub fn is_name(text: &str) -> bool {
    let length = text.chars().count();
    (3..=30).contains(&length)
        && text.chars().all(|c| is_chinese(c) || matches!(c, '(' | ')'))
        && !["关于", "附件", "附表"].iter().any(|word| text.starts_with(word))
        && ENDINGS.split(' ').any(|ending| take_scope(text).0.ends_with(ending))
}

/// Whether a text is the name of a region: a title may begin with it.
pub fn is_region(text: &str) -> bool {
    (2..=15).contains(&text.chars().count())
        && text.chars().all(is_chinese)
        && text.ends_with(['省', '市', '县', '区', '州', '旗', '盟'])
}

/// Whether a name ends as departments do and not as places, which begin the names of departments.
pub fn is_whole_name(text: &str) -> bool {
    is_name(text) && !text.ends_with(['区', '镇', '乡', '道', '场'])
}

/// The department and the year in the name of a file: `松岭市交通运输局2021年度部门整体支出绩效自评.docx`.
pub fn in_file_name(path: &str) -> (Option<DepartmentName>, Option<i32>) {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let label = normalise(stem);
    let year = Some(&label.years).filter(|years| years.len() == 1).map(|years| years[0]);
    let before = label.text.split(super::label::YEAR).next().unwrap_or_default();
    let before = before.split("部门整体").next().unwrap_or_default();
    let department = before.rsplit(['-', '_', '—']).next().unwrap_or_default();
    (is_name(department).then(|| read(department)), year)
}

/// A code of three or more digits before a name, `411001-衡山县贯塘乡`.
fn take_code(text: &str) -> (Option<String>, &str) {
    let bare = text.trim_start_matches(['[', '(', '【']);
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let rest = bare[digits..].trim_start_matches([']', ')', '】', '-', '_', '—', '.', ':']);
    if digits >= 3 && rest.chars().next().is_some_and(is_chinese) {
        (Some(bare[..digits].to_string()), rest)
    } else {
        (None, text)
    }
}

/// 本级 or 汇总 behind a name, with or without brackets.
fn take_scope(text: &str) -> (&str, Option<String>) {
    for scope in ["本级", "汇总"] {
        for spelling in [format!("({scope})"), format!("[{scope}]"), format!("-{scope}"), scope.to_string()] {
            if let Some(name) = text.strip_suffix(spelling.as_str()).filter(|name| !name.is_empty()) {
                return (name, Some(scope.to_string()));
            }
        }
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_scope_are_taken_off_the_name() {
        let name = read(" 411001-衡山县 贯塘乡（本级）");
        assert_eq!(
            (name.name.as_str(), name.code.as_deref(), name.scope.as_deref()),
            ("衡山县贯塘乡", Some("411001"), Some("本级"))
        );
        assert_eq!(name.alias.as_deref(), Some("411001-衡山县 贯塘乡（本级）"));
        assert_eq!(read("云溪市水利局").alias, None);
    }

    #[test]
    fn a_file_name_may_hold_both() {
        let (department, year) = in_file_name("x/松岭市交通运输局2021年度部门整体支出绩效自评.docx");
        assert_eq!((department.unwrap().name.as_str(), year), ("松岭市交通运输局", Some(2021)));
        assert_eq!(in_file_name("d001_tab.txt"), (None, None));
    }
}

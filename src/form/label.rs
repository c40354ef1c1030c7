/*!
Labels as people type them become labels that can be compared.

Width, blanks, quotes, list numbers, `其中`, bracketed units and weights, traditional characters and the year do not
matter. After that a label is equal or it is not; one lost or wrong character is a separate question that only
`recognise` asks, inside the expected block.
*/

use std::cell::RefCell;
use std::collections::HashMap;

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use crate::document::is_invisible;
use crate::model::Unit;

/// Stands for a year in definitions and in normalised labels.
pub const YEAR: &str = "{year}";

/// More bytes than any label has, blanks included; narratives are longer.
const LONGEST: usize = 600;

/// A label made comparable, and the years that were printed in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Comparable text; years are [`YEAR`].
    pub text: String,
    /// The years, in order.
    pub years: Vec<i32>,
}

thread_local! {
    /// Labels made comparable lately: every stage asks for those of every cell.
    static LATELY: RefCell<HashMap<String, Label>> = RefCell::default();
}

/// How many labels are remembered; a document has fewer.
const REMEMBERED: usize = 4096;

/// Makes a label comparable. A text that is too long for a label is only made compact.
pub fn normalise(raw: &str) -> Label {
    if raw.len() > LONGEST {
        return Label { text: compact(raw), years: Vec::new() };
    }
    LATELY.with_borrow_mut(|lately| {
        if let Some(label) = lately.get(raw) {
            return label.clone();
        }
        if lately.len() == REMEMBERED {
            lately.clear();
        }
        let label = comparable(raw);
        lately.insert(raw.to_string(), label.clone());
        label
    })
}

fn comparable(raw: &str) -> Label {
    let compact = fold_brackets(&compact(without_note_mark(without_marked_number(raw))));
    let folded = if compact.is_ascii() { compact } else { simplet2s::convert(&compact) };
    let bare: String = folded.chars().filter(|mark| !"“”‘’\"'「」『』".contains(*mark)).collect();
    let (mut text, years) = take_years(&bare);
    loop {
        let shorter = strip_once(&text);
        if shorter == text {
            return Label { text: year_first(text), years };
        }
        text = shorter;
    }
}

/// A label without the mark of a note behind it: `出国经费①`, `公用经费注1`, `公务接待*`. The square of m² is none.
fn without_note_mark(raw: &str) -> &str {
    let text = raw.trim_end();
    let is_mark = |c: char| matches!(c, '*' | '※' | '①'..='⑳' | '¹' | '²' | '³' | '⁴'..='⁹');
    let bare = text.trim_end_matches(is_mark);
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit());
    match digits.strip_suffix('注') {
        // 备注 is a word of its own.
        Some(label) if digits.len() < text.len() && !label.trim_end().is_empty() => label.trim_end_matches(['(', '（']),
        _ if bare.len() < text.len() && !bare.ends_with(['m', 'M', 'ｍ', ' ']) && !bare.is_empty() => bare,
        _ => raw,
    }
}

/// A label whose year stands in brackets behind it, with the year before it: `决算数(2022年)`.
fn year_first(text: String) -> String {
    match text.strip_suffix("({year})") {
        Some(rest) if !rest.is_empty() && !rest.contains(YEAR) && !rest.ends_with('表') => format!("{YEAR}{rest}"),
        _ => text,
    }
}

/// Brackets of every kind are round ones.
fn fold_brackets(text: &str) -> String {
    text.replace(['【', '[', '〔', '［'], "(").replace(['】', ']', '〕', '］'], ")")
}

/// A label without a number that is a character of its own (①, Ⅲ), or that only a blank parts from it (`2 公务接待`). Folding
/// would make it a part of the label.
fn without_marked_number(raw: &str) -> &str {
    let text = raw.trim_start();
    let is_marked = |c: char| matches!(c, '①'..='⑳' | '❶'..='❿' | '➀'..='➓' | 'Ⅰ'..='Ⅻ');
    let marked = text.trim_start_matches(is_marked);
    if marked.len() < text.len() && !marked.trim().is_empty() {
        return marked.trim_start_matches(['、', '.', '．', ' ']);
    }
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    let parted = rest.trim_start();
    let is_number = (1..=2).contains(&digits) && parted.len() < rest.len();
    if is_number && parted.starts_with(is_chinese) && !parted.starts_with(['年', '月', '日']) { parted } else { raw }
}

/// NFKC without blanks of any kind.
pub fn compact(raw: &str) -> String {
    // Most cells hold numbers, which need no folding.
    if raw.is_ascii() {
        return raw.chars().filter(|character| !character.is_whitespace()).collect();
    }
    raw.nfkc().filter(|character| !character.is_whitespace() && !is_invisible(*character)).collect()
}

/// Text for people: the blanks that line breaks and justified columns leave between Chinese characters are dropped,
/// those between Latin words stay.
pub fn tidy_text(raw: &str) -> String {
    let words: Vec<&str> =
        raw.split(|c: char| c.is_whitespace() || is_invisible(c)).filter(|w| !w.is_empty()).collect();
    let mut text = String::new();
    for word in words {
        let joins_latin =
            text.ends_with(|c: char| c.is_ascii_alphabetic()) && word.starts_with(|c: char| c.is_ascii_alphabetic());
        if joins_latin {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// Whether `text` is `label` with one character lost or wrong. Those that [`normalise`] drops may be the damaged ones: a
/// digit of the year or the 年 behind it, the number of a list.
pub fn is_mended(text: &str, label: &str) -> bool {
    is_one_off(text, label)
        || is_one_off(text, &label.replace(YEAR, "{year}年"))
        || behind_damaged_year(text).any(|rest| label.strip_prefix(YEAR) == Some(rest))
        || text.split_once('、').is_some_and(|(number, rest)| number.chars().count() <= 1 && rest == label)
}

fn is_one_off(text: &str, label: &str) -> bool {
    // Most texts are shorter or longer by far, which needs no look at their characters.
    if text.len().abs_diff(label.len()) > 2 * YEAR.len() {
        return false;
    }
    let text: Vec<char> = text.replace(YEAR, "\u{0}").chars().collect();
    let label: Vec<char> = label.replace(YEAR, "\u{0}").chars().collect();
    let same_start = text.iter().zip(&label).take_while(|(a, b)| a == b).count();
    let same_end = text.iter().rev().zip(label.iter().rev()).take_while(|(a, b)| a == b).count();
    match label.len().checked_sub(text.len()) {
        Some(0) => text != label && same_start + same_end + 1 >= label.len(),
        Some(1) => same_start + same_end >= text.len(),
        _ => false,
    }
}

/// What may stand behind a year that has one digit lost or wrong: `决算数` of `2O22年决算数` and of `222 决算数`.
pub fn behind_damaged_year(text: &str) -> impl Iterator<Item = &str> {
    [3, 4].into_iter().filter_map(move |length| {
        let end = text.char_indices().nth(length).map(|(at, _)| at)?;
        let digits = text[..end].bytes().filter(u8::is_ascii_digit).count();
        let rest = text[end..].trim_start_matches('年');
        (digits == 3).then(|| rest.strip_prefix('度').unwrap_or(rest))
    })
}

/// The money unit in a bracket of a label, closed or not, or behind it: `年初预算数(万元`, `预算数（金额单位：万元）`, `预算数/万元`.
pub fn unit_in(raw: &str) -> Option<Unit> {
    let text = fold_brackets(&compact(raw));
    let in_bracket = brackets(&text).into_iter().find_map(|(_, _, inside)| {
        let mut near = near_units(inside.trim_start_matches("单位:"));
        unit_phrase(inside).or_else(|| near.next().filter(|_| near.next().is_none()))
    });
    in_bracket.or_else(|| behind_label(&text).and_then(|(_, phrase)| unit_phrase(phrase)))
}

/// The unit that a text names, if it says nothing else: `万元`, `金额单位：人民币万元`, `以万元为单位`.
pub fn unit_phrase(text: &str) -> Option<Unit> {
    const AROUND: [&str; 8] = ["人民币", "金额", "货币", "计量", "单位", "以", "为", ":"];
    if text.chars().count() > 16 {
        return None;
    }
    let simple = simplet2s::convert(text).replace(['(', ')', '[', ']', '【', '】'], "");
    Unit::of_word(&AROUND.iter().fold(simple, |text, word| text.replace(word, "")))
}

/// A label and the unit that follows it without a bracket.
fn behind_label(text: &str) -> Option<(&str, &str)> {
    let at = ["/", ",", "、", "金额单位:", "单位:"].iter().filter_map(|mark| text.find(mark)).min()?;
    let (label, phrase) = text.split_at(at);
    let phrase = phrase.trim_start_matches(['/', ',', '、']);
    (!label.is_empty() && unit_phrase(phrase).is_some()).then_some((label, phrase))
}

/// The units whose word, of two characters, has one lost or wrong.
fn near_units(word: &str) -> impl Iterator<Item = Unit> {
    let is_near = move |known: &str| known.chars().count() == 2 && is_one_off(word, known);
    Unit::ALL.iter().filter(move |(_, known)| is_near(known)).map(|(unit, _)| *unit)
}

/// The weight in a bracket of a level-1 name: 20 of `成本指标 (20分)`. One of `(`, `分` and `)` may be lost or wrong.
pub fn weight_in(raw: &str) -> Option<Decimal> {
    let text = fold_brackets(&compact(raw));
    weighed(&text).map(|(_, weight)| weight)
}

/// A name as printed, without blanks, up to the weight that it bears.
pub fn before_weight(text: &str) -> Option<&str> {
    let at = text.rfind(char::is_numeric)?;
    let is_mark = |c: char| c.is_numeric() || matches!(c, '.' | '．' | ':' | '：');
    let before = without_weight_word(text[..at].trim_end_matches(is_mark));
    Some(before.trim_end_matches(['(', '（', '[', '［', '【', '〔']))
}

/// The name and the weight of a compact level-1 name that bears one.
fn weighed(text: &str) -> Option<(&str, Decimal)> {
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    let end = text.rfind(is_number)? + 1;
    let start = text[..end].trim_end_matches(is_number).len();
    let (before, behind) = (without_weight_word(&text[..start]), &text[end..]);
    let in_points = behind.contains('分');
    let marks = [before.ends_with('('), in_points || before.len() < start, behind.ends_with(')')];
    let whole = marks.iter().filter(|mark| **mark).count() >= 2 && behind.chars().count() <= 2;
    let name = before.trim_end_matches('(');
    let bare = in_points && behind == "分" && name.ends_with("指标");
    text[start..end].parse().ok().filter(|_| (whole || bare) && !name.is_empty()).map(|weight| (name, weight))
}

/// Text without a word that announces a weight at its end: `产出指标(共`, `产出指标(权重:`.
fn without_weight_word(text: &str) -> &str {
    let bare = text.trim_end_matches(':');
    ["共", "权重", "分值", "满分", "计"].iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(text)
}

/// A text whose year in Chinese numerals is one in digits: `二〇二三年`.
fn digit_years(text: &str) -> Option<String> {
    const NUMERALS: [(char, char); 12] = [
        ('〇', '0'),
        ('○', '0'),
        ('零', '0'),
        ('一', '1'),
        ('二', '2'),
        ('三', '3'),
        ('四', '4'),
        ('五', '5'),
        ('六', '6'),
        ('七', '7'),
        ('八', '8'),
        ('九', '9'),
    ];
    let (before, rest) = text.split_at(text.find("二〇").or(text.find("二○")).or(text.find("二零"))?);
    let digit = |c: char| NUMERALS.iter().find(|(numeral, _)| *numeral == c).map(|(_, digit)| *digit);
    let year: String = rest.chars().take(4).map_while(digit).collect();
    let behind: String = rest.chars().skip(4).collect();
    (year.len() == 4 && behind.starts_with('年')).then(|| format!("{before}{year}{behind}"))
}

/// Replaces every year by [`YEAR`], together with a following 年, 年度 or 度.
fn take_years(text: &str) -> (String, Vec<i32>) {
    let digits = digit_years(text);
    let text = digits.as_deref().unwrap_or(text);
    let mut years = Vec::new();
    let mut out = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let begins = !out.ends_with(|c: char| c.is_ascii_digit() || c == '.');
        let short = || short_year(rest).filter(|_| out.is_empty()).map(|year| (year, 2));
        let year = leading_year(rest).map(|year| (year, 4)).or_else(short);
        match year.filter(|_| begins) {
            Some((year, digits)) => {
                years.push(year);
                out.push_str(YEAR);
                rest = &rest[digits..];
                rest = rest.strip_prefix('年').unwrap_or(rest);
                rest = rest.strip_prefix('度').unwrap_or(rest);
            }
            None => {
                out.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    (out, years)
}

/// The year that two digits before 年 mean, as in `22年决算数`.
fn short_year(text: &str) -> Option<i32> {
    let digits = text.get(..2).filter(|two| two.bytes().all(|byte| byte.is_ascii_digit()))?;
    let year: i32 = digits.parse().ok()?;
    let behind = text[2..].strip_prefix('年')?;
    let is_label = ["决算", "预算", "执行", "实际", "在职"].iter().any(|word| behind.starts_with(word));
    is_label.then_some(2000 + year)
}

/// The year that a text begins with: four digits from 1990 to 2100 that are no part of a longer number.
pub fn leading_year(text: &str) -> Option<i32> {
    let digits = text.get(..4).filter(|four| four.bytes().all(|byte| byte.is_ascii_digit()))?;
    let after = text[4..].chars().next();
    let year: i32 = digits.parse().ok()?;
    let ends = !after.is_some_and(|c| c.is_ascii_digit() || c == '.' || c == ',');
    (ends && (1990..=2100).contains(&year)).then_some(year)
}

/// One step of what `normalise` drops.
fn strip_once(text: &str) -> String {
    let text = text.trim_end_matches([':', '。', ';', ',']).trim_start_matches(['、', '.', ':']);
    if let Some(rest) = behind_of_which(text).filter(|rest| !rest.is_empty()) {
        return rest.trim_start_matches(':').to_string();
    }
    if let Some(rest) = strip_list_number(text) {
        return rest.to_string();
    }
    let dropped = brackets(text).into_iter().find(|(start, _, inside)| *start > 0 && is_droppable(inside));
    match dropped {
        Some((start, end, _)) => format!("{}{}", &text[..start], &text[end..]),
        None => match (behind_label(text), weighed(text).filter(|(name, _)| name.ends_with("指标"))) {
            (Some((label, _)), _) | (None, Some((label, _))) => label.to_string(),
            (None, None) => text.to_string(),
        },
    }
}

/// What stands behind 其中; one of its characters may be lost or wrong when a colon follows.
fn behind_of_which(text: &str) -> Option<&str> {
    const OF_WHICH: &str = "其中";
    let damaged = || text.split_once(':').filter(|(before, _)| is_one_off(before, OF_WHICH)).map(|(_, rest)| rest);
    text.strip_prefix(OF_WHICH).or_else(damaged)
}

/// Bracketed words that are no part of a label: units, weights, letters of formulas, pinyin, seals.
fn is_droppable(inside: &str) -> bool {
    const WORDS: [&str; 6] = ["盖章", "签名", "签章", "公章", "签字", "单位公章"];
    let unit = inside.trim_start_matches("单位:");
    unit_phrase(inside).is_some()
        || COUNTED.iter().any(|word| unit == *word || (word.chars().count() > 1 && is_one_off(unit, word)))
        || near_units(unit).next().is_some()
        || WORDS.iter().any(|word| unit == *word || (word.chars().count() > 1 && is_one_off(unit, word)))
        || is_points(inside)
        || inside.strip_prefix('注').is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
        || inside.chars().all(|c| (c.is_alphabetic() && !is_chinese(c)) || c == '/')
}

/// What is counted or measured that is no money.
const COUNTED: [&str; 21] = [
    "人",
    "名",
    "个",
    "辆",
    "次",
    "批",
    "批次",
    "人次",
    "台",
    "套",
    "台套",
    "座",
    "件",
    "户",
    "项",
    "亩",
    "m2",
    "平方米",
    "%",
    "分",
    "场次",
];

/// Whether a label says that what stands beside it is counted and no money: `接待批次(批)`.
pub fn is_counted(raw: &str) -> bool {
    let text = fold_brackets(&compact(raw));
    brackets(&text).last().is_some_and(|(start, _, inside)| {
        *start > 0 && COUNTED.contains(&inside.trim_start_matches("单位:")) && unit_in(raw).is_none()
    })
}

/// Points in a bracket: `20分`, `共20分`, `权重20`.
fn is_points(inside: &str) -> bool {
    let number = without_weight_word_at_start(inside);
    let digits = number.strip_suffix('分').unwrap_or(number);
    (digits.len() < inside.len()) && digits.parse::<Decimal>().is_ok()
}

fn without_weight_word_at_start(text: &str) -> &str {
    let word = ["共", "权重", "分值", "满分", "计"].iter().find_map(|word| text.strip_prefix(word));
    word.map_or(text, |rest| rest.trim_start_matches(':'))
}

/// Whether a character is written in Chinese only.
pub fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// The bracketed parts: start and end in bytes with the brackets, and what is inside. The last may lack its end.
fn brackets(text: &str) -> Vec<(usize, usize, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find('(').map(|offset| from + offset) {
        let end = text[start..].find(')').map_or(text.len(), |offset| start + offset);
        found.push((start, (end + 1).min(text.len()), &text[start + 1..end]));
        from = end.max(start + 1);
    }
    found
}

/// The text behind a list number: `1、`, `1.`, `(1)`, `一、`, `指标1:`; none where there is no number or nothing behind.
pub fn strip_list_number(text: &str) -> Option<&str> {
    const NUMERALS: &str = "0123456789一二三四五六七八九十";
    let numeral = |text: &str| text.find(|c| !NUMERALS.contains(c)).unwrap_or(text.len());
    let rest = if let Some(open) = text.strip_prefix('(') {
        let length = numeral(open);
        (1..=6).contains(&length).then(|| open[length..].strip_prefix(')'))?
    } else if let Some(counted) = text.strip_prefix("指标") {
        let length = numeral(counted);
        (length > 0).then(|| counted[length..].trim_start_matches([':', '、', '.']))
    } else {
        let length = numeral(text);
        (1..=6).contains(&length).then(|| text[length..].strip_prefix(['、', '.', ')']))?
    }?;
    (!rest.is_empty() && !rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_label_become_equal() {
        for (label, spellings) in [
            ("三公经费", &["“三公”经费", "三公”经费", "”三公“ 经费：", "三 公经费", "三公經費"][..]),
            (
                "公车购置",
                &[
                    "其中：公车购置",
                    "其中 ：公车购置",
                    "其中:(1)公车购置",
                    "(2)公车购置",
                    "其：公车购置",
                    "口中:公车购置",
                ],
            ),
            (
                "经费控制情况",
                &["经费控制情况(万元)", "经 费控制情况( 万元", "经费控制情况（元）", "经费控制情况(万兀)"],
            ),
            (
                "{year}决算数",
                &["2022 决算数", "2022年决算数", "2022  决 算数", "2022年度决算数", "决算数（2022年）", "22年决算数"],
            ),
            (
                "年初预算数",
                &[
                    "年初预算数/万元",
                    "年初预算数，万元",
                    "年初预算数单位：万元",
                    "年初预算数[万元]",
                    "年初预算数（金额单位：人民币万元）",
                ],
            ),
            ("出国经费", &["出国经费①", "2、出国经费注1", "出国经费：注2", "出国经费（注1）", "出国经费*"]),
            ("公务接待", &["①公务接待", "① 公务接待", "3 公务接待", "3)公务接待", "Ⅲ、公务接待", "公务接待【万元】"]),
            (
                "产出指标",
                &[
                    "产出指标（共40分）",
                    "产出指标【30分】",
                    "产出指标20分",
                    "产出指标(权重20)",
                    "产出指标（权重：20分）",
                ],
            ),
            ("得分", &["得分（分）"]),
            ("{year}部门整体支出绩效自评表", &["二〇二三年度部门整体支出绩效自评表"]),
            ("批复规模", &["批复规模 (m ²)", "批复规模(㎡", "批复规模（平方米）"]),
            ("成本指标", &["成本指标 (20分)", "成本指标（20 分）", "成本指标(22.5分"]),
            ("执行率", &["执行率(B/A)", "执行率"]),
            ("岳阳县", &["岳陽(yáng)縣"]),
            ("{year}实际在职人数", &["2023 年实际在　职人数"]),
            ("专项资金(一个专项一行)", &["3、专项资金（一个专项一行）"]),
        ] {
            for spelling in spellings {
                assert_eq!(normalise(spelling).text, label, "{spelling}");
            }
        }
    }

    #[test]
    fn a_number_is_no_list_number_and_no_year() {
        assert_eq!(normalise("1.5").text, "1.5");
        assert_eq!(normalise("2023.5").years, Vec::<i32>::new());
        assert_eq!(normalise("12023").years, Vec::<i32>::new());
    }

    #[test]
    fn one_lost_or_wrong_character_is_mended_and_two_are_not() {
        assert!(is_mended("政府性金拨款", "政府性基金拨款"));
        assert!(is_mended("顼目支出", "项目支出"));
        assert!(!is_mended("项目支出", "项目支出"));
        assert!(!is_mended("项目", "项目支出"));
        assert!(!is_mended("基本项目支出", "项目支出"));
        assert!(is_mended("实际在职人数", "{year}实际在职人数"));
        for damaged in ["{year}口决算数", "2O22年决算数", "222决算数", "{year}决数"] {
            assert!(is_mended(damaged, "{year}决算数"), "{damaged}");
        }
        assert!(is_mended("l、出国经费", "出国经费"));
    }

    #[test]
    fn units_and_weights_are_read_from_brackets() {
        assert_eq!(unit_in("年初预算 数(万元)"), Some(Unit::Wan));
        assert_eq!(unit_in("经费控制情况（元"), Some(Unit::Yuan));
        assert_eq!(unit_in("经费控制情况(万)"), Some(Unit::Wan));
        assert_eq!(unit_in("经费控制情况(口元)"), None, "it may be 万元 or 亿元");
        assert_eq!(unit_in("万元户"), None);
        assert_eq!(unit_in("预算数（金额单位：人民币万元）"), Some(Unit::Wan));
        assert_eq!(unit_in("预算数【元】"), Some(Unit::Yuan));
        assert_eq!(unit_in("預算數（萬元）"), Some(Unit::Wan));
        assert_eq!(unit_phrase("以万元为单位"), Some(Unit::Wan));
        assert_eq!(unit_phrase("万元以上"), None);
        assert!(is_counted("公务接待批次(批)") && is_counted("国内公务接待人数（人）"));
        assert!(!is_counted("政府采购金额（元）") && !is_counted("公务接待") && !is_counted("(批)"));
        for heavy in
            ["产出指标（共20分）", "产出指标【20分】", "产出指标20分", "产出指标(权重20)", "产出指标（权重：20分）"]
        {
            assert_eq!(weight_in(heavy), Some(Decimal::from(20)), "{heavy}");
        }
        assert_eq!(weight_in("满意度指 标 (10分)"), Some(Decimal::from(10)));
        for damaged in ["成本指标20分)", "成本指标(20)", "成本指标(20口)", "成本指标(20分", "成本指标(20分口"]
        {
            assert_eq!(weight_in(damaged), Some(Decimal::from(20)), "{damaged}");
        }
        for text in ["成本指标", "成本指标20", "(20分)"] {
            assert_eq!(weight_in(text), None, "{text}");
        }
    }

    #[test]
    fn blanks_between_chinese_characters_go_and_between_words_stay() {
        assert_eq!(tidy_text("达到 95% 以 上"), "达到95%以上");
        assert_eq!(tidy_text("平台 and 调拨 on time"), "平台and调拨on time");
    }
}

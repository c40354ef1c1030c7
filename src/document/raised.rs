/*!
Text set above or below its line, which plain text loses: the mark of a footnote behind a number would be one more digit.

`11¹` must not become 111, while `m²` is a unit and stays what it is.
*/

/// Longer ones are words.
const LONGEST_MARK: usize = 6;

/// The raised text begins at `from` and ends the text: a mark of a footnote is taken off, a digit that stays is kept
/// from joining a number.
pub fn settle(text: &mut String, from: usize) {
    let Some((before, raised)) = text.split_at_checked(from) else { return };
    let (before, raised) = (before.trim_end_matches([' ', '\u{a0}', '\u{3000}']), raised.trim());
    let is_mark = is_mark(raised);
    if raised.is_empty() || is_power_of_length(before, raised) {
        return;
    }
    if before.is_empty() || before.ends_with('\n') {
        // Before a text, or the whole of it.
        text.push_str(if is_mark { " " } else { "" });
    } else if is_mark {
        text.truncate(from);
    } else if before.ends_with(char::is_numeric) && raised.starts_with(char::is_numeric) {
        text.insert(from, '^');
    }
}

/// `m²`, `平方m³`, `km²`.
fn is_power_of_length(before: &str, raised: &str) -> bool {
    matches!(raised, "2" | "3" | "²" | "³") && before.ends_with(['m', 'M', 'ｍ', '米'])
}

/// Numbers of notes with commas between them, a letter or a sign, bare or in brackets.
fn is_mark(text: &str) -> bool {
    const SIGNS: [char; 9] = ['*', '＊', '※', '†', '‡', '#', '▲', '△', '注'];
    const BRACKETS: [char; 12] = ['[', ']', '［', '］', '(', ')', '（', '）', '〔', '〕', '【', '】'];
    let bare = text.trim_matches(BRACKETS).trim_start_matches(SIGNS);
    let is_one = |note: &str| {
        let note = note.trim();
        note.chars().nth(2).is_none() && note.chars().all(|sign| sign.is_ascii_alphabetic() || sign.is_numeric())
    };
    text.chars().nth(LONGEST_MARK).is_none() && bare.split([',', '，', '、', '-']).all(is_one)
}

#[cfg(test)]
mod tests {
    use super::settle;

    fn settled(line: &str, raised: &str, behind: &str) -> String {
        let mut text = format!("{line}{raised}");
        settle(&mut text, line.len());
        text + behind
    }

    #[test]
    fn a_mark_behind_a_number_is_no_digit_of_it() {
        for mark in ["1", "12", "*", "①", "[1]", "（注1）", "注", "注2", " 3 ", "1,2", "a", "②、③"] {
            assert_eq!(settled("11", mark, ""), "11", "{mark}");
            assert_eq!(settled("三公经费", mark, ""), "三公经费", "{mark}");
        }
        assert_eq!(settled("", "1", "12.5"), "1 12.5");
        assert_eq!(settled("11", "123", ""), "11^123");
    }

    #[test]
    fn what_is_no_mark_stays() {
        assert_eq!(settled("批复规模(m", "2", ")"), "批复规模(m2)");
        assert_eq!(settled("500km", "2", ""), "500km2");
        assert_eq!(settled("完成", "见附件说明", ""), "完成见附件说明");
        assert_eq!(settled("", "12.5", ""), "12.5");
    }
}

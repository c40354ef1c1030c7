//! "Did you mean": the known words nearest to what was typed.

/// Up to three of `known` that are close to `typed`, nearest first: those it abbreviates or extends, by the number
/// of edits, and those within a third of its length in edits.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let typed_lower = typed.to_lowercase();
    let allowed = (typed.chars().count() / 3).max(1);
    let mut found: Vec<(usize, &str)> = known
        .into_iter()
        .filter_map(|word| {
            let lower = word.to_lowercase();
            let distance = strsim::damerau_levenshtein(&typed_lower, &lower);
            let contains =
                !typed.is_empty() && (is_abbreviation(&typed_lower, &lower) || is_abbreviation(&lower, &typed_lower));
            (contains || distance <= allowed).then_some((distance, word))
        })
        .collect();
    found.sort();
    found.dedup();
    found.into_iter().take(3).map(|(_, word)| word.to_string()).collect()
}

/// What to write instead of `typed`: the nearest of `known`, or all of them (at most twenty) where none is near; each in
/// back-ticks.
pub fn offer<'a>(typed: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    let near = nearest(typed, known.clone());
    if near.is_empty() { listed(known.into_iter(), 20) } else { listed(near.iter().map(String::as_str), near.len()) }
}

/// The first `most` words in back-ticks, and `…` where there are more.
pub fn listed<'a>(words: impl Iterator<Item = &'a str>, most: usize) -> String {
    let mut quoted: Vec<String> = words.take(most + 1).map(|word| format!("`{word}`")).collect();
    if quoted.len() > most {
        quoted[most] = "…".to_string();
    }
    quoted.join(", ")
}

/// Whether the characters of `short` stand in `long` in their order, as in 应急局 for 应急管理局.
fn is_abbreviation(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|wanted| rest.any(|character| character == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_one_letter_finds_the_word() {
        assert_eq!(nearest("rank-exection", ["rank-execution", "trend"]), ["rank-execution"]);
        assert_eq!(nearest("应急局", ["市应急管理局", "市应急局", "财政局"]), ["市应急局", "市应急管理局"]);
    }

    #[test]
    fn where_nothing_is_near_all_are_offered() {
        assert_eq!(offer("jsn", ["csv", "json"]), "`json`");
        assert_eq!(offer("zzzzzz", ["csv", "json"]), "`csv`, `json`");
        assert_eq!(listed(["a", "b", "c"].into_iter(), 2), "`a`, `b`, …");
    }

    #[test]
    fn nothing_near_is_nothing() {
        assert!(nearest("zzzzzz", ["rank-execution", "trend"]).is_empty());
    }
}

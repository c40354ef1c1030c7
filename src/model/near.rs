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
    fn nothing_near_is_nothing() {
        assert!(nearest("zzzzzz", ["rank-execution", "trend"]).is_empty());
    }
}

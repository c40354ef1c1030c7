//! Names of sheets: Excel takes 31 characters, none of them `[ ] : * ? / \`, and no name twice.

/// As many characters as a name may have, counted as Excel does.
const LONGEST: usize = 31;

/// The names of a workbook.
#[derive(Default)]
pub struct Names(Vec<String>);

impl Names {
    /// A name that Excel takes, as near to the wanted one as possible.
    pub fn fresh(&mut self, wanted: &str) -> String {
        let clean = clean(wanted);
        let numbered = |number: usize| match number {
            1 => cut(&clean, LONGEST),
            _ => {
                let number = format!(" ({number})");
                format!("{}{number}", cut(&clean, LONGEST - number.len()))
            }
        };
        // Excel does not tell names apart by case.
        let is_free = |name: &String| !self.0.iter().any(|known| known.to_lowercase() == name.to_lowercase());
        let name = (1..).map(numbered).find(is_free).unwrap_or_default();
        self.0.push(name.clone());
        name
    }
}

/// Without what Excel refuses.
fn clean(name: &str) -> String {
    let shown = name.replace(['[', ']', ':', '*', '?', '/', '\\'], " ").replace(char::is_control, " ");
    let words: Vec<&str> = shown.split_whitespace().collect();
    let name = words.join(" ").trim_matches('\'').to_string();
    // `History` is a name that Excel keeps for itself.
    if name.is_empty() || name.eq_ignore_ascii_case("history") { format!("{name}_") } else { name }
}

/// The beginning of a name, of so many UTF-16 units.
fn cut(name: &str, most: usize) -> String {
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= most
    };
    name.chars().take_while(fits).collect::<String>().trim_end().trim_end_matches('\'').to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cut_cleaned_and_unique() {
        let mut names = Names::default();
        assert_eq!(names.fresh("部门[预算]/执行:率*?\\"), "部门 预算 执行 率");
        assert_eq!(names.fresh("部门 预算 执行 率"), "部门 预算 执行 率 (2)");
        let long = "A department's spending against the year before";
        assert_eq!(names.fresh(long), "A department's spending against");
        assert_eq!(names.fresh(long), "A department's spending aga (2)");
        assert_eq!(names.fresh(&long.to_uppercase()), "A DEPARTMENT'S SPENDING AGA (3)");
        assert_eq!(names.fresh("'quoted'"), "quoted");
        assert_eq!(names.fresh("?"), "_");
        assert_eq!(names.fresh("History"), "History_");
        assert_eq!(names.fresh(&"𠮷".repeat(20)).chars().count(), 15);
    }
}

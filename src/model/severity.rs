//! How grave a finding is.

/// Grave first: only an error changes the exit status of `fiscus check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Two figures that cannot both be right.
    Error,
    /// Worth asking about.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// Every severity, grave first.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

    /// Word in the database and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }

    /// `中文 | English`.
    pub fn words(self) -> &'static str {
        match self {
            Severity::Error => "错误 | error",
            Severity::Warning => "警告 | warning",
            Severity::Info => "提示 | info",
        }
    }

    /// The severity of a word.
    pub fn of_word(word: &str) -> Option<Severity> {
        Severity::ALL.into_iter().find(|severity| severity.word() == word)
    }
}

//! The language of the reader: Chinese or English, nothing in between.

/// Which of the two texts of a [`Message`](super::Message) or title is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

impl Lang {
    /// The language of a POSIX locale name such as `zh_CN.UTF-8`: Chinese when it begins with `zh`, else English.
    pub fn of_locale(locale: &str) -> Lang {
        if locale.starts_with("zh") { Lang::Zh } else { Lang::En }
    }

    /// The language of the environment: the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is set and not empty.
    pub fn of_environment() -> Lang {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty())
            .map_or(Lang::En, |value| Lang::of_locale(&value))
    }

    /// The half of a `中文 | English` pair, the way titles are written in queries and checks; a text without a bar
    /// serves both.
    pub fn pick(self, pair: &str) -> &str {
        match (pair.split_once(" | "), self) {
            (Some((zh, _)), Lang::Zh) => zh,
            (Some((_, en)), Lang::En) => en,
            (None, _) => pair,
        }
    }
}

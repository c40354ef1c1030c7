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
    /// SQLite said no where it should not have.
    Database { path: String, reason: String }
        zh "数据库 `{path}` 出错：{reason}" => "若其他程序正在使用该文件，请稍后再试"
        en "database `{path}`: {reason}" => "if another program is using the file, try again later";
}

impl fmt::Display for Message {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for Message {}

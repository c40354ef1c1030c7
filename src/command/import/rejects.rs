/*!
What was refused, told at the end of an import: file by file, with the place in the reader's words, the reason, and what
to do.
*/

use serde_json::json;

use crate::model::{Lang, Message, Place};

/// Something that was refused.
#[derive(Debug)]
pub struct Reject {
    /// The document.
    pub path: String,
    /// Where in it; none where the whole document was refused.
    pub place: Option<Place>,
    /// The row that the place stands in.
    pub row: Option<String>,
    /// Why.
    pub reason: Message,
}

impl Reject {
    /// The event of `--events`.
    pub fn event(&self, lang: Lang) -> serde_json::Value {
        json!({
            "event": "refused", "path": self.path, "cell": self.place.as_ref().map(Place::to_string), "row": self.row,
            "reason": self.reason.text(lang), "help": self.reason.help(lang),
        })
    }

    /// The lines below the name of the file.
    fn lines(&self, lang: Lang) -> Vec<Message> {
        let reason = self.reason.text(lang);
        // A sentence that names the file itself stands in place of the name.
        let (deep, line) = match &self.place {
            None if reason.contains(&self.path) => ("  ", reason),
            None => ("    ", reason),
            Some(place) => {
                let cell = told(place, self.row.as_deref(), lang);
                ("    ", Message::Because { cell, reason }.text(lang))
            }
        };
        let help = self.reason.help(lang).map(|help| Message::Indented { text: format!("{deep}{help}") });
        std::iter::once(Message::Indented { text: format!("{}{line}", &deep[2..]) }).chain(help).collect()
    }
}

/// The list of rejects.
pub fn listed(rejects: &[Reject], lang: Lang) -> Vec<Message> {
    let files: Vec<&[Reject]> = rejects.chunk_by(|one, next| one.path == next.path).collect();
    // One message may stand for rows that are not told one by one.
    let places = rejects.iter().map(|reject| match reject.reason {
        Message::MoreRefused { rows } => rows,
        _ => 1,
    });
    let mut lines = vec![Message::RefusedHead { places: places.sum(), files: files.len() }];
    for file in files {
        if file.iter().any(|reject| reject.place.is_some() || !reject.reason.text(lang).contains(&reject.path)) {
            lines.push(Message::Indented { text: file[0].path.clone() });
        }
        lines.extend(file.iter().flat_map(|reject| reject.lines(lang)));
    }
    lines
}

/// A place and the row that it stands in.
pub fn told(place: &Place, row: Option<&str>, lang: Lang) -> String {
    let cell = place.told(lang);
    match row {
        Some(row) => Message::InRow { cell, row: shortened(row) }.text(lang),
        None => cell,
    }
}

/// A text that fits into a line of a message.
pub fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

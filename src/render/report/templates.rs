//! The files that a report is made from: those that come with the program, each of which a user's of the same name stands
//! in for.

use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};

use crate::model::Message;

/// Templates by name.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
}

impl Templates {
    /// Of names, places for messages, and texts.
    pub fn of(files: Vec<(String, String, String)>) -> Result<Templates, Message> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Lenient);
        environment.set_auto_escape_callback(escape);
        for (name, place, text) in files {
            environment.add_template_owned(name, text).map_err(|error| wrong(&place, &error))?;
        }
        Ok(Templates { environment })
    }

    /// The text that a file makes of values.
    pub fn render(&self, name: &str, values: impl Into<Value>) -> Result<String, Message> {
        let rendered = self.environment.get_template(name).and_then(|template| template.render(values));
        rendered.map_err(|error| wrong(name, &error))
    }

    /// The text that words with values in them make; `place` is where the words stand.
    pub fn fill(&self, place: &str, words: &str, values: impl Into<Value>) -> Result<String, Message> {
        self.environment.render_str(words, values).map_err(|error| wrong(place, &error))
    }
}

/// What is written into pages and documents is escaped; prose is not, since it goes through them.
fn escape(name: &str) -> AutoEscape {
    match name.ends_with(".html") || name.ends_with(".xml") {
        true => AutoEscape::Html,
        false => AutoEscape::None,
    }
}

fn wrong(place: &str, error: &minijinja::Error) -> Message {
    let place = match (error.name().filter(|name| *name != "<string>"), error.line()) {
        (Some(name), Some(line)) => format!("{name}:{line}"),
        (None, Some(line)) => format!("{place}:{line}"),
        _ => place.to_string(),
    };
    let reason = match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    };
    Message::TemplateWrong { place, reason }
}

#[cfg(test)]
mod tests {
    use minijinja::context;

    use super::*;

    fn of(name: &str, text: &str) -> Result<Templates, Message> {
        Templates::of(vec![(name.to_string(), format!("mine/{name}"), text.to_string())])
    }

    #[test]
    fn values_cannot_break_out_of_a_page_or_a_document() {
        for name in ["page.html", "block.xml"] {
            let text = of(name, "<b>{{ a }}</b>").unwrap().render(name, context! { a => "<&\">" }).unwrap();
            assert_eq!(text, "<b>&lt;&amp;&quot;&gt;</b>");
        }
        assert_eq!(of("a.css", "").unwrap().fill("x", "{{ a }}", context! { a => "<" }).unwrap(), "<");
    }

    #[test]
    fn a_mistake_names_file_and_line() {
        let place = |outcome: Result<String, Message>| match outcome {
            Err(Message::TemplateWrong { place, .. }) => place,
            other => panic!("{other:?}"),
        };
        assert!(
            matches!(of("a.html", "a\n{% if %}"), Err(Message::TemplateWrong { place, .. }) if place == "a.html:2")
        );
        assert_eq!(place(of("a.html", "a\n{{ 1 / 0 }}").unwrap().render("a.html", context! {})), "a.html:2");
        assert_eq!(place(of("a.html", "").unwrap().fill("d.toml", "{{ a | nosuch }}", context! {})), "d.toml:1");
    }
}

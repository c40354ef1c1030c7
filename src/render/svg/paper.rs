/*!
What charts are drawn on: shapes and texts at places, written as SVG.

Lengths are pixels of the picture. Nothing here is a figure: places may be inexact, texts come in as they are printed. Ink is
one dark blue and greys, told apart by lightness, so that a chart means the same on grey paper.
*/

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar;

use crate::render::wrap::words;

/// Dark ink: what a chart is about.
pub const INK: &str = "#1f4e79";
/// Light ink: what it is compared with.
pub const PALE: &str = "#a9c1d9";
/// Texts.
pub const TEXT: &str = "#222222";
/// Texts beside what matters.
pub const GREY: &str = "#5f6670";
/// Lines to read along.
pub const RULE: &str = "#d5d9de";

/// Fonts with Chinese characters, as office machines have them.
const FONTS: &str =
    "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','SimHei','WenQuanYi Micro Hei',sans-serif";

/// Which end of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub struct Type {
    /// Pixels from line to line of its letters.
    pub size: f64,
    /// Its ink.
    pub ink: &'static str,
    /// Whether it is bold.
    pub bold: bool,
    /// Which end stands at its place.
    pub anchor: Anchor,
}

impl Type {
    /// A text of this size that begins at its place.
    pub fn of(size: f64, ink: &'static str) -> Type {
        Type { size, ink, bold: false, anchor: Anchor::Start }
    }

    /// The same, standing otherwise.
    pub fn at(self, anchor: Anchor) -> Type {
        Type { anchor, ..self }
    }

    /// The same in bold.
    pub fn bold(self) -> Type {
        Type { bold: true, ..self }
    }
}

/// The paper, which grows downwards.
pub struct Paper {
    body: String,
}

impl Paper {
    /// A blank one.
    pub fn new() -> Paper {
        Paper { body: String::new() }
    }

    /// A filled rectangle.
    pub fn rect(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), fill: &str) {
        self.push(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{fill}\"/>",
            width.max(0.0),
            height.max(0.0)
        ));
    }

    /// A rectangle with an edge, filled or hatched.
    pub fn boxed(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), fill: &str) {
        self.push(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{fill}\" stroke=\"{INK}\" stroke-width=\"1\"/>",
            width.max(0.0),
            height.max(0.0)
        ));
    }

    /// A line.
    pub fn line(&mut self, (x, y): (f64, f64), (to_x, to_y): (f64, f64), stroke: &str, width: f64) {
        self.push(format_args!(
            "<line x1=\"{x:.1}\" y1=\"{y:.1}\" x2=\"{to_x:.1}\" y2=\"{to_y:.1}\" stroke=\"{stroke}\" stroke-width=\"{width}\"/>"
        ));
    }

    /// Lines from point to point, dashed where `dash` says how.
    pub fn path(&mut self, points: &[(f64, f64)], stroke: &str, dash: &str) {
        let places: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let dash = if dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dash}\"") };
        self.push(format_args!(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"2\"{dash}/>",
            places.join(" ")
        ));
    }

    /// A mark: 0 a filled dot, 1 a hollow one, 2 a filled square, 3 a hollow one, 4 a filled triangle, 5 a hollow one.
    pub fn mark(&mut self, (x, y): (f64, f64), shape: usize) {
        let fill = if shape.is_multiple_of(2) { INK } else { "#ffffff" };
        let edge = format!("fill=\"{fill}\" stroke=\"{INK}\" stroke-width=\"1.6\"");
        match shape / 2 % 3 {
            0 => self.push(format_args!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4.2\" {edge}/>")),
            1 => self.push(format_args!(
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"8\" height=\"8\" {edge}/>",
                x - 4.0,
                y - 4.0
            )),
            _ => self.push(format_args!(
                "<polygon points=\"{:.1},{:.1} {:.1},{:.1} {x:.1},{:.1}\" {edge}/>",
                x - 4.8,
                y + 3.8,
                x + 4.8,
                y + 3.8,
                y - 4.8
            )),
        }
    }

    /// A text whose foot stands at `y`.
    pub fn text(&mut self, (x, y): (f64, f64), face: Type, text: &str) {
        self.whole_text((x, y), face, text, None);
    }

    /// A text that was shortened to fit; whoever points at it is told all of it.
    pub fn fitted(&mut self, (x, y): (f64, f64), face: Type, text: &str, width: f64) {
        let short = shortened(text, face.size, width);
        let whole = (short != text).then_some(text);
        self.whole_text((x, y), face, &short, whole);
    }

    /// A name in one line or several around the height `y`, shortened where it is longer still.
    pub fn name(&mut self, (x, y): (f64, f64), face: Type, text: &str, (width, most): (f64, usize)) {
        let (lines, whole) = folded(text, face.size, width, most);
        let step = face.size + 1.5;
        let first = y - (lines.len() as f64 - 1.0) * step / 2.0 + face.size / 3.0;
        for (number, line) in lines.iter().enumerate() {
            self.whole_text((x, first + number as f64 * step), face, line, (!whole).then_some(text));
        }
    }

    fn whole_text(&mut self, (x, y): (f64, f64), face: Type, text: &str, whole: Option<&str>) {
        let anchor = match face.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if face.bold { " font-weight=\"bold\"" } else { "" };
        let whole = whole.map_or(String::new(), |whole| format!("<title>{}</title>", escaped(whole)));
        self.push(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{}\" fill=\"{}\"{anchor}{weight}>{whole}{}</text>",
            face.size,
            face.ink,
            escaped(text)
        ));
    }

    fn push(&mut self, shape: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.body, "{shape}");
    }

    /// The picture, with what it is called and what it shows for those who cannot see it.
    pub fn picture(self, width: f64, height: f64, title: &str, description: &str) -> String {
        let height = height.ceil();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" font-family=\"{FONTS}\">\n\
             <title>{}</title>\n<desc>{}</desc>\n\
             <defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#ffffff\"/><rect width=\"2\" height=\"6\" fill=\"{INK}\"/></pattern></defs>\n\
             <rect width=\"{width:.0}\" height=\"{height:.0}\" fill=\"#ffffff\"/>\n{}</svg>\n",
            escaped(title),
            escaped(description),
            self.body
        )
    }
}

/// Filled with lines, for what goes the other way.
pub const HATCH: &str = "url(#hatch)";

/// A text as XML has it; what XML has no character for is left out.
fn escaped(text: &str) -> String {
    let allowed = text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    allowed.collect::<String>().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Pixels that a text takes: a Chinese character is as wide as it is high, others are a little more than half.
pub fn width_of(text: &str, size: f64) -> f64 {
    text.chars().map(|c| if c.width().unwrap_or(0) > 1 { size } else { size * 0.58 }).sum()
}

/// The beginning of a text that fits, with a mark where it was cut.
pub fn shortened(text: &str, size: f64, width: f64) -> String {
    if width_of(text, size) <= width {
        return text.to_string();
    }
    let mut short = String::new();
    for c in text.chars() {
        short.push(c);
        if width_of(&short, size) + size > width {
            short.pop();
            break;
        }
    }
    short + "…"
}

/// A text in lines that fit, broken behind Chinese characters and at blanks.
pub fn lines_of(text: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words(text) {
        let line = lines.last_mut().expect("there is a first line");
        if !line.is_empty() && width_of(line, size) + width_of(word.trim_end(), size) > width {
            lines.push(word.trim_start().to_string());
        } else {
            line.push_str(word);
        }
    }
    lines
}

/// A text in so many lines at the most, and whether that is all of it.
pub fn folded(text: &str, size: f64, width: f64, most: usize) -> (Vec<String>, bool) {
    let mut lines = lines_of(text, size, width);
    if lines.len() > most.max(1) {
        let rest = lines.split_off(most.max(1) - 1).concat();
        lines.push(rest);
    }
    // A word may be wider than a line, and a last line is as long as what was left.
    let fitting: Vec<String> = lines.iter().map(|line| shortened(line.trim_end(), size, width)).collect();
    let whole = fitting.iter().zip(&lines).all(|(short, line)| short == line.trim_end());
    (fitting, whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_does_not_fit_is_cut_with_a_mark_and_told_whole() {
        assert_eq!(shortened("望舒市财政局", 10.0, 60.0), "望舒市财政局");
        assert_eq!(shortened("望舒市财政局", 10.0, 45.0), "望舒市…");
        let mut paper = Paper::new();
        paper.fitted((0.0, 0.0), Type::of(10.0, TEXT), "望舒市财政局", 45.0);
        assert!(paper.picture(9.0, 9.0, "题", "述").contains("<title>望舒市财政局</title>望舒市…</text>"));
    }

    #[test]
    fn a_long_name_takes_two_lines_before_it_is_cut() {
        assert_eq!(folded("望舒市财政局", 10.0, 40.0, 2), (vec!["望舒市财".into(), "政局".into()], true));
        assert_eq!(folded("望舒市财政局办公室", 10.0, 40.0, 2), (vec!["望舒市财".into(), "政局办…".into()], false));
        assert_eq!(folded("expenditure", 10.0, 40.0, 2), (vec!["expen…".into()], false));
    }

    #[test]
    fn lines_break_where_readers_expect_it() {
        assert_eq!(lines_of("来源：全年执行数，见下", 10.0, 60.0), ["来源：全年执", "行数，见下"]);
        assert_eq!(lines_of("a bc def", 10.0, 30.0), ["a bc ", "def"]);
    }

    #[test]
    fn what_a_document_says_cannot_leave_its_text() {
        let mut paper = Paper::new();
        paper.text((1.0, 2.0), Type::of(10.0, TEXT), "<script>&\"\u{1}</text>");
        assert!(paper.picture(9.0, 9.0, "a<b", "").contains("&lt;script&gt;&amp;&quot;&lt;/text&gt;</text>"));
    }
}

//! Web pages: what a browser would show of them, tables with their spans.

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

use super::Block;
use super::flow::{Flow, STRUCK};
use crate::model::Message;

/// Tags that only pages have.
const TAGS: [&str; 6] = ["<html", "<!doctype html", "<body", "<table", "<div", "<p"];

/// Whether a text is a web page, or holds a table of one amid other text.
pub fn is_html(text: &str) -> bool {
    if opens_with_a_tag(text) {
        let head: String = text.chars().take(4096).collect::<String>().to_lowercase();
        return TAGS.iter().any(|tag| head.contains(tag));
    }
    has_tag(text, "<table") && has_tag(text, "</table") && (has_tag(text, "<td") || has_tag(text, "<th"))
}

fn opens_with_a_tag(text: &str) -> bool {
    text.trim_start().starts_with('<')
}

fn has_tag(text: &str, tag: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let here = &text.as_bytes()[at..];
        here.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()))
            && here.get(tag.len()).is_some_and(|next| !next.is_ascii_alphanumeric())
    })
}

/// More tags and references than a page with forms has; each takes the room of many characters.
const MOST_TAGS: usize = 500_000;
/// Elements within elements, and words within a tag, beyond which the parser's time grows with their square.
const DEEPEST: usize = 5000;
const MOST_WORDS: usize = 5000;

/// Whether parsing the page would take too long or too much memory.
fn is_endless(text: &str) -> bool {
    if text.bytes().filter(|byte| matches!(byte, b'<' | b'&')).nth(MOST_TAGS).is_some() {
        return true;
    }
    let mut depth = 0usize;
    for tag in text.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or_default()) {
        let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if name.is_empty() {
            continue;
        }
        if tag.split(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '"' | '\'')).nth(MOST_WORDS).is_some() {
            return true;
        }
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !tag.ends_with('/') && !may_stay_open(&name.to_lowercase()) {
            depth += 1;
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// Elements that nobody need close, and those that hold nothing.
fn may_stay_open(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "dt"
            | "dd"
            | "tr"
            | "td"
            | "th"
            | "tbody"
            | "thead"
            | "tfoot"
            | "colgroup"
            | "option"
            | "br"
            | "hr"
            | "img"
            | "input"
            | "meta"
            | "link"
            | "col"
            | "wbr"
            | "area"
            | "base"
            | "param"
            | "source"
    )
}

/// The paragraphs and tables of a page. Scripts, styles and what is not shown are left out. Text around the elements of
/// what is no whole page is read a line at a time.
pub fn read(path: &str, text: &str) -> Result<Vec<Block>, Message> {
    if is_endless(text) {
        return Err(Message::TooMuchToRead { path: path.to_string() });
    }
    let page = Html::parse_document(text);
    let mut walk = Walk { sheet: Sheet::of(&page), is_part: !opens_with_a_tag(text), ..Walk::default() };
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(text) => walk.text(text),
                Node::Element(element) => walk.open(element)?,
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    walk.close(element);
                }
            }
        }
    }
    walk.end_paragraph();
    walk.flow.blocks()
}

/// The text of a few elements, a line for each of their lines.
pub fn text_of(text: &str) -> String {
    let blocks = read("", &format!("<div>{text}")).unwrap_or_default();
    let texts = blocks.into_iter().filter_map(|block| match block {
        Block::Paragraph(cell) => Some(cell.text.trim().to_string()),
        Block::Table(_) => None,
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// A page as far as it was read.
#[derive(Default)]
struct Walk {
    flow: Flow,
    sheet: Sheet,
    /// The elements stand amid text whose line ends count.
    is_part: bool,
    /// Depth of what takes no room, and of what is not seen where it stands.
    left_out: usize,
    unseen: usize,
    /// Depth of elements that end a line, and of those among them whose text keeps its line ends.
    blocks: usize,
    preformatted: usize,
}

impl Walk {
    fn open(&mut self, element: &Element) -> Result<(), Message> {
        let sight = self.sheet.sight(element);
        if self.left_out > 0 || sight == Sight::LeftOut {
            self.left_out += 1;
            return Ok(());
        }
        self.unseen += usize::from(sight == Sight::Unseen);
        let name = element.name();
        if is_block(name) {
            self.end_paragraph();
            self.blocks += 1;
        }
        match name {
            "table" => self.flow.open_table()?,
            "tr" => self.flow.open_row(),
            "td" | "th" => self.flow.open_cell(),
            "br" => self.flow.line_break(),
            "sup" | "sub" => self.flow.open_raised(),
            "s" | "strike" | "del" => self.flow.text(STRUCK),
            "pre" => self.preformatted += 1,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, element: &Element) {
        if self.left_out > 0 {
            self.left_out -= 1;
            return;
        }
        let name = element.name();
        let span = |name| element.attr(name).and_then(|value| value.trim().parse().ok()).unwrap_or(1);
        self.unseen -= usize::from(self.sheet.sight(element) == Sight::Unseen);
        match name {
            "table" => self.flow.close_table(),
            "td" | "th" => self.flow.close_cell(span("colspan"), span("rowspan")),
            "sup" | "sub" => self.flow.close_raised(),
            "s" | "strike" | "del" => self.flow.text(STRUCK),
            name if is_block(name) => self.end_paragraph(),
            _ => {}
        }
        self.blocks -= usize::from(is_block(name));
        self.preformatted -= usize::from(name == "pre");
    }

    fn text(&mut self, text: &str) {
        if self.left_out > 0 || self.unseen > 0 {
            return;
        }
        if self.keeps_lines() {
            self.flow.text(text);
        } else {
            self.flow.text(&visible(text));
        }
    }

    fn keeps_lines(&self) -> bool {
        self.preformatted > 0 || (self.is_part && self.blocks == 0)
    }

    fn end_paragraph(&mut self) {
        if self.keeps_lines() {
            self.flow.lines();
        } else {
            self.flow.paragraph();
        }
    }
}

/// How an element is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Sight {
    Shown,
    /// It takes its room, its text is not seen.
    Unseen,
    LeftOut,
}

/// More rules that hide something than a page has.
const MOST_RULES: usize = 64;

/// The rules of a page's own style sheets that hide elements by their name, class or id alone.
#[derive(Default)]
struct Sheet {
    rules: Vec<Rule>,
}

/// Hides elements of this name, with these classes, with this id.
struct Rule {
    name: String,
    class: String,
    id: String,
    sight: Sight,
}

impl Sheet {
    fn of(page: &Html) -> Sheet {
        let mut sheet = Sheet::default();
        for node in page.tree.root().descendants() {
            if node.value().as_element().is_some_and(|element| element.name() == "style") {
                let text: String =
                    node.children().filter_map(|child| child.value().as_text().map(|text| &**text)).collect();
                sheet.add(&text);
            }
        }
        sheet
    }

    /// Rules within others depend on the medium and are passed over.
    fn add(&mut self, text: &str) {
        let (mut depth, mut selectors, mut from) = (0usize, "", 0);
        for (at, mark) in text.match_indices(['{', '}']) {
            let before = &text[from..at];
            from = at + 1;
            if mark == "{" {
                depth += 1;
                selectors = if depth == 1 { before } else { "" };
                continue;
            }
            depth = depth.saturating_sub(1);
            let sight = sight_of(before);
            if depth == 0 && sight.is_some_and(|sight| sight != Sight::Shown) {
                let sight = sight.unwrap_or(Sight::Shown);
                let rules = selectors.rsplit("*/").next().unwrap_or_default().split(',');
                self.rules.extend(rules.filter_map(|selector| Rule::of(selector.trim(), sight)));
                self.rules.truncate(MOST_RULES);
            }
        }
    }

    fn sight(&self, element: &Element) -> Sight {
        let name = element.name();
        if matches!(name, "script" | "style" | "head" | "noscript" | "template" | "select" | "rp" | "rt") {
            return Sight::LeftOut;
        }
        if let Some(sight) = element.attr("style").and_then(sight_of) {
            return sight;
        }
        let hides = |rule: &&Rule| {
            (rule.name.is_empty() || rule.name == name)
                && (rule.id.is_empty() || element.id() == Some(&rule.id))
                && (rule.class.is_empty() || element.classes().any(|class| class == rule.class))
        };
        match self.rules.iter().find(hides) {
            Some(rule) => rule.sight,
            None if element.attr("hidden").is_some() => Sight::LeftOut,
            None => Sight::Shown,
        }
    }
}

impl Rule {
    /// `td.x`, `.x`, `#x`; none where it asks for more.
    fn of(selector: &str, sight: Sight) -> Option<Rule> {
        let (rest, id) = selector.split_once('#').unwrap_or((selector, ""));
        let (name, class) = rest.split_once('.').unwrap_or((rest, ""));
        let is_plain = |word: &str| word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
        let plain = [name, class, id].into_iter().all(is_plain) && !selector.is_empty();
        plain.then(|| Rule { name: name.to_lowercase(), class: class.to_string(), id: id.to_string(), sight })
    }
}

/// What the declarations of a style say of how an element is shown.
fn sight_of(style: &str) -> Option<Sight> {
    let declared = style.split(';').filter_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        let value = value.trim().to_lowercase();
        match (name.trim().to_lowercase().as_str(), value.split([' ', '!']).next()?) {
            ("display", "none") | ("mso-hide", "all") | ("visibility", "collapse") => Some(Sight::LeftOut),
            ("visibility", "hidden") => Some(Sight::Unseen),
            ("display", _) | ("visibility", "visible") => Some(Sight::Shown),
            _ => None,
        }
    });
    declared.reduce(|one, other| if one == Sight::Shown { other } else { one })
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "table"
            | "p"
            | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "nav"
            | "address"
            | "center"
            | "caption"
            | "blockquote"
            | "pre"
            | "hr"
            | "form"
            | "fieldset"
            | "legend"
            | "figure"
            | "figcaption"
            | "details"
            | "summary"
    )
}

/// White space of the source is one blank; blanks that the page insists on stay.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        let blank = matches!(character, ' ' | '\t' | '\n' | '\r');
        if !(blank && out.ends_with(' ')) {
            out.push(if blank { ' ' } else { character });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(page: &str) -> Vec<String> {
        let row =
            |cells: &Vec<super::super::Cell>| cells.iter().map(|cell| cell.text.trim()).collect::<Vec<_>>().join("|");
        let block = |block: Block| match block {
            Block::Paragraph(cell) => vec![cell.text.trim().to_string()],
            Block::Table(rows) => rows.iter().map(row).collect(),
        };
        read("x", page).unwrap().into_iter().flat_map(block).collect()
    }

    #[test]
    fn cells_that_nobody_closed_are_cells() {
        let page = "<H3>某表</H3><TABLE><TR><TD ROWSPAN=2>甲<TD COLSPAN=2>乙<TR><TD>丙<TD>丁</TABLE>";
        assert_eq!(lines(page), ["某表", "甲|乙|", "|丙|丁"]);
    }

    #[test]
    fn a_table_that_lays_out_the_page_is_no_table() {
        let page = "<script>var a='<table>'</script><table><tr><td>首页<td><p>标题</p>\
                    <table><tr><td>甲<td>1<tr><td>乙<td>2</table></table>";
        assert_eq!(lines(page), ["首页", "标题", "甲|1", "乙|2"]);
    }

    #[test]
    fn what_a_browser_does_not_show_is_not_read() {
        let page = "<style>/* a */ .x, td.y { display: none; } @media print { .z { display:none } }</style>\
                    <table><tr style='DISPLAY:NONE'><td>1<td>2<tr hidden><td>3<td>4<tr class='a x'><td>5<td>6\
                    <tr><td>甲<span style='display:none'>8</span><td class=y>7<td>1<b style='visibility: hidden'>9</b><td class=z>2\
                    <tr><td>乙<td style='visibility:hidden'>8<td>3</table><input type=hidden value=1><template>5</template>";
        assert_eq!(lines(page), ["甲|1|2", "乙||3"]);
    }

    #[test]
    fn a_raised_mark_is_no_digit_and_what_is_struck_out_is_no_number() {
        let page = "<table><tr><td>三公经费<sup><a>[1]</a></sup><td>11<sup>1</sup><td>规模(m<sup>2</sup>)\
                    <tr><td><s>12</s>13<td><sup>注</sup>14<td>15</table>";
        assert_eq!(lines(page), ["三公经费|11|规模(m2)", "~~12~~13|注 14|15"]);
    }

    #[test]
    fn two_lines_of_a_cell_stay_two() {
        assert_eq!(lines("<table><tr><td>12<br>13<td><p>1</p><p>2</p><td>3 4</table>"), ["12\n13|1\n2|3 4"]);
    }

    #[test]
    fn preformatted_text_is_read_a_line_at_a_time() {
        let page = "<meta charset=utf-8><pre>\n标题\n甲\t<b>1</b>\n乙\t2\n\n| 丙 | 3 |\n</pre><p>完</p>";
        assert_eq!(lines(page), ["标题", "甲|1", "乙|2", "丙|3", "完"]);
    }

    #[test]
    fn a_page_may_stand_amid_markdown() {
        let text = "# 标题\n\n填报单位：某局\n说明\n<p>甲\n乙</p>\n<table><tr><td>\n 1</td><td>2</td></tr></table>\n| 丙 | 3 |\n";
        assert!(is_html(text) && !is_html("见 <table> 一节\n甲 < 乙"));
        assert_eq!(lines(text), ["标题", "填报单位：某局", "说明", "甲 乙", "1|2", "丙|3"]);
    }

    #[test]
    fn pages_that_take_the_square_of_their_length_are_refused() {
        for page in ["<div>".repeat(6000), format!("<div {}>", "a=1 ".repeat(6000)), "&lt;".repeat(MOST_TAGS + 1)] {
            assert_eq!(read("x", &page).unwrap_err(), Message::TooMuchToRead { path: "x".into() });
        }
        assert!(read("x", &format!("<table>{}", "<tr><td>1<td>2".repeat(6000))).is_ok());
    }
}

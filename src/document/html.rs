//! Web pages: what a browser would show of them, tables with their spans.

use ego_tree::iter::Edge;
use scraper::{Html, Node};

use super::Block;
use super::flow::Flow;
use crate::model::Message;

/// Whether a text is a web page: one of its first tags is one that only pages have.
pub fn is_html(text: &str) -> bool {
    let head: String = text.chars().take(4096).collect::<String>().to_lowercase();
    let opens = head.trim_start().starts_with('<');
    opens && ["<html", "<!doctype html", "<body", "<table", "<div", "<p"].iter().any(|tag| head.contains(tag))
}

/// The paragraphs and tables of a page. Scripts, styles and what is not shown are left out.
pub fn read(text: &str) -> Result<Vec<Block>, Message> {
    let page = Html::parse_document(text);
    let mut flow = Flow::default();
    let mut hidden = 0usize;
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(text) if hidden == 0 => flow.text(&visible(text)),
                Node::Element(element) if is_hidden(element.name()) => hidden += 1,
                Node::Element(element) if hidden == 0 => open(&mut flow, element.name())?,
                _ => {}
            },
            Edge::Close(node) => {
                let Node::Element(element) = node.value() else { continue };
                if is_hidden(element.name()) {
                    hidden -= 1;
                } else if hidden == 0 {
                    let span = |name| element.attr(name).and_then(|value| value.trim().parse().ok()).unwrap_or(1);
                    close(&mut flow, element.name(), span("colspan"), span("rowspan"));
                }
            }
        }
    }
    flow.blocks()
}

fn is_hidden(name: &str) -> bool {
    matches!(name, "script" | "style" | "head" | "noscript" | "template" | "select")
}

fn open(flow: &mut Flow, name: &str) -> Result<(), Message> {
    match name {
        "table" => flow.open_table()?,
        "tr" => flow.open_row(),
        "td" | "th" => flow.open_cell(),
        "br" => flow.line_break(),
        name if is_block(name) => flow.paragraph(),
        _ => {}
    }
    Ok(())
}

fn close(flow: &mut Flow, name: &str, columns: usize, rows: usize) {
    match name {
        "table" => flow.close_table(),
        "td" | "th" => flow.close_cell(columns, rows),
        name if is_block(name) => flow.paragraph(),
        _ => {}
    }
}

fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 17] = [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "section",
        "article",
        "center",
        "caption",
        "blockquote",
        "pre",
    ];
    BLOCKS.contains(&name)
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
        read(page).unwrap().into_iter().flat_map(block).collect()
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
}

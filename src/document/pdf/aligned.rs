/*!
Tables without lines: columns by the gaps between them, where every row agrees.

A column is a stretch of the page that no gap crosses. Two values of a row in one column, or a column that hardly any row
fills, mean that the columns are not certain; nothing is guessed then. All pages are looked at together, since a column
that is blank on one of them could not be seen there.
*/

use super::word::{self, DISTANCE, Word};

/// The cells of a line: each with its column, and how many columns there are.
#[derive(Debug, PartialEq)]
pub struct Row {
    /// Column, counted from 0, and text.
    pub cells: Vec<(usize, String)>,
    /// Columns of the table; one for a line of text.
    pub columns: usize,
}

/// Captions above and below that are not set in the columns of the table.
const MOST_CAPTIONS: usize = 3;
/// Fewer rows are captions, not a table.
const FEWEST_ROWS: usize = 3;

/// A piece of a line with a distance to the next.
struct Piece {
    text: String,
    left: f64,
    right: f64,
    size: f64,
}

/// A line of text that belongs to no table.
pub fn text_row(line: &[Word]) -> Row {
    Row { cells: vec![(0, word::line_text(line))], columns: 1 }
}

/// Lines as rows of a table, with lines of text around it; none where there seems to be a table and its columns are not
/// certain.
pub fn rows(lines: &[&[Word]]) -> Option<Vec<Row>> {
    let pieces: Vec<Vec<Piece>> = lines.iter().map(|line| pieces(line)).collect();
    let wide: Vec<usize> = (0..lines.len()).filter(|line| pieces[*line].len() > 1).collect();
    let mut rows: Vec<Row> = lines.iter().map(|line| text_row(line)).collect();
    if wide.len() < FEWEST_ROWS {
        return Some(rows);
    }
    // Leave out as few captions as can be.
    let captions = (0..=MOST_CAPTIONS).flat_map(|above| (0..=MOST_CAPTIONS).map(move |below| (above, below)));
    let mut captions: Vec<(usize, usize)> = captions.collect();
    captions.sort_by_key(|(above, below)| above + below);
    captions.into_iter().find_map(|(above, below)| {
        let kept = wide.get(above..wide.len().checked_sub(below)?).filter(|kept| kept.len() >= FEWEST_ROWS)?;
        let within = kept[0]..kept[kept.len() - 1] + 1;
        let table = table(&pieces[within.clone()])?;
        // A line with as many pieces is a row of the table that does not fit.
        let is_row = |line: &usize| !within.contains(line) && pieces[*line].len() >= table[0].columns;
        if wide.iter().any(is_row) {
            return None;
        }
        rows.splice(within, table);
        Some(())
    })?;
    Some(rows)
}

fn pieces(line: &[Word]) -> Vec<Piece> {
    let near = |one: &Word, other: &Word| other.left - one.right < DISTANCE * one.size.min(other.size);
    let piece = |words: &[Word]| Piece {
        text: word::line_text(words),
        left: words[0].left,
        right: words[words.len() - 1].right,
        size: words[0].size,
    };
    line.chunk_by(near).map(piece).collect()
}

fn table(lines: &[Vec<Piece>]) -> Option<Vec<Row>> {
    let columns = columns(lines);
    let column = |piece: &Piece| columns.iter().position(|(_, right)| piece.left <= *right).unwrap_or(0);
    let mut full = 0;
    for line in lines.iter().filter(|line| line.len() > 1) {
        if line.windows(2).any(|two| column(&two[0]) == column(&two[1])) {
            return None;
        }
        full += usize::from(line.len() == columns.len());
    }
    let row = |line: &Vec<Piece>| Row {
        cells: line.iter().map(|piece| (column(piece), piece.text.clone())).collect(),
        columns: columns.len(),
    };
    // A head beside its values instead of above them would make a column more than any row fills.
    (full >= 2).then(|| lines.iter().map(row).collect())
}

/// Stretches that pieces cover, over all lines of more than one piece.
fn columns(lines: &[Vec<Piece>]) -> Vec<(f64, f64)> {
    let mut pieces: Vec<&Piece> = lines.iter().filter(|line| line.len() > 1).flatten().collect();
    pieces.sort_by(|one, other| one.left.total_cmp(&other.left));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for piece in pieces {
        match columns.last_mut() {
            Some((_, right)) if piece.left - *right < piece.size * 0.5 => *right = right.max(piece.right),
            _ => columns.push((piece.left, piece.right)),
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::super::word::{lines, tests::glyphs, words};
    use super::*;

    fn read(texts: &[(&str, f64, f64)]) -> Option<Vec<Vec<(usize, String)>>> {
        let glyphs: Vec<_> = texts.iter().flat_map(|(text, left, base)| glyphs(text, *left, *base, 10.0)).collect();
        let lines = lines(words(&glyphs));
        let lines: Vec<&[Word]> = lines.iter().map(Vec::as_slice).collect();
        Some(rows(&lines)?.into_iter().map(|row| row.cells).collect())
    }

    const TABLE: [(&str, f64, f64); 12] = [
        ("项目", 20.0, 20.0),
        ("预算数", 100.0, 20.0),
        ("决算数", 160.0, 20.0),
        ("三公经费", 20.0, 40.0),
        ("12.5", 105.0, 40.0),
        ("11", 170.0, 40.0),
        ("公务接待", 20.0, 60.0),
        ("7", 170.0, 60.0),
        ("公用经费", 20.0, 80.0),
        ("3", 170.0, 80.0),
        ("其中", 20.0, 100.0),
        ("4", 170.0, 100.0),
    ];

    fn row(cells: &[(usize, &str)]) -> Vec<(usize, String)> {
        cells.iter().map(|(column, text)| (*column, text.to_string())).collect()
    }

    #[test]
    fn a_blank_stays_in_its_column() {
        let mut texts = vec![("填报单位", 20.0, 5.0), ("单位：万元", 90.0, 5.0)];
        texts.extend(TABLE);
        let rows = read(&texts).unwrap();
        assert_eq!(rows[0], row(&[(0, "填报单位"), (1, "单位：万元")]));
        assert_eq!(rows[2], row(&[(0, "三公经费"), (1, "12.5"), (2, "11")]));
        assert_eq!(rows[3], row(&[(0, "公务接待"), (2, "7")]));
    }

    #[test]
    fn a_caption_across_the_columns_is_left_out() {
        let mut texts = vec![("填报单位：某局", 20.0, 5.0), ("单位：万元、年度：某年", 101.0, 5.0)];
        texts.extend(TABLE);
        let rows = read(&texts).unwrap();
        assert_eq!(rows[0], row(&[(0, "填报单位：某局  单位：万元、年度：某年")]));
        assert_eq!(rows[3], row(&[(0, "公务接待"), (2, "7")]));
    }

    #[test]
    fn values_between_two_heads_are_doubt() {
        // The values stand right of their own head, the first of them partly under the next one.
        let beside = |(text, left, base): (&'static str, f64, f64)| {
            (text, if base > 20.0 && left > 90.0 { left + 42.0 } else { left }, base)
        };
        assert_eq!(read(&TABLE.map(beside)), None);
    }

    #[test]
    fn two_captions_are_text() {
        let rows = read(&[("填报单位", 20.0, 5.0), ("单位：万元", 90.0, 5.0)]).unwrap();
        assert_eq!(rows, [row(&[(0, "填报单位  单位：万元")])]);
    }
}

/*!
What the labels above a column of a 汇总表 mean, in the words of the form definitions.

A path of labels, `三公经费 / 公务接待 / 2023年预算数`, names one figure or none: every label must be understood, the items
must lie inside one another, and item and measure must leave a single cell of the forms. There are no labels here; they
are those of `import/forms`.
*/

use crate::form::definition::{Block, Column, Definition, ValueKind};
use crate::form::label::YEAR;
use crate::model::{Item, Measure, Section};

/// One figure of the forms.
#[derive(Debug, Clone, Copy)]
pub enum Figure<'d> {
    /// 决算数 of an item: its outturn or, beside a later year, that of the year before.
    OutturnOfAYear(&'static Item),
    /// An amount of an item.
    Amount(&'static Item, Measure),
    /// A count, a rate or points of a section with one row a report.
    Field(Section, &'d Column),
}

/// Whether a label announces departments.
pub fn is_department_head(definitions: &[Definition], text: &str) -> bool {
    let of_blocks = definitions.iter().flat_map(|definition| &definition.blocks);
    let heads = of_blocks.filter(|block| matches!(block, Block::Department { .. })).flat_map(Block::heads);
    definitions.iter().flat_map(|definition| &definition.caption.department).chain(heads).any(|head| head == text)
}

/// Whether a label is of a row of sums.
pub fn is_total(text: &str) -> bool {
    ["合计", "总计", "小计"].iter().any(|word| text.ends_with(word))
}

/// Whether a label is of an item, a measure or a block; such labels make a head.
pub fn is_known(definitions: &[Definition], text: &str) -> bool {
    let bare = bare(text);
    !items(definitions, &bare).is_empty()
        || !columns(definitions, &bare).is_empty()
        || heads(definitions).any(|head| head == text)
}

/// The figure that a path of normalised labels names, the highest first.
pub fn figure<'d>(definitions: &'d [Definition], path: &[String]) -> Option<Figure<'d>> {
    let mut said = Path::default();
    for text in path {
        said.take(definitions, text)?;
    }
    match said.item()? {
        Some(candidates) => said.figure_of(&candidates),
        None => said.field(),
    }
}

/// A column of the forms, and its block.
type Known<'d> = (&'d Block, &'d Column);

/// What the labels of a path were taken for.
#[derive(Default)]
struct Path<'d> {
    items: Vec<Vec<&'static Item>>,
    columns: Vec<Known<'d>>,
    heads: Vec<&'d str>,
    stated: bool,
}

impl<'d> Path<'d> {
    /// Takes a label in; none where it is not understood, or is a second measure.
    fn take(&mut self, definitions: &'d [Definition], text: &str) -> Option<()> {
        let bare = bare(text);
        let (items, columns) = (items(definitions, &bare), columns(definitions, &bare));
        if !items.is_empty() {
            self.items.push(items);
        } else if !columns.is_empty() {
            return self.measure(columns);
        } else if let Some(head) = heads(definitions).find(|head| *head == text) {
            self.heads.push(head);
        } else if bare == "金额" {
            self.stated = true;
        } else if let Some((items, columns)) = both(definitions, &bare) {
            self.items.push(items);
            return self.measure(columns);
        } else if !(bare.is_empty() || is_total(&bare) && !self.items.is_empty()) {
            // A year of its own level says nothing of the measure; 小计 below an item is the item.
            return None;
        }
        Some(())
    }

    fn measure(&mut self, columns: Vec<Known<'d>>) -> Option<()> {
        if !self.columns.is_empty() || self.stated {
            return None;
        }
        self.columns = columns;
        Some(())
    }

    /// The items that the lowest label may mean; none inside where no label names one, none at all where the items do
    /// not lie inside one another.
    fn item(&self) -> Option<Option<Vec<&'static Item>>> {
        let Some((lowest, above)) = self.items.split_last() else { return Some(None) };
        let inside = |item: &&&'static Item| {
            above.iter().all(|labelled| labelled.iter().any(|outer| ancestors(item).any(|code| code == outer.code)))
        };
        let candidates: Vec<&'static Item> = lowest.iter().filter(inside).copied().collect();
        (!candidates.is_empty()).then_some(Some(candidates))
    }

    fn figure_of(&self, candidates: &[&'static Item]) -> Option<Figure<'d>> {
        if self.columns.is_empty() {
            // The one amount beside a line of a split needs no measure.
            let mut stated = candidates.iter().filter(|item| item.measures == [Measure::Stated]);
            return only(&mut stated).map(|item| Figure::Amount(item, Measure::Stated));
        }
        let mut amounts: Vec<(&'static Item, Measure)> = Vec::new();
        let mut fields: Vec<(Section, &'d Column)> = Vec::new();
        for (block, column) in &self.columns {
            let Block::Matrix { section, rows, .. } = block else { continue };
            for item in candidates {
                match Measure::of_column(&column.field) {
                    Some(measure) if item.column(measure).is_some() => amounts.push((item, measure)),
                    None if rows.iter().any(|row| row.item == item.code) => fields.push((*section, column)),
                    _ => {}
                }
            }
        }
        amounts.dedup_by_key(|(item, measure)| (item.code.as_str(), *measure));
        let outturns = [Measure::PriorOutturn, Measure::Outturn];
        match (amounts.as_slice(), fields.as_slice()) {
            ([(item, measure)], []) => Some(Figure::Amount(item, *measure)),
            ([(one, a), (other, b)], []) if one.code == other.code && outturns.contains(a) && outturns.contains(b) => {
                Some(Figure::OutturnOfAYear(one))
            }
            ([], [(section, column)]) => Some(Figure::Field(*section, column)),
            _ => None,
        }
    }

    /// A figure that belongs to no item: 编制数. A rate says what it is a rate of only below its block's label.
    fn field(&self) -> Option<Figure<'d>> {
        let mut fields = self.columns.iter().filter_map(|(block, column)| {
            let Block::Record { section, heads, .. } = block else { return None };
            let announced =
                column.value != ValueKind::Rate || self.heads.iter().any(|said| heads.iter().any(|h| h == said));
            announced.then_some(Figure::Field(*section, column))
        });
        only(&mut fields)
    }
}

/// The only element.
fn only<T>(all: &mut impl Iterator<Item = T>) -> Option<T> {
    all.next().filter(|_| all.next().is_none())
}

/// The code of an item and of those that it is part of.
fn ancestors(item: &'static Item) -> impl Iterator<Item = &'static str> {
    let parent = |item: &&'static Item| Item::of_code(item.part_of.as_deref()?);
    std::iter::successors(Some(item), parent).map(|item| item.code.as_str())
}

/// A label without its years.
fn bare(text: &str) -> String {
    text.replace(YEAR, "").replace("()", "")
}

fn blocks(definitions: &[Definition]) -> impl Iterator<Item = &Block> {
    definitions.iter().filter(|definition| definition.form.is_some()).flat_map(|definition| &definition.blocks)
}

/// The blocks with one row a report or item, whose columns may be figures of a summary.
fn tabled(definitions: &[Definition]) -> impl Iterator<Item = &Block> {
    blocks(definitions).filter(|block| match block {
        Block::Matrix { .. } => true,
        Block::Record { section, .. } => !section.has_rows(),
        _ => false,
    })
}

fn heads(definitions: &[Definition]) -> impl Iterator<Item = &str> {
    tabled(definitions).flat_map(Block::heads).map(String::as_str)
}

/// The rows of the forms that are items. The word for a sum is no item here: it may be a sum of anything.
fn rows(definitions: &[Definition]) -> impl Iterator<Item = (&str, &'static Item)> {
    let rows = blocks(definitions).filter_map(|block| match block {
        Block::Matrix { rows, pairs, .. } => Some(rows.iter().chain(pairs)),
        _ => None,
    });
    let labelled = rows.flatten().filter_map(|row| Some((&row.labels, Item::of_code(&row.item)?)));
    labelled
        .flat_map(|(labels, item)| labels.iter().map(move |label| (label.as_str(), item)))
        .filter(|(label, _)| !is_total(label))
}

/// The items that a label may mean.
fn items(definitions: &[Definition], text: &str) -> Vec<&'static Item> {
    let mut items: Vec<&Item> = Vec::new();
    for (_, item) in rows(definitions).filter(|(label, _)| *label == text) {
        if items.iter().all(|known| known.code != item.code) {
            items.push(item);
        }
    }
    items
}

/// The columns that a label may mean.
fn columns<'d>(definitions: &'d [Definition], text: &str) -> Vec<Known<'d>> {
    let all = tabled(definitions).flat_map(|block| block.columns().iter().map(move |column| (block, column)));
    all.filter(|(_, column)| column.labels.iter().any(|known| !text.is_empty() && bare(known) == text)).collect()
}

/// Items and columns of a label that bears both: `三公经费决算数`, `公务接待费(预算数)`. The longest item counts.
fn both<'d>(definitions: &'d [Definition], text: &str) -> Option<(Vec<&'static Item>, Vec<Known<'d>>)> {
    let mut inside: Vec<&str> =
        rows(definitions).map(|(label, _)| label).filter(|label| text.contains(label)).collect();
    inside.sort_by_key(|label| std::cmp::Reverse(label.len()));
    inside.into_iter().find_map(|label| {
        let rest = text.replacen(label, "", 1);
        let columns = columns(definitions, rest.trim_matches(|c| "()-_/:、的".contains(c)));
        (!columns.is_empty()).then(|| (items(definitions, label), columns))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::label;

    fn definitions() -> Vec<Definition> {
        ["base", "self"]
            .map(|name| {
                let path = format!("{}/import/forms/{name}.toml", env!("CARGO_MANIFEST_DIR"));
                Definition::parse(name, &std::fs::read_to_string(path).unwrap()).unwrap()
            })
            .into()
    }

    /// The figure in one word: `three_public outturn?`.
    fn read(path: &[&str]) -> Option<String> {
        let path: Vec<String> = path.iter().map(|text| label::normalise(text).text).collect();
        figure(&definitions(), &path).map(|figure| match figure {
            Figure::OutturnOfAYear(item) => format!("{} outturn?", item.code),
            Figure::Amount(item, measure) => format!("{} {}", item.code, measure.column()),
            Figure::Field(section, column) => format!("{} {}", section.table(), column.field),
        })
    }

    #[test]
    fn a_path_names_item_and_measure_in_one_label_or_in_several() {
        for (path, figure) in [
            (&["“三公”经费", "2022 年决算数"][..], "three_public outturn?"),
            (&["三公经费", "上年决算数"], "three_public prior_outturn"),
            (&["2023年三公经费预算数（万元）"], "three_public budget"),
            (&["经费控制情况", "三公经费", "其中：公务接待", "2023年", "决算数"], "three_public.reception outturn?"),
            (&["三公经费", "小计", "预算数"], "three_public budget"),
            (&["三公经费", "年初预算数"], "three_public budget"),
            (&["年度资金总额", "年初预算数"], "total initial_budget"),
            (&["年度资金总额", "全年执行数"], "total outturn"),
            (&["年度资金总额", "得分"], "self_fund score"),
            (&["项目支出", "决算数"], "project outturn?"),
            (&["项目支出"], "expenditure.project stated"),
            (&["政府性基金拨款", "金额"], "revenue.government_fund stated"),
            (&["2023年实有人数"], "base_staffing in_post"),
            (&["财政供养人员情况", "控制率"], "base_staffing declared_control_pct"),
        ] {
            assert_eq!(read(path).as_deref(), Some(figure), "{path:?}");
        }
    }

    #[test]
    fn a_path_with_a_doubt_names_nothing() {
        for path in [
            &["三公经费"][..],
            &["决算数"],
            &["控制率"],
            &["合计", "决算数"],
            &["三公经费", "增减率"],
            &["三公经费", "调整后预算数"],
            &["年度资金总额", "预算数"],
            &["项目支出", "公务接待", "决算数"],
            &["三公经费", "预算数", "决算数"],
            &["培训费", "决算数"],
        ] {
            assert_eq!(read(path), None, "{path:?}");
        }
    }
}

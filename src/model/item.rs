/*!
The standard items of the two forms and the measures printed beside them.

`import/items.csv` is the list; it comes into the program here and nowhere else.
*/

use std::sync::OnceLock;

use super::FormKind;

/// A standard item: one row of a form, such as 三公经费.
#[derive(Debug)]
pub struct Item {
    /// Code, a dotted path: `three_public.vehicle`.
    pub code: String,
    /// Label as the form prints it.
    pub label: String,
    /// English label.
    pub label_en: String,
    /// Code of the item that it is part of, if any.
    pub part_of: Option<String>,
    /// Whether it adds up to what it is part of together with its like; a line of which there are more does not.
    pub is_addend: bool,
    /// Form that prints it; none for `other`, which either may.
    pub form: Option<FormKind>,
    /// Columns printed for it; empty for items told apart by their own label.
    pub measures: Vec<Measure>,
}

/// What an amount of an item measures. The names are those of the tables' columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// 上年决算数: the outturn of the year before, as this form states it.
    PriorOutturn,
    /// 预算数
    Budget,
    /// 决算数, 全年执行数
    Outturn,
    /// 年初预算数
    InitialBudget,
    /// 调整后预算数
    AdjustedBudget,
    /// 金额: the one amount beside a line of a split.
    Stated,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Measure; 6] = [
        Measure::PriorOutturn,
        Measure::Budget,
        Measure::Outturn,
        Measure::InitialBudget,
        Measure::AdjustedBudget,
        Measure::Stated,
    ];

    /// Column name in the database.
    pub fn column(self) -> &'static str {
        match self {
            Measure::PriorOutturn => "prior_outturn",
            Measure::Budget => "budget",
            Measure::Outturn => "outturn",
            Measure::InitialBudget => "initial_budget",
            Measure::AdjustedBudget => "adjusted_budget",
            Measure::Stated => "stated",
        }
    }

    /// The measure of a column name.
    pub fn of_column(column: &str) -> Option<Measure> {
        Measure::ALL.into_iter().find(|measure| measure.column() == column)
    }
}

impl Item {
    /// Every item, in the order of the forms.
    pub fn all() -> &'static [Item] {
        static ITEMS: OnceLock<Vec<Item>> = OnceLock::new();
        ITEMS.get_or_init(read_items)
    }

    /// The item of a code.
    pub fn of_code(code: &str) -> Option<&'static Item> {
        Item::all().iter().find(|item| item.code == code)
    }

    /// The column of the item's own section that holds a measure, such as `three_public_vehicle_budget`; none where the
    /// standard form has no such cell.
    pub fn column(&self, measure: Measure) -> Option<String> {
        self.measures.contains(&measure).then(|| format!("{}_{}", self.code.replace('.', "_"), measure.column()))
    }
}

fn read_items() -> Vec<Item> {
    let mut reader = csv::Reader::from_reader(include_str!("../../import/items.csv").as_bytes());
    reader
        .records()
        .map(|record| {
            let record = record.expect("import/items.csv is well formed");
            let field = |index: usize| Some(record[index].to_string()).filter(|text| !text.is_empty());
            Item {
                code: record[0].to_string(),
                label: record[1].to_string(),
                label_en: record[2].to_string(),
                part_of: field(3),
                is_addend: &record[4] == "sum",
                form: field(5).map(|form| FormKind::of_name(&form).expect("a form of items.csv is known")),
                measures: record[6].split(' ').filter_map(Measure::of_column).collect(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_parents_are_items() {
        for (index, item) in Item::all().iter().enumerate() {
            assert!(Item::all()[..index].iter().all(|other| other.code != item.code), "{} stands twice", item.code);
            if let Some(parent) = &item.part_of {
                assert!(Item::of_code(parent).is_some(), "{} is part of the unknown {parent}", item.code);
            }
        }
    }

    #[test]
    fn a_column_is_the_code_and_the_measure() {
        let item = Item::of_code("three_public.vehicle").unwrap();
        assert_eq!(item.column(Measure::Budget).as_deref(), Some("three_public_vehicle_budget"));
        assert_eq!(item.column(Measure::Stated), None);
    }
}

/*!
How each rate and difference is computed, once each: what `trace` tells, what its help lists, what `--sources` follows.

Amounts are fen, heads whole, areas and points ten-thousandths; a percent is a whole number of hundredths. All of it is
exact, and rounded once, half away from zero.
*/

/// How the values of a formula are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The first less the second.
    Difference,
    /// The first by the second, in percent.
    Ratio,
    /// The first less the second, by the second, in percent.
    Growth,
    /// An amount by a number of heads.
    PerHead,
}

/// One formula.
#[derive(Debug)]
pub struct Formula {
    /// Word of `--measure`.
    pub name: &'static str,
    /// Column of named queries that shows it.
    pub column: &'static str,
    /// `中文 | English`.
    pub text: &'static str,
    /// How the values are put together.
    pub how: How,
    /// Item and measure of each value; the item that was asked for where it is empty.
    pub inputs: [(&'static str, &'static str); 2],
    /// The columns of the same row of a named query that show the values.
    pub columns: [&'static str; 2],
}

/// The measure that stands for the year before: what the form prints of it, else the outturn of last year's own report.
pub const PRIOR: &str = "prior";

/// Every formula.
pub const FORMULAS: &[Formula] = &[
    Formula {
        name: "change",
        column: "change",
        text: "增减额 = 决算数 − 上年决算数 | change = outturn - prior-year outturn",
        how: How::Difference,
        inputs: [("", "outturn"), ("", PRIOR)],
        columns: ["outturn", "prior_outturn"],
    },
    Formula {
        name: "change_pct",
        column: "change_pct",
        text: "增减率 =（决算数 − 上年决算数）÷ 上年决算数 | change rate = (outturn - prior-year outturn) / prior-year outturn",
        how: How::Growth,
        inputs: [("", "outturn"), ("", PRIOR)],
        columns: ["outturn", "prior_outturn"],
    },
    Formula {
        name: "control_pct",
        column: "control_pct",
        text: "控制率 = 决算数 ÷ 预算数 | control rate = outturn / budget",
        how: How::Ratio,
        inputs: [("", "outturn"), ("", "budget")],
        columns: ["outturn", "budget"],
    },
    Formula {
        name: "saving",
        column: "saving",
        text: "结余 = 预算数 − 决算数 | saving = budget - outturn",
        how: How::Difference,
        inputs: [("", "budget"), ("", "outturn")],
        columns: ["budget", "outturn"],
    },
    Formula {
        name: "over",
        column: "over",
        text: "超预算额 = 决算数 − 预算数 | over = outturn - budget",
        how: How::Difference,
        inputs: [("", "outturn"), ("", "budget")],
        columns: ["outturn", "budget"],
    },
    Formula {
        name: "execution_pct",
        column: "execution_pct",
        text: "执行率 = 全年执行数 ÷ 调整后预算数 | execution rate = executed / adjusted budget",
        how: How::Ratio,
        inputs: [("total", "outturn"), ("total", "adjusted_budget")],
        columns: ["executed", "budget"],
    },
    Formula {
        name: "adjustment_pct",
        column: "adjustment_pct",
        text: "预算调整率 =（调整后预算数 − 年初预算数）÷ 年初预算数 | adjustment rate = (adjusted budget - initial budget) / initial budget",
        how: How::Growth,
        inputs: [("total", "adjusted_budget"), ("total", "initial_budget")],
        columns: ["adjusted_budget", "initial_budget"],
    },
    Formula {
        name: "staff_control_pct",
        column: "control_pct",
        text: "在职人员控制率 = 实际在职人数 ÷ 编制数 | staffing control rate = staff in post / authorised posts",
        how: How::Ratio,
        inputs: [("staffing", "in_post"), ("staffing", "authorised")],
        columns: ["in_post", "authorised"],
    },
    Formula {
        name: "per_head",
        column: "per_head",
        text: "人均支出 = 决算数 ÷ 实际在职人数 | spending per head = outturn / staff in post",
        how: How::PerHead,
        inputs: [("", "outturn"), ("staffing", "in_post")],
        columns: ["outturn", "in_post"],
    },
    Formula {
        name: "area_control_pct",
        column: "area_control_pct",
        text: "规模控制率 = 实际规模 ÷ 批复规模 | area control rate = actual area / approved area",
        how: How::Ratio,
        inputs: [("building", "actual_area"), ("building", "approved_area")],
        columns: ["actual_area", "approved_area"],
    },
    Formula {
        name: "investment_control_pct",
        column: "investment_control_pct",
        text: "投资概算控制率 = 实际投资 ÷ 预算投资 | investment control rate = actual investment / budgeted investment",
        how: How::Ratio,
        inputs: [("building", "actual_investment"), ("building", "approved_investment")],
        columns: ["actual_investment", "approved_investment"],
    },
    Formula {
        name: "cross_form_gap",
        column: "difference",
        text: "两表差额 = 基础数据表项目支出决算数 − 自评表项目支出 | gap = project outturn of the base form - project expenditure of the self-evaluation form",
        how: How::Difference,
        inputs: [("project", "outturn"), ("expenditure.project", "stated")],
        columns: ["base_form", "self_form"],
    },
    Formula {
        name: "restatement",
        column: "difference",
        text: "前后差额 = 次年报表上年数 − 当年报表决算数 | restatement = prior-year column a year later - that year's own outturn",
        how: How::Difference,
        inputs: [("", PRIOR), ("", "outturn")],
        columns: ["later_report", "own_report"],
    },
];

/// Formulas that `--measure` takes: those whose values stand in the report of one year and the year before it.
pub fn traced() -> impl Iterator<Item = &'static Formula> {
    FORMULAS.iter().filter(|formula| formula.name != "restatement")
}

impl Formula {
    /// The formula of a word of `--measure`.
    pub fn of_name(name: &str) -> Option<&'static Formula> {
        traced().find(|formula| formula.name == name)
    }

    /// The formula behind a column of a named query that has such columns beside it.
    pub fn of_column(column: &str, beside: &[&str]) -> Option<&'static Formula> {
        FORMULAS
            .iter()
            .find(|formula| formula.column == column && formula.columns.iter().all(|other| beside.contains(other)))
    }

    /// Whether the result is a percent, in hundredths; else it is an amount in fen.
    pub fn is_percent(&self) -> bool {
        matches!(self.how, How::Ratio | How::Growth)
    }

    /// The result; none where a value is missing, or the base of a rate is not above zero.
    pub fn compute(&self, first: Option<i64>, second: Option<i64>) -> Option<i64> {
        let (first, second) = (i128::from(first?), i128::from(second?));
        let by = |amount: i128, scale: i128| (second > 0).then(|| rounded(amount * scale, second));
        let result = match self.how {
            How::Difference => Some(first - second),
            How::Ratio => by(first, 10_000),
            How::Growth => by(first - second, 10_000),
            How::PerHead => by(first, 1),
        };
        result.and_then(|result| i64::try_from(result).ok())
    }
}

/// A quotient by a positive number, half away from zero.
fn rounded(amount: i128, by: i128) -> i128 {
    let size = (amount.abs() * 2 + by) / (by * 2);
    if amount < 0 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn computed(name: &str, first: i64, second: i64) -> Option<i64> {
        Formula::of_name(name).unwrap().compute(Some(first), Some(second))
    }

    #[test]
    fn a_rate_is_rounded_half_away_from_zero_and_has_a_base_above_zero() {
        assert_eq!(computed("control_pct", 67_320_000, 80_300_000), Some(8384));
        // 0.0001 of 2 is 0.005 %.
        assert_eq!(computed("change_pct", 2_000_100, 2_000_000), Some(1));
        assert_eq!(computed("change_pct", 1_999_900, 2_000_000), Some(-1));
        assert_eq!(computed("change_pct", 5, 0), None);
        assert_eq!(computed("control_pct", 5, -1), None);
        assert_eq!(computed("per_head", 10, 4), Some(3));
        assert_eq!(computed("change", 3, 5), Some(-2));
        assert_eq!(FORMULAS[0].compute(None, Some(1)), None);
    }

    #[test]
    fn names_are_unique_and_texts_are_pairs() {
        for (index, formula) in FORMULAS.iter().enumerate() {
            assert!(formula.text.contains(" | "), "{}", formula.name);
            assert!(FORMULAS[..index].iter().all(|other| other.name != formula.name), "{}", formula.name);
        }
    }

    #[test]
    fn a_column_has_the_formula_of_the_columns_beside_it() {
        let name = |column, beside: &[&str]| Formula::of_column(column, beside).map(|formula| formula.name);
        assert_eq!(name("control_pct", &["outturn", "budget"]), Some("control_pct"));
        assert_eq!(name("control_pct", &["authorised", "in_post"]), Some("staff_control_pct"));
        assert_eq!(name("difference", &["base_form", "self_form"]), Some("cross_form_gap"));
        assert_eq!(name("change_pct", &["outturn"]), None);
    }
}

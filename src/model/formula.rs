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
    /// Item and measure of each value; the item that was asked for where it is empty; `UNASKED` where it is only a column.
    pub inputs: [(&'static str, &'static str); 2],
    /// The columns of the same row of a named query that show the values, or figures that its head names with `behind`.
    pub columns: [&'static str; 2],
}

/// The measure that stands for the year before: what the form prints of it, else the outturn of last year's own report.
pub const PRIOR: &str = "prior";

/// For formulas that `--measure` does not take: their values are sums, counts, or of other years.
const UNASKED: [(&str, &str); 2] = [("", ""), ("", "")];

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
        inputs: UNASKED,
        columns: ["later_report", "own_report"],
    },
    Formula {
        name: "growth",
        column: "growth",
        text: "预算比上年决算增减额 = 预算数 − 上年决算数 | growth of the budget = budget - prior-year outturn",
        how: How::Difference,
        inputs: [("", "budget"), ("", PRIOR)],
        columns: ["budget", "prior_outturn"],
    },
    Formula {
        name: "growth_pct",
        column: "growth_pct",
        text: "预算增长率 =（预算数 − 上年决算数）÷ 上年决算数 | growth rate of the budget = (budget - prior-year outturn) / prior-year outturn",
        how: How::Growth,
        inputs: [("", "budget"), ("", PRIOR)],
        columns: ["budget", "prior_outturn"],
    },
    Formula {
        name: "total_saving",
        column: "saving",
        text: "结余 = 调整后预算数 − 全年执行数 | saving = adjusted budget - executed",
        how: How::Difference,
        inputs: [("total", "adjusted_budget"), ("total", "outturn")],
        columns: ["budget", "executed"],
    },
    Formula {
        name: "scale_pct",
        column: "scale_pct",
        text: "倍率 = 调整后预算数 ÷ 年初预算数 | scale = adjusted budget / initial budget",
        how: How::Ratio,
        inputs: [("total", "adjusted_budget"), ("total", "initial_budget")],
        columns: ["adjusted_budget", "initial_budget"],
    },
    Formula {
        name: "outturn_to_initial_pct",
        column: "ratio_pct",
        text: "执行数与年初预算之比 = 全年执行数 ÷ 年初预算数 | outturn to initial budget = executed / initial budget",
        how: How::Ratio,
        inputs: [("total", "outturn"), ("total", "initial_budget")],
        columns: ["executed", "initial_budget"],
    },
    Formula {
        name: "reception_share_pct",
        column: "share_pct",
        text: "接待费占比 = 公务接待决算数 ÷ 三公经费决算数 | share of receptions = receptions / three public expenses",
        how: How::Ratio,
        inputs: [("three_public.reception", "outturn"), ("three_public", "outturn")],
        columns: ["reception", "three_public"],
    },
    Formula {
        name: "project_share_pct",
        column: "share_pct",
        text: "项目支出占比 = 项目支出 ÷ 全年执行数 | share of projects = project expenditure / executed",
        how: How::Ratio,
        inputs: [("expenditure.project", "stated"), ("total", "outturn")],
        columns: ["project", "total"],
    },
    Formula {
        name: "government_fund_share_pct",
        column: "share_pct",
        text: "政府性基金占比 = 政府性基金拨款 ÷ 各项来源合计 | share of government funds = government funds / all sources",
        how: How::Ratio,
        inputs: UNASKED,
        columns: ["government_fund", "total"],
    },
    Formula {
        name: "special_account_pct",
        column: "special_account_pct",
        text: "专户非税占比 = 专户管理的非税收入 ÷ 各项来源合计 | share of special-account revenue = special account / all sources",
        how: How::Ratio,
        inputs: UNASKED,
        columns: ["special_account", "total"],
    },
    Formula {
        name: "general_public_budget_pct",
        column: "general_public_budget_pct",
        text: "一般公共预算占比 = 一般公共预算拨款 ÷ 各项来源合计 | share of the general public budget = general public budget / all sources",
        how: How::Ratio,
        inputs: UNASKED,
        columns: ["general_public_budget", "total"],
    },
    Formula {
        name: "government_fund_pct",
        column: "government_fund_pct",
        text: "政府性基金占比 = 政府性基金拨款 ÷ 各项来源合计 | share of government funds = government funds / all sources",
        how: How::Ratio,
        inputs: UNASKED,
        columns: ["government_fund", "total"],
    },
    Formula {
        name: "other_pct",
        column: "other_pct",
        text: "其他资金占比 = 其他资金 ÷ 各项来源合计 | share of other funds = other funds / all sources",
        how: How::Ratio,
        inputs: UNASKED,
        columns: ["other", "total"],
    },
    Formula {
        name: "contribution_pct",
        column: "contribution_pct",
        text: "贡献率 = 增减额 ÷ 上年总额 | contribution = change / total of the year before",
        how: How::Ratio,
        inputs: UNASKED,
        columns: ["change", "total_before"],
    },
    Formula {
        name: "budget_change",
        column: "change",
        text: "预算增减额 = 预算数 − 上年预算数 | change of the budget = budget - prior-year budget",
        how: How::Difference,
        inputs: UNASKED,
        columns: ["budget", "prior_budget"],
    },
    Formula {
        name: "budget_change_pct",
        column: "change_pct",
        text: "预算变动率 =（预算数 − 上年预算数）÷ 上年预算数 | change rate of the budget = (budget - prior-year budget) / prior-year budget",
        how: How::Growth,
        inputs: UNASKED,
        columns: ["budget", "prior_budget"],
    },
    Formula {
        name: "rise",
        column: "change",
        text: "增减额 = 决算数 − 起点决算数 | change = outturn - outturn before the first rise",
        how: How::Difference,
        inputs: UNASKED,
        columns: ["outturn", "first_outturn"],
    },
    Formula {
        name: "rise_pct",
        column: "change_pct",
        text: "增减率 =（决算数 − 起点决算数）÷ 起点决算数 | change rate = (outturn - outturn before the first rise) / outturn before the first rise",
        how: How::Growth,
        inputs: UNASKED,
        columns: ["outturn", "first_outturn"],
    },
    Formula {
        name: "period_change",
        column: "change",
        text: "增减额 = 截止年度 − 起始年度 | change = last year - first year",
        how: How::Difference,
        inputs: UNASKED,
        columns: ["outturn_now", "outturn_before"],
    },
    Formula {
        name: "period_change_pct",
        column: "change_pct",
        text: "增减率 =（截止年度 − 起始年度）÷ 起始年度 | change rate = (last year - first year) / first year",
        how: How::Growth,
        inputs: UNASKED,
        columns: ["outturn_now", "outturn_before"],
    },
    Formula {
        name: "staff_change",
        column: "staff_change",
        text: "人员增减 = 截止年度在职人数 − 起始年度在职人数 | change of staff = staff in the last year - staff in the first year",
        how: How::Difference,
        inputs: UNASKED,
        columns: ["staff_now", "staff_before"],
    },
    Formula {
        name: "unlisted",
        column: "unlisted",
        text: "未列明额 = 公用经费决算数 − 其中各项合计 | not listed = operating funds - listed rows",
        how: How::Difference,
        inputs: UNASKED,
        columns: ["public_use", "listed"],
    },
    Formula {
        name: "unlisted_pct",
        column: "unlisted_pct",
        text: "未列明占比 = 未列明额 ÷ 公用经费决算数 | share not listed = not listed / operating funds",
        how: How::Ratio,
        inputs: UNASKED,
        columns: ["unlisted", "public_use"],
    },
    Formula {
        name: "vacant",
        column: "vacant",
        text: "空编数 = 编制数 − 实际在职人数 | posts unfilled = authorised posts - staff in post",
        how: How::Difference,
        inputs: UNASKED,
        columns: ["authorised", "in_post"],
    },
    Formula {
        name: "vacancy_pct",
        column: "vacancy_pct",
        text: "空编率 = 空编数 ÷ 编制数 | vacancy rate = posts unfilled / authorised posts",
        how: How::Ratio,
        inputs: UNASKED,
        columns: ["vacant", "authorised"],
    },
    Formula {
        name: "unmeasurable_pct",
        column: "unmeasurable_pct",
        text: "不可衡量占比 = 不可衡量的指标值 ÷ 指标数 | share unmeasurable = unmeasurable targets / indicators",
        how: How::Ratio,
        inputs: UNASKED,
        columns: ["unmeasurable", "indicators"],
    },
    Formula {
        name: "losing_pct",
        column: "losing_pct",
        text: "失分部门占比 = 失分部门数 ÷ 填报部门数 | share that lose points = departments that lose points / departments that have it",
        how: How::Ratio,
        inputs: UNASKED,
        columns: ["losing", "departments"],
    },
    Formula {
        name: "at_least_95_pct",
        column: "at_least_95_pct",
        text: "95 分及以上占比 = 95 分及以上 ÷ 部门数 | share of 95 or more = scored 95 or more / departments",
        how: How::Ratio,
        inputs: UNASKED,
        columns: ["at_least_95", "departments"],
    },
    Formula {
        name: "declared_gap",
        column: "difference",
        text: "差 = 填报 − 重算 | difference = declared - recomputed",
        how: How::Difference,
        inputs: UNASKED,
        columns: ["declared", "recomputed"],
    },
    Formula {
        name: "score_gap",
        column: "gap",
        text: "差 = 自评得分 − 重算得分 | gap = points the form gives - points recomputed",
        how: How::Difference,
        inputs: UNASKED,
        columns: ["printed", "recomputed"],
    },
];

/// Formulas that `--measure` takes: those whose values stand in the report of one year and the year before it.
pub fn traced() -> impl Iterator<Item = &'static Formula> {
    FORMULAS.iter().filter(|formula| formula.inputs != UNASKED)
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

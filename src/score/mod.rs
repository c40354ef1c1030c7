/*!
Scores: what an index table gives for what the forms say, rule by rule.

A [`Scheme`] is read from TOML and refused where it contradicts itself; a [`Reading`] is the exact fraction that a metric
found; [`award`] applies a [`Rule`] to it; [`letters`] does the same for the schemes that give letters over three years.
What only a person can judge comes from [`Judgement`]s and is never made up here.

Points, weights and thresholds are [`Number`]s: exact ten-thousandths. Not here: where the figures come from (`query`),
which files schemes lie in, and how the answer is shown (`command`).
*/

pub mod award;
pub mod band;
pub mod judgement;
pub mod letters;
pub mod number;
pub mod reading;
pub mod scheme;
mod source;

pub use award::{Award, Why, award};
pub use band::{Band, Grade};
pub use judgement::Judgement;
pub use number::Number;
pub use reading::Reading;
pub use scheme::{Provenance, Rounding, Rule, RuleKind, Scheme};

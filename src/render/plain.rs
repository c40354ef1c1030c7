//! Values for programs: the shortest decimal that means the same number, never an exponent, the same in any language.

use crate::query::Value;

/// The value as text; nothing where it is missing.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => decimal(*number),
        Value::Text(text) => text.clone(),
    }
}

/// The shortest decimal that reads back as this number: `80.3`, `100`, and `0` for a negative zero.
pub fn decimal(number: f64) -> String {
    if number == 0.0 { "0".to_string() } else { number.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_real_is_its_shortest_decimal_without_exponent() {
        for (number, expected) in [
            (0.1, "0.1"),
            (100.0, "100"),
            (80.3, "80.3"),
            (-0.05, "-0.05"),
            (-0.0, "0"),
            (0.000001, "0.000001"),
            (9_999_999_999.999_998, "9999999999.999998"),
            (1e21, "1000000000000000000000"),
        ] {
            assert_eq!(decimal(number), expected);
        }
    }
}

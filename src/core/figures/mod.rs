//! Casualty figures out of Arabic phrases.

mod digits;
mod number;
mod numerals;
#[cfg(test)]
mod tests;
mod tokens;

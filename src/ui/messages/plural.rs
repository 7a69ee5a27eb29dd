//! Numbers in sentences.

use super::Language;

/// One sentence for each plural class of Unicode's CLDR; `{}` stands for the
/// number. A class that a language does not have repeats `other`.
#[derive(Clone, Copy, Debug)]
pub struct Forms {
    /// None.
    pub zero: &'static str,
    /// One.
    pub one: &'static str,
    /// Two.
    pub two: &'static str,
    /// Arabic: 3–10, 103–110 …
    pub few: &'static str,
    /// Arabic: 11–99, 111–199 …
    pub many: &'static str,
    /// All the rest.
    pub other: &'static str,
}

impl Forms {
    /// The sentence for `n`, with the number in it.
    #[must_use]
    pub fn of(&self, language: Language, n: usize) -> String {
        let form = match (language, n, n % 100) {
            (_, 0, _) => self.zero,
            (_, 1, _) => self.one,
            (Language::Ar, 2, _) => self.two,
            (Language::Ar, _, 3..=10) => self.few,
            (Language::Ar, _, 11..=99) => self.many,
            _ => self.other,
        };
        form.replace("{}", &figure(n))
    }
}

/// A figure as the reports write them, 0–9, grouped by thousands.
#[must_use]
pub fn figure(n: usize) -> String {
    grouped(&n.to_string())
}

/// The same for a count of people, which may need more room.
#[must_use]
pub fn people(n: u64) -> String {
    grouped(&n.to_string())
}

fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

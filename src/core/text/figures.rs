//! Figures in the text: they run left to right wherever they stand.

use super::{CodePoint, Text, TextRange};

/// No figure is longer than this many digits.
const LONGEST: usize = 24;

impl Text {
    /// The digits around an offset, of every script; empty where it touches none.
    #[must_use]
    pub fn figure_at(&self, at: CodePoint) -> TextRange {
        let part = |from: usize, to: usize| {
            let range = TextRange::between(CodePoint(from), self.len().min(CodePoint(to)));
            self.slice(range).unwrap_or_default().chars()
        };
        let digits = |chars: &mut dyn Iterator<Item = char>| chars.take_while(|c| c.is_numeric()).count();
        let back = digits(&mut part(at.0.saturating_sub(LONGEST), at.0).rev());
        let on = digits(&mut part(at.0, at.0.saturating_add(LONGEST)));
        TextRange::between(CodePoint(at.0.saturating_sub(back)), CodePoint(at.0.saturating_add(on)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_found_from_any_of_their_edges() {
        let check = |text: &str, at: usize, expected: &str| {
            let text = Text::new(text);
            assert_eq!(text.slice(text.figure_at(CodePoint(at))), Some(expected), "{at}");
        };
        for at in 4..=6 {
            check("قتل 82 عنصراً", at, "82");
        }
        check("قتل 82 عنصراً", 3, "");
        check("قتل 82 عنصراً", 7, "");
        check("و٢٤", 1, "٢٤");
        check("82", 0, "82");
        check("82", 2, "82");
        check("", 0, "");
        check("1,250", 2, "250");
        check(&"9".repeat(60), 30, &"9".repeat(48));
    }
}

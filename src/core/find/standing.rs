//! What a hit has to do with the spans that are there.

use crate::core::model::{LabelId, Span, Spans};
use crate::core::text::TextRange;

/// Whether words are tagged already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No span is in the way.
    Free,
    /// The very words have the very label.
    Tagged,
    /// The very words have this label, or words around or among them have the
    /// label that they were to get: a person should look.
    Near(LabelId),
}

/// What words, a range of code points, have to do with the spans of their
/// report, if they were to get this label.
#[must_use]
pub fn standing(spans: &Spans, range: TextRange, label: &LabelId) -> Standing {
    let same = |span: &&Span| span.pieces() == [range];
    let mut near = None;
    for span in spans.touching(range) {
        if span.label == *label && same(&span) {
            return Standing::Tagged;
        }
        let overlaps = span.pieces().iter().any(|piece| piece.overlaps(range));
        if same(&span) || near.is_none() && overlaps && span.label == *label {
            near = Some(span.label.clone());
        }
    }
    near.map_or(Standing::Free, Standing::Near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::notation::{parse, span};
    use crate::core::text::CodePoint;

    #[test]
    fn words_that_are_tagged_already_are_told_apart() {
        let near = |label: &str| Standing::Near(LabelId::new(label));
        for (marked, expected) in [
            ("في حلب", Standing::Free),
            ("في ⟦حلب|place⟧", Standing::Tagged),
            ("في ⟦حلب|actor⟧", near("actor")),
            ("⟦في حلب|place⟧", near("place")),
            ("⟦في حلب|claim⟧", Standing::Free),
            ("⟦في حلب|place⟧".replace("حلب", "⟦حلب|place⟧").as_str(), Standing::Tagged),
            ("⟦في حلب|place⟧".replace("حلب", "⟦حلب|actor⟧").as_str(), near("actor")),
            ("في ح⟦ل|place⟧ب", near("place")),
            ("⟦في|place⟧ حلب", Standing::Free),
        ] {
            let spans: Spans = parse(marked).1.into_iter().collect();
            let range = TextRange::between(CodePoint(3), CodePoint(6));
            assert_eq!(standing(&spans, range, &LabelId::new("place")), expected, "{marked}");
        }
        let around = span(1, "place", 0, 9).on(vec![
            TextRange::between(CodePoint(0), CodePoint(2)),
            TextRange::between(CodePoint(7), CodePoint(9)),
        ]);
        let spans: Spans = around.into_iter().collect();
        let gap = TextRange::between(CodePoint(3), CodePoint(6));
        assert_eq!(standing(&spans, gap, &LabelId::new("place")), Standing::Free);
    }
}

//! What a format could not carry.

/// A kind of thing that a format could not carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// Spans that overlap others, of which one could stay.
    Overlapping,
    /// Discontinuous spans, written as one from the first of their pieces to the last.
    Pieces,
    /// Spans that begin or end inside a token, widened to whole tokens.
    Widened,
    /// Spans cut at line ends.
    Lines,
    /// Relations.
    Relation,
    /// Attributes of spans and relations.
    Attribute,
    /// Notes on spans, relations and reports.
    Note,
    /// Who annotated, and whether it is gold or done.
    Annotator,
    /// Title, language, source and date of a report.
    Details,
    /// Names of labels, relation types and attributes that had to be respelled.
    Name,
    /// Annotations that were kept aside because they fit nowhere.
    Aside,
    /// Reports on which nobody worked, left out of what models learn from.
    Unannotated,
}

impl Loss {
    /// All.
    pub const ALL: [Self; 12] = [
        Self::Overlapping,
        Self::Pieces,
        Self::Widened,
        Self::Lines,
        Self::Relation,
        Self::Attribute,
        Self::Note,
        Self::Annotator,
        Self::Details,
        Self::Name,
        Self::Aside,
        Self::Unannotated,
    ];

    /// A word for programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Overlapping => "overlapping_spans",
            Self::Pieces => "discontinuous_spans",
            Self::Widened => "spans_inside_tokens",
            Self::Lines => "spans_over_lines",
            Self::Relation => "relations",
            Self::Attribute => "attributes",
            Self::Note => "notes",
            Self::Annotator => "annotators",
            Self::Details => "report_details",
            Self::Name => "names",
            Self::Aside => "set_aside",
            Self::Unannotated => "reports_without_work",
        }
    }
}

/// How much of each kind was lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses([usize; Loss::ALL.len()]);

impl Losses {
    /// Counts one.
    pub fn count(&mut self, loss: Loss) {
        self.add(loss, 1);
    }

    /// Counts some.
    pub fn add(&mut self, loss: Loss, many: usize) {
        let slots = Loss::ALL.iter().zip(&mut self.0);
        for (_, slot) in slots.filter(|(one, _)| **one == loss) {
            *slot = slot.saturating_add(many);
        }
    }

    /// How many there are of this kind.
    #[must_use]
    pub fn of(&self, loss: Loss) -> usize {
        self.iter().find(|(one, _)| *one == loss).map_or(0, |(_, many)| many)
    }

    /// How many there are of each kind that there are any of.
    pub fn iter(&self) -> impl Iterator<Item = (Loss, usize)> {
        Loss::ALL.into_iter().zip(self.0).filter(|(_, many)| *many > 0)
    }

    /// Counts all of these, too.
    pub fn append(&mut self, other: &Self) {
        other.iter().for_each(|(loss, many)| self.add(loss, many));
    }
}

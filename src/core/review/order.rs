//! Which items a reviewer sees, and in which order.

use std::cmp::Reverse;

use super::{Comparison, Item, Kind, Side, Standing, Subject, labels};
use crate::core::model::{LabelId, LayerId};

/// What a reviewer wants to see; nothing chosen is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Items that differ in this.
    pub kind: Option<Kind>,
    /// Items of which a version has this label.
    pub label: Option<LabelId>,
    /// Items in which this layer is not in the largest camp.
    pub layer: Option<LayerId>,
    /// Only what is not decided.
    pub open: bool,
    /// What all agree on, too.
    pub agreed: bool,
}

impl Wanted {
    /// Whether it lets an item through.
    #[must_use]
    pub fn takes(&self, comparison: &Comparison, item: &Item, sides: &[Side<'_>], decided: bool) -> bool {
        let side = |layer: LayerId| comparison.sides.iter().position(|one| *one == layer);
        let dissents = |layer: &LayerId| {
            side(*layer).is_some_and(|side| !item.camps.first().is_some_and(|camp| camp.contains(&side)))
        };
        (self.agreed || !item.is_agreed())
            && !(self.open && decided)
            && self.kind.is_none_or(|kind| item.differs.contains(&kind))
            && self.label.as_ref().is_none_or(|label| labels(item, sides).contains(label))
            && self.layer.as_ref().is_none_or(dissents)
    }
}

/// What comes first: what is open, words before the links that join them, the
/// more disputed.
pub type Rank = (bool, bool, Reverse<usize>);

/// Where an item stands among others.
#[must_use]
pub fn rank(item: &Item, decided: bool) -> Rank {
    (decided, item.subject != Subject::Span, Reverse(item.dispute()))
}

/// The places of the wanted items by their [`rank`], then as they stand in the text.
#[must_use]
pub fn most_disputed_first(
    comparison: &Comparison,
    sides: &[Side<'_>],
    standing: &Standing,
    wanted: &Wanted,
) -> Vec<usize> {
    let item = |at: &usize| comparison.items.get(*at);
    let takes = |at: &usize| {
        item(at).is_some_and(|item| wanted.takes(comparison, item, sides, standing.is_decided(*at)))
    };
    let mut places: Vec<usize> = (0..comparison.items.len()).filter(takes).collect();
    places.sort_by_cached_key(|at| {
        item(at).map(|item| (rank(item, standing.is_decided(*at)), item.range.start(), *at))
    });
    places
}

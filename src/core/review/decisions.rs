//! Which decision is about which item.
//!
//! In words: a decision applies to an item if the annotations that it was made
//! on are the item's and none of them was changed since. Annotations that have
//! joined the item in the meantime do not disturb it if they say what the gold
//! layer says. All other decisions no longer apply: they are listed, and what
//! they put into the gold layer stays until a person looks at it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Comparison, Item, Side, Subject, same_span, same_values};
use crate::core::model::{AnnotationId, Decision, Sheet, Verdict, Version};

/// How far an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is decided.
    Open,
    /// It is decided, by the decision with this id.
    Decided(AnnotationId, Verdict),
}

/// What the gold layer says about a comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// For each item how far it is.
    pub outcomes: Vec<Outcome>,
    /// The decisions that no longer apply, in the order in which they were made.
    pub stale: Vec<AnnotationId>,
}

impl Standing {
    /// Of a comparison, by the work of the gold layer on the same report.
    #[must_use]
    pub fn of(comparison: &Comparison, sides: &[Side<'_>], gold: &Sheet) -> Self {
        // A decision applies only where the first of its annotations is: no item has to
        // be held against every decision.
        let mut by_first: BTreeMap<Version, Vec<&Decision>> = BTreeMap::new();
        for decision in gold.decisions.values() {
            if let Some(first) = decision.about.first() {
                by_first.entry(*first).or_default().push(decision);
            }
        }
        let mut applied = BTreeSet::new();
        let mut outcome = |item: &Item| {
            let about = comparison.about(item, sides);
            let candidates = about.iter().filter_map(|version| by_first.get(version)).flatten();
            let fits = |decision: &&&Decision| applies(decision, item, &about, sides, gold);
            // None is about two items: the annotations of one are in no other.
            let found = candidates.filter(fits).min_by_key(|decision| decision.id)?;
            applied.insert(found.id);
            Some(Outcome::Decided(found.id, found.verdict))
        };
        let outcomes: Vec<_> =
            comparison.items.iter().map(|item| outcome(item).unwrap_or(Outcome::Open)).collect();
        let mut stale: Vec<&Decision> =
            gold.decisions.values().filter(|decision| !applied.contains(&decision.id)).collect();
        stale.sort_by(|a, b| a.made.at.cmp(&b.made.at));
        Self { outcomes, stale: stale.into_iter().map(|decision| decision.id).collect() }
    }

    /// Whether an item is decided.
    #[must_use]
    pub fn is_decided(&self, at: usize) -> bool {
        matches!(self.outcomes.get(at), Some(Outcome::Decided(..)))
    }

    /// The decision about an item.
    #[must_use]
    pub fn decision<'a>(&self, at: usize, gold: &'a Sheet) -> Option<&'a Decision> {
        match self.outcomes.get(at)? {
            Outcome::Decided(id, _) => gold.decisions.get(id),
            Outcome::Open => None,
        }
    }
}

fn applies(decision: &Decision, item: &Item, about: &[Version], sides: &[Side<'_>], gold: &Sheet) -> bool {
    let known = |version: &Version| decision.about.binary_search(version).is_ok();
    decision.about.iter().all(|version| about.binary_search(version).is_ok())
        && about.iter().filter(|version| !known(version)).all(|new| agrees(*new, item, decision, sides, gold))
}

/// Whether an annotation that came later says what the gold layer says.
fn agrees(new: Version, item: &Item, decision: &Decision, sides: &[Side<'_>], gold: &Sheet) -> bool {
    let Some(side) = sides.iter().find(|side| side.layer.id == new.layer) else { return false };
    let Some(id) = decision.gold else { return false };
    match item.subject {
        Subject::Span => {
            side.sheet.spans.get(new.id).zip(gold.spans.get(id)).is_some_and(|(a, b)| same_span(a, b))
        }
        Subject::Relation(..) => {
            let both = side.sheet.relations.get(&new.id).zip(gold.relations.get(&id));
            both.is_some_and(|(a, b)| a.kind == b.kind && same_values(&a.attributes, &b.attributes))
        }
    }
}

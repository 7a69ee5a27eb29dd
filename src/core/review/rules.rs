//! What a decision puts into the gold layer: for one item as a person says, or
//! for many by a rule.

use super::{Comparison, Item, Side, Standing, Subject, present};
use crate::core::edit::{Put, Ruling};
use crate::core::model::{AnnotationId, Decision, LayerId, Relation, Rule, Sheet, Span, Taken, Verdict};

/// Which items a rule decides, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeRule {
    /// What all have alike.
    Unanimous,
    /// What more than half have alike.
    Majority,
    /// What at least so many have alike, and no other camp as many.
    AtLeast(usize),
    /// What this annotator has, as they have it.
    As(LayerId),
}

/// Why an item can't be decided yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotYet {
    /// Of a relation, one of its ends has no span in the gold layer.
    EndOpen,
    /// There is no such version.
    Nothing,
}

/// What is needed to decide about items of one report.
pub struct Bench<'a> {
    /// The items.
    pub comparison: &'a Comparison,
    /// The layers that they come from.
    pub sides: &'a [Side<'a>],
    /// How far they are.
    pub standing: &'a Standing,
    /// The work of the gold layer.
    pub gold: &'a Sheet,
}

impl Bench<'_> {
    fn ruling(&self, at: usize, verdict: Verdict, reason: String, new: AnnotationId) -> Option<Ruling> {
        let item = self.comparison.items.get(at)?;
        let former = self.standing.decision(at, self.gold);
        let about = self.comparison.about(item, self.sides);
        Some(Ruling { id: former.map_or(new, |former| former.id), about, verdict, reason, puts: None })
    }

    /// The span that the gold layer has for an item, or is about to have.
    fn gold_of(&self, at: usize, coming: &[(usize, Ruling)]) -> Option<AnnotationId> {
        let new = coming.iter().find(|(item, _)| *item == at).map(|(_, ruling)| ruling);
        match new {
            Some(ruling) => ruling.puts.as_ref().map(Put::id),
            None => {
                let id = self.standing.decision(at, self.gold)?.gold?;
                self.gold.spans.get(id).map(|span| span.id)
            }
        }
    }

    fn put(
        &self,
        at: usize,
        side: usize,
        taken: Taken,
        new: AnnotationId,
        coming: &[(usize, Ruling)],
    ) -> Result<Put, NotYet> {
        let item = self.comparison.items.get(at).ok_or(NotYet::Nothing)?;
        let id = item.versions.get(side).copied().flatten().ok_or(NotYet::Nothing)?;
        let sheet = self.sides.get(side).ok_or(NotYet::Nothing)?.sheet;
        // What was put in once keeps its id, and with it what hangs on it.
        let former = self.standing.decision(at, self.gold).and_then(|former: &Decision| former.gold);
        let new = former.unwrap_or(new);
        match item.subject {
            Subject::Span => {
                let span = sheet.spans.get(id).ok_or(NotYet::Nothing)?.clone();
                Ok(Put::Span(Box::new(Span { id: new, ..span }), taken))
            }
            Subject::Relation(from, to) => {
                let relation = sheet.relations.get(&id).ok_or(NotYet::Nothing)?.clone();
                let end = |at| self.gold_of(at, coming).ok_or(NotYet::EndOpen);
                let (mut from, mut to) = (end(from)?, end(to)?);
                if self.is_turned(item, side, &relation) {
                    (from, to) = (to, from);
                }
                Ok(Put::Relation(Box::new(Relation { id: new, from, to, ..relation }), taken))
            }
        }
    }

    /// Whether a side drew a link from the other end, where that says the same.
    fn is_turned(&self, item: &Item, side: usize, relation: &Relation) -> bool {
        let Subject::Relation(from, _) = item.subject else { return false };
        let start =
            self.comparison.items.get(from).and_then(|item| item.versions.get(side).copied().flatten());
        start != Some(relation.from)
    }

    fn taken(&self, by: Rule, camp: &[usize]) -> Taken {
        let layer = |side: &usize| self.comparison.sides.get(*side).copied();
        Taken { by, from: camp.iter().filter_map(layer).collect(), edited: false }
    }
}

/// Takes the version of one side. `new` are an id for the decision and one for
/// what it puts in.
///
/// # Errors
/// [`NotYet`].
pub fn accept(
    bench: &Bench<'_>,
    at: usize,
    side: usize,
    reason: String,
    new: [AnnotationId; 2],
) -> Result<Ruling, NotYet> {
    let item = bench.comparison.items.get(at).ok_or(NotYet::Nothing)?;
    let camp = item.camps.iter().find(|camp| camp.contains(&side)).ok_or(NotYet::Nothing)?;
    let by = if item.is_agreed() { Rule::Unanimous } else { Rule::One };
    let puts = bench.put(at, side, bench.taken(by, camp), new[1], &[])?;
    let ruling = bench.ruling(at, Verdict::Accepted, reason, new[0]).ok_or(NotYet::Nothing)?;
    Ok(Ruling { puts: Some(puts), ..ruling })
}

/// Says that nothing of an item is right. `new` is an id for the decision.
///
/// # Errors
/// [`NotYet::Nothing`] where there is no such item.
pub fn reject(bench: &Bench<'_>, at: usize, reason: String, new: AnnotationId) -> Result<Ruling, NotYet> {
    bench.ruling(at, Verdict::Rejected, reason, new).ok_or(NotYet::Nothing)
}

/// What a rule decides of these items, given by their places; what is decided
/// already stays. Links come after the words that they join.
#[must_use]
pub fn merge(
    bench: &Bench<'_>,
    items: &[usize],
    rule: MergeRule,
    new_id: &mut dyn FnMut() -> AnnotationId,
) -> Vec<Ruling> {
    let mut made: Vec<(usize, Ruling)> = Vec::new();
    let mut places: Vec<usize> = items.to_vec();
    places.sort_unstable();
    for at in places {
        let Some(item) = bench.comparison.items.get(at) else { continue };
        if bench.standing.is_decided(at) {
            continue;
        }
        let Some((side, by)) = chosen(bench.comparison, item, rule) else { continue };
        let camp = item.camps.iter().find(|camp| camp.contains(&side)).cloned().unwrap_or_default();
        let Ok(puts) = bench.put(at, side, bench.taken(by, &camp), new_id(), &made) else { continue };
        if let Some(ruling) = bench.ruling(at, Verdict::Merged, String::new(), new_id()) {
            made.push((at, Ruling { puts: Some(puts), ..ruling }));
        }
    }
    made.into_iter().map(|(_, ruling)| ruling).collect()
}

/// The side whose version a rule takes, and what the rule is called in files.
fn chosen(comparison: &Comparison, item: &Item, rule: MergeRule) -> Option<(usize, Rule)> {
    let size = |n: usize| item.camps.get(n).map_or(0, Vec::len);
    let largest = item.camps.first()?.first().copied()?;
    let by = if item.is_agreed() { Rule::Unanimous } else { Rule::Majority };
    match rule {
        MergeRule::Unanimous => item.is_agreed().then_some((largest, by)),
        MergeRule::Majority => (2 * size(0) > item.versions.len()).then_some((largest, by)),
        MergeRule::AtLeast(least) => {
            let by = if item.is_agreed() { Rule::Unanimous } else { Rule::Threshold };
            (size(0) >= least && size(0) > size(1)).then_some((largest, by))
        }
        MergeRule::As(layer) => {
            let by = if item.is_agreed() { Rule::Unanimous } else { Rule::One };
            let side = comparison.sides.iter().position(|one| *one == layer)?;
            present(&item.versions).any(|(one, _)| one == side).then_some((side, by))
        }
    }
}

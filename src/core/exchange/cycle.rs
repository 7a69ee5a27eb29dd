//! Links that lead back to where they began: A is part of B, which is part of A.
//!
//! Only types that have a direction and may join a label with itself can do that.
//! No such link is taken out: which one is wrong only a person can say.

use std::collections::{BTreeMap, BTreeSet};

use crate::core::model::{AnnotationId, Relation, RelationKind, Report, ReportId, Schema, Spans};

/// Spans each of which is linked to the next, and the last to the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// Their report.
    pub report: ReportId,
    /// The type of the links.
    pub kind: RelationKind,
    /// Their words, in the order of the links.
    pub quotes: Vec<String>,
}

/// The circles in the work on one report: at least one for each set of spans that
/// lead to one another, and none twice.
pub(super) fn cycles(
    report: &Report,
    schema: &Schema,
    spans: &Spans,
    relations: &BTreeMap<AnnotationId, Relation>,
) -> Vec<Cycle> {
    let mut found = Vec::new();
    for kind in schema.relations.iter().filter(|kind| !kind.symmetric) {
        if !kind.ends.iter().any(|(from, to)| from == to) {
            continue;
        }
        let mut next: BTreeMap<AnnotationId, BTreeSet<AnnotationId>> = BTreeMap::new();
        for relation in relations.values().filter(|one| one.kind == kind.id) {
            next.entry(relation.from).or_default().insert(relation.to);
        }
        let quote = |id: &AnnotationId| {
            let words = spans.get(*id).and_then(|span| report.text.slice(span.range));
            words.unwrap_or_default().to_owned()
        };
        found.extend(circles(&next).iter().map(|circle| Cycle {
            report: report.id.clone(),
            kind: kind.id.clone(),
            quotes: circle.iter().map(quote).collect(),
        }));
    }
    found
}

/// The circles that a walk along all links meets. It remembers the way by itself:
/// a file may lead further than a stack of calls is deep.
fn circles(next: &BTreeMap<AnnotationId, BTreeSet<AnnotationId>>) -> Vec<Vec<AnnotationId>> {
    let none = BTreeSet::new();
    let mut circles = Vec::new();
    let mut done = BTreeSet::new();
    for start in next.keys() {
        let mut way: Vec<(AnnotationId, std::collections::btree_set::Iter<'_, AnnotationId>)> = Vec::new();
        let mut on_way = BTreeMap::new();
        let mut step = (!done.contains(start)).then_some(*start);
        loop {
            if let Some(id) = step.take() {
                on_way.insert(id, way.len());
                way.push((id, next.get(&id).unwrap_or(&none).iter()));
            }
            let Some((id, links)) = way.last_mut() else { break };
            match links.next() {
                None => {
                    done.insert(*id);
                    on_way.remove(id);
                    way.pop();
                }
                Some(to) if on_way.contains_key(to) => {
                    let from = on_way.get(to).copied().unwrap_or_default();
                    circles.push(way.iter().skip(from).map(|(id, _)| *id).collect());
                }
                Some(to) if done.contains(to) => {}
                Some(to) => step = Some(*to),
            }
        }
    }
    circles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::notation::{self, id, stamp};

    /// Links by the numbers of their ends.
    fn check(marked: &str, kind: &str, links: &[(u128, u128)], expected: &[&str]) {
        let project = notation::project(marked);
        let relation = |(n, (from, to)): (usize, &(u128, u128))| {
            let relation = Relation {
                id: id(100 + n as u128),
                kind: RelationKind::new(kind),
                from: id(*from),
                to: id(*to),
                attributes: BTreeMap::new(),
                note: String::new(),
                provenance: crate::core::model::Provenance::human(&stamp()),
            };
            (relation.id, relation)
        };
        let relations = links.iter().enumerate().map(relation).collect();
        let spans = &project.sheet(&ReportId::new("r")).unwrap().spans;
        let found = cycles(&project.reports[0], &project.schema, spans, &relations);
        assert_eq!(found.iter().map(|one| one.quotes.join(" ← ")).collect::<Vec<_>>(), expected);
        assert!(found.iter().all(|one| one.kind.as_str() == kind));
    }

    const FOUR: &str = "⟦أ|casualty⟧ ⟦ب|casualty⟧ ⟦ج|casualty⟧ ⟦د|casualty⟧";

    #[test]
    fn circles_are_found() {
        check(FOUR, "subset_of", &[(1, 2), (2, 1)], &["أ ← ب"]);
        check(FOUR, "subset_of", &[(4, 2), (2, 3), (3, 4), (1, 2)], &["ب ← ج ← د"]);
        check(FOUR, "subset_of", &[(1, 2), (2, 1), (3, 4), (4, 3)], &["أ ← ب", "ج ← د"]);
        check("⟦حلب|place⟧ ⟦ريفها|place⟧", "located_in", &[(2, 1), (1, 2)], &["حلب ← ريفها"]);
    }

    #[test]
    fn what_leads_nowhere_back_is_no_circle() {
        check(FOUR, "subset_of", &[], &[]);
        check(FOUR, "subset_of", &[(1, 2), (1, 3), (2, 4), (3, 4)], &[]);
        // The same both ways says nothing twice.
        check(FOUR, "same_as", &[(1, 2), (2, 1)], &[]);
    }

    #[test]
    fn a_very_long_way_is_walked() {
        let far = 200_000;
        let next = |n: u128| (id(n), [id((n + 1) % far)].into());
        assert_eq!(circles(&(0..far).map(next).collect()).len(), 1);
    }
}

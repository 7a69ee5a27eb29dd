//! Which relations of different annotators are about the same link.
//!
//! In words: two relations of different sides belong together if their ends
//! belong together (see `align`), in the same direction, or in either one where
//! the type says the same both ways. Those of one type are joined first; what is
//! left over at the same two ends is joined as one link of different types.

use std::collections::BTreeMap;

use super::{Item, Side};
use crate::core::model::{AnnotationId, RelationKind, Schema};

/// Relations that belong together.
pub(super) struct Group {
    /// The item that it starts at.
    pub from: usize,
    /// The item that it points to.
    pub to: usize,
    /// For each side its relation, if it has one.
    pub versions: Vec<Option<AnnotationId>>,
}

type Ends = (usize, usize);

/// The groups, by the order of their ends.
pub(super) fn groups(sides: &[Side<'_>], items: &[Item], schema: &Schema) -> Vec<Group> {
    let both_ways = |kind: &RelationKind| schema.relation(kind).is_some_and(|kind| kind.symmetric);
    let mut found: BTreeMap<(Ends, RelationKind), Vec<Vec<AnnotationId>>> = BTreeMap::new();
    for (n, side) in sides.iter().enumerate() {
        let mut place = BTreeMap::new();
        for (at, item) in items.iter().enumerate() {
            if let Some(id) = item.versions.get(n).copied().flatten() {
                place.insert(id, at);
            }
        }
        for relation in side.sheet.relations.values() {
            let (Some(&from), Some(&to)) = (place.get(&relation.from), place.get(&relation.to)) else {
                continue;
            };
            let key = ((from, to), relation.kind.clone());
            let turned = ((to, from), relation.kind.clone());
            // A link that is the same both ways may have been drawn from the other end.
            let key = if both_ways(&relation.kind) && found.contains_key(&turned) { turned } else { key };
            let by_side = found.entry(key).or_insert_with(|| vec![Vec::new(); sides.len()]);
            if let Some(own) = by_side.get_mut(n) {
                own.push(relation.id);
            }
        }
    }
    let mut groups: Vec<(Ends, Vec<Option<AnnotationId>>)> = Vec::new();
    for ((ends, _), by_side) in found {
        let most = by_side.iter().map(Vec::len).max().unwrap_or_default();
        let nth = |n: usize| by_side.iter().map(|own| own.get(n).copied()).collect::<Vec<_>>();
        for versions in (0..most).map(nth) {
            let apart = |(other, theirs): &&mut (Ends, Vec<Option<AnnotationId>>)| {
                *other == ends && theirs.iter().zip(&versions).all(|(a, b)| a.is_none() || b.is_none())
            };
            match groups.iter_mut().find(apart) {
                Some((_, theirs)) => {
                    for (mine, other) in theirs.iter_mut().zip(versions) {
                        *mine = mine.or(other);
                    }
                }
                None => groups.push((ends, versions)),
            }
        }
    }
    groups.into_iter().map(|((from, to), versions)| Group { from, to, versions }).collect()
}

//! Inventories, laid flat.

use std::collections::BTreeMap;

use super::owned;
use crate::core::datasets::inventory::{Inventory, Kind, Values};
use crate::core::flat::{Reader, Writer};
use crate::core::model::Sha256;

/// Puts an inventory.
pub(in crate::core::datasets) fn put_inventory(to: &mut Writer, inventory: &Inventory) {
    let Inventory { documents, marks, links, aside, labels, relations, annotators, ends } = inventory;
    for number in [documents, marks, links, aside] {
        to.number(*number);
    }
    put_map(to, labels, put_kind);
    put_map(to, relations, put_kind);
    put_map(to, annotators, |to, many| to.number(*many));
    to.option(ends.as_ref(), |to, ends| ends.iter().for_each(|end| to.text(&end.to_string())));
}

/// As [`put_inventory`].
pub(in crate::core::datasets) fn take_inventory(from: &mut Reader) -> Option<Inventory> {
    let mut number = || from.number();
    let (documents, marks, links, aside) = (number()?, number()?, number()?, number()?);
    let end = |from: &mut Reader| Sha256::parse(from.text()?);
    Some(Inventory {
        documents,
        marks,
        links,
        aside,
        labels: take_map(from, take_kind)?,
        relations: take_map(from, take_kind)?,
        annotators: take_map(from, |from| from.number())?,
        ends: from.option(|from| Some([end(from)?, end(from)?]))?,
    })
}

fn put_map<T>(to: &mut Writer, map: &BTreeMap<String, T>, put: impl Fn(&mut Writer, &T)) {
    to.number(map.len());
    for (name, one) in map {
        to.text(name);
        put(to, one);
    }
}

fn take_map<T>(from: &mut Reader, take: impl Fn(&mut Reader) -> Option<T>) -> Option<BTreeMap<String, T>> {
    Some(from.list(|from| Some((owned(from)?, take(from)?)))?.into_iter().collect())
}

fn put_kind(to: &mut Writer, Kind { count, attributes, ends }: &Kind) {
    to.number(*count);
    put_map(to, attributes, |to, Values { counts, words }| {
        counts.iter().for_each(|count| to.number(*count));
        to.number(words.len());
        words.iter().for_each(|word| to.text(word));
    });
    to.number(ends.len());
    for (one, other) in ends {
        to.text(one);
        to.text(other);
    }
}

fn take_kind(from: &mut Reader) -> Option<Kind> {
    let values = |from: &mut Reader| {
        let mut counts = [0; 5];
        for count in &mut counts {
            *count = from.number()?;
        }
        Some(Values { counts, words: from.list(owned)?.into_iter().collect() })
    };
    Some(Kind {
        count: from.number()?,
        attributes: take_map(from, values)?,
        ends: from.list(|from| Some((owned(from)?, owned(from)?)))?.into_iter().collect(),
    })
}

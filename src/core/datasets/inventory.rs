//! What kinds of things documents hold: what a person is asked about before
//! anything is taken in.

use std::collections::{BTreeMap, BTreeSet};

use super::document::Document;
use crate::core::model::{Attributes, Sha256, Value, ValueKind};

/// The kinds of things in documents, each with how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    /// How many documents there are.
    pub documents: usize,
    /// How many marks there are.
    pub marks: usize,
    /// How many relations there are.
    pub links: usize,
    /// How many annotations fit nowhere.
    pub aside: usize,
    /// The labels.
    pub labels: BTreeMap<String, Kind>,
    /// The relation types.
    pub relations: BTreeMap<String, Kind>,
    /// The annotators with how many documents they worked on.
    pub annotators: BTreeMap<String, usize>,
    /// The first and the last document: one that goes on in the next part of its file
    /// is there.
    pub(super) ends: Option<[Sha256; 2]>,
}

/// A label or a relation type, as files use it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kind {
    /// How many there are.
    pub count: usize,
    /// Its attributes.
    pub attributes: BTreeMap<String, Values>,
    /// Of a relation type, which labels it joins.
    pub ends: BTreeSet<(String, String)>,
}

/// The values of an attribute, as files use it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    /// How many there are of yes or no, of whole and other numbers, of lists, of texts.
    pub(super) counts: [usize; 5],
    /// The words, as long as they are few.
    pub(super) words: BTreeSet<String>,
}

/// So many different words are choices at most; more are free text.
const CHOICES: usize = 20;

impl Values {
    fn count(&mut self, value: &Value) {
        let [yes_no, whole, number, several, text] = &mut self.counts;
        let (slot, words): (&mut usize, &[String]) = match value {
            Value::NotStated => return,
            Value::YesNo(_) => (yes_no, &[]),
            // No attribute of whole numbers takes a negative one.
            Value::Whole(count) if *count >= 0 => (whole, &[]),
            Value::Whole(_) | Value::Number(_) => (number, &[]),
            Value::Text(word) => (text, std::slice::from_ref(word)),
            Value::Several(words) => (several, words),
        };
        *slot = slot.saturating_add(1);
        words.iter().for_each(|word| self.note(word));
    }

    fn note(&mut self, word: &str) {
        if self.words.len() <= CHOICES && !self.words.contains(word) {
            self.words.insert(word.to_owned());
        }
    }

    fn append(&mut self, other: &Self) {
        self.counts.iter_mut().zip(other.counts).for_each(|(count, more)| add(count, more));
        other.words.iter().for_each(|word| self.note(word));
    }

    /// What kind of attribute holds all of these, and its choices if it has any.
    #[must_use]
    pub fn kind(&self) -> (ValueKind, Vec<String>) {
        let [yes_no, whole, number, several, text] = &self.counts;
        let words = || self.words.iter().cloned().collect();
        let few = self.words.len() <= CHOICES;
        match (yes_no, whole, number, several, text) {
            (_, 0, 0, 0, 0) => (ValueKind::YesNo, Vec::new()),
            (0, _, 0, 0, 0) => (ValueKind::Whole, Vec::new()),
            (0, _, _, 0, 0) => (ValueKind::Number, Vec::new()),
            (0, 0, 0, 0, _) if few => (ValueKind::Choice, words()),
            (0, 0, 0, _, 0) if few => (ValueKind::Several, words()),
            _ => (ValueKind::Text, Vec::new()),
        }
    }
}

impl Inventory {
    /// Of these documents, which are all of this file or one part of it.
    #[must_use]
    pub fn of(file: &str, documents: &[Document]) -> Self {
        let mut all = Self::default();
        documents.iter().for_each(|document| all.count(document));
        let sign = |one: &Document| Sha256::of(&[file, &one.name, one.text.as_str()].join("\n"));
        all.ends = documents.first().zip(documents.last()).map(|(first, last)| [first, last].map(sign));
        all
    }

    /// Puts that of the next files, or of the next part of one, behind this. A document
    /// that goes on there is counted once.
    pub fn append(&mut self, other: Self) {
        if let (Some([_, last]), Some([first, _])) = (self.ends, other.ends) {
            let goes_on = usize::from(last == first);
            self.documents = self.documents.saturating_sub(goes_on);
        }
        self.ends = self.ends.zip(other.ends).map(|([a, _], [_, b])| [a, b]).or(self.ends).or(other.ends);
        add(&mut self.documents, other.documents);
        add(&mut self.marks, other.marks);
        add(&mut self.links, other.links);
        add(&mut self.aside, other.aside);
        append(&mut self.labels, other.labels, Kind::append);
        append(&mut self.relations, other.relations, Kind::append);
        append(&mut self.annotators, other.annotators, add);
    }

    /// Counts a document, too.
    pub fn count(&mut self, document: &Document) {
        add(&mut self.documents, 1);
        for work in &document.works {
            add(self.annotators.entry(work.annotator.clone()).or_default(), 1);
            add(&mut self.aside, work.aside.len());
            add(&mut self.marks, work.marks.len());
            add(&mut self.links, work.links.len());
            for mark in &work.marks {
                at(&mut self.labels, &mark.label, |kind| kind.tally(&mark.attributes));
            }
            for link in &work.links {
                let of = |at: usize| work.marks.get(at).map(|mark| mark.label.clone()).unwrap_or_default();
                at(&mut self.relations, &link.kind, |kind| {
                    kind.tally(&link.attributes);
                    kind.ends.insert((of(link.from), of(link.to)));
                });
            }
        }
    }
}

fn add(count: &mut usize, more: usize) {
    *count = count.saturating_add(more);
}

fn append<T: Default>(all: &mut BTreeMap<String, T>, others: BTreeMap<String, T>, join: impl Fn(&mut T, T)) {
    for (name, other) in others {
        join(all.entry(name).or_default(), other);
    }
}

/// Does something to what has this name. Nearly all are there already, and need no name
/// of their own.
fn at<T: Default>(all: &mut BTreeMap<String, T>, name: &str, act: impl FnOnce(&mut T)) {
    match all.get_mut(name) {
        Some(one) => act(one),
        None => act(all.entry(name.to_owned()).or_default()),
    }
}

impl Kind {
    fn append(&mut self, other: Self) {
        add(&mut self.count, other.count);
        append(&mut self.attributes, other.attributes, |values, more| values.append(&more));
        self.ends.extend(other.ends);
    }

    fn tally(&mut self, attributes: &Attributes) {
        self.count = self.count.saturating_add(1);
        for (name, value) in attributes {
            at(&mut self.attributes, name, |values| values.count(value));
        }
    }
}

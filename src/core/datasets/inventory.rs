//! What kinds of things documents hold: what a person is asked about before
//! anything is taken in.

use std::collections::{BTreeMap, BTreeSet};

use super::document::Document;
use crate::core::model::{Attributes, Value, ValueKind};

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
    yes_no: usize,
    whole: usize,
    number: usize,
    several: usize,
    text: usize,
    /// The words, as long as they are few.
    words: BTreeSet<String>,
}

/// So many different words are choices at most; more are free text.
const CHOICES: usize = 20;

impl Values {
    fn count(&mut self, value: &Value) {
        let (slot, words): (&mut usize, &[String]) = match value {
            Value::NotStated => return,
            Value::YesNo(_) => (&mut self.yes_no, &[]),
            // No attribute of whole numbers takes a negative one.
            Value::Whole(number) if *number >= 0 => (&mut self.whole, &[]),
            Value::Whole(_) | Value::Number(_) => (&mut self.number, &[]),
            Value::Text(word) => (&mut self.text, std::slice::from_ref(word)),
            Value::Several(words) => (&mut self.several, words),
        };
        *slot = slot.saturating_add(1);
        for word in words {
            if self.words.len() <= CHOICES {
                self.words.insert(word.clone());
            }
        }
    }

    /// What kind of attribute holds all of these, and its choices if it has any.
    #[must_use]
    pub fn kind(&self) -> (ValueKind, Vec<String>) {
        let Self { yes_no, whole, number, several, text, words } = self;
        let words = || words.iter().cloned().collect();
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
    /// Counts a document, too.
    pub fn count(&mut self, document: &Document) {
        let up = |slot: &mut usize| *slot = slot.saturating_add(1);
        up(&mut self.documents);
        for work in &document.works {
            up(self.annotators.entry(work.annotator.clone()).or_default());
            self.aside = self.aside.saturating_add(work.aside.len());
            self.marks = self.marks.saturating_add(work.marks.len());
            self.links = self.links.saturating_add(work.links.len());
            for mark in &work.marks {
                kind(&mut self.labels, &mark.label).tally(&mark.attributes);
            }
            for link in &work.links {
                let of = |at: usize| work.marks.get(at).map(|mark| mark.label.clone()).unwrap_or_default();
                let found = kind(&mut self.relations, &link.kind);
                found.tally(&link.attributes);
                found.ends.insert((of(link.from), of(link.to)));
            }
        }
    }
}

fn kind<'a>(kinds: &'a mut BTreeMap<String, Kind>, name: &str) -> &'a mut Kind {
    // Looked up first: nearly all are there already, and need no name of their own.
    if !kinds.contains_key(name) {
        kinds.insert(name.to_owned(), Kind::default());
    }
    kinds.entry(name.to_owned()).or_default()
}

impl Kind {
    fn tally(&mut self, attributes: &Attributes) {
        self.count = self.count.saturating_add(1);
        for (name, value) in attributes {
            self.attributes.entry(name.clone()).or_default().count(value);
        }
    }
}

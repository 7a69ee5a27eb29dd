//! What a draft has wrong. Most of it is only pointed out: a person may know better.

use super::draft::{Item, Owner};
use super::edit::NO_KEY;
use crate::core::model::{Attribute, Hue, Ink, Label, Schema, ValueKind, Words};
use crate::core::sight::{Gap, Looks};

/// Something to point out.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The part of the draft; the draft as a whole if none.
    pub at: Option<Item>,
    /// What it is.
    pub fault: Fault,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// No label is offered.
    NoLabels,
    /// A part has no name in any language.
    Nameless,
    /// A part has no English name.
    NoEnglish,
    /// A part has no Arabic name.
    NoArabic,
    /// A label has no key but its digit.
    NoKey,
    /// The label at another place has the same key.
    KeyTwice(usize),
    /// The app itself has the key, which comes first.
    KeyOfApp(char),
    /// The label at another place has the same colour and the same line.
    SameLook(usize),
    /// The colour is hard to tell from that of the label at another place.
    Close(usize, Gap),
    /// The colour is hard to see on paper.
    Faint(Hue),
    /// It is asked when an attribute has a value that does not exist.
    NoCondition,
    /// It has nothing to choose from.
    NoChoices,
    /// It joins nothing.
    NoEnds,
}

impl Fault {
    /// Whether a schema with it could not be worked with.
    #[must_use]
    pub fn breaks(&self) -> bool {
        matches!(self, Self::NoLabels | Self::Nameless)
    }
}

/// How far apart two colours of labels have to be (CIEDE2000, in tenths) where
/// the lines are the same; and where the lines are different, so that they help.
/// A difference of 2 or 3 is just seen side by side on large patches; thin lines
/// in a text that are looked at one after another need several times that.
const FAR_ENOUGH: [u16; 2] = [100, 50];

/// All there is to point out, in the order of the parts. `of_app` are the keys
/// that the app has for itself, as Latin capitals.
#[must_use]
pub fn findings(draft: &Schema, of_app: &[char], looks: &Looks) -> Vec<Finding> {
    let mut found = Vec::new();
    if draft.offered().next().is_none() {
        found.push(Finding { at: None, fault: Fault::NoLabels });
    }
    let mut say = |item: Item, fault: Fault| found.push(Finding { at: Some(item), fault });
    for (at, label) in draft.labels.iter().enumerate() {
        let owner = Owner::Label(at);
        of_name(&label.name, Item::Owner(owner), &mut say);
        if !label.retired {
            let others = draft.labels.iter().enumerate().filter(|(n, other)| *n != at && !other.retired);
            of_key(label, &mut others.clone(), of_app, &mut |fault| say(Item::Owner(owner), fault));
            of_look(label, &mut { others }, looks, &mut |fault| say(Item::Owner(owner), fault));
        }
        of_attributes(&label.attributes, owner, &mut say);
    }
    for (at, kind) in draft.relations.iter().enumerate() {
        let owner = Owner::Relation(at);
        of_name(&kind.name, Item::Owner(owner), &mut say);
        if kind.ends.is_empty() && !kind.retired {
            say(Item::Owner(owner), Fault::NoEnds);
        }
        of_attributes(&kind.attributes, owner, &mut say);
    }
    found
}

type Say<'a> = &'a mut dyn FnMut(Item, Fault);
type Others<'a, 'b> = &'a mut dyn Iterator<Item = (usize, &'b Label)>;

fn of_name(name: &Words, item: Item, say: Say<'_>) {
    match (name.en.trim().is_empty(), name.ar.trim().is_empty()) {
        (true, true) => say(item, Fault::Nameless),
        (true, false) => say(item, Fault::NoEnglish),
        (false, true) => say(item, Fault::NoArabic),
        (false, false) => {}
    }
}

fn of_key(label: &Label, mut others: Others<'_, '_>, of_app: &[char], say: &mut dyn FnMut(Fault)) {
    if label.key == NO_KEY {
        say(Fault::NoKey);
    } else if of_app.contains(&label.key) {
        say(Fault::KeyOfApp(label.key));
    } else if let Some((at, _)) = Iterator::find(&mut others, |(_, other)| other.key == label.key) {
        say(Fault::KeyTwice(at));
    }
}

fn of_look(label: &Label, others: Others<'_, '_>, looks: &Looks, say: &mut dyn FnMut(Fault)) {
    if looks.faint.contains(&label.hue) {
        say(Fault::Faint(label.hue));
    }
    for (at, other) in others {
        if other.ink() == label.ink() {
            say(Fault::SameLook(at));
        } else if let Some(gap) = alike(label.ink(), other.ink(), looks) {
            say(Fault::Close(at, gap));
        }
    }
}

/// The gap between two colours, if it is too small for what the lines do.
pub(super) fn alike(a: Ink, b: Ink, looks: &Looks) -> Option<Gap> {
    let [same, other_line] = FAR_ENOUGH;
    let least = if a.underline == b.underline { same } else { other_line };
    looks.gap(a.hue, b.hue).filter(|gap| gap.tenths < least)
}

fn of_attributes(attributes: &[Attribute], owner: Owner, say: Say<'_>) {
    for (at, attribute) in attributes.iter().enumerate() {
        let item = Item::Attribute(owner, at);
        of_name(&attribute.name, item, say);
        for (n, choice) in attribute.choices.iter().enumerate() {
            of_name(&choice.name, Item::Choice(owner, at, n), say);
        }
        if attribute.retired {
            continue;
        }
        let chosen = matches!(attribute.kind, ValueKind::Choice | ValueKind::Several);
        if chosen && attribute.choices.iter().all(|choice| choice.retired) {
            say(item, Fault::NoChoices);
        }
        if let Some(condition) = &attribute.when {
            let other = attributes.iter().find(|one| one.id == condition.attribute && one.id != attribute.id);
            let known = |value: &String| {
                other.is_some_and(|one| match one.kind {
                    ValueKind::YesNo => value == "yes" || value == "no",
                    _ => one.choice(value).is_some(),
                })
            };
            if other.is_none() || !condition.values.iter().all(known) {
                say(item, Fault::NoCondition);
            }
        }
    }
}

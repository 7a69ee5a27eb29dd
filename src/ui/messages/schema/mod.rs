//! Words about the schema and the guidelines.

mod ar;
mod en;

pub use ar::WORDS as AR;
pub use en::WORDS as EN;

use super::{Forms, Language, apart, figure, fill};
use crate::core::model::{Schema, Words};
use crate::core::reshape::{Draft, Fault, Holder, Item, Lost, Owner};
use crate::core::sight::Sight;

/// The words.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct SchemaWording {
    pub title: &'static str,
    pub menu: &'static str,
    pub export: &'static str,
    pub import: &'static str,
    pub version: &'static str,
    pub next_version: &'static str,
    pub save: &'static str,
    pub discard: &'static str,
    pub go_on: &'static str,
    pub unsaved: &'static str,
    pub unsaved_more: &'static str,
    pub broken: &'static str,
    pub refused: &'static str,
    pub name: &'static str,
    pub relations: &'static str,
    pub choose: &'static str,
    pub to_list: &'static str,
    pub add_label: &'static str,
    pub add_relation: &'static str,
    pub add_attribute: &'static str,
    pub add_choice: &'static str,
    pub name_en: &'static str,
    pub name_ar: &'static str,
    pub means_en: &'static str,
    pub means_ar: &'static str,
    pub inverse_en: &'static str,
    pub inverse_ar: &'static str,
    pub untitled: &'static str,
    pub id_of: &'static str,
    pub colour: &'static str,
    pub line: &'static str,
    pub mark: &'static str,
    pub key: &'static str,
    pub no_key_choice: &'static str,
    pub hues: [&'static str; 8],
    pub lines: [&'static str; 5],
    pub marks: [&'static str; 2],
    pub kinds: [&'static str; 6],
    pub attributes: &'static str,
    pub no_attributes: &'static str,
    pub kind: &'static str,
    pub required: &'static str,
    pub asked_when: &'static str,
    pub always: &'static str,
    pub when_of: &'static str,
    pub only_with: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    pub choices: &'static str,
    pub ends: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub pair: &'static str,
    pub join: &'static str,
    pub part: &'static str,
    pub symmetric: &'static str,
    pub up: &'static str,
    pub down: &'static str,
    pub retire: &'static str,
    pub take_up: &'static str,
    pub remove: &'static str,
    pub retired: &'static str,
    pub no_labels: &'static str,
    pub nameless: &'static str,
    pub no_english: &'static str,
    pub no_arabic: &'static str,
    pub no_key: &'static str,
    pub key_twice: &'static str,
    pub key_of_app: &'static str,
    pub same_look: &'static str,
    pub near: &'static str,
    pub eyes: [&'static str; 4],
    pub faint: &'static str,
    pub no_condition: &'static str,
    pub no_choices: &'static str,
    pub no_ends: &'static str,
    pub asks: &'static str,
    pub asks_more: &'static str,
    pub lost_label: &'static str,
    pub lost_relation: &'static str,
    pub lost_ends: &'static str,
    pub lost_attribute: &'static str,
    pub lost_choice: &'static str,
    pub so_many_in: &'static str,
    pub keep: &'static str,
    pub keep_ends: &'static str,
    pub goes_to: &'static str,
    pub cost: &'static str,
    pub costs_nothing: &'static str,
    pub links: Forms,
    pub values: Forms,
    pub guidelines: &'static str,
    pub of_project: &'static str,
    pub find: &'static str,
    pub edit: &'static str,
    pub text_of: &'static str,
    pub markdown: &'static str,
    pub preview: &'static str,
    pub empty: &'static str,
    pub example: &'static str,
    pub said_no_example: &'static str,
}

/// What is wrong with a part of a draft.
#[must_use]
pub fn describe_fault(language: Language, draft: &Draft, fault: &Fault) -> String {
    let words = &language.messages().schema;
    let label = |at: usize| named(language, &draft.name(Item::Owner(Owner::Label(at))));
    match fault {
        Fault::NoLabels => words.no_labels.to_owned(),
        Fault::Nameless => words.nameless.to_owned(),
        Fault::NoEnglish => words.no_english.to_owned(),
        Fault::NoArabic => words.no_arabic.to_owned(),
        Fault::NoKey => words.no_key.to_owned(),
        Fault::KeyTwice(other) => fill(words.key_twice, &[&label(*other)]),
        Fault::KeyOfApp(key) => fill(words.key_of_app, &[&apart(&key.to_string())]),
        Fault::SameLook(other) => fill(words.same_look, &[&label(*other)]),
        Fault::Close(other, gap) => {
            let [normal, protan, deutan, tritan] = words.eyes;
            let eyes = match gap.sight {
                Sight::Normal => normal,
                Sight::Protan => protan,
                Sight::Deutan => deutan,
                Sight::Tritan => tritan,
            };
            let [whole, tenth] = [gap.tenths / 10, gap.tenths % 10].map(|part| figure(part.into()));
            fill(words.near, &[&label(*other), eyes, &apart(&format!("{whole}.{tenth}"))])
        }
        Fault::Faint(_) => words.faint.to_owned(),
        Fault::NoCondition => words.no_condition.to_owned(),
        Fault::NoChoices => words.no_choices.to_owned(),
        Fault::NoEnds => words.no_ends.to_owned(),
    }
}

/// A name in the language of the interface, else in the other, else that there is none.
#[must_use]
pub fn named(language: Language, name: &Words) -> String {
    let names = [language, language.other()].map(|language| language.of(name).trim());
    let found = names.into_iter().find(|name| !name.is_empty());
    apart(found.unwrap_or(language.messages().schema.untitled))
}

/// A part of the project's schema that the draft does not have.
#[must_use]
pub fn describe_lost(language: Language, schema: &Schema, lost: &Lost) -> String {
    let words = &language.messages().schema;
    let label = |id: &crate::core::model::LabelId| {
        schema.label(id).map_or_else(|| id.to_string(), |label| named(language, &label.name))
    };
    let relation = |id: &crate::core::model::RelationKind| {
        schema.relation(id).map_or_else(|| id.to_string(), |kind| named(language, &kind.name))
    };
    let holder = |holder: &Holder| match holder {
        Holder::Label(id) => (label(id), schema.label(id).map(|label| label.attributes.as_slice())),
        Holder::Relation(id) => (relation(id), schema.relation(id).map(|kind| kind.attributes.as_slice())),
    };
    let attribute = |of: &Holder, id: &str| {
        let (of, all) = holder(of);
        (of, all.and_then(|all| all.iter().find(|one| one.id == id)))
    };
    match lost {
        Lost::Label(id) => fill(words.lost_label, &[&label(id)]),
        Lost::Relation(id) => fill(words.lost_relation, &[&relation(id)]),
        Lost::Ends(id, from, to) => fill(words.lost_ends, &[&relation(id), &label(from), &label(to)]),
        Lost::Attribute(of, id) => {
            let (of, one) = attribute(of, id);
            let name = one.map_or_else(|| id.clone(), |one| named(language, &one.name));
            fill(words.lost_attribute, &[&name, &of])
        }
        Lost::Choice(of, id, choice) => {
            let (of, one) = attribute(of, id);
            let name = one.map_or_else(|| id.clone(), |one| named(language, &one.name));
            let choice = one.and_then(|one| one.choice(choice)).map(|choice| named(language, &choice.name));
            fill(words.lost_choice, &[&choice.unwrap_or_default(), &name, &of])
        }
    }
}

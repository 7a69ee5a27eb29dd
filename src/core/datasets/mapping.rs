//! The labels, relation types and attributes of files, and what they are in a
//! project: proposed by name, decided by a person; what the schema does not have
//! is added to it.

use std::collections::BTreeMap;

use super::inventory::{Inventory, Kind, Values};
use crate::core::model::{LabelId, RelationKind, Schema, ValueKind, Words};
use crate::core::reshape::{Draft, Edit, Item, Owner};

/// More labels or relation types than a schema can be given in one go: whoever
/// meets more has likely read a column of texts as labels.
pub const MOST: usize = 200;

/// What becomes of a label or relation type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To<T> {
    /// It is one of the schema's.
    Known(T),
    /// It is added to the schema.
    New,
    /// Whatever has it is left out.
    Out,
}

/// What becomes of what files hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The labels.
    pub labels: BTreeMap<String, To<LabelId>>,
    /// The relation types.
    pub relations: BTreeMap<String, To<RelationKind>>,
    /// Whether attributes and choices that the schema does not have are added to
    /// it; else they are left out.
    pub attributes: bool,
}

impl Mapping {
    /// What a person is likely to want: what has the name or the id of something in
    /// the schema is that, everything else is added.
    #[must_use]
    pub fn proposed(inventory: &Inventory, schema: &Schema) -> Self {
        let label = |name: &String| {
            let mut labels = schema.labels.iter().filter(|label| !label.retired);
            let found = labels.find(|label| is_called(name, label.id.as_str(), &label.name));
            (name.clone(), found.map_or(To::New, |label| To::Known(label.id.clone())))
        };
        let relation = |name: &String| {
            let mut relations = schema.relations.iter().filter(|relation| !relation.retired);
            let found = relations.find(|one| is_called(name, one.id.as_str(), &one.name));
            (name.clone(), found.map_or(To::New, |one| To::Known(one.id.clone())))
        };
        Self {
            labels: inventory.labels.keys().map(label).collect(),
            relations: inventory.relations.keys().map(relation).collect(),
            attributes: true,
        }
    }

    /// The same with what was decided `before` about what is still there.
    #[must_use]
    pub fn keeping(mut self, before: Self) -> Self {
        for (name, to) in before.labels {
            self.labels.entry(name).and_modify(|now| *now = to);
        }
        for (name, to) in before.relations {
            self.relations.entry(name).and_modify(|now| *now = to);
        }
        Self { attributes: before.attributes, ..self }
    }

    /// The schema with everything that is to be added to it, and what each label and
    /// relation type is there; none for those that are left out. Keys that the
    /// program has itself are in `of_app`.
    #[must_use]
    pub fn settle(&self, inventory: &Inventory, schema: &Schema, of_app: &[char]) -> Settled {
        let mut draft = Draft::of(schema.clone());
        let mut settled =
            Settled { schema: schema.clone(), labels: BTreeMap::new(), relations: BTreeMap::new() };
        for (name, to) in &self.labels {
            let id = match to {
                To::Out => continue,
                To::Known(id) => id.clone(),
                To::New => match draft
                    .edit(Edit::AddLabel(of_app.to_vec()))
                    .and_then(|new| called(&mut draft, new, name))
                {
                    Some(item) => LabelId::new(&draft.id(item)),
                    None => continue,
                },
            };
            if let Some(kind) = inventory.labels.get(name).filter(|_| self.attributes)
                && let Some(at) = draft.schema().labels.iter().position(|label| label.id == id)
            {
                extend(&mut draft, Owner::Label(at), kind);
            }
            settled.labels.insert(name.clone(), id);
        }
        for (name, to) in &self.relations {
            let id = match to {
                To::Out => continue,
                To::Known(id) => id.clone(),
                To::New => {
                    match draft.edit(Edit::AddRelation).and_then(|new| called(&mut draft, new, name)) {
                        Some(item) => RelationKind::new(&draft.id(item)),
                        None => continue,
                    }
                }
            };
            let at = draft.schema().relations.iter().position(|one| one.id == id);
            if let Some((kind, at)) = inventory.relations.get(name).zip(at) {
                for (from, end) in &kind.ends {
                    // What the schema forbids stays forbidden, but it says nothing yet of
                    // labels that are new.
                    let is_new = |label: &String| self.labels.get(label) == Some(&To::New);
                    if (*to == To::New || is_new(from) || is_new(end))
                        && let Some((from, end)) = settled.labels.get(from).zip(settled.labels.get(end))
                    {
                        draft.edit(Edit::Join(at, from.clone(), end.clone()));
                    }
                }
                if self.attributes {
                    extend(&mut draft, Owner::Relation(at), kind);
                }
            }
            settled.relations.insert(name.clone(), id);
        }
        settled.schema = draft.schema().clone();
        settled
    }
}

/// A schema, and what the names of files are in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Settled {
    /// The schema.
    pub schema: Schema,
    /// The labels; those that are left out are missing.
    pub labels: BTreeMap<String, LabelId>,
    /// The relation types; those that are left out are missing.
    pub relations: BTreeMap<String, RelationKind>,
}

/// Whether a name is an id or one of these words, whatever its case.
pub(super) fn is_called(name: &str, id: &str, words: &Words) -> bool {
    let name = name.trim().to_lowercase();
    [id, &words.en, &words.ar].iter().any(|word| !word.is_empty() && word.to_lowercase() == name)
}

/// Gives a new part its name, which serves in both languages until somebody
/// translates it.
fn called(draft: &mut Draft, item: Item, name: &str) -> Option<Item> {
    draft.edit(Edit::Rename(item, Words { en: name.to_owned(), ar: name.to_owned() }))
}

/// Adds the attributes and choices that the schema does not have.
fn extend(draft: &mut Draft, owner: Owner, kind: &Kind) {
    for (name, values) in &kind.attributes {
        let known = draft.attributes(owner).iter().position(|one| is_called(name, &one.id, &one.name));
        let at = match known {
            Some(at) => at,
            None => match add(draft, owner, name, values) {
                Some(at) => at,
                None => continue,
            },
        };
        let Some(attribute) = draft.attribute(owner, at) else { continue };
        if !matches!(attribute.kind, ValueKind::Choice | ValueKind::Several) {
            continue;
        }
        let (_, words) = values.kind();
        let new = |word: &String| !attribute.choices.iter().any(|one| is_called(word, &one.id, &one.name));
        let new: Vec<String> = words.into_iter().filter(new).collect();
        for word in new {
            if let Some(choice) = draft.edit(Edit::AddChoice(owner, at)) {
                called(draft, choice, &word);
            }
        }
    }
}

fn add(draft: &mut Draft, owner: Owner, name: &str, values: &Values) -> Option<usize> {
    let item = draft.edit(Edit::AddAttribute(owner))?;
    let Item::Attribute(_, at) = called(draft, item, name)? else { return None };
    draft.edit(Edit::Kind(owner, at, values.kind().0));
    Some(at)
}
